import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import {
  cluesOf,
  isUnread,
  lastTalkSeq,
  looseMarksOf,
  messagesOf,
  openScopesOf,
  stillsOf,
  talkOf,
} from './talk-fold.ts';

type Fields<T extends CaseEvent['type']> = Omit<Extract<CaseEvent, { type: T }>, keyof typeof BASE | 'type'>;
const BASE = {
  id: '',
  caseId: 'a',
  seq: 0,
  at: 0,
  by: null,
  visibility: 'shared' as const,
  sharedSeq: null as number | null,
};

/** Events of a log in order; shared ones get places in the stream. */
function logOf(...drafts: { type: CaseEvent['type']; [field: string]: unknown }[]): CaseEvent[] {
  let shared = 0;
  return drafts.map((draft, index) => {
    if (draft.visibility !== 'internal') shared += 1;
    const sharedSeq = draft.visibility === 'internal' ? null : shared;
    return { ...BASE, id: `e${index + 1}`, seq: index + 1, sharedSeq, ...draft } as CaseEvent;
  });
}

const CLUE: Clue = {
  form: 'text',
  text: '黑色双肩包',
  pictureId: null,
  still: null,
  mark: null,
  subject: null,
  described: [],
};
const from = (side: 'complainant' | 'officer') => ({ side, helper: null, passId: null });
const said = (side: 'complainant' | 'officer', text = '话') => ({
  type: 'message-sent' as const,
  ...({ text, textLanguage: 'zh-Hans', ...from(side) } satisfies Fields<'message-sent'>),
});
const clue = (change: Partial<Clue> = {}) => ({
  type: 'clue-added' as const,
  ...({ clue: { ...CLUE, ...change }, ...from('complainant') } satisfies Fields<'clue-added'>),
});
const assessed = (target: string, assessment: 'useful' | 'known') => ({
  type: 'clue-assessed' as const,
  visibility: 'internal',
  ...({ target, assessment, note: null } satisfies Fields<'clue-assessed'>),
});
const thanked = (target: string) => ({
  type: 'clue-thanked' as const,
  ...({ target, note: '谢谢', noteLanguage: 'zh-Hans' } satisfies Fields<'clue-thanked'>),
});

test('messages of both sides come in the order of the log, and nothing else does', () => {
  const log = logOf(said('complainant', '一'), { type: 'case-received' }, said('officer', '二'));
  expect(messagesOf(log).map(({ text }) => text)).toEqual(['一', '二']);
});

test('a clue has the last assessment and every thanks, and those of another clue are not its own', () => {
  const log = logOf(clue(), clue(), assessed('e1', 'known'), thanked('e1'), assessed('e1', 'useful'));
  const [first, second] = cluesOf(log);
  expect(first?.assessed?.assessment).toBe('useful');
  expect(first?.thanks.map(({ note }) => note)).toEqual(['谢谢']);
  expect(second).toMatchObject({ assessed: null, thanks: [] });
});

test('the conversation is messages and clues as they came', () => {
  const log = logOf(clue(), said('complainant'), clue(), said('officer'));
  expect(talkOf(log).map(({ kind, event }) => `${kind} ${event.id}`)).toEqual([
    'clue e1',
    'message e2',
    'clue e3',
    'message e4',
  ]);
  expect(lastTalkSeq(talkOf(log))).toBe(4);
  expect(lastTalkSeq([])).toBe(0);
});

test('unread is what the complainant’s side wrote beyond the place officers have come to', () => {
  const lines = talkOf(logOf(said('complainant'), said('officer'), clue(), said('officer')));
  const unread = (seenSeq: number) => lines.filter((line) => isUnread(line, seenSeq)).length;
  expect([0, 1, 2, 3].map(unread)).toEqual([2, 1, 1, 0]);
});

test('what is shared is what the last decision left, and nothing once the window ended', () => {
  const opened = { type: 'window-opened' as const, scopes: ['timeline', 'messages'] };
  const narrowed = { type: 'scopes-narrowed' as const, scopes: ['timeline'] };
  const ended = { type: 'window-ended' as const };
  expect(openScopesOf(logOf())).toEqual([]);
  expect(openScopesOf(logOf(opened))).toEqual(['timeline', 'messages']);
  expect(openScopesOf(logOf(opened, narrowed))).toEqual(['timeline']);
  expect(openScopesOf(logOf(opened, narrowed, ended))).toEqual([]);
  expect(openScopesOf(logOf(opened, ended, opened))).toEqual(['timeline', 'messages']);
});

const added = (id: string) => ({
  type: 'still-added' as const,
  visibility: 'internal',
  still: { id, pictureId: `${id}-work`, width: 100, height: 50 },
});
const shared = (still: string, pictureId: string) => ({
  type: 'still-shared' as const,
  still,
  pictureId,
  width: 100,
  height: 50,
});

test('a still is numbered as it came, and shown by its newest masked copy', () => {
  const stills = stillsOf(logOf(added('s1'), added('s2'), shared('s2', 'c1'), shared('s2', 'c2')));
  expect(stills.get('s1')).toMatchObject({ number: 1, pictureId: 's1-work' });
  expect(stills.get('s2')).toMatchObject({ number: 2, pictureId: 'c2' });
});

const MARK = { shape: 'point', points: [[1, 2]], text: null };
const drawn = (side: 'complainant' | 'officer', mark: object = MARK) => ({
  type: 'mark-drawn' as const,
  still: 's1',
  mark,
  ...from(side),
});
const loose = (...drafts: Parameters<typeof logOf>) => looseMarksOf(logOf(...drafts)).map(({ id }) => id);

test('a mark of the complainant’s side waits for an officer until it is a clue, undone, or its still withdrawn', () => {
  const other = { ...MARK, points: [[9, 9]] };
  expect(loose(drawn('complainant'), drawn('officer'))).toEqual(['e1']);
  expect(loose(drawn('complainant'), { type: 'mark-undone', target: 'e1' })).toEqual([]);
  expect(
    loose(drawn('complainant'), drawn('complainant', other), {
      ...clue(),
      clue: { ...CLUE, form: 'mark', still: 's1', mark: MARK },
    }),
  ).toEqual(['e2']);
  expect(loose(drawn('complainant'), { type: 'still-withdrawn', still: 's1' })).toEqual([]);
});
