import { Socket } from 'node:net';

/**
 * What is written to it between `cork` and `uncork` leaves at the end of the turn of the event loop: many short questions
 * asked at the same time cost one call of the system instead of one each, which is most of what they would cost.
 */
export class GatheringSocket extends Socket {
  #due = 0;

  override uncork(): void {
    this.#due += 1;
    if (this.#due === 1) setImmediate(() => this.#uncorkAll());
  }

  #uncorkAll(): void {
    for (; this.#due > 0; this.#due -= 1) super.uncork();
  }
}
