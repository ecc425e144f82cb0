import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantSnapshot } from '@sunshine-seat/shared/contract/complainant.ts';
import { lensOf } from '@sunshine-seat/shared/domain/lens.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { ComplainantActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { readSharedLog } from '../platform/event-log/event-log.store.ts';
import type { Services } from '../platform/services.ts';
import { brandOf, getStation } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import { type CaseRecord, headerOf, isOpenNow } from './case-record.ts';
import { inChargeOf, loadCase } from './cases.store.ts';
import { eventForComplainant } from './event-views.ts';
import { loadOwnCase } from './own-case.store.ts';
import { viewerOf } from './viewer.ts';

/** The complainant's own case with the events after their cursor; a cursor from another life gets everything. */
export async function ownSnapshot(
  services: Services,
  actor: Pick<ComplainantActor, 'caseId' | 'passId' | 'scopes' | 'relation'>,
  cursor: number,
): Promise<ComplainantSnapshot> {
  const { record, rows } = await readTogether(services, actor.caseId, cursor);
  const now = services.clock.now();
  const station = await getStation(services.db, record.stationId);
  const viewer = viewerOf(record.sharing, actor, now);
  const events = rows.flatMap((row) => eventForComplainant(record.key, row, viewer) ?? []);
  const { passId, relation, scopes } = actor;
  return {
    wire: WIRE_VERSION,
    now,
    case: {
      number: record.number,
      kind: record.kind,
      language: record.language,
      receivedAt: record.receivedAt,
      station: brandOf(station),
      alias: aliasOf(services, station, record, now),
    },
    header: headerOf(record, now, scopes),
    events,
    head: events.at(-1)?.sharedSeq ?? record.lastSharedSeq,
    isOfficerPresent: isOfficerPresent(services, record, now),
    seen: record.seen,
    pass: { id: passId, relation, scopes: scopes && [...scopes] },
  };
}

/** The case and its stream as of one moment. */
async function readTogether(services: Services, caseId: string, cursor: number) {
  for (;;) {
    const record = await loadOwnCase(services.db, services.secrets, caseId);
    if (!record) throw new AppError('SESSION_ENDED');
    const after = cursor <= record.lastSharedSeq ? cursor : 0;
    const rows = await readSharedLog(services.db, record.id, after);
    // The case moved on between the two reads: a header older than its events would undo a revoke on the screen.
    if ((rows.at(-1)?.sharedSeq ?? 0) <= record.lastSharedSeq) return { record, rows };
  }
}

/** The same of a case by its id; undefined when there is none. */
export async function isOfficerPresentAt(
  services: Services,
  caseId: string,
): Promise<boolean | null | undefined> {
  const row = await inChargeOf(services.db, caseId);
  return row && isOfficerPresent(services, row, services.clock.now());
}

/** Whether the officer in charge is at a screen now; told only inside the window. */
function isOfficerPresent(
  { presence }: Pick<Services, 'presence'>,
  record: Pick<CaseRecord, 'sharing' | 'officer'>,
  now: number,
): boolean | null {
  if (!isOpenNow(record.sharing, now)) return null;
  return record.officer !== null && presence.isOfficerConnected(record.officer.id);
}

/** Whether messages go both ways on a case now. */
export async function isMessagingOpen(services: Services, caseId: string): Promise<boolean> {
  const record = await loadCase(services.db, services.secrets, caseId);
  return record !== undefined && isScopeOpen(record, 'messages', services.clock.now());
}

/** Refuses a pass that may not write now, with the reason. */
export async function checkMayWrite(services: Services, actor: ComplainantActor): Promise<void> {
  const record = await loadCase(services.db, services.secrets, actor.caseId);
  if (!record) throw new AppError('SESSION_ENDED');
  checkScope(record, actor, 'messages', services.clock.now());
}

/** Refuses whoever has a scope neither granted nor open now: `null` stands for officers, who need it open alone. */
export function checkScope(
  { sharing }: Pick<CaseRecord, 'sharing'>,
  pass: Pick<ComplainantActor, 'scopes'> | null,
  scope: Scope,
  now: number,
): void {
  const { isOpen, scopes } = lensOf(sharing.window, now, pass?.scopes ?? null);
  if (!isOpen) throw new AppError('WINDOW_ENDED');
  if (!scopes.includes(scope)) throw new AppError('SCOPE_CLOSED');
}

/** Whether a window is open on a case. */
export function isWindowOpenOn({ sharing }: Pick<CaseRecord, 'sharing'>, now: number): boolean {
  return isOpenNow(sharing, now);
}

/** Whether a window is open that shares this, and the pass may see it. */
export function isScopeOpenFor(
  { sharing }: Pick<CaseRecord, 'sharing'>,
  pass: Pick<ComplainantActor, 'scopes'>,
  scope: Scope,
  now: number,
): boolean {
  return lensOf(sharing.window, now, pass.scopes).scopes.includes(scope);
}

/** Whether a window is open that shares this. */
export function isScopeOpen({ sharing }: Pick<CaseRecord, 'sharing'>, scope: Scope, now: number): boolean {
  return lensOf(sharing.window, now, null).scopes.includes(scope);
}
