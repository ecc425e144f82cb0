/** Who wants to hear of something. */
export class Listeners<Args extends unknown[] = []> {
  readonly #listeners = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Before whoever tells goes on, and apart from it: a listener that throws must not stop the telling. */
  tell(...args: Args): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(...args));
  }
}
