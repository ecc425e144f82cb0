import type {
  ComplainantEvent,
  ComplainantSnapshot,
  Header,
} from '@sunshine-seat/shared/contract/complainant.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEvents,
  applyHead,
  applyHeader,
  applySeen,
  applySnapshot,
  cursorOf,
  type OwnCase,
} from './apply-event.ts';

const open: Header['sharing'] = { phase: 'open', startsAt: 0, endsAt: 10_800_000, scopes: ['timeline'] };
const revoked: Header['sharing'] = {
  phase: 'ended',
  startsAt: 0,
  endsAt: 10_800_000,
  endedAt: 5_000,
  reason: 'revoked',
  code: 'other',
  asked: null,
};

function header(changes: Partial<Header> = {}): Header {
  return {
    stage: 'investigating',
    officer: null,
    nextUpdateBy: null,
    outcome: null,
    sharing: open,
    ...changes,
  };
}

function event(sharedSeq: number, changes: Partial<ComplainantEvent> = {}): ComplainantEvent {
  const entry = {
    id: `e${sharedSeq}`,
    at: sharedSeq * 1_000,
    type: 'case-received',
    items: [] as never[],
  } as const;
  return { sharedSeq, hash: `h${sharedSeq}`, entry, header: header(), ...changes };
}

function through(from: number, to: number): ComplainantEvent[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => event(from + index));
}

function snapshot(events: ComplainantEvent[], head: number, its = header()): ComplainantSnapshot {
  return {
    wire: 2,
    now: 1_000_000,
    case: {
      number: 'CZ-2611-0382',
      kind: 'theft',
      language: 'zh-Hans',
      receivedAt: 0,
      station: {
        code: 'CZ',
        names: { 'zh-Hans': '城中派出所' },
        accent: null,
        timeZone: 'Asia/Shanghai',
        phone: null,
      },
      alias: 3,
    },
    header: its,
    events,
    head,
    isOfficerPresent: true,
    seen: null,
    pass: { id: 'p1', relation: null, scopes: null },
  };
}

function holding(places: number): OwnCase {
  return applySnapshot(null, snapshot(through(1, places), places), 0).held;
}

const places = (held: OwnCase) => held.events.map(({ sharedSeq }) => sharedSeq);

describe('events that arrive', () => {
  test('continue what is held', () => {
    const { held, fetch } = applyEvents(holding(2), [event(3), event(4)]);
    expect(places(held)).toEqual([1, 2, 3, 4]);
    expect(fetch).toBe('nothing');
  });

  test('that are known already change nothing', () => {
    const { held } = applyEvents(holding(3), [event(2), event(3)]);
    expect(places(held)).toEqual([1, 2, 3]);
    expect(held.isRewritten).toBe(false);
  });

  test('beyond a gap are not shown until the gap is filled', () => {
    const { held, fetch } = applyEvents(holding(2), [event(5)]);
    expect(places(held)).toEqual([1, 2]);
    expect(fetch).toBe('missing');
    const filled = applySnapshot(held, snapshot(through(3, 5), 5), cursorOf(held));
    expect(places(filled.held)).toEqual([1, 2, 3, 4, 5]);
    expect(filled.fetch).toBe('nothing');
  });

  test('bring the header along, and the last one counts', () => {
    const last = event(4, { header: header({ stage: 'suspect_identified' }) });
    const { held } = applyEvents(holding(2), [event(3), last]);
    expect(held.header.stage).toBe('suspect_identified');
  });

  test('in any order, doubled and cut into any messages, end as the same timeline once the gaps are asked for', () => {
    const message = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        let held = holding(1);
        for (const numbers of messages) {
          const folded = applyEvents(
            held,
            numbers.map((n) => event(n)),
          );
          held = folded.held;
          expect(places(held)).toEqual(places(held).map((_, index) => index + 1));
          if (folded.fetch !== 'missing') continue;
          const missing = snapshot(through(held.events.length + 1, held.head), held.head);
          held = applySnapshot(held, missing, cursorOf(held)).held;
          expect(held.events.length).toBe(held.head);
        }
      }),
    );
  });
});

