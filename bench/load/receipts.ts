/** Updates on their way to screens: each carries a text of its own, by which it is known when it arrives. */
export class Receipts {
  /** Milliseconds from the moment each was due to its arrival on each screen. */
  readonly delays: number[] = [];
  readonly #under = new Map<string, { due: number; screens: number }>();
  #count = 0;

  /**
   * The text for one more update.
   * @param due the moment from which its delay counts
   * @param screens how many will show it
   */
  expect(due: number, screens = 1): string {
    this.#count += 1;
    const text = `news-${this.#count}-`;
    this.#under.set(text, { due, screens });
    return text;
  }

  /** Looks through what a screen received. */
  readonly take = (frame: Buffer): void => {
    const now = performance.now();
    for (const [text] of frame.toString().matchAll(/news-\d+-/g)) {
      const one = this.#under.get(text);
      if (!one) continue;
      this.delays.push(now - one.due);
      one.screens -= 1;
      if (one.screens === 0) this.#under.delete(text);
    }
  };

  /** Arrivals that are still waited for. */
  get missing(): number {
    return [...this.#under.values()].reduce((sum, { screens }) => sum + screens, 0);
  }

  /** Begins anew: what came so far was to warm up. */
  clear(): void {
    this.delays.length = 0;
    this.#under.clear();
  }
}
