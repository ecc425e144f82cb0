import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import type { SealKey } from '../platform/crypto/seal.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import type { SharingState } from './case-record.ts';
import { isTalk } from './event-body.ts';
import { eventForComplainant, eventForOfficers } from './event-views.ts';
import { type PassLooking, viewerOf } from './viewer.ts';

export interface Audiences {
  /** For officers who follow the case, if there are any: all of it. */
  officers(): CaseEvent[];
  /** For each pass that looks: only what has a place in the stream, and of that only what the pass may see. */
  passes: { passId: string; events: ComplainantEvent[] }[];
  /** The hall board may show a difference. An internal event leaves no trace there, not even a redrawn board. */
  concernsBoard: boolean;
}

/** Who may see what of new rows of one case's log. */
export function audiencesOf(
  record: { key: SealKey; sharing: SharingState },
  rows: readonly LogRow[],
  looking: readonly PassLooking[],
  now: number,
): Audiences {
  return {
    officers: () => rows.map((row) => eventForOfficers(record.key, row)),
    passes: looking.map((pass) => {
      const viewer = viewerOf(record.sharing, pass, now);
      const events = rows.flatMap((row) => eventForComplainant(record.key, row, viewer) ?? []);
      return { passId: pass.passId, events };
    }),
    concernsBoard: rows.some((row) => row.sharedSeq !== null && !isTalk(row.type)),
  };
}
