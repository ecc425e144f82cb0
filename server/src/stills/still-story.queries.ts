import type { DrawnMark } from '@sunshine-seat/shared/contract/base.ts';
import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import { caseEvents, caseEventsWith } from '../cases/cases.queries.ts';
import type { Services } from '../platform/services.ts';

/** A mark that stands. */
export interface StandingMark {
  readonly id: string;
  readonly still: string;
  readonly mark: DrawnMark;
  readonly side: 'complainant' | 'officer';
  readonly officerId: string | null;
  readonly passId: string | null;
}

/** A still as it is shared now. */
export interface SharedStill {
  readonly still: string;
  readonly pictureId: string;
  readonly width: number;
  readonly height: number;
}

/** What a case's log tells of its stills: which are shared and told, and the marks that stand on them. */
export async function readStills(services: Services, record: CaseRecord) {
  const shared = new Map<string, SharedStill>();
  const told = new Set<string>();
  const marks = new Map<string, StandingMark>();
  const stillOf = new Map<string, string>();
  for (const event of await caseEvents(services, record)) {
    if (event.type === 'still-shared') {
      const { still, pictureId, width, height } = event;
      shared.set(still, { still, pictureId, width, height });
      stillOf.set(event.id, still);
      if (event.sharedSeq !== null) told.add(still);
    }
    if (event.type === 'update-released') told.add(stillOf.get(event.target) ?? '');
    if (event.type === 'still-withdrawn') shared.delete(event.still);
    if (event.type === 'mark-drawn') {
      const { id, still, mark, side, passId, by } = event;
      marks.set(id, { id, still, mark, side, passId, officerId: by?.id ?? null });
    }
    if (event.type === 'mark-undone') marks.delete(event.target);
  }
  return { shared, told, marks };
}

/** Whether the complainant knows of this still. */
export async function wasTold(services: Services, record: CaseRecord, still: string): Promise<boolean> {
  return (await readStills(services, record)).told.has(still);
}

/**
 * The id of the event that undoes a mark: it follows from the mark's, so that whether a mark stands is one look at two
 * rows however long the log has grown, and the database itself refuses a second undo.
 */
export const undoOf = (markId: string) => `undo-${markId}`;

/** A mark that stands on a case, or undefined. */
export async function standingMark(
  services: Services,
  record: CaseRecord,
  markId: string,
): Promise<StandingMark | undefined> {
  const events = await caseEventsWith(services, record, [markId, undoOf(markId)]);
  const drawn = events.find(({ id }) => id === markId);
  if (drawn?.type !== 'mark-drawn' || events.length > 1) return undefined;
  const { id, still, mark, side, passId, by } = drawn;
  return { id, still, mark, side, passId, officerId: by?.id ?? null };
}
