import { expect, type Locator, type Page } from '@playwright/test';
import type { Stage } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Server } from '../harness/server.ts';
import { type Words, wordsIn } from '../harness/words.ts';

export const HALL = { viewport: { width: 1920, height: 1080 } };
export const PORTRAIT = { width: 1080, height: 1920 };

/** The board speaks these in turn; what it says is looked for in all of them. */
const BOARD_LANGUAGES = ['zh-Hans', 'en', 'ar'] as const;
const TURN_MS = 12_000;
type BoardLanguage = (typeof BOARD_LANGUAGES)[number];
const SPOKEN = BOARD_LANGUAGES.map(wordsIn);

function inAnyLanguage(patternOf: (words: Words) => RegExp): RegExp {
  return new RegExp(SPOKEN.map((words) => patternOf(words).source).join('|'), 'u');
}

/** The display in the hall. */
export class Kiosk {
  readonly page: Page;
  readonly #server: Server;

  constructor(page: Page, server: Server) {
    this.page = page;
    this.#server = server;
  }

  async opens(): Promise<void> {
    await this.page.goto(`${this.#server.url}/kiosk`);
  }

  /** The six digits to be read out. */
  async digits(): Promise<string> {
    const digits = this.page.getByRole('status', { name: /^\d{6}$/ });
    await expect(digits).toBeVisible();
    return digits.innerText().then((text) => text.replace(/\D/g, ''));
  }

  board(): Locator {
    return this.page.getByRole('heading', {
      level: 2,
      name: inAnyLanguage(({ like }) => looser(like('kiosk:heading'))),
    });
  }

  cards(): Locator {
    return this.page.locator('[data-alias]');
  }

  /** A seat on the board of the hall, while it is in a state. */
  seat(number: number, state: 'free' | 'viewing'): Locator {
    return this.page
      .locator(`[data-seat="${number}"]`)
      .getByText(inAnyLanguage(({ like }) => like(`seats:hall.${state}`)));
  }

  card(alias: number): Locator {
    return this.page.locator(`[data-alias="${alias}"]`);
  }

  async showsStage(alias: number, stage: Stage): Promise<void> {
    const words = inAnyLanguage(({ say }) => new RegExp(say(`common:stage.${stage}`), 'u'));
    await expect(this.card(alias)).toContainText(words);
  }

  shows(key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByText(inAnyLanguage(({ like }) => like(key, values)));
  }

  /** Moves the clock on to the turn of a language; the board speaks each for twelve seconds. */
  async speaks(language: BoardLanguage): Promise<void> {
    const now = this.#server.now();
    const turns = (BOARD_LANGUAGES.indexOf(language) - Math.floor(now / TURN_MS)) % BOARD_LANGUAGES.length;
    const ahead = (turns + BOARD_LANGUAGES.length) % BOARD_LANGUAGES.length;
    if (ahead > 0) await this.#server.moveClock(ahead * TURN_MS - (now % TURN_MS));
    await expect(this.page.locator('html')).toHaveAttribute('lang', language);
  }
}

/** The heading carries more than its words: which page, whose turn. */
function looser(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replace(/^\^\\s\*|\\s\*\$$/g, ''), 'u');
}
