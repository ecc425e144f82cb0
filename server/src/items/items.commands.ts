import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { areItemsMoving, canItemMove, isItemNewsStatutory } from '@sunshine-seat/shared/domain/items.ts';
import { caseForLive } from '../cases/case-in-hand.queries.ts';
import {
  addToCase,
  type Contributed,
  changeCase,
  contribute,
  type Written,
} from '../cases/change-case.commands.ts';
import { isWindowOpenOn } from '../cases/own-case.queries.ts';
import { type TakenPicture, takePicture } from '../files/files.commands.ts';
import type { ComplainantActor, OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { findItem, insertItem, updateItem } from './items.store.ts';

interface Call<A, P, B> {
  actor: A;
  params: P;
  body: B;
  origin: Origin;
  intent: Intent;
}

/** Puts something that was taken on the list; the complainant sees it there at once. */
export function listItem(
  services: Services,
  call: Call<OfficerActor, { caseId: string }, Body<'listItem'>>,
): Promise<Written> {
  const { actor, params, body, intent } = call;
  const { uploadId, ...described } = body;
  return once(services, intent, async () => {
    const photo = uploadId ? await takePhoto(services, actor, params.caseId, uploadId) : null;
    return addToCase(services, { ...call, caseId: params.caseId }, ({ record, now }) => {
      const item = { id: newId(), ...described, pictureId: photo?.pictureId ?? null };
      return {
        action: 'item-listed',
        subject: item.id,
        isTalk: true,
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: true,
            by: actor.officer,
            fields: { type: 'item-listed', item },
          },
        ],
        rows: async (tx) => {
          await photo?.rows(tx);
          await insertItem(tx, {
            id: item.id,
            caseId: record.id,
            stationId: record.stationId,
            state: 'missing',
            isMine: null,
            pictureId: item.pictureId,
            listedAt: now,
          });
        },
      };
    });
  });
}

async function takePhoto(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  uploadId: string,
): Promise<TakenPicture> {
  const record = await caseForLive(services, caseId);
  if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  return takePicture(services, record, actor, uploadId, 'item');
}

/** Moves an item on. That it is back is told at any time; that it was located inside the window alone, or once one opens. */
export function moveItem(
  services: Services,
  call: Call<OfficerActor, { caseId: string; itemId: string }, Body<'moveItem'>>,
): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async ({ record, now }) => {
      const item = await findItem(services.db, record.id, params.itemId);
      if (!item) throw new AppError('NOT_FOUND');
      if (!areItemsMoving(record.stage) || !canItemMove(item.state, body.state))
        throw new AppError('ITEM_STATE_NOT_ALLOWED');
      const isStatutory = isItemNewsStatutory(body.state);
      const isTold = isStatutory || isWindowOpenOn(record, now);
      return {
        action: 'item-moved',
        subject: item.id,
        detail: { state: body.state, held: !isTold },
        before: isTold && !isStatutory ? record.sharing.window?.endsAt : undefined,
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: isTold,
            by: actor.officer,
            fields: { type: 'item-moved', itemId: item.id, state: body.state },
          },
        ],
        rows: (tx) => updateItem(tx, item.id, { state: body.state }),
      };
    },
  );
}

/** The owner's word on a recovered item, window or not. A helper cannot give it. */
export function confirmItem(
  services: Services,
  call: Call<ComplainantActor, { itemId: string }, Body<'confirmItem'>>,
): Promise<Contributed> {
  const { actor, params, body } = call;
  if (actor.relation) return Promise.reject(new AppError('NOT_ALLOWED'));
  return contribute(services, call, async ({ record, now }) => {
    const item = await findItem(services.db, record.id, params.itemId);
    if (!item) throw new AppError('NOT_FOUND');
    if (item.state !== 'recovered') throw new AppError('ITEM_STATE_NOT_ALLOWED');
    return {
      action: 'item-confirmed',
      subject: item.id,
      isTalk: true,
      events: [
        {
          id: newId(),
          at: now,
          visibility: 'shared',
          isDelivered: true,
          by: null,
          fields: { type: 'item-confirmed', itemId: item.id, isMine: body.isMine },
        },
      ],
      rows: (tx) => updateItem(tx, item.id, { isMine: body.isMine }),
    };
  });
}