describe('a sign of life', () => {
  test('with a higher head shows a silent gap', () => {
    expect(applyHead(holding(2), 3).fetch).toBe('missing');
  });

  test('with the head that is held changes nothing, not even the object', () => {
    const held = holding(2);
    expect(applyHead(held, 2)).toEqual({ held, fetch: 'nothing' });
    expect(applyHead(held, 2).held).toBe(held);
  });
});

describe('how far officers have read', () => {
  test('only goes on: an older word about it says nothing', () => {
    const held = applySeen(holding(3), { sharedSeq: 2, at: 20 }).held;
    expect(held.seen).toEqual({ sharedSeq: 2, at: 20 });
    expect(applySeen(held, { sharedSeq: 1, at: 30 }).held).toBe(held);
    expect(applySeen(held, { sharedSeq: 3, at: 40 }).held.seen).toEqual({ sharedSeq: 3, at: 40 });
  });

  test('is not taken back by a snapshot that set out earlier', () => {
    const held = applySeen(holding(3), { sharedSeq: 3, at: 30 }).held;
    const late = { ...snapshot(through(1, 3), 3), seen: { sharedSeq: 1, at: 10 } };
    expect(applySnapshot(held, late, 0).held.seen).toEqual({ sharedSeq: 3, at: 30 });
  });
});

describe('a full answer', () => {
  test('takes the place of what is held', () => {
    const { held } = applySnapshot(holding(2), snapshot(through(1, 5), 5), 0);
    expect(places(held)).toEqual([1, 2, 3, 4, 5]);
  });

  test('that live events have overtaken does not take them away again', () => {
    const { held } = applySnapshot(holding(4), snapshot(through(1, 3), 3), 0);
    expect(places(held)).toEqual([1, 2, 3, 4]);
  });
});

describe('a withdrawal', () => {
  test('by header drops everything held at once and asks anew', () => {
    const { held, fetch } = applyHeader(holding(3), header({ sharing: revoked }));
    expect(held.events).toEqual([]);
    expect(held.isOfficerPresent).toBeNull();
    expect(fetch).toBe('all');
  });

  test('by event drops the event with the rest', () => {
    const { held, fetch } = applyEvents(holding(3), [event(4, { header: header({ sharing: revoked }) })]);
    expect(held.events).toEqual([]);
    expect(fetch).toBe('all');
  });

  test('that happened while offline drops what was held before the answer to the old cursor is used', () => {
    const missed = [event(4, { header: header({ sharing: revoked }) })];
    const { held, fetch } = applySnapshot(holding(3), snapshot(missed, 4, header({ sharing: revoked })), 3);
    expect(held.events).toEqual([]);
    expect(fetch).toBe('all');
  });

  test('shows afterwards what the server gives', () => {
    const dropped = applyHeader(holding(3), header({ sharing: revoked })).held;
    const { held, fetch } = applySnapshot(
      dropped,
      snapshot(through(1, 4), 4, header({ sharing: revoked })),
      0,
    );
    expect(places(held)).toEqual([1, 2, 3, 4]);
    expect(fetch).toBe('nothing');
  });
});

describe('another past than before', () => {
  test('is noticed in an event that was held', () => {
    expect(applyEvents(holding(3), [event(2, { hash: 'other' })]).held.isRewritten).toBe(true);
  });

  test('is noticed by the mark that outlives a withdrawal', () => {
    const dropped = applyHeader(holding(3), header({ sharing: revoked })).held;
    const events = [event(1), event(2), event(3, { hash: 'other' })];
    expect(applySnapshot(dropped, snapshot(events, 3), 0).held.isRewritten).toBe(true);
  });

  test('is noticed when the page comes back with a full answer', () => {
    const events = [event(1), event(2), event(3, { hash: 'other' }), event(4)];
    expect(applySnapshot(holding(3), snapshot(events, 4), 0).held.isRewritten).toBe(true);
  });
});
