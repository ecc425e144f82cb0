import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { caseKeyOf, KEYS_KEPT } from './case-keys.ts';
import { newCaseKey, type SealKey } from './seal.ts';

const wrapping = () => createSecretKey(randomBytes(32));
const isSameKey = (one: SealKey, other: SealKey) => (one as KeyObject).equals(other as KeyObject);

describe('the key of a case', () => {
  it('is unwrapped once', () => {
    const installation = wrapping();
    const { key, wrapped } = newCaseKey(installation, 'case');
    const first = caseKeyOf(installation, 'case', wrapped);
    expect(isSameKey(first, key)).toBe(true);
    expect(caseKeyOf(installation, 'case', wrapped)).toBe(first);
  });

  it('is the new one as soon as it was replaced, and the old one when that is back', () => {
    const installation = wrapping();
    const [before, after] = [newCaseKey(installation, 'case'), newCaseKey(installation, 'case')];
    expect(isSameKey(caseKeyOf(installation, 'case', before.wrapped), before.key)).toBe(true);
    expect(isSameKey(caseKeyOf(installation, 'case', after.wrapped), after.key)).toBe(true);
    expect(isSameKey(caseKeyOf(installation, 'case', before.wrapped), before.key)).toBe(true);
  });

  it('does not open for another case, another installation, or what was tampered with', () => {
    const installation = wrapping();
    const { wrapped } = newCaseKey(installation, 'case');
    caseKeyOf(installation, 'case', wrapped);
    expect(() => caseKeyOf(installation, 'another', wrapped)).toThrow();
    expect(() => caseKeyOf(wrapping(), 'case', wrapped)).toThrow();
    const last = wrapped.at(-2) === 'A' ? 'B' : 'A';
    expect(() =>
      caseKeyOf(installation, 'case', `${wrapped.slice(0, -2)}${last}${wrapped.slice(-1)}`),
    ).toThrow();
    expect(() => caseKeyOf(installation, 'case', '')).toThrow();
  });

  it('is kept for so many cases, and for those used last', () => {
    const installation = wrapping();
    const wrapped = Array.from({ length: KEYS_KEPT + 1 }, (_, index) => {
      const own = newCaseKey(installation, `${index}`);
      return own.wrapped;
    });
    const open = (index: number) => caseKeyOf(installation, `${index}`, wrapped[index] as string);
    const [first, second] = [open(0), open(1)];
    for (let index = 2; index < KEYS_KEPT; index += 1) open(index);
    expect(open(0)).toBe(first);
    open(KEYS_KEPT);
    expect(open(0)).toBe(first);
    expect(open(1)).not.toBe(second);
  });
});
