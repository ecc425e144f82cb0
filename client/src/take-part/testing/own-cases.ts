import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import type { Entry, Header } from '@sunshine-seat/shared/contract/complainant.ts';
import type { OwnCase } from '../../live/apply-event.ts';

export const by = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };

export const header: Header = {
  stage: 'investigating',
  officer: by,
  nextUpdateBy: null,
  outcome: null,
  sharing: { phase: 'open', startsAt: 0, endsAt: 10_800_000, scopes: ['timeline', 'messages', 'stills'] },
};

/** An own case whose stream has these entries. */
export function caseWith(...entries: Entry[]): OwnCase {
  return {
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
        phone: '0579-1',
      },
      alias: 3,
    },
    header,
    events: entries.map((entry, index) => ({
      sharedSeq: index + 1,
      hash: `h${index + 1}`,
      entry: { ...entry, at: entry.at || index + 1 },
      header,
    })),
    head: entries.length,
    isOfficerPresent: true,
    seen: null,
    pass: { id: 'p1', relation: null, scopes: null },
    lens: ['timeline', 'messages', 'stills'],
    mark: null,
    isRewritten: false,
  };
}

let running = 0;

export function message(side: 'officer' | 'complainant', text: string): Extract<Entry, { type: 'message' }> {
  running += 1;
  return {
    id: `message-${running}`,
    at: 0,
    type: 'message',
    side,
    text,
    textLanguage: 'zh-Hans',
    by: side === 'officer' ? by : null,
    helper: null,
  };
}

export function stillEntry(still: string, pictureId: string): Entry {
  running += 1;
  const size = { width: 800, height: 600 };
  return {
    id: `still-${running}`,
    at: 0,
    type: 'still-shared',
    still,
    pictureId,
    ...size,
    caption: null,
    by,
  };
}

export function markEntry(
  id: string,
  still: string,
  side: 'officer' | 'complainant',
  place: [number, number] = [4, 4],
): Entry {
  const mark = { shape: 'point' as const, points: [place], text: null };
  return { id, at: 0, type: 'mark-drawn', still, mark, side, helper: null, isOwn: side === 'complainant' };
}

export function clueEntry(id: string, changes: Partial<Clue>): Entry {
  const clue: Clue = {
    form: 'text',
    text: '灰外套',
    pictureId: null,
    still: null,
    mark: null,
    subject: null,
    described: [],
    ...changes,
  };
  return { id, at: 0, type: 'clue', clue, side: 'complainant', helper: null };
}
