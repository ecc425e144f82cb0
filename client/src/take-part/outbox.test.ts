import { describe, expect, test } from 'vitest';
import {
  added,
  arrived,
  type Intent,
  leaving,
  nextOf,
  type Outbox,
  refused,
  takenBack,
  withoutStills,
  wordsOf,
} from './outbox.ts';

const mark = { shape: 'arrow', points: [[1, 2] as [number, number], [3, 4]], text: null } as {
  shape: 'arrow';
  points: [number, number][];
  text: string | null;
};

function holding(...intents: Intent[]): Outbox {
  return intents.reduce<Outbox>(
    (outbox, intent, index) => added(outbox, { key: `k${index + 1}`, at: index, after: 0, intent }),
    [],
  );
}

const message = (text: string): Intent => ({ type: 'message', text });
const drawn: Intent = { type: 'mark', still: 'st1', mark };
const keys = (outbox: Outbox) => outbox.map(({ key }) => key);

test('what was given first goes first', () => {
  expect(nextOf(holding(message('a'), message('b')))?.key).toBe('k1');
});

test('what was refused stays to be read, and holds nobody up', () => {
  const outbox = refused(holding(message('a'), message('b')), 'k1', 'WINDOW_ENDED');
  expect(nextOf(outbox)?.key).toBe('k2');
  expect(outbox[0]).toMatchObject({ refused: 'WINDOW_ENDED', intent: { text: 'a' } });
});

describe('taking back', () => {
  test('is possible until it leaves', () => {
    expect(keys(takenBack(holding(message('a'), message('b')), 'k1'))).toEqual(['k2']);
  });

  test('is not possible once it is on its way: nobody knows whether it arrived', () => {
    const outbox = leaving(holding(message('a')), 'k1');
    expect(takenBack(outbox, 'k1')).toBe(outbox);
  });

  test('puts away what was refused after all', () => {
    const outbox = refused(leaving(holding(message('a')), 'k1'), 'k1', 'WINDOW_ENDED');
    expect(takenBack(outbox, 'k1')).toEqual([]);
  });

  test('takes what is about it along', () => {
    const outbox = holding(drawn, { type: 'mark-clue', of: 'k1', text: null }, message('b'));
    expect(keys(takenBack(outbox, 'k1'))).toEqual(['k3']);
  });
});

describe('what is about a mark that has not arrived', () => {
  const outbox = holding(drawn, { type: 'mark-clue', of: 'k1', text: '是他' });

  test('is about its entry once it has', () => {
    expect(arrived(outbox, 'k1', 'entry-9')).toMatchObject([
      { key: 'k2', intent: { type: 'mark-clue', of: 'entry-9', text: '是他' } },
    ]);
  });

  test('is refused with it, and keeps its words', () => {
    const [first, second] = refused(outbox, 'k1', 'MARKS_FULL');
    expect(first?.refused).toBe('MARKS_FULL');
    expect(second?.refused).toBe('MARKS_FULL');
    expect(second && wordsOf(second.intent)).toBe('是他');
  });
});

describe('stills that are no longer shared', () => {
  const outbox = holding(
    message('a'),
    { type: 'mark', still: 'st1', mark: { ...mark, shape: 'arrow', text: '灰外套' } },
    { type: 'undo', of: 'entry-1' },
  );

  test('take drawings along at once, and leave their words', () => {
    const left = withoutStills(outbox, 'WINDOW_ENDED');
    expect(keys(left)).toEqual(['k1', 'k2']);
    expect(JSON.stringify(left)).not.toMatch(/st1|\[1,2\]/);
    expect(left[1]).toMatchObject({ refused: 'WINDOW_ENDED', intent: { mark: { text: '灰外套' } } });
  });

  test('leave everything else in the line', () => {
    expect(nextOf(withoutStills(outbox, 'WINDOW_ENDED'))?.key).toBe('k1');
    const messages = holding(message('a'));
    expect(withoutStills(messages, 'WINDOW_ENDED')).toBe(messages);
  });
});

test('every word a person wrote can be copied', () => {
  const body = {
    form: 'description',
    subject: 'person',
    described: [{ field: 'top', value: '灰外套' }],
    text: '往南走',
  } as const;
  expect(wordsOf({ type: 'clue', body: { ...body, described: [...body.described] } })).toBe('灰外套\n往南走');
  expect(wordsOf(drawn)).toBe('');
});
