import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import { type Board, board, type SeatView, seatView } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { DisplayStream } from './display-socket.ts';

type Schema<M> = { safeParse(message: unknown): { success: true; data: M } | { success: false } };

/** Null for a message of another version: the page would misread it. */
function reader<M extends { wire: number }>(schema: Schema<M>): (message: unknown) => M | null {
  return (message) => {
    const read = schema.safeParse(message);
    return read.success && read.data.wire === WIRE_VERSION ? read.data : null;
  };
}

export const hallStream: DisplayStream<Board> = { namespace: '/kiosk', event: 'board', read: reader(board) };
export const seatStream: DisplayStream<SeatView> = {
  namespace: '/seat',
  event: 'view',
  read: reader(seatView),
};
