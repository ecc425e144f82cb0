import type { Encoded } from './frames.ts';

/**
 * What a screen gets in one tick, in its order. Screens that get the same share one batch, so that its frames are
 * joined once, however many screens there are.
 */
export class Batch {
  readonly messages: readonly Encoded[];
  readonly #longer = new Map<Encoded, Batch>();
  #frames: Buffer | undefined;

  constructor(messages: readonly Encoded[] = []) {
    this.messages = messages;
  }

  /** This batch and one message more. */
  with(message: Encoded): Batch {
    const known = this.#longer.get(message);
    if (known) return known;
    const longer = new Batch([...this.messages, message]);
    this.#longer.set(message, longer);
    return longer;
  }

  /** All frames in a row, for one write. */
  get frames(): Buffer {
    this.#frames ??= joined(this.messages);
    return this.#frames;
  }
}

function joined(messages: readonly Encoded[]): Buffer {
  const [only] = messages;
  if (only && messages.length === 1) return only.frame;
  const length = messages.reduce((sum, { frame }) => sum + frame.length, 0);
  const row = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const { frame } of messages) at += frame.copy(row, at);
  return row;
}
