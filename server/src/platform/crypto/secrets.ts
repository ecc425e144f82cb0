import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Keys of the installation, each derived from the one master key. */
export interface Secrets {
  /** Wraps the key of every case. */
  readonly wrapping: KeyObject;
  /** Fingerprints access codes. */
  readonly pepper: Buffer;
  /** Decides the daily words of the hall board. */
  readonly alias: Buffer;
  /** Seals answers kept for repeats. */
  readonly replies: KeyObject;
  /** Tells one key from another without telling the key. */
  readonly mark: Buffer;
}

/** The keys that follow from a master key of 32 bytes. */
export function deriveSecrets(master: Buffer): Secrets {
  if (master.length !== 32) throw new Error('The installation key must be 32 bytes, base64-encoded.');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'sunshine-seat', purpose, 32));
  return {
    wrapping: createSecretKey(derive('case-keys')),
    pepper: derive('pass-codes'),
    alias: derive('daily-alias'),
    replies: createSecretKey(derive('replies')),
    mark: derive('mark'),
  };
}

/** Reads the master key from the environment's value or from `installation.key` in the data folder, making it at first start. */
export function loadSecrets(dataDir: string, fromEnvironment: string | undefined): Secrets {
  if (fromEnvironment) return deriveSecrets(Buffer.from(fromEnvironment, 'base64'));
  const path = join(dataDir, 'installation.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    makeKey(path);
  }
  return deriveSecrets(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'));
}

/** The key is there whole or not at all, and of several processes that start together one makes it. */
function makeKey(path: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    // Some file systems have no links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
