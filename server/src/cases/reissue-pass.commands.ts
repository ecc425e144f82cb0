import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { passCode, passFingerprint } from '../platform/crypto/tokens.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { changeCase } from './change-case.commands.ts';
import { currentPass, endPass, helperPasses, insertPass } from './passes.store.ts';
import { OWN_PASS, passFor } from './take-report.commands.ts';

/** A new pass; the old code and everything opened with it die in the same transaction. */
export async function reissuePass(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string };
    body: Body<'reissuePass'>;
    origin: Origin;
    intent: Intent;
  },
): Promise<Reply<'reissuePass'>> {
  const { actor, params, body, intent } = call;
  const { row } = await changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async ({ record, now }) => {
      const own = await currentPass(services.db, record.id);
      // Whoever found the old one may have given passes to others.
      const old = [...(own ? [own] : []), ...(await helperPasses(services.db, record.id))];
      const id = newPassId(intent);
      const code = passCode(services.secrets.pepper, id, intent.key);
      return {
        action: 'pass-reissued',
        detail: { passId: id },
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'internal',
            isDelivered: false,
            by: actor.officer,
            fields: { type: 'pass-reissued' },
          },
        ],
        rows: async (tx) => {
          for (const { id: ended } of old) await endPass(tx, ended, now);
          await insertPass(tx, {
            id,
            caseId: record.id,
            stationId: record.stationId,
            codeHash: passFingerprint(services.secrets.pepper, code),
            tail: code.slice(-4),
            issuedAt: now,
            issuedBy: actor.officer.id,
            endedAt: null,
            ...OWN_PASS,
          });
        },
        signals: old.map((pass) => ({ kind: 'pass-ended' as const, subject: pass.id })),
      };
    },
  );
  const pass = await currentPass(services.db, params.caseId);
  return {
    row,
    pass: passFor(services, { row, passId: newPassId(intent), issuedAt: pass?.issuedAt ?? 0 }, intent),
  };
}

/** The new pass's id follows from the intent, so that a repeat derives the same code. */
function newPassId(intent: Intent): string {
  return `p-${intent.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 32)}`;
}
