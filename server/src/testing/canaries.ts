/** Who receives bytes in the leak test: a screen, or someone who calls over HTTP. */
export type Receiver = string;

type Allowed = (receiver: Receiver) => boolean;

interface Canary {
  what: string;
  allowed: Allowed;
  /** Must not lie open in a log or a file either. */
  isSealed: boolean;
}

/**
 * Words that occur nowhere else, each known with what it stands for and who may read it so far.
 * `check` looks for every one of them in what a receiver got.
 */
export class Canaries {
  readonly #all = new Map<string, Canary>();
  #serial = 0;

  /** A new word; nobody may read it yet. */
  mint(what: string): string {
    this.#serial += 1;
    return this.seal(`cnry${String(this.#serial).padStart(6, '0')}zz`, what);
  }

  /** A telephone number that is nobody's. */
  mintPhone(what: string): string {
    this.#serial += 1;
    return this.seal(`7700${String(this.#serial).padStart(10, '0')}`, what);
  }

  /** Something nobody may read on any way, nor find in a log or a file. */
  seal(text: string, what: string): string {
    this.#all.set(text, { what, allowed: () => false, isSealed: true });
    return text;
  }

  /** Something that lies in the database as it is, and is only for some: an id. */
  keepFrom(text: string, what: string, allowed: Allowed): void {
    this.#all.set(text, { what, allowed, isSealed: false });
  }

  /** From now on this receiver may read it. */
  allow(text: string | null, receiver: Receiver): void {
    if (text === null) return;
    const canary = this.#all.get(text);
    if (!canary) throw new Error(`${text} is no canary`);
    const before = canary.allowed;
    canary.allowed = (who) => who === receiver || before(who);
  }

  /** Fails on the first canary in what a receiver got that was not for them. */
  check(receiver: Receiver, bytes: string): void {
    for (const [text, { what, allowed }] of this.#all) {
      if (!bytes.includes(text) || allowed(receiver)) continue;
      const at = bytes.indexOf(text);
      throw new Error(`${what} reached ${receiver}: …${bytes.slice(Math.max(0, at - 200), at + 60)}…`);
    }
  }

  /** Fails when anything sealed is in bytes that are meant for nobody: a log, a file. */
  checkOpen(name: string, bytes: Buffer): void {
    for (const [text, { what, isSealed }] of this.#all)
      if (isSealed && bytes.includes(text)) throw new Error(`${what} lies open in ${name}`);
  }
}
