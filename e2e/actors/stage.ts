import { expect, type Locator, type Page } from '@playwright/test';
import { STREET } from '../harness/street.ts';
import type { Words } from '../harness/words.ts';

type Tool = 'point' | 'arrow' | 'circle' | 'line' | 'text';
type At = readonly [number, number];

/** A picture with marks on a screen; places are in pixels of the picture. */
export class Stage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  picture(): Locator {
    return this.#page.locator('.still-frame > img');
  }

  /** What is said of every mark to those who do not see them. */
  marks(): Locator {
    return this.#page.getByRole('list', { name: this.#words.say('co-viewing:marks') }).getByRole('listitem');
  }

  async shows(): Promise<void> {
    await expect(this.picture()).toBeVisible();
    await expect
      .poll(() => this.picture().evaluate((picture: HTMLImageElement) => picture.naturalWidth))
      .toBe(STREET.width);
  }

  async chooses(tool: Tool): Promise<void> {
    const bar = this.#page.getByRole('toolbar', { name: this.#words.say('co-viewing:tools') });
    await bar.getByRole('button', { name: this.#words.say(`co-viewing:tool.${tool}`), exact: true }).click();
  }

  /** Draws from place to place; words, where given, go with the mark. */
  async draws(tool: Tool, from: At, to: At, words?: string): Promise<void> {
    await this.chooses(tool);
    if (words) await this.#page.locator('.words-line input').fill(words);
    await this.#drags(this.#page.locator('.still-surface'), from, to);
  }

  /** Hides a rectangle, on the page where masks are drawn. */
  async hides(box: { x: number; y: number; width: number; height: number }): Promise<void> {
    await this.#drags(
      this.#page.getByRole('application'),
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    );
  }

  async #drags(surface: Locator, from: At, to: At): Promise<void> {
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    if (!box) throw new Error('There is no picture to draw on.');
    const place = ([x, y]: At): At => [
      box.x + (x / STREET.width) * box.width,
      box.y + (y / STREET.height) * box.height,
    ];
    const { mouse } = this.#page;
    await mouse.move(...place(from));
    await mouse.down();
    await mouse.move(...place([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
    await mouse.move(...place(to), { steps: 4 });
    await mouse.up();
  }

  /** The colour of the picture at a place, as it came over the wire. */
  async colourAt([x, y]: At): Promise<readonly number[]> {
    return this.picture().evaluate(
      (picture: HTMLImageElement, [left, top]) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
        const context = canvas.getContext('2d');
        context?.drawImage(picture, 0, 0);
        return [...(context?.getImageData(left, top, 1, 1).data ?? [])].slice(0, 3);
      },
      [x, y] as const,
    );
  }
}
