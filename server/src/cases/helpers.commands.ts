import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { MAX_HELPERS } from '@sunshine-seat/shared/domain/helpers.ts';
import { passAddress } from '@sunshine-seat/shared/domain/pass-code.ts';
import { isWholeScope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { ComplainantActor, Origin } from '../platform/actor.ts';
import { passCode, passFingerprint } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { loadCase } from './cases.store.ts';
import { contribute, type Decision, type Situation } from './change-case.commands.ts';
import { describeHelpers } from './helpers.queries.ts';
import { endPass, helperPasses, insertPass, type PassRow } from './passes.store.ts';
import { sealField } from './sealed-fields.ts';

interface Call {
  actor: ComplainantActor;
  origin: Origin;
  intent: Intent;
}

/** Passes are the complainant's to give: a helper cannot hand on what they were given. */
function checkOwn(actor: ComplainantActor): void {
  if (actor.relation) throw new AppError('NOT_ALLOWED');
}

/** The pass's id follows from the intent, so that a repeat derives the same code. */
const passIdOf = (intent: Intent) => `h-${intent.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 32)}`;

/** Gives a helper a pass of their own; its code is in no table, and a repeat of the same request shows it again. */
export async function addHelper(
  services: Services,
  call: Call & { body: Body<'addHelper'> },
): Promise<Reply<'addHelper'>> {
  const { actor, body, intent } = call;
  checkOwn(actor);
  if (!isWholeScope(body.scopes)) throw new AppError('INVALID_INPUT', { fields: ['scopes'] });
  const id = passIdOf(intent);
  const code = passCode(services.secrets.pepper, id, intent.key);
  await contribute(services, call, (situation) => decideAdd(services, situation, call, id, code));
  const record = await loadCase(services.db, services.secrets, actor.caseId);
  const helper = record && (await describeHelpers(services, record)).find((one) => one.id === id);
  if (!record || !helper) throw new AppError('NOT_FOUND');
  const { number } = record;
  return { helper, number, code, address: passAddress(services.publicUrl, number, code) };
}

async function decideAdd(
  services: Services,
  { record, now }: Situation,
  { actor, body }: { actor: ComplainantActor; body: Body<'addHelper'> },
  id: string,
  code: string,
): Promise<Decision> {
  if (ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
  const { relation, name, scopes } = body;
  if ((await helperPasses(services.db, record.id)).length >= MAX_HELPERS) throw new AppError('HELPERS_FULL');
  const pass: PassRow = {
    id,
    caseId: record.id,
    stationId: record.stationId,
    codeHash: passFingerprint(services.secrets.pepper, code),
    tail: code.slice(-4),
    issuedAt: now,
    issuedBy: `pass:${actor.passId}`,
    endedAt: null,
    relation,
    scopes,
    name: sealField(record.key, id, 'reason', name),
  };
  return {
    action: 'helper-added',
    subject: id,
    detail: { relation, scopes },
    isTalk: true,
    events: [
      {
        id: newId(),
        at: now,
        visibility: 'shared',
        isDelivered: true,
        by: null,
        fields: { type: 'helper-added', passId: id, relation, name, scopes },
      },
    ],
    rows: (tx) => insertPass(tx, pass),
  };
}

/** Takes a helper's pass back; their sessions and screens end in the same moment. */
export async function endHelper(
  services: Services,
  call: Call & { params: { helperId: string } },
): Promise<Record<string, never>> {
  const { actor, params } = call;
  checkOwn(actor);
  await contribute(services, call, async ({ record, now }) => {
    const pass = (await helperPasses(services.db, record.id)).find(({ id }) => id === params.helperId);
    if (!pass) throw new AppError('NOT_FOUND');
    return {
      action: 'helper-ended',
      subject: pass.id,
      isTalk: true,
      events: [
        {
          id: newId(),
          at: now,
          visibility: 'shared',
          isDelivered: true,
          by: null,
          fields: { type: 'helper-ended', passId: pass.id },
        },
      ],
      rows: (tx) => endPass(tx, pass.id, now),
      signals: [{ kind: 'pass-ended', subject: pass.id }],
    };
  });
  return {};
}
