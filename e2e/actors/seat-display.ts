import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { Server } from '../harness/server.ts';
import { wordsIn } from '../harness/words.ts';
import { Kiosk } from './kiosk.ts';

export const SEAT = { viewport: { width: 1920, height: 1080 }, hasTouch: true };

/** The display of one seat. It is paired like any display, and speaks in turns while nobody is served. */
export class SeatDisplay extends Kiosk {
  constructor(page: Page, server: Server) {
    super(page, server);
    /** Whatever this page ever fetched of a case. */
    page.on('response', (response) => {
      if (response.url().includes('/seat/pictures/') && response.ok()) this.pictures.push(response.url());
    });
  }

  readonly pictures: string[] = [];

  still(): Locator {
    return this.page.locator('.still-frame > img');
  }

  idle(): Locator {
    return this.page.locator('.seat-idle');
  }

  mark(words: string): Locator {
    return this.page.locator('.mark-label').filter({ hasText: words });
  }

  endButton(language: Language): Locator {
    return this.page.getByRole('button', { name: wordsIn(language).say('seats:display.end') });
  }

  /** Waits until the picture has been drawn, not only asked for. */
  async showsStill(): Promise<void> {
    await expect(this.still()).toBeVisible();
    await expect
      .poll(() => this.still().evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  }

  /** The last words of the page stand on the screen, whole. */
  async fits(): Promise<void> {
    const box = await this.page.locator('.seat-endnote').boundingBox();
    const height = this.page.viewportSize()?.height ?? 0;
    expect(box && box.y + box.height).toBeLessThanOrEqual(height);
  }

  /** Nothing of a case is on the page, nor in anything that the browser keeps. */
  async holdsNothing(): Promise<void> {
    await expect(this.idle()).toBeVisible();
    await expect(this.page.locator('img')).toHaveCount(0);
    await expect(this.page.locator('.mark-label')).toHaveCount(0);
    const kept = await this.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
    expect(kept).toEqual({ local: [], session: [], caches: [], databases: [] });
  }
}
