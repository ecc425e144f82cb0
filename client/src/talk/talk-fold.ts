import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
export type Message = Of<'message-sent'>;
export type DrawnMark = Of<'mark-drawn'>;

/** A clue with what officers made of it. */
export type TalkedClue = {
  readonly event: Of<'clue-added'>;
  /** The last assessment; earlier ones stay in the timeline. */
  readonly assessed: Of<'clue-assessed'> | null;
  readonly thanks: readonly Of<'clue-thanked'>[];
};

/** One line of the conversation, in the order of the log, which is that of both sides. */
export type TalkLine =
  | { readonly kind: 'message'; readonly event: Message }
  | { readonly kind: 'clue'; readonly event: Of<'clue-added'>; readonly clue: TalkedClue };

export function messagesOf(events: readonly CaseEvent[]): Message[] {
  return events.filter((event) => event.type === 'message-sent');
}

export function cluesOf(events: readonly CaseEvent[]): TalkedClue[] {
  const assessed = new Map<string, Of<'clue-assessed'>>();
  const thanks = new Map<string, Of<'clue-thanked'>[]>();
  for (const event of events) {
    if (event.type === 'clue-assessed') assessed.set(event.target, event);
    if (event.type === 'clue-thanked') thanks.set(event.target, [...(thanks.get(event.target) ?? []), event]);
  }
  return events
    .filter((event) => event.type === 'clue-added')
    .map((event) => ({
      event,
      assessed: assessed.get(event.id) ?? null,
      thanks: thanks.get(event.id) ?? [],
    }));
}

export function talkOf(events: readonly CaseEvent[]): TalkLine[] {
  const lines: TalkLine[] = [
    ...messagesOf(events).map((event) => ({ kind: 'message' as const, event })),
    ...cluesOf(events).map((clue) => ({ kind: 'clue' as const, event: clue.event, clue })),
  ];
  return lines.sort((a, b) => a.event.seq - b.event.seq);
}

/** Whether the complainant's side wrote it and no officer has read so far. */
export function isUnread({ event }: TalkLine, seenSeq: number): boolean {
  return event.side === 'complainant' && (event.sharedSeq ?? 0) > seenSeq;
}

/** Where in the stream the conversation has come to. */
export function lastTalkSeq(lines: readonly TalkLine[]): number {
  return Math.max(0, ...lines.map(({ event }) => event.sharedSeq ?? 0));
}

/** What is shared now, going by the log: a window that ended shares nothing. */
export function openScopesOf(events: readonly CaseEvent[]): readonly Scope[] {
  const last = events.findLast(
    ({ type }) => type === 'window-opened' || type === 'window-ended' || type === 'scopes-narrowed',
  );
  return last?.type === 'window-opened' || last?.type === 'scopes-narrowed' ? last.scopes : [];
}

/** A still as a mark on it is shown: its number in the case, and the picture the mark lies on. */
export type MarkedStill = {
  readonly number: number;
  readonly pictureId: string;
  readonly width: number;
  readonly height: number;
};

/** By still; the masked copy, where there is one, since that is what was marked. */
export function stillsOf(events: readonly CaseEvent[]): ReadonlyMap<string, MarkedStill> {
  const stills = new Map<string, MarkedStill>();
  for (const event of events) {
    if (event.type === 'still-added') {
      const { id, pictureId, width, height } = event.still;
      stills.set(id, { number: stills.size + 1, pictureId, width, height });
    }
    const known = event.type === 'still-shared' ? stills.get(event.still) : undefined;
    if (event.type === 'still-shared' && known) {
      const { pictureId, width, height } = event;
      stills.set(event.still, { number: known.number, pictureId, width, height });
    }
  }
  return stills;
}

/** Marks of the complainant's side that stand and that nobody has made a clue of; the newest last. */
export function looseMarksOf(events: readonly CaseEvent[]): DrawnMark[] {
  const undone = new Set(events.flatMap((event) => (event.type === 'mark-undone' ? event.target : [])));
  const withdrawn = new Set<string>();
  const kept = new Set<string>();
  for (const event of events) {
    if (event.type === 'still-withdrawn') withdrawn.add(event.still);
    if (event.type === 'still-shared') withdrawn.delete(event.still);
    if (event.type === 'clue-added' && event.clue.mark) kept.add(likeness(event.clue.still, event.clue.mark));
  }
  return events.filter(
    (event): event is DrawnMark =>
      event.type === 'mark-drawn' &&
      event.side === 'complainant' &&
      !undone.has(event.id) &&
      !withdrawn.has(event.still) &&
      !kept.has(likeness(event.still, event.mark)),
  );
}

/** A clue keeps the mark as it was and not its id: the same mark on the same still is the same thing said. */
function likeness(still: string | null, { shape, points, text }: DrawnMark['mark']): string {
  return JSON.stringify([still, shape, points, text]);
}
