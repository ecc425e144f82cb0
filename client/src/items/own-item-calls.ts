import { call, endpoint } from '../api/call.ts';

const confirmRoute = endpoint('confirmItem', 'POST', '/pass/items/:itemId/confirmation');

/** Answered with how the word stands in the own stream. */
export function confirmItem(itemId: string, isMine: boolean, key: string) {
  return call(confirmRoute, { params: { itemId }, body: { isMine }, key });
}

/** The photo of an own item. */
export const ownPictureAddress = (pictureId: string) => `/api/v1/pass/pictures/${pictureId}`;
