import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { CallError } from '../api/call.ts';
import { newIntentKey } from '../api/intent-key.ts';
import { untilOnline } from '../api/network.ts';
import { lastSeq } from '../live/apply-case-events.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { createMarkOutbox, type MarkOutbox } from './mark-outbox.ts';
import { lastOwnMark, shownMarks } from './shown-marks.ts';
import { drawMark, undoMark } from './still-queries.ts';
import type { Still } from './still-story.ts';

const PASSING: readonly CallError['code'][] = ['NETWORK', 'BUSY', 'STOPPING', 'THROTTLED'];
const PAUSE_MS = 800;

/** One outbox for a case: what was drawn arrives also when another still is looked at meanwhile. */
export function useMarkOutbox(caseId: string): MarkOutbox {
  const client = useQueryClient();
  const [outbox] = useState(() => createMarkOutbox(senderOf(client, caseId), newIntentKey));
  return outbox;
}

function senderOf(client: QueryClient, caseId: string) {
  const forever = new AbortController().signal;
  return {
    async draw({ still, mark, key }: { still: string; mark: Mark; key: string }) {
      const { shape, points, text } = mark;
      const body = { still, mark: { shape, points: points.map(([x, y]): [number, number] => [x, y]), text } };
      const written = await drawMark(caseId, body, key);
      foldWritten(client, written);
      return written.events.find(({ type }) => type === 'mark-drawn')?.id ?? key;
    },
    async undo(markId: string, key: string) {
      foldWritten(client, await undoMark(caseId, markId, key));
    },
    async again(error: unknown) {
      if (!(error instanceof CallError) || !PASSING.includes(error.code)) return false;
      await untilOnline(error.retryAfterMs ?? PAUSE_MS, forever);
      return true;
    },
  };
}

/** The marks of one still with what is on its way, and the hand that draws. */
export function useMarks(held: OfficerCase, me: Me, still: Still, outbox: MarkOutbox) {
  const { tasks, error } = useSyncExternalStore(outbox.subscribe, outbox.get);
  const marks = shownMarks(still, tasks, me.officer.id);
  const last = lastOwnMark(marks, me.officer.id);
  return {
    marks,
    error,
    canUndo: last !== null,
    draw: (mark: Mark) => outbox.draw(still.id, mark, lastSeq(held)),
    undo: () => last !== null && outbox.undo(last),
  };
}
