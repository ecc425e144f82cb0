import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';

const DECISIONS = [
  'share-requested',
  'share-rejected',
  'window-opened',
  'scopes-narrowed',
  'window-ended',
] as const;

export type Decision = Extract<CaseEvent, { type: (typeof DECISIONS)[number] }>;

/** Everything that was asked and decided about sharing, the newest first. */
export function decisionsOf(events: readonly CaseEvent[]): Decision[] {
  const isDecision = (event: CaseEvent): event is Decision => DECISIONS.some((type) => type === event.type);
  return events.filter(isDecision).toReversed();
}

/** Minutes were cut when less was granted than asked. */
export function isShortened(decision: Extract<Decision, { type: 'window-opened' }>): boolean {
  return decision.minutes < decision.askedMinutes;
}
