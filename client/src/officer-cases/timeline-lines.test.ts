import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { sharedScopes, timelineLines } from './timeline-lines.ts';

const base = { caseId: 'a', at: 0, by: null, visibility: 'shared' as const };
const words = { milestone: null, note: 'n', noteLanguage: null, place: null };

function posted(
  seq: number,
  sharedSeq: number | null,
  visibility: 'shared' | 'internal' = 'shared',
): CaseEvent {
  return {
    ...base,
    ...words,
    id: `e${seq}`,
    seq,
    sharedSeq,
    visibility,
    type: 'update-posted',
    reason: null,
    outcome: null,
    isFromPatrol: false,
    tellAt: null,
  };
}

test('the newest comes first', () => {
  expect(timelineLines([posted(1, 1), posted(2, 2)]).map(({ event }) => event.seq)).toEqual([2, 1]);
});

test('a held update is marked until it is released, and the release is no line of its own', () => {
  const held = timelineLines([posted(1, null)]);
  expect(held[0]).toMatchObject({ isHeld: true, sharedSeq: null });
  const released: CaseEvent = {
    ...base,
    id: 'e2',
    seq: 2,
    sharedSeq: 7,
    type: 'update-released',
    target: 'e1',
  };
  const after = timelineLines([posted(1, null), released]);
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ isHeld: false, sharedSeq: 7 });
});

test('an internal update is not held back: nobody waits for it', () => {
  expect(timelineLines([posted(1, null, 'internal')])[0]).toMatchObject({ isHeld: false, sharedSeq: null });
});

test('an update that waits for its time says until when, and no longer once it is told', () => {
  const waiting = { ...posted(1, null), tellAt: 50 } as CaseEvent;
  expect(timelineLines([waiting])[0]).toMatchObject({ isHeld: true, tellAt: 50 });
  const released = {
    ...base,
    id: 'e2',
    seq: 2,
    sharedSeq: 7,
    type: 'update-released' as const,
    target: 'e1',
  };
  expect(timelineLines([waiting, released])[0]).toMatchObject({ isHeld: false, tellAt: null });
});

test('where an item is waits to be told until it goes on', () => {
  const moved = (seq: number, sharedSeq: number | null, state: 'located' | 'recovered'): CaseEvent => ({
    ...base,
    id: `e${seq}`,
    seq,
    sharedSeq,
    type: 'item-moved',
    itemId: 'i',
    state,
  });
  expect(timelineLines([moved(1, null, 'located')])[0]?.isHeld).toBe(true);
  const both = timelineLines([moved(1, null, 'located'), moved(2, 1, 'recovered')]);
  expect(both.map(({ isHeld }) => isHeld)).toEqual([false, false]);
});

test('what was corrected and what was retracted say so, and a retraction has the last word', () => {
  const corrected: CaseEvent = {
    ...base,
    ...words,
    id: 'e2',
    seq: 2,
    sharedSeq: 2,
    type: 'update-corrected',
    target: 'e1',
  };
  const retracted: CaseEvent = {
    ...base,
    id: 'e3',
    seq: 3,
    sharedSeq: 3,
    type: 'update-retracted',
    target: 'e1',
    reason: 'r',
  };
  expect(timelineLines([posted(1, 1), corrected]).at(-1)?.overruled).toBe('corrected');
  expect(timelineLines([posted(1, 1), corrected, retracted]).at(-1)?.overruled).toBe('retracted');
});

test('talk and drawing are no lines; what was brought and what became of it are', () => {
  const author = { side: 'complainant' as const, helper: null, passId: 'p' };
  const clue = {
    form: 'text' as const,
    text: 't',
    pictureId: null,
    still: null,
    mark: null,
    subject: null,
    described: [],
  };
  const mark = { shape: 'point' as const, points: [[1, 1] as [number, number]], text: null };
  const events: CaseEvent[] = [
    {
      ...base,
      ...author,
      id: 'e1',
      seq: 1,
      sharedSeq: 1,
      type: 'message-sent',
      text: 't',
      textLanguage: null,
    },
    { ...base, ...author, id: 'e2', seq: 2, sharedSeq: 2, type: 'mark-drawn', still: 's', mark },
    { ...base, ...author, id: 'e3', seq: 3, sharedSeq: 3, type: 'mark-undone', target: 'e2' },
    { ...base, ...author, id: 'e4', seq: 4, sharedSeq: 4, type: 'clue-added', clue },
    {
      ...base,
      visibility: 'internal',
      id: 'e5',
      seq: 5,
      sharedSeq: null,
      type: 'clue-assessed',
      target: 'e4',
      assessment: 'useful',
      note: null,
    },
  ];
  const lines = timelineLines(events);
  expect(lines.map(({ event }) => event.id)).toEqual(['e5', 'e4']);
  expect(lines.map(({ about }) => about?.id ?? null)).toEqual(['e4', null]);
});

test('a still shared before approval is held like an update', () => {
  const shared: CaseEvent = {
    ...base,
    id: 'e1',
    seq: 1,
    sharedSeq: null,
    type: 'still-shared',
    still: 's',
    pictureId: 'p',
    width: 10,
    height: 10,
    caption: null,
    sha256: '',
    masks: 0,
  };
  expect(timelineLines([shared])[0]?.isHeld).toBe(true);
});

test('what is shared is what the last word on it left', () => {
  const opened: CaseEvent = {
    ...base,
    id: 'e1',
    seq: 1,
    sharedSeq: 1,
    type: 'window-opened',
    requestId: 'r',
    scopes: ['timeline', 'messages', 'stills'],
    startsAt: 0,
    endsAt: 1,
    askedMinutes: 1,
    minutes: 1,
    isExtension: false,
    requestedBy: { id: 'o', familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
  };
  const narrowed: CaseEvent = {
    ...base,
    id: 'e2',
    seq: 2,
    sharedSeq: 2,
    type: 'scopes-narrowed',
    scopes: ['timeline'],
    code: 'other',
    reason: 'r',
  };
  expect(sharedScopes([opened])).toEqual(['timeline', 'messages', 'stills']);
  expect(sharedScopes([opened, narrowed])).toEqual(['timeline']);
});

test('an item of the report is known by what the report called it', () => {
  const item = {
    id: 'i',
    name: '手机',
    imei: null,
    serial: null,
    plate: null,
    marks: null,
    value: null,
    pictureId: null,
  };
  const received: CaseEvent = {
    ...base,
    id: 'e1',
    seq: 1,
    sharedSeq: 1,
    type: 'case-received',
    items: [item],
  };
  const moved: CaseEvent = {
    ...base,
    id: 'e2',
    seq: 2,
    sharedSeq: 2,
    type: 'item-moved',
    itemId: 'i',
    state: 'recovered',
  };
  expect(timelineLines([received, moved])[0]?.about?.id).toBe('e1');
});
