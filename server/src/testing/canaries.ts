/** Who receives bytes in the leak test: a screen, or someone who calls over HTTP. */
export type Receiver = string;

/** A string that may only reach whom it was let out to. */
export interface Canary {
  readonly text: string;
  readonly what: string;
}

/**
 * Words that occur nowhere else, each known with what it stands for and who may read it so far.
 * `check` looks for every one of them in what a receiver got.
 */
export class Canaries {
  readonly #all = new Map<string, { what: string; allowed: (receiver: Receiver) => boolean }>();
  #serial = 0;

  /** A new word; nobody may read it yet. */
  mint(what: string): string {
    this.#serial += 1;
    const text = `cnry${String(this.#serial).padStart(6, '0')}zz`;
    this.forbid(text, what);
    return text;
  }

  /** A telephone number that is nobody's. */
  mintPhone(what: string): string {
    this.#serial += 1;
    const text = `7700${String(this.#serial).padStart(10, '0')}`;
    this.forbid(text, what);
    return text;
  }

  /** Something that exists anyway and must not be seen: an id, a code, a cookie. */
  forbid(text: string, what: string, allowed: (receiver: Receiver) => boolean = () => false): void {
    this.#all.set(text, { what, allowed });
  }

  /** From now on these may read it. */
  allow(text: string | null, allowed: (receiver: Receiver) => boolean): void {
    if (text === null) return;
    const canary = this.#all.get(text);
    if (!canary) throw new Error(`${text} is no canary`);
    const before = canary.allowed;
    canary.allowed = (receiver) => before(receiver) || allowed(receiver);
  }

  /** Fails on the first canary in what a receiver got that was not for them. */
  check(receiver: Receiver, bytes: string): void {
    for (const [text, { what, allowed }] of this.#all) {
      if (!bytes.includes(text) || allowed(receiver)) continue;
      const at = bytes.indexOf(text);
      throw new Error(`${what} reached ${receiver}: …${bytes.slice(Math.max(0, at - 200), at + 60)}…`);
    }
  }

  /** Fails when any canary at all is in bytes that belong to nobody: a log, a file. */
  checkFile(name: string, bytes: Buffer): void {
    for (const [text, { what }] of this.#all)
      if (what.startsWith('secret') && bytes.includes(text)) throw new Error(`${what} lies open in ${name}`);
  }
}
