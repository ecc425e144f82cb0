import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { type EventBody, type Original, openBody } from './event-body.ts';

/** An update of a case, with what later became of it. */
export interface StoryUpdate {
  readonly row: LogRow;
  readonly body: EventBody;
  /** The complainant has it: it was delivered, or released later. */
  isTold: boolean;
  isRetracted: boolean;
}

/** Reads the updates out of a case's log, in order, keyed by id. */
export function readStory(key: Buffer, rows: readonly LogRow[]): Map<string, StoryUpdate> {
  const story = new Map<string, StoryUpdate>();
  for (const row of rows) {
    const body = openBody(key, row);
    const { fields } = body;
    if (fields.type === 'update-posted' || fields.type === 'update-corrected') {
      story.set(row.id, { row, body, isTold: row.sharedSeq !== null, isRetracted: false });
    }
    if (fields.type === 'update-released') markTarget(story, fields.target, { isTold: true });
    if (fields.type === 'update-retracted') markTarget(story, fields.target, { isRetracted: true });
  }
  return story;
}

function markTarget(story: Map<string, StoryUpdate>, id: string, marks: Partial<StoryUpdate>): void {
  const update = story.get(id);
  if (update) Object.assign(update, marks);
}

/** Shared updates the complainant has not been told yet and that still stand, in the order they were written. */
export function heldUpdates(story: Map<string, StoryUpdate>): StoryUpdate[] {
  return [...story.values()].filter((update) => {
    const { fields } = update.body;
    if (update.row.visibility !== 'shared' || update.isTold || update.isRetracted) return false;
    // A correction without what it puts right would mean nothing.
    return fields.type !== 'update-corrected' || story.get(fields.target)?.isRetracted !== true;
  });
}

/** An update as it was first written, to be told again by its release. */
export function originalOf({ row, body }: StoryUpdate): Original {
  return { id: row.id, at: row.at, by: body.by, ...body.fields } as Original;
}
