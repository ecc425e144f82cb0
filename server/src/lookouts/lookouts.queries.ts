import type { Lookout } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { byGoldenTime } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { allowingRole } from '@sunshine-seat/shared/domain/permissions.ts';
import { type CaseRecord, caseForLive, openCaseText } from '../cases/case-in-hand.queries.ts';
import { readCase } from '../cases/cases.queries.ts';
import { keptFile, readFile } from '../files/files.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Picture } from '../platform/http/bind-route.ts';
import type { Services } from '../platform/services.ts';
import { type AnswerRow, answersTo, findLookout, type LookoutRow, liveLookouts } from './lookouts.store.ts';

/** What is sealed of a lookout. */
export interface LookoutBody {
  description: string;
  place: string | null;
}

/** A lookout for patrols: nothing in it tells whose case it is. */
export function lookoutView(record: CaseRecord, row: LookoutRow, answers: readonly AnswerRow[]): Lookout {
  const body = JSON.parse(openCaseText(record, row.id, row.body)) as LookoutBody;
  return {
    id: row.id,
    ...body,
    hasPicture: row.pictureId !== null,
    kind: record.kind,
    occurredAt: record.occurredAt,
    sentAt: row.sentAt,
    by: row.sentBy,
    answers: answers.map(({ id, answer, place, at, officer }) => ({
      answer,
      place: place && openCaseText(record, id, place),
      at,
      by: officer,
    })),
  };
}

/** The live lookouts of a station, by golden time left. */
export async function lookoutsOf(services: Services, stationId: string): Promise<Lookout[]> {
  const rows = await liveLookouts(services.db, stationId);
  const answers = Map.groupBy(
    await answersTo(
      services.db,
      rows.map(({ id }) => id),
    ),
    ({ lookoutId }) => lookoutId,
  );
  const views: Lookout[] = [];
  for (const row of rows) {
    const record = await caseForLive(services, row.caseId);
    if (record) views.push(lookoutView(record, row, answers.get(row.id) ?? []));
  }
  const now = services.clock.now();
  return views.sort((a, b) => byGoldenTime(a, b, now));
}

/** The same for an officer who opens the list, which is recorded case by case; what comes to an open list later was sent to all of them, and that is. */
export async function readLookouts(
  services: Services,
  actor: OfficerActor,
  origin: Origin,
): Promise<Lookout[]> {
  for (const { id: lookout, caseId } of await liveLookouts(services.db, actor.stationId))
    await readCase(services, actor, caseId, origin, 'lookout-read', { isListed: true, detail: { lookout } });
  return lookoutsOf(services, actor.stationId);
}

export async function listLookouts(
  services: Services,
  actor: OfficerActor,
  origin: Origin,
): Promise<Reply<'listLookouts'>> {
  return { now: services.clock.now(), lookouts: await readLookouts(services, actor, origin) };
}

/** A lookout of the officer's own station; others are answered as if they did not exist. */
export async function ownLookout(
  services: Services,
  actor: OfficerActor,
  lookoutId: string,
): Promise<LookoutRow> {
  const row = await findLookout(services.db, lookoutId);
  if (!row || row.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  return row;
}

/** The picture of a live lookout; recorded before it is shown. */
export async function getLookoutPicture(
  services: Services,
  actor: OfficerActor,
  lookoutId: string,
  origin: Origin,
): Promise<Picture> {
  const row = await ownLookout(services, actor, lookoutId);
  if (!row.pictureId || row.endedAt !== null) throw new AppError('NOT_FOUND');
  const record = await readCase(services, actor, row.caseId, origin, 'picture-seen', {
    subject: row.pictureId,
    detail: { role: allowingRole(actor.roles, 'see-lookouts'), lookout: row.id },
  });
  const file = await keptFile(services, record, row.pictureId);
  if (!file) throw new AppError('NOT_FOUND');
  return readFile(services, record, file);
}
