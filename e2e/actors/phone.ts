import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { eavesdrop } from '../harness/eavesdrop.ts';
import type { Pass, Server } from '../harness/server.ts';
import type { Words } from '../harness/words.ts';

export const PHONE = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
};

/** The complainant with a phone in hand. */
export class Phone {
  readonly page: Page;
  readonly words: Words;
  readonly wire: ReturnType<typeof eavesdrop>;
  readonly #server: Server;

  constructor(page: Page, words: Words, server: Server) {
    this.page = page;
    this.words = words;
    this.#server = server;
    this.wire = eavesdrop(page);
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async opensPortal(): Promise<void> {
    await this.page.goto(`${this.#server.url}/`);
  }

  async opensByQr(pass: Pass): Promise<void> {
    await this.page.goto(pass.address);
    await expect(this.handBackLink()).toBeVisible();
  }

  async typesPass(number: string, code: string): Promise<void> {
    const { say } = this.words;
    await this.page.getByLabel(say('portal:enter.number')).fill(number);
    await this.page.getByLabel(say('portal:enter.code')).fill(code);
    await this.page.getByRole('button', { name: say('portal:enter.open') }).click();
  }

  /** What is happening now, in the largest words. */
  now(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  shows(key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByText(this.words.like(key, values));
  }

  /** Whether the station’s name is to be read to its end on a screen of this width. */
  async showsStationWhole(width: number): Promise<boolean> {
    await this.page.setViewportSize({ ...PHONE.viewport, width });
    return this.page
      .locator('.topbar .brand span')
      .evaluate((name) => name.scrollWidth <= name.clientWidth && name.scrollHeight <= name.clientHeight);
  }

  live(): Locator {
    return this.shows('portal:connection.live');
  }

  offline(): Locator {
    return this.shows('portal:connection.offlineAsOf');
  }

  /** The lines of the timeline, the newest first. */
  entries(): Locator {
    return this.page.locator('[data-place]');
  }

  /** The line under a title, given by its key or as it may read. */
  entry(title: string | RegExp): Locator {
    const words = typeof title === 'string' ? this.words.say(title) : title;
    return this.entries().filter({ has: this.page.locator('h3 > span:first-child', { hasText: words }) });
  }

  /** The titles of the timeline, the oldest first. */
  async titles(): Promise<string[]> {
    const titles = await this.entries().locator('h3 > span:first-child').allTextContents();
    return titles.toReversed();
  }

  /** The places in the stream, as they stand on the page from the oldest to the newest. */
  async places(): Promise<number[]> {
    const places = await this.entries().evaluateAll((lines) =>
      lines.map((line) => Number(line.getAttribute('data-place'))),
    );
    return places.toReversed();
  }

  /** Has the whole page before the eyes until nothing on it is new. */
  async reads(): Promise<void> {
    await this.page.setViewportSize({ ...PHONE.viewport, height: 4_000 });
    await expect(this.page.getByText(this.words.say('portal:entry.new'), { exact: true })).toHaveCount(0);
    await this.page.setViewportSize(PHONE.viewport);
  }

  async losesNetwork(): Promise<void> {
    await this.context.setOffline(true);
    await expect(this.offline()).toBeVisible();
  }

  async findsNetwork(): Promise<void> {
    await this.context.setOffline(false);
  }

  /** Waits until the page has fetched what it needs after the case is shown: from now on “back” closes sheets. */
  async minds(): Promise<void> {
    await this.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/EntryPage-[^/]+\.js$/.test(name)),
    );
  }

  async opensSheet(button: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.say(button) }).click();
    await expect(this.sheet()).toBeVisible();
  }

  sheet(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Today's word on the hall board, by its place in the catalogue. */
  async alias(): Promise<number> {
    const line = await this.shows('portal:alias.title').innerText();
    const [before = '', after = ''] = this.words.say('portal:alias.title', { alias: '\n' }).split('\n');
    return this.words.place('common:aliases', line.slice(before.length, line.length - after.length));
  }

  handBackLink(): Locator {
    return this.page.getByRole('button', { name: this.words.say('portal:handBack.link') });
  }

  async handsBack(): Promise<void> {
    await this.handBackLink().click();
    await this.page.getByRole('button', { name: this.words.say('portal:handBack.confirm') }).click();
    await expect(this.shows('portal:notice.handed-back.title')).toBeVisible();
  }

  /** What this phone still holds. */
  async leftovers() {
    const cookies = await this.context.cookies();
    const held = await this.page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
    return { cookies: cookies.map(({ name }) => name), ...held };
  }
}
