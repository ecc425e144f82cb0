import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder on the disk, also when other temporary folders lie in memory: what is killed here is killed while it
 * waits for the disk.
 */
export const diskFolder = (prefix: string): string =>
  mkdtempSync(join(process.env.DISK_TMPDIR ?? tmpdir(), prefix));
