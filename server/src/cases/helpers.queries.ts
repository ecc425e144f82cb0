import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { ComplainantActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import type { CaseRecord } from './case-record.ts';
import { loadCase } from './cases.store.ts';
import { helperPasses, lastSeenOf } from './passes.store.ts';
import { openField } from './sealed-fields.ts';

type Helper = Reply<'listHelpers'>['helpers'][number];

/** Helpers with a pass in force, and whether it is in use. */
export async function describeHelpers(services: Services, record: CaseRecord): Promise<Helper[]> {
  const passes = await helperPasses(services.db, record.id);
  const seen = await lastSeenOf(
    services.db,
    passes.map(({ id }) => id),
  );
  return passes.flatMap(({ id, relation, name, scopes, issuedAt, tail }) => {
    if (!relation || !scopes || name === null) return [];
    return {
      id,
      relation,
      name: openField(record.key, id, 'reason', name),
      scopes,
      addedAt: issuedAt,
      tail,
      lastSeenAt: seen.get(id) ?? null,
      isHere: services.presence.isHelperHere(record.id, id),
    };
  });
}

/** The complainant's own list; a helper has none. */
export async function listHelpers(
  services: Services,
  actor: ComplainantActor,
): Promise<Reply<'listHelpers'>> {
  if (actor.relation) throw new AppError('NOT_ALLOWED');
  const record = await loadCase(services.db, services.secrets, actor.caseId);
  if (!record) throw new AppError('SESSION_ENDED');
  return { helpers: await describeHelpers(services, record) };
}
