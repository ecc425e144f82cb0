/** Counts what was done, so that whoever strikes can wait for work to be under way instead of for a time. */
export class Progress {
  #count = 0;
  #waiting: { goal: number; go: () => void }[] = [];

  /** One more was done. */
  step(): void {
    this.#count += 1;
    const due = this.#waiting.filter(({ goal }) => goal <= this.#count);
    this.#waiting = this.#waiting.filter(({ goal }) => goal > this.#count);
    for (const { go } of due) go();
  }

  /** Resolves once so many more were done than now. */
  more(count: number): Promise<void> {
    const goal = this.#count + count;
    return new Promise((go) => this.#waiting.push({ goal, go }));
  }
}
