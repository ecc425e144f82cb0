import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../platform/errors.ts';

/** The library's own number for argon2id; its enum cannot be imported without a compiler. */
const ARGON2ID = 2;
/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const SETTINGS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Checks under way at once; each takes 19 MiB and a core for some 20 ms. */
const AT_ONCE = 2;
const MAX_WAITING = 40;

let running = 0;
const waiting: (() => void)[] = [];

async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError('BUSY', { retryAfterMs: 2000 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return bounded(() => hash(password, SETTINGS));
}

let nobody: Promise<string> | undefined;

/** Checks a password; without a stored hash it takes as long and says no. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('an account that does not exist');
  const against = stored ?? (await nobody);
  const matches = await bounded(() => verify(against, password));
  return matches && stored !== undefined;
}
