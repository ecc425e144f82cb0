import { scope } from '@sunshine-seat/shared/contract/base.ts';
import {
  complainantCase,
  complainantEvent,
  header,
  passView,
  seenByOfficers,
} from '@sunshine-seat/shared/contract/complainant.ts';
import * as z from 'zod/mini';
import type { OwnCase } from '../live/apply-event.ts';
import { veiled } from '../live/own-lens.ts';
import { deviceTime } from '../ui/clock.ts';
import { KEPT_CASE } from './kept-case-place.ts';

const keptCase = z.object({
  held: z.object({
    case: complainantCase,
    header,
    events: z.array(complainantEvent),
    head: z.int(),
    isOfficerPresent: z.nullable(z.boolean()),
    seen: z.nullable(seenByOfficers),
    pass: passView,
    lens: z.array(scope),
    mark: z.nullable(z.object({ sharedSeq: z.int(), hash: z.string() })),
    isRewritten: z.boolean(),
  }),
  /** The furthest place that was on a visible screen. */
  seen: z.int(),
  /** The server's time of the last word, and the device's own at the same moment. */
  heardAt: z.number(),
  deviceAt: z.number(),
});
export type KeptCase = z.infer<typeof keptCase>;

/**
 * Keeps the last state of the open session, so that the page opens without a network. Stills and marks are never kept:
 * nobody could take them away when the window ends while the page is closed.
 */
export function keepCase(held: OwnCase, seen: number, heardAt: number): void {
  try {
    const kept = { held: veiled(held), seen, heardAt, deviceAt: deviceTime() };
    localStorage.setItem(KEPT_CASE, JSON.stringify(kept));
  } catch {
    // Without storage the page works, only not offline.
  }
}

/** What an earlier visit kept, or null; anything of another shape is thrown away. */
export function keptFromBefore(): KeptCase | null {
  try {
    const text = localStorage.getItem(KEPT_CASE);
    if (!text) return null;
    const kept = keptCase.safeParse(JSON.parse(text));
    if (kept.success) return kept.data;
    localStorage.removeItem(KEPT_CASE);
  } catch {
    // Unreadable storage is no storage.
  }
  return null;
}
