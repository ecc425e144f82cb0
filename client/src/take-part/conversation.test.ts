import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import { describe, expect, test } from 'vitest';
import { conversationOf, stillUnsent, unreadPlaces } from './conversation.ts';
import { added, leaving, type Outbox, refused } from './outbox.ts';
import { ownClues } from './own-clues.ts';
import { sharedStills } from './shared-stills.ts';
import { by, caseWith, clueEntry, markEntry, message, stillEntry } from './testing/own-cases.ts';

function unsent(text: string, after: number, hasLeft = true): Outbox {
  const outbox = added([], { key: 'k', at: 50, after, intent: { type: 'message', text } });
  return hasLeft ? leaving(outbox, 'k') : outbox;
}

function eventsOf(...entries: Entry[]): readonly ComplainantEvent[] {
  return caseWith(...entries).events;
}

describe('a conversation', () => {
  test('shows both sides in their order, and what has not arrived after them', () => {
    const own = caseWith(message('officer', '在吗'), message('complainant', '在'));
    const lines = conversationOf(own, unsent('他往南走了', 2, false));
    expect(lines.map(({ text, sign }) => [text, sign])).toEqual([
      ['在吗', null],
      ['在', 'delivered'],
      ['他往南走了', 'waiting'],
    ]);
  });

  test('says that officers have read, with the time at the last line they read', () => {
    const own = caseWith(
      message('complainant', 'a'),
      message('complainant', 'b'),
      message('complainant', 'c'),
    );
    const lines = conversationOf({ ...own, seen: { sharedSeq: 2, at: 900 } }, []);
    expect(lines.map(({ sign, seenAt }) => [sign, seenAt])).toEqual([
      ['seen', null],
      ['seen', 900],
      ['delivered', null],
    ]);
  });

  test('says who of one’s own side wrote, but for oneself', () => {
    const entry = { ...message('complainant', 'a'), helper: 'relative' as const };
    const own = caseWith(entry);
    expect(conversationOf(own, [])[0]?.relation).toBe('relative');
    const helper = { ...own, pass: { id: 'p2', relation: 'relative' as const, scopes: null } };
    expect(conversationOf(helper, [])[0]?.relation).toBeNull();
  });

  test('keeps what was refused, with the reason', () => {
    const lines = conversationOf(caseWith(), refused(unsent('a', 0), 'k', 'WINDOW_ENDED'));
    expect(lines).toMatchObject([{ text: 'a', sign: 'refused', refused: 'WINDOW_ENDED' }]);
  });
});

describe('what is on its way', () => {
  test('is not shown twice when the stream has it before its answer', () => {
    const events = eventsOf(message('officer', 'x'), message('complainant', 'a'));
    expect(stillUnsent(events, unsent('a', 1))).toEqual([]);
  });

  test('is not taken for the same words said earlier', () => {
    const events = eventsOf(message('complainant', 'a'));
    expect(stillUnsent(events, unsent('a', 1))).toHaveLength(1);
  });

  test('said twice counts as arrived once for each time it is there', () => {
    const twice = leaving(
      added(unsent('a', 0), { key: 'k2', at: 51, after: 0, intent: { type: 'message', text: 'a' } }),
      'k2',
    );
    expect(stillUnsent(eventsOf(message('complainant', 'a')), twice).map(({ key }) => key)).toEqual(['k2']);
  });
});

test('unread is what officers wrote and was never on the screen', () => {
  const events = eventsOf(message('officer', 'a'), message('complainant', 'b'), message('officer', 'c'));
  expect(unreadPlaces(events, new Set([1]))).toEqual([3]);
});

describe('shared stills', () => {
  test('stand newest first, in the copy that was shared last, until they are withdrawn', () => {
    const stills = sharedStills(
      eventsOf(
        stillEntry('s1', 'copy1'),
        stillEntry('s2', 'copy2'),
        stillEntry('s3', 'copy3'),
        stillEntry('s1', 'copy4'),
        { id: 'w', at: 90, type: 'still-withdrawn', still: 's2' },
      ),
      [],
    );
    expect(stills.map(({ pictureId }) => pictureId)).toEqual(['copy4', 'copy3']);
  });

  test('carry the marks of both sides, also over a new copy, without those that were undone', () => {
    const [still] = sharedStills(
      eventsOf(
        stillEntry('s1', 'copy1'),
        markEntry('m1', 's1', 'complainant'),
        markEntry('m2', 's1', 'officer'),
        stillEntry('s1', 'copy2'),
        { id: 'u', at: 90, type: 'mark-undone', target: 'm1' },
      ),
      [],
    );
    expect(still?.marks.map(({ id, side }) => [id, side])).toEqual([['m2', 'officer']]);
  });

  test('show what is drawn here before it has arrived, and an undoing before it is confirmed', () => {
    const events = eventsOf(stillEntry('s1', 'copy1'), markEntry('m1', 's1', 'complainant'));
    const mark = { shape: 'point' as const, points: [[9, 9] as [number, number]], text: null };
    let outbox = added([], { key: 'k1', at: 1, after: 2, intent: { type: 'mark', still: 's1', mark } });
    outbox = added(outbox, { key: 'k2', at: 2, after: 2, intent: { type: 'undo', of: 'm1' } });
    expect(sharedStills(events, outbox)[0]?.marks).toMatchObject([
      { id: 'k1', isPending: true, isOwn: true },
    ]);
  });

  test('know which marks have become clues', () => {
    const events = eventsOf(
      stillEntry('s1', 'copy1'),
      markEntry('m1', 's1', 'complainant', [1, 1]),
      markEntry('m2', 's1', 'complainant', [2, 2]),
      markEntry('m3', 's1', 'complainant', [3, 3]),
      clueEntry('c1', { still: 's1', mark: { shape: 'point', points: [[1, 1]], text: null } }),
    );
    const asked = added([], {
      key: 'k',
      at: 1,
      after: 5,
      intent: { type: 'mark-clue', of: 'm2', text: null },
    });
    expect(sharedStills(events, asked)[0]?.marks.map(({ isClue }) => isClue)).toEqual([true, true, false]);
  });
});

describe('own clues', () => {
  test('stand newest first, with what officers have read and the thanks they gave', () => {
    const thanks: Entry = {
      id: 't',
      at: 90,
      type: 'clue-thanked',
      target: 'c1',
      note: '谢谢',
      noteLanguage: 'zh-Hans',
      by,
    };
    const own = caseWith(clueEntry('c1', {}), clueEntry('c2', {}), thanks);
    const clues = ownClues({ ...own, seen: { sharedSeq: 1, at: 9 } });
    expect(clues.map(({ id, isSeen, thanks: said }) => [id, isSeen, said?.note])).toEqual([
      ['c2', false, undefined],
      ['c1', true, '谢谢'],
    ]);
  });
});
