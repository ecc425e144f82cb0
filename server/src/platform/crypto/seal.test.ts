import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { open, seal, sealBytes } from './seal.ts';

const key = createSecretKey(randomBytes(32));

it('seals the same text differently each time, a thousand times', () => {
  const sealed = Array.from({ length: 1000 }, () => sealBytes(key, Buffer.from('text'), 'case-1'));
  const beginnings = new Set(sealed.map((bytes) => bytes.subarray(1, 13).toString('hex')));
  expect(beginnings.size).toBe(1000);
});

it('opens what it sealed, with the same key in the same place alone', () => {
  const sealed = seal(key, '城中 évidence', 'case-1');
  expect(open(key, sealed, 'case-1')).toBe('城中 évidence');
  expect(() => open(key, sealed, 'case-2')).toThrow();
  expect(() => open(createSecretKey(randomBytes(32)), sealed, 'case-1')).toThrow();
});
