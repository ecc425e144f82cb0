import { expect, type Locator } from '@playwright/test';
import type { Officer } from './officer.ts';
import type { Phone } from './phone.ts';

/** What a complainant does on the phone besides reading. */
export class TakingPart {
  readonly #phone: Phone;

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  dock(): Locator {
    const { page, words } = this.#phone;
    return page.getByRole('navigation', { name: words.say('take-part:dock.label') });
  }

  sheet(): Locator {
    return this.#phone.page.getByRole('dialog').last();
  }

  async opens(what: 'clue' | 'photo' | 'stills' | 'messages'): Promise<void> {
    await this.dock()
      .getByRole('button', { name: this.#phone.words.say(`take-part:dock.${what}`) })
      .click();
    await expect(this.sheet()).toBeVisible();
  }

  async closes(): Promise<void> {
    await this.sheet()
      .getByRole('button', { name: this.#phone.words.say('take-part:close'), exact: true })
      .click();
    await expect(this.#phone.page.getByRole('dialog')).toHaveCount(0);
  }

  /** In the sheet of messages. */
  async writes(text: string): Promise<void> {
    const { page, words } = this.#phone;
    await page.getByLabel(words.say('take-part:messages.write')).fill(text);
    await page.getByRole('button', { name: words.say('take-part:messages.send'), exact: true }).click();
  }

  messages(): Locator {
    return this.sheet().locator('.message');
  }
}

/** The card in which officers read and answer. */
export class TalkCard {
  readonly #officer: Officer;

  constructor(officer: Officer) {
    this.#officer = officer;
  }

  card(): Locator {
    const { page, words } = this.#officer;
    return page.getByRole('region', { name: new RegExp(`^${words.say('talk:title')}`) });
  }

  async writes(text: string): Promise<void> {
    await this.#officer.field('talk:reply.label').fill(text);
    await this.card()
      .getByRole('button', { name: this.#officer.words.say('talk:reply.send') })
      .click();
  }
}
