import { createHash } from 'node:crypto';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { type CaseRecord, sealCaseText } from '../cases/case-in-hand.queries.ts';
import { caseOfStation, readCase } from '../cases/cases.queries.ts';
import { addToCase, changeCase, type Written } from '../cases/change-case.commands.ts';
import { isScopeOpen } from '../cases/own-case.queries.ts';
import { preparedPicture, takePicture } from '../files/files.commands.ts';
import { keptFile, readFile } from '../files/files.queries.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Picture } from '../platform/http/bind-route.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { flattenMasks } from '../platform/pictures/picture.ts';
import type { Services } from '../platform/services.ts';
import { wasTold } from './still-story.queries.ts';
import { findStill, insertStill, type StillRow, setCopy } from './stills.store.ts';

interface Call<B> {
  actor: OfficerActor;
  params: { caseId: string };
  body: B;
  origin: Origin;
  intent: Intent;
}
type OnStill<B> = Call<B> & { params: { stillId: string } };

async function ownStill(services: Services, record: CaseRecord, stillId: string): Promise<StillRow> {
  const still = await findStill(services.db, record.id, stillId);
  if (!still) throw new AppError('NOT_FOUND');
  return still;
}

/** Calls up a still: its original sealed as it came, a copy without metadata to work on. */
export function addStill(services: Services, call: Call<Body<'addStill'>>): Promise<Written> {
  const { actor, params, body, intent } = call;
  return once(services, intent, async () => {
    const record = await caseOfStation(services, actor, params.caseId);
    const taken = await takePicture(services, record, actor, body.uploadId, 'picture');
    const { pictureId, originalId, width, height, sha256, bytes } = taken;
    const id = newId();
    const { camera, takenAt, reason } = body;
    return addToCase(services, { ...call, caseId: params.caseId }, ({ now }) => ({
      action: 'still-added',
      subject: id,
      detail: { pictureId, bytes },
      isTalk: true,
      events: [
        {
          id: newId(),
          at: now,
          visibility: 'internal',
          isDelivered: false,
          by: actor.officer,
          fields: {
            type: 'still-added',
            still: { id, pictureId, width, height, camera, takenAt, reason, sha256, bytes },
          },
        },
      ],
      rows: async (tx) => {
        await taken.rows(tx);
        await insertStill(tx, {
          id,
          caseId: record.id,
          stationId: record.stationId,
          originalId,
          pictureId,
          width,
          height,
          copyId: null,
          marks: 0,
          addedAt: now,
        });
      },
    }));
  });
}

/** Flattens the masks into a copy, which is all that anyone but the officers gets; a copy shared before is no longer one. */
export function shareStill(services: Services, call: OnStill<Body<'shareStill'>>): Promise<Written> {
  const { actor, params, body, intent } = call;
  return once(services, intent, async () => {
    const record = await caseOfStation(services, actor, params.caseId);
    const still = await ownStill(services, record, params.stillId);
    const picture = await keptFile(services, record, still.pictureId);
    if (!picture) throw new AppError('NOT_FOUND');
    const load = async () => (await readFile(services, record, picture)).bytes;
    const flat = await flattenMasks(load, body.masks);
    const copy = preparedPicture(services, record, actorKey(actor), 'copy', flat);
    const { width, height } = flat;
    // Who masked what: the list itself is in no table, its fingerprint is on the record.
    const masked = createHash('sha256').update(JSON.stringify(body.masks)).digest('base64url');
    return changeCase(
      services,
      { ...call, caseId: params.caseId, version: body.version },
      ({ record: current, now }) => {
        const isDelivered = isScopeOpen(current, 'stills', now);
        return {
          action: 'still-shared',
          subject: still.id,
          detail: { pictureId: copy.id, masks: body.masks.length, masked, held: !isDelivered },
          before: isDelivered ? current.sharing.window?.endsAt : undefined,
          events: [
            {
              id: newId(),
              at: now,
              visibility: 'shared',
              isDelivered,
              by: actor.officer,
              fields: {
                type: 'still-shared',
                still: still.id,
                pictureId: copy.id,
                width,
                height,
                caption: body.caption,
                sha256: copy.sha256,
                masks: body.masks.length,
              },
            },
          ],
          rows: async (tx) => {
            await copy.rows(tx);
            await setCopy(tx, still.id, copy.id);
          },
        };
      },
    );
  });
}

/** Takes a still back: at once where it was told, and never told where it was not. */
export function withdrawStill(services: Services, call: OnStill<Body<'withdrawStill'>>): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async ({ record, now }) => {
      const still = await ownStill(services, record, params.stillId);
      if (!still.copyId) throw new AppError('ALREADY_RETRACTED');
      return {
        action: 'still-withdrawn',
        subject: still.id,
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: await wasTold(services, record, still.id),
            by: actor.officer,
            fields: { type: 'still-withdrawn', still: still.id },
          },
        ],
        rows: (tx) => setCopy(tx, still.id, null),
      };
    },
  );
}

/** The original as it came; who looked and why is registered first. */
export async function seeOriginal(
  services: Services,
  { actor, params, body, origin }: Omit<OnStill<Body<'seeOriginal'>>, 'intent'>,
): Promise<Picture> {
  const own = await caseOfStation(services, actor, params.caseId);
  const still = await ownStill(services, own, params.stillId);
  const reason = sealCaseText(own, still.id, body.reason);
  const record = await readCase(services, actor, params.caseId, origin, 'original-seen', {
    subject: still.id,
    detail: { reason },
  });
  const file = await keptFile(services, record, still.originalId);
  if (!file) throw new AppError('NOT_FOUND');
  return readFile(services, record, file);
}
