import type { CaseItem } from '@sunshine-seat/shared/contract/base.ts';
import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { describe, expect, it } from 'vitest';
import { itemStories, tellingMarks } from './item-story.ts';

const BY = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };
const item = (id: string, change: Partial<CaseItem> = {}): CaseItem => ({
  id,
  name: '黑色手机',
  imei: null,
  serial: null,
  plate: null,
  marks: null,
  value: null,
  pictureId: null,
  ...change,
});
const received = (...items: CaseItem[]): Entry => ({ id: 'e1', at: 1, type: 'case-received', items });
const listed = (one: CaseItem, at = 2): Entry => ({ id: `l${at}`, at, type: 'item-listed', item: one });
const moved = (itemId: string, state: 'located' | 'recovered' | 'returned', at: number): Entry => ({
  id: `m${at}`,
  at,
  type: 'item-moved',
  itemId,
  state,
  by: BY,
});
const confirmed = (itemId: string, isMine: boolean, at: number): Entry => ({
  id: `c${at}`,
  at,
  type: 'item-confirmed',
  itemId,
  isMine,
});
const asEvent = (entry: Entry, sharedSeq: number | null): CaseEvent =>
  ({ ...entry, caseId: 'case-1', seq: entry.at, visibility: 'shared', sharedSeq }) as unknown as CaseEvent;

describe('the items of a case', () => {
  it('are those reported and those listed since, in that order', () => {
    const stories = itemStories([received(item('a'), item('b')), listed(item('c'))]);
    expect(stories.map((story) => [story.item.id, story.listedAt, story.state])).toEqual([
      ['a', 1, 'missing'],
      ['b', 1, 'missing'],
      ['c', 2, 'missing'],
    ]);
  });

  it('stand where they were last moved to, with every step on the way', () => {
    const [story] = itemStories([received(item('a')), moved('a', 'located', 3), moved('a', 'recovered', 4)]);
    expect(story?.state).toBe('recovered');
    expect(story?.steps).toEqual([
      { state: 'located', at: 3, by: BY, isHeld: false },
      { state: 'recovered', at: 4, by: BY, isHeld: false },
    ]);
  });

  it('are not moved back by what is told late', () => {
    const [story] = itemStories([received(item('a')), moved('a', 'recovered', 4), moved('a', 'located', 3)]);
    expect(story?.state).toBe('recovered');
    expect(story?.steps.map(({ state }) => state)).toEqual(['located', 'recovered']);
  });

  it('are whose the owner last said they are', () => {
    const words = [true, false].map((isMine, nth) => confirmed('a', isMine, 5 + nth));
    const [story, other] = itemStories([received(item('a'), item('b')), ...words]);
    expect(story?.word).toEqual({ isMine: false, at: 6 });
    expect(other?.word).toBeNull();
  });

  it('of another case do not appear', () => {
    expect(itemStories([received(), moved('x', 'located', 3), confirmed('x', true, 4)])).toEqual([]);
  });

  it('show officers which step waits to be told, until it is', () => {
    const events = [asEvent(received(item('a')), 1), asEvent(moved('a', 'located', 3), null)];
    expect(itemStories(events)[0]?.steps[0]?.isHeld).toBe(true);
    const release = asEvent({ id: 'r', at: 4 } as Entry, 2);
    const released = { ...release, type: 'update-released', target: 'm3' } as CaseEvent;
    expect(itemStories([...events, released])[0]?.steps[0]?.isHeld).toBe(false);
    const back = asEvent(moved('a', 'recovered', 5), 2);
    expect(itemStories([...events, back])[0]?.steps.map(({ isHeld }) => isHeld)).toEqual([false, false]);
  });
});

it('names only the marks there are', () => {
  expect(tellingMarks(item('a', { imei: '86', marks: '裂角' }))).toEqual([
    { mark: 'imei', text: '86' },
    { mark: 'marks', text: '裂角' },
  ]);
});
