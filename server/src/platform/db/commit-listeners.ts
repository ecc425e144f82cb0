/** Who wants to hear of commits. */
export class CommitListeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Before whoever wrote hears of it, and apart from it: a listener that throws must not stop the writing. */
  tell(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}
