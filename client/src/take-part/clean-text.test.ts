import { text } from '@sunshine-seat/shared/contract/base.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test('what is left of any text passes the contract, or is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const clean = cleanText(typed);
      expect(clean === '' || text(2_000).safeParse(clean).success).toBe(true);
    }),
  );
});

test('the words stay, the trick goes', () => {
  expect(cleanText('  灰外套\r\n\u202e往南\tوصل\u2069 ')).toBe('灰外套\n往南 وصل');
});
