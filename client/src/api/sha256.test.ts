import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256InScript, sha256Of } from './sha256.ts';

const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it.each([0, 1, 55, 64, 1_000, 1024 * 1024, 2.5 * 1024 * 1024])(
  'a file of %i bytes has the fingerprint others find, with the browser’s own and without',
  async (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    const file = new Blob([bytes]);
    expect(await sha256Of(file)).toBe(reference(bytes));
    expect(await sha256InScript(file)).toBe(reference(bytes));
  },
);
