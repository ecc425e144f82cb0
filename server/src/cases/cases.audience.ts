import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { eventForComplainant, eventForOfficers } from './event-views.ts';

export interface Audiences {
  /** For officers who follow the case: all of it. */
  officers: CaseEvent[];
  /** For the complainant: only what has a place in their stream. */
  complainant: ComplainantEvent[];
  /** The hall board may show a difference. An internal event leaves no trace there, not even a redrawn board. */
  concernsBoard: boolean;
}

/** Who may see what of new rows of one case's log. */
export function audiencesOf(key: Buffer, rows: readonly LogRow[]): Audiences {
  return {
    officers: rows.map((row) => eventForOfficers(key, row)),
    complainant: rows.map((row) => eventForComplainant(key, row)).filter((event) => event !== null),
    concernsBoard: rows.some((row) => row.sharedSeq !== null),
  };
}
