import type {
  ComplainantEvent,
  ComplainantSnapshot,
  Entry,
  Header,
} from '@sunshine-seat/shared/contract/complainant.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { describe, expect, test } from 'vitest';
import { applyEvents, applyHeader, applySnapshot, cursorOf, type OwnCase } from './apply-event.ts';
import { openScopes, throughLens, veiled } from './own-lens.ts';

const ENDS_AT = 10_800_000;
const NOW = 1_000_000;
const by = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };

function open(scopes: Scope[], endsAt = ENDS_AT): Header {
  const sharing = { phase: 'open', startsAt: 0, endsAt, scopes } as const;
  return { stage: 'investigating', officer: null, nextUpdateBy: null, outcome: null, sharing };
}

const ended: Header = {
  ...open([]),
  sharing: {
    phase: 'ended',
    startsAt: 0,
    endsAt: ENDS_AT,
    endedAt: ENDS_AT,
    reason: 'expired',
    code: null,
    asked: null,
  },
};
const withStills = open(['timeline', 'messages', 'stills']);
const withoutStills = open(['timeline', 'messages']);

const told: Entry[] = [
  { id: 'e1', at: 1, type: 'case-received', items: [] },
  {
    id: 'e2',
    at: 2,
    type: 'still-shared',
    still: 'st1',
    pictureId: 'p1',
    width: 800,
    height: 600,
    caption: '12:41',
    by,
  },
  {
    id: 'e3',
    at: 3,
    type: 'mark-drawn',
    still: 'st1',
    mark: { shape: 'point', points: [[4, 5]], text: null },
    side: 'officer',
    helper: null,
    isOwn: false,
  },
  { id: 'e4', at: 4, type: 'mark-undone', target: 'e3' },
  { id: 'e5', at: 5, type: 'still-withdrawn', still: 'st1' },
  {
    id: 'e6',
    at: 6,
    type: 'message',
    side: 'officer',
    text: '在吗',
    textLanguage: 'zh-Hans',
    by,
    helper: null,
  },
];

function stream(header: Header, isShared: boolean): ComplainantEvent[] {
  return told.map((entry, index) => {
    const isOfStills = /still|mark/.test(entry.type);
    const seen: Entry =
      isOfStills && !isShared ? { id: `w${index + 1}`, at: entry.at, type: 'withheld' } : entry;
    return { sharedSeq: index + 1, hash: `h${index + 1}`, entry: seen, header };
  });
}

function snapshot(header: Header, events: ComplainantEvent[], head = told.length): ComplainantSnapshot {
  return {
    wire: 2,
    now: NOW,
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
    header,
    events,
    head,
    isOfficerPresent: true,
    seen: null,
    pass: { id: 'pass', relation: null, scopes: null },
  };
}

function holding(header: Header, isShared: boolean): OwnCase {
  return applySnapshot(null, snapshot(header, stream(header, isShared)), 0).held;
}

const types = (held: OwnCase) => held.events.map(({ entry }) => entry.type);
const hidden = ['case-received', 'withheld', 'withheld', 'withheld', 'withheld', 'message'];
const shown = told.map(({ type }) => type);

describe('what is open', () => {
  test('are the scopes of the header, until the window has run out by the clock', () => {
    expect(openScopes(withStills, ENDS_AT - 1)).toEqual(['timeline', 'messages', 'stills']);
    expect(openScopes(withStills, ENDS_AT)).toEqual([]);
    expect(openScopes(ended, NOW)).toEqual([]);
  });
});

describe('stills that are no longer shared', () => {
  test('go when the window runs out by the clock, before the server says so', () => {
    const { held, fetch } = throughLens({ held: holding(withStills, true), fetch: 'nothing' }, ENDS_AT);
    expect(types(held)).toEqual(hidden);
    expect(fetch).toBe('nothing');
  });

  test('go when the scope is withdrawn while the window stays open', () => {
    const folded = applyHeader(holding(withStills, true), withoutStills);
    expect(types(throughLens(folded, NOW).held)).toEqual(hidden);
  });

  test('go with the event that ends the window', () => {
    const entry: Entry = { id: 'e7', at: 7, type: 'window-ended', reason: 'closed', code: null };
    const folded = applyEvents(holding(withStills, true), [
      { sharedSeq: 7, hash: 'h7', entry, header: ended },
    ]);
    expect(types(throughLens(folded, NOW).held)).toEqual([...hidden, 'window-ended']);
  });

  test('leave nothing of themselves, and keep place, time and hash', () => {
    const { held } = throughLens({ held: holding(withStills, true), fetch: 'nothing' }, ENDS_AT);
    expect(JSON.stringify(held)).not.toMatch(/st1|p1|12:41/);
    expect(held.events[1]).toEqual({
      sharedSeq: 2,
      hash: 'h2',
      entry: { id: 'w2', at: 2, type: 'withheld' },
      header: withStills,
    });
  });

  test('are not asked for again and again while nothing is shared', () => {
    const once = throughLens({ held: holding(withStills, true), fetch: 'nothing' }, ENDS_AT);
    const twice = throughLens({ held: once.held, fetch: 'nothing' }, ENDS_AT + 1_000);
    expect(twice).toEqual({ held: once.held, fetch: 'nothing' });
    expect(twice.held).toBe(once.held);
  });

  test('stay where another scope is withdrawn', () => {
    const folded = applyHeader(holding(withStills, true), open(['timeline', 'stills']));
    expect(types(throughLens(folded, NOW).held)).toEqual(shown);
  });
});

