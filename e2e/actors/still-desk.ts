import { expect } from '@playwright/test';
import type { Officer } from './officer.ts';
import { Stage } from './stage.ts';

/** The page where an officer works with the stills of a case. */
export class StillDesk {
  readonly #officer: Officer;
  readonly stage: Stage;

  constructor(officer: Officer) {
    this.#officer = officer;
    this.stage = new Stage(officer.page, officer.words);
  }

  /** From the page of the case. */
  async opens(): Promise<void> {
    const { page, words } = this.#officer;
    const card = page.getByRole('region', { name: new RegExp(`^${words.say('stills:card.title')}`) });
    await card.getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1, name: words.say('stills:title') })).toBeVisible();
  }

  /** Puts a picture in: sealed, registered, and nobody else's yet. */
  async callsUp(picture: Buffer, camera: string, reason: string): Promise<void> {
    const { page, words } = this.#officer;
    const add = page.getByRole('button', { name: words.say('stills:add.open') });
    if (await add.isVisible()) await add.click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '嫌疑人-张某-原图.jpg', mimeType: 'image/jpeg', buffer: picture });
    await this.#officer.field('stills:add.camera').fill(camera);
    await page.getByLabel(words.say('stills:add.reason')).fill(reason);
    await this.#officer.button('stills:add.action').click();
    await expect(this.#officer.dialog()).toBeHidden();
    await this.stage.shows();
  }

  async shares(caption: string): Promise<void> {
    const { words } = this.#officer;
    await this.#officer.page.getByLabel(words.say('stills:share.caption')).fill(caption);
    await this.#officer.button('stills:share.action.live').click();
    await expect(this.#officer.shows('stills:state.shared').first()).toBeVisible();
    await this.stage.shows();
  }
}
