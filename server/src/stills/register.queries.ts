import type { CaseEvent, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { officersByIds } from '../accounts/accounts.queries.ts';
import { type CaseRecord, openCaseText } from '../cases/case-in-hand.queries.ts';
import { caseEvents, readCase } from '../cases/cases.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { type AuditLine, auditOfCase } from '../platform/audit/audit.store.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { findStill } from './stills.store.ts';

type Line = Reply<'getRegister'>['lines'][number];

const LINES = 500;
const WHAT: Record<string, Line['what']> = {
  'still-added': 'added',
  'original-seen': 'original-seen',
  'still-shared': 'shared',
  'still-withdrawn': 'withdrawn',
  'copy-seen': 'copy-seen',
  'picture-seen': 'seen',
};

/** Who saw or changed a still, when and why, newest first. */
export async function getRegister(
  services: Services,
  actor: OfficerActor,
  { caseId, stillId }: { caseId: string; stillId: string },
  origin: Origin,
): Promise<Reply<'getRegister'>> {
  const record = await readCase(services, actor, caseId, origin, 'case-read');
  const still = await findStill(services.db, record.id, stillId);
  if (!still) throw new AppError('NOT_FOUND');
  const events = await caseEvents(services, record);
  const copies = events.flatMap((event) =>
    event.type === 'still-shared' && event.still === stillId ? event.pictureId : [],
  );
  const rows = await auditOfCase(services.db, record.id, {
    actions: Object.keys(WHAT),
    subjects: [stillId, still.pictureId, ...copies],
    limit: LINES,
  });
  const officers = await officersByIds(services, rows.flatMap(officerIdOf));
  const added = events.find((event) => event.type === 'still-added' && event.still.id === stillId);
  return { lines: rows.map((row) => lineOf(row, record, officers, added)) };
}

const officerIdOf = ({ actor }: AuditLine): string[] =>
  actor.startsWith('officer:') ? [actor.slice('officer:'.length)] : [];

function lineOf(
  row: AuditLine,
  record: CaseRecord,
  officers: ReadonlyMap<string, OfficerRef>,
  added: CaseEvent | undefined,
): Line {
  const [officerId] = officerIdOf(row);
  return {
    at: row.at,
    officer: officers.get(officerId ?? '') ?? null,
    side: officerId ? 'officer' : row.actor.startsWith('seat:') ? 'seat' : 'complainant',
    what: WHAT[row.action] ?? 'seen',
    reason: reasonOf(row, record, added),
  };
}

function reasonOf(row: AuditLine, record: CaseRecord, added: CaseEvent | undefined): string | null {
  if (row.action === 'still-added') return added?.type === 'still-added' ? added.still.reason : null;
  const { reason } = JSON.parse(row.detail) as { reason?: string };
  return reason && row.subject ? openCaseText(record, row.subject, reason) : null;
}
