import { type Milestone, milestoneRule } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { SealKey } from '../platform/crypto/seal.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { type EventBody, type Original, openBody, type WrittenType } from './event-body.ts';

/** What was written for the complainant (an update, a still, where an item is), with what later became of it. */
export interface StoryUpdate {
  readonly row: LogRow;
  readonly body: EventBody;
  /** The complainant has it: it was delivered, or released later. */
  isTold: boolean;
  isRetracted: boolean;
  /** Something later took its place: a new copy of the still, a further move of the item, the same step told already. */
  isOverruled: boolean;
  /** The case was closed and reopened since: it began anew, and what was written before is told as the past it is. */
  isOfThePast: boolean;
}
type Story = Map<string, StoryUpdate>;

/** Reads the updates out of a case's log, in order, keyed by id. */
export function readStory(key: SealKey, rows: readonly LogRow[]): Story {
  const story: Story = new Map();
  for (const row of rows) {
    const body = openBody(key, row);
    const { fields } = body;
    const subject = subjectOf(fields);
    if (subject) overrule(story, ({ body: earlier }) => subjectOf(earlier.fields) === subject);
    if (fields.type === 'update-posted' && fields.milestone === 'case_reopened')
      for (const earlier of story.values()) earlier.isOfThePast = true;
    if (isWritten(fields)) story.set(row.id, { row, body, ...NEW });
    if (row.sharedSeq !== null) tell(story, row.id);
    if (fields.type === 'update-released') tell(story, fields.target);
    if (fields.type === 'update-retracted') {
      const retracted = story.get(fields.target);
      if (retracted) retracted.isRetracted = true;
    }
  }
  return story;
}

const NEW = { isTold: false, isRetracted: false, isOverruled: false, isOfThePast: false };

const WRITTEN: readonly EventBody['fields']['type'][] = [
  'update-posted',
  'update-corrected',
  'still-shared',
  'item-moved',
] satisfies WrittenType[];
const isWritten = ({ type }: EventBody['fields']): boolean => WRITTEN.includes(type);

/** The thing of which only the last word counts. */
function subjectOf(fields: EventBody['fields']): string | null {
  if (fields.type === 'still-shared' || fields.type === 'still-withdrawn') return `still ${fields.still}`;
  return fields.type === 'item-moved' ? `item ${fields.itemId}` : null;
}

function overrule(story: Story, isOver: (update: StoryUpdate) => boolean): void {
  for (const update of story.values()) if (isOver(update)) update.isOverruled = true;
}

/** The complainant has it now. The same step that still waits for its time would only be told twice. */
function tell(story: Story, id: string): void {
  const told = story.get(id);
  if (!told) return;
  told.isTold = true;
  if (stepOf(told)) overrule(story, (waiting) => !waiting.isTold && isSameStep(waiting, told));
}

/** The milestone of an update that moves the case on; one of before a reopening moves nothing any more. */
export function stepOf({ body: { fields }, isOfThePast }: StoryUpdate): Milestone | null {
  const milestone = fields.type === 'update-posted' && !isOfThePast ? fields.milestone : null;
  return milestone && milestoneRule(milestone).to ? milestone : null;
}

/** Whether one that waits for its time says nothing but the step that the other says as well. */
function isSameStep(waiting: StoryUpdate, other: StoryUpdate): boolean {
  const { fields } = waiting.body;
  if (fields.type !== 'update-posted' || !fields.tellAt || fields.note) return false;
  return stepOf(waiting) !== null && stepOf(waiting) === stepOf(other);
}

/**
 * What was shared, still stands and has not been told yet, in the order it was written: as far as the scopes go, and
 * nothing before its time.
 */
export function heldUpdates(story: Story, scopes: readonly Scope[], now: number): StoryUpdate[] {
  const held: StoryUpdate[] = [];
  for (const update of story.values()) {
    const { fields } = update.body;
    if (!isWaiting(update)) continue;
    if (fields.type === 'still-shared' && !scopes.includes('stills')) continue;
    if (!isDue(story, update, now) || held.some((one) => isSameStep(update, one))) continue;
    held.push(update);
  }
  return held;
}

/** A correction without what it puts right would mean nothing: it waits with it, and goes with it. */
function isDue(story: Story, { body: { fields } }: StoryUpdate, now: number): boolean {
  if (fields.type === 'update-posted') return (fields.tellAt ?? 0) <= now;
  if (fields.type !== 'update-corrected') return true;
  const target = story.get(fields.target);
  if (!target) return true;
  return !target.isRetracted && (target.isTold || (!target.isOverruled && isDue(story, target, now)));
}

const isWaiting = ({ row, isTold, isRetracted, isOverruled }: StoryUpdate): boolean =>
  row.visibility === 'shared' && !isTold && !isRetracted && !isOverruled;

/** Whether a step of the case is written down for the complainant and waits for its time or for a window. */
export function isStepWaiting(story: Story, milestone: Milestone): boolean {
  return [...story.values()].some((update) => isWaiting(update) && stepOf(update) === milestone);
}

/** As it was first written, to be told again by its release. */
export function originalOf({ row, body }: StoryUpdate): Original {
  return { id: row.id, at: row.at, by: body.by, ...body.fields } as Original;
}
