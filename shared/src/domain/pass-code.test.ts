import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupPassCode,
  isPassCode,
  normaliseCaseNumber,
  normalisePassCode,
  PASS_ALPHABET,
  PASS_CODE_LENGTH,
  passAddress,
  readPassFragment,
} from './pass-code.ts';

const CODE = 'K7M2Q0XR41TBVW9Z';
const codes = fc
  .array(fc.constantFrom(...PASS_ALPHABET), { minLength: PASS_CODE_LENGTH, maxLength: PASS_CODE_LENGTH })
  .map((letters) => letters.join(''));
const numbers = fc
  .tuple(
    fc.stringMatching(/^[A-Z]{2,6}$/),
    fc.integer({ min: 2001, max: 9912 }),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map(([station, month, running]) => `${station}-${month}-${String(running).padStart(4, '0')}`);
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

describe('an access code, as people type it', () => {
  it.each([
    ['in small letters', 'k7m2q0xr41tbvw9z'],
    ['in groups', 'K7M2 Q0XR 41TB VW9Z'],
    ['with hyphens', 'K7M2-Q0XR-41TB-VW9Z'],
    ['with blanks around it', '  K7M2Q0XR41TBVW9Z\n'],
    ['in full-width characters', fullWidth(CODE)],
    ['with O for 0', 'K7M2QOXR41TBVW9Z'],
    ['with small o for 0', 'k7m2qoxr41tbvw9z'],
    ['with I for 1', 'K7M2Q0XR4ITBVW9Z'],
    ['with small l for 1', 'K7M2Q0XR4lTBVW9Z'],
  ])('is understood %s', (_how, typed) => {
    expect(normalisePassCode(typed)).toBe(CODE);
  });

  it('keeps its meaning however it is grouped and whatever its case', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(' ', '-', ' - ', '　'), (code, between) => {
        const typed = groupPassCode(code).join(between);
        expect(normalisePassCode(typed)).toBe(code);
        expect(normalisePassCode(typed.toLowerCase())).toBe(code);
        expect(normalisePassCode(fullWidth(typed))).toBe(code);
      }),
    );
  });

  it('is one only with sixteen characters of the alphabet', () => {
    expect(isPassCode(CODE)).toBe(true);
    expect(isPassCode(CODE.slice(1))).toBe(false);
    expect(isPassCode(`${CODE}0`)).toBe(false);
    expect(isPassCode(CODE.replace('K', 'U'))).toBe(false);
    expect(isPassCode('')).toBe(false);
  });

  it('is printed in four groups of four', () => {
    expect(groupPassCode(CODE)).toEqual(['K7M2', 'Q0XR', '41TB', 'VW9Z']);
  });
});

describe('a case number, as people type it', () => {
  it.each([
    'CZ-2611-0382',
    'cz-2611-0382',
    'CZ 2611 0382',
    'cz26110382',
    fullWidth('CZ-2611-0382'),
    'CZ-26ll-O382',
    ' cz - 2611 - 0382 ',
  ])('%s is understood', (typed) => {
    expect(normaliseCaseNumber(typed)).toBe('CZ-2611-0382');
  });

  it('keeps every number the desk gives out', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(normaliseCaseNumber(number)).toBe(number);
      }),
    );
  });

  it('of another shape is cut short and otherwise left alone', () => {
    expect(normaliseCaseNumber('nonsense!')).toBe('NONSENSE');
    expect(normaliseCaseNumber('9'.repeat(500))).toHaveLength(20);
  });
});

describe('the address behind the QR', () => {
  it('keeps the secret in the fragment, which no browser sends', () => {
    const address = new URL(passAddress('https://portal.example', 'CZ-2611-0382', CODE));
    expect(address.pathname + address.search).toBe('/');
    expect(address.hash).toBe(`#CZ-2611-0382/${CODE}`);
  });

  it('is read back as what went in, whatever number and code', () => {
    fc.assert(
      fc.property(numbers, codes, (number, code) => {
        for (const base of ['https://portal.example', 'http://localhost:3000/'])
          expect(readPassFragment(new URL(passAddress(base, number, code)).hash)).toEqual({ number, code });
      }),
    );
  });

  it.each(['', '#', '#CZ-2611-0382', '#CZ-2611-0382/', '#CZ-2611-0382/SHORT', `#/${CODE}`, `#a/b/${CODE}`])(
    'says nothing in %j',
    (hash) => {
      expect(readPassFragment(hash)).toBeNull();
    },
  );

  it('broken by whoever sent it on says nothing either', () => {
    expect(readPassFragment('#CZ-2611-0382/%E0%A4%A')).toBeNull();
  });
});
