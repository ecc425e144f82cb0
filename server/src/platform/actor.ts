import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

export interface OfficerActor {
  readonly kind: 'officer';
  readonly sessionId: string;
  readonly stationId: string;
  readonly officer: OfficerRef;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  readonly steppedUpUntil: number | null;
}

export interface ComplainantActor {
  readonly kind: 'complainant';
  readonly sessionId: string;
  readonly passId: string;
  readonly caseId: string;
  readonly stationId: string;
  /** What a helper's pass is limited to; null for the complainant's own. */
  readonly scopes: readonly Scope[] | null;
  readonly relation: Relation | null;
}

export interface KioskActor {
  readonly kind: 'kiosk';
  readonly kioskId: string;
  readonly stationId: string;
}

/** The display of one seat. */
export interface SeatActor {
  readonly kind: 'seat';
  readonly kioskId: string;
  readonly seatId: string;
  readonly stationId: string;
}

export type Actor = OfficerActor | ComplainantActor | KioskActor | SeatActor;

/** Where a request came from, for the audit. */
export interface Origin {
  readonly ip: string;
  readonly requestId: string;
}

/** Short name of an actor in audit and idempotency rows. */
export function actorKey(actor: Actor | null): string {
  if (actor === null) return 'system';
  if (actor.kind === 'officer') return `officer:${actor.officer.id}`;
  if (actor.kind === 'complainant') return `pass:${actor.passId}`;
  return `${actor.kind}:${actor.kioskId}`;
}