describe('stills that come to be shared', () => {
  const blind = () => throughLens({ held: holding(ended, false), fetch: 'nothing' }, NOW).held;

  test('are asked for from the beginning, until the whole answer is here', () => {
    const asked = throughLens(applyHeader(blind(), withStills), NOW);
    expect(asked.fetch).toBe('all');
    // Signs of life meanwhile ask again: the first request may have been lost.
    expect(throughLens({ held: asked.held, fetch: 'nothing' }, NOW).fetch).toBe('all');
    const whole = snapshot(withStills, stream(withStills, true));
    const answered = throughLens(applySnapshot(asked.held, whole, 0), NOW);
    expect(types(answered.held)).toEqual(shown);
    expect(answered.fetch).toBe('nothing');
    expect(throughLens({ held: answered.held, fetch: 'nothing' }, NOW).fetch).toBe('nothing');
  });

  test('do not make the past look rewritten, in neither direction', () => {
    const gone = throughLens({ held: holding(withStills, true), fetch: 'nothing' }, ENDS_AT).held;
    const again = open(['timeline', 'stills'], ENDS_AT * 2);
    const back = applySnapshot(gone, snapshot(again, stream(again, true)), 0).held;
    expect(types(back)).toEqual(shown);
    expect(back.isRewritten).toBe(false);
    const end = applySnapshot(back, snapshot(ended, stream(ended, false)), 0).held;
    expect(end.isRewritten).toBe(false);
  });

  test('while the page was away are asked for after the answer to its own cursor', () => {
    const held = blind();
    const folded = applySnapshot(held, snapshot(withStills, []), cursorOf(held));
    expect(throughLens(folded, NOW).fetch).toBe('all');
  });

  test('are nothing to ask for where nothing is withheld', () => {
    const first = applySnapshot(null, snapshot(withoutStills, stream(withoutStills, true).slice(0, 1), 1), 0);
    const { held, fetch } = throughLens(applyHeader(first.held, withStills), NOW);
    expect(fetch).toBe('nothing');
    expect(held.lens).toEqual(['timeline', 'messages', 'stills']);
  });

  test('after a clock that ran ahead are asked for again', () => {
    const ahead = throughLens({ held: holding(withStills, true), fetch: 'nothing' }, ENDS_AT + 5_000).held;
    expect(throughLens({ held: ahead, fetch: 'nothing' }, ENDS_AT - 60_000).fetch).toBe('all');
  });

  test('leave a helper without messages with what stays withheld, and ask once', () => {
    const narrow = stream(withStills, true).map((event) =>
      event.entry.type === 'message'
        ? { ...event, entry: { id: 'w6', at: 6, type: 'withheld' as const } }
        : event,
    );
    const { held } = applySnapshot(blind(), snapshot(withStills, narrow), 0);
    expect(throughLens({ held, fetch: 'nothing' }, NOW).fetch).toBe('nothing');
  });
});

describe('a full answer from before an end', () => {
  test('does not bring back what has gone', () => {
    const revoked: Header = {
      ...ended,
      sharing: {
        ...(ended.sharing as Extract<Header['sharing'], { phase: 'ended' }>),
        reason: 'revoked',
        code: 'other',
      },
    };
    const entry: Entry = { id: 'e7', at: 7, type: 'window-ended', reason: 'revoked', code: 'other' };
    const dropped = applyEvents(holding(withStills, true), [
      { sharedSeq: 7, hash: 'h7', entry, header: revoked },
    ]).held;
    const late = throughLens(applySnapshot(dropped, snapshot(withStills, stream(withStills, true)), 0), NOW);
    expect(late.held.events).toEqual([]);
    expect(late.held.header).toBe(revoked);
    expect(late.fetch).toBe('missing');
  });
});

test('what is kept on the device never has stills in it, window or not', () => {
  const kept = veiled(holding(withStills, true));
  expect(types(kept)).toEqual(hidden);
  expect(kept.lens).toEqual(['timeline', 'messages']);
});

describe('a clue made of a mark', () => {
  const clue: Omit<ComplainantEvent, 'header'> = {
    sharedSeq: 1,
    hash: 'h1',
    entry: {
      id: 'e7',
      at: 7,
      type: 'clue',
      clue: {
        form: 'mark',
        text: '就是他',
        pictureId: null,
        still: 'st1',
        mark: { shape: 'point', points: [[4, 5]], text: '灰色外套' },
        subject: null,
        described: [],
      },
      side: 'complainant',
      helper: null,
    },
  };
  const lens: Scope[] = ['timeline', 'messages', 'stills'];
  const withClue = (header: Header): OwnCase => ({
    ...holding(header, true),
    events: [{ ...clue, header }],
    lens,
  });

  test('keeps its own words and loses still and mark where stills go', () => {
    const { held: kept } = throughLens({ held: withClue(withoutStills), fetch: 'nothing' }, NOW);
    expect(kept.events[0]?.entry).toMatchObject({ clue: { text: '就是他', still: null, mark: null } });
    expect(JSON.stringify(kept)).not.toContain('灰色外套');
  });

  test('is asked for again where stills come back', () => {
    const bare = veiled(withClue(withStills));
    expect(throughLens({ held: bare, fetch: 'nothing' }, NOW).fetch).toBe('all');
  });
});
