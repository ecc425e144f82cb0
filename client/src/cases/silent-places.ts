import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { OwnCase } from '../live/apply-event.ts';
import { isLine, isOwnDoing } from './entry-words.ts';

/** A message has been seen when the conversation was open, and not before. */
function isToBeRead({ entry }: ComplainantEvent): boolean {
  return entry.type === 'message' && entry.side === 'officer';
}

function isSilent(entry: Entry): boolean {
  return isOwnDoing(entry) || (entry.type !== 'message' && !isLine(entry));
}

function placesOf(held: OwnCase, which: (event: ComplainantEvent) => boolean): number[] {
  return held.events.filter(which).map(({ sharedSeq }) => sharedSeq);
}

/** What has no line of its own and nothing to be read: marks, what this side wrote, what is withheld. */
export function silentPlaces(held: OwnCase): number[] {
  return placesOf(held, ({ entry }) => isSilent(entry));
}

/** Messages that this device has never shown. */
export function unreadAtFirst(held: OwnCase): number[] {
  return placesOf(held, isToBeRead);
}
