/** The recovery window: from approval to `endsAt`, on the server's clock. Time is always an argument, in epoch milliseconds. */

export const MAX_WINDOW_MINUTES = 180;
export const MIN_WINDOW_MINUTES = 15;
const MINUTE = 60_000;

/**
 * What can be shared: the timeline always; the places written in updates; messages and clues in both directions;
 * masked stills with the marks on them; and showing those on the display of a seat.
 */
export const SCOPES = ['timeline', 'location', 'messages', 'stills', 'seat'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether a set of scopes can be asked for: the timeline always belongs to it, and a seat shows nothing but stills. */
export function isWholeScope(scopes: readonly Scope[]): boolean {
  if (new Set(scopes).size !== scopes.length || !scopes.includes('timeline')) return false;
  return !scopes.includes('seat') || scopes.includes('stills');
}

export const END_REASONS = ['expired', 'revoked', 'closed'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What the complainant is told about sharing. `waiting` covers never asked, asked and rejected; the event tells which. */
export type WindowPhase = 'waiting' | 'open' | 'ended';

export type Grant = {
  readonly startsAt: number;
  readonly endsAt: number;
  /** When it was ended by the sweeper, a revoke or closing; null while it stands. */
  readonly endedAt: number | null;
};

/** Open means: granted, not ended, and strictly before `endsAt`; at `endsAt` itself it is over. */
export function isWindowOpen(grant: Grant | null, now: number): boolean {
  return grant !== null && grant.endedAt === null && now < grant.endsAt;
}

/** Minutes that may be approved: what was asked, shortened if the approver says so, never beyond the station's policy. */
export function approvedMinutes(asked: number, shortenedTo: number | null, policyMinutes: number): number {
  const limit = Math.min(asked, policyMinutes, MAX_WINDOW_MINUTES);
  return Math.max(1, Math.min(limit, shortenedTo ?? limit));
}

export function windowEnd(startsAt: number, minutes: number): number {
  return startsAt + minutes * MINUTE;
}

/** Share of the window that has passed, 0…1. */
export function windowElapsed(grant: Pick<Grant, 'startsAt' | 'endsAt'>, now: number): number {
  const length = grant.endsAt - grant.startsAt;
  if (length <= 0) return 1;
  return Math.min(1, Math.max(0, (now - grant.startsAt) / length));
}
