import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { ClientToServer, ServerToClient } from '@sunshine-seat/shared/contract/live.ts';
import type { Lookout, Presence, QueueRow, Reach, Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { io, type Socket } from 'socket.io-client';
import type { CaseUpdate } from './apply-case-events.ts';
import { comeBack } from './come-back.ts';
import { createStatusStore, type LiveStatus, type StatusStore } from './officer-status.ts';

const ENDS_SESSION: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_ENDED', 'PASSWORD_CHANGE_REQUIRED'];

type OfficerEvents = Parameters<ServerToClient<'officer'>['case-events']>[0];
export type WatchReply = CaseUpdate & {
  readonly reach: Reach;
  readonly presence: Presence;
  readonly seenSeq: number;
};

export type OfficerSocketListeners = {
  /** Connected, for the first time or again: whatever is held may be out of date. */
  connected(): void;
  queue(rows: readonly QueueRow[]): void;
  caseEvents(update: OfficerEvents): void;
  reach(caseId: string, reach: Reach): void;
  presence(caseId: string, presence: Presence): void;
  /** Officers have read a case's stream this far. */
  seen(caseId: string, seenSeq: number): void;
  /** The complainant's side is writing. */
  typing(caseId: string): void;
  lookouts(lookouts: readonly Lookout[]): void;
  seats(seats: readonly Seat[]): void;
  /** The session is over. */
  ended(): void;
  /** The server speaks another version: the page has to be loaded again. */
  outdated(): void;
  /** Server time, with every sign of life. */
  time(now: number): void;
};

export type OfficerSocket = {
  readonly status: StatusStore;
  /** Follows a case from a place in its log; null when it may not or cannot be followed now. */
  watch(caseId: string, cursor: number): Promise<WatchReply | null>;
  unwatch(caseId: string): void;
  /** Says that a message is being written; at most every few seconds. */
  typing(caseId: string): void;
  /** Says how far a watched case's stream was read. */
  seen(caseId: string, sharedSeq: number): void;
  /** Says that the officer is still at a seat; false when that was not heard, or nothing of theirs is shown there. */
  attend(seatId: string): Promise<boolean>;
  close(): void;
};

const TYPING_MS = 3_000;

type Connection = Socket<ServerToClient<'officer'>, ClientToServer<'officer'>>;

export function openOfficerSocket(on: OfficerSocketListeners, now: () => number): OfficerSocket {
  const status = createStatusStore();
  const socket: Connection = io('/officer', {
    auth: { wire: WIRE_VERSION },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  const heard = (phase: LiveStatus['phase'] = 'live') => status.set({ phase, heardAt: now() });
  let typedAt = Number.NEGATIVE_INFINITY;

  socket.on('connect', () => {
    heard();
    on.connected();
  });
  const lost = () => status.set({ ...status.get(), phase: 'reconnecting' });
  socket.on('disconnect', lost);
  socket.on('connect_error', lost);
  const stopRetrying = comeBack(socket, (code) => {
    if (ENDS_SESSION.includes(code)) on.ended();
    else if (code === 'WIRE_VERSION') on.outdated();
  });
  socket.on('beacon', (beacon) => {
    on.time(beacon.now);
    heard();
  });
  socket.on('queue', (rows) => {
    heard();
    on.queue(rows);
  });
  socket.on('case-events', (update) => {
    heard();
    on.caseEvents(update);
  });
  socket.on('reach', ({ caseId, reach }) => on.reach(caseId, reach));
  socket.on('presence', ({ caseId, presence }) => on.presence(caseId, presence));
  socket.on('seen', ({ caseId, seenSeq }) => on.seen(caseId, seenSeq));
  socket.on('typing', ({ caseId }) => on.typing(caseId));
  socket.on('lookouts', (lookouts) => {
    heard();
    on.lookouts(lookouts);
  });
  socket.on('seats', (seats) => {
    heard();
    on.seats(seats);
  });

  return {
    status,
    watch: (caseId, cursor) => watch(socket, caseId, cursor),
    unwatch(caseId) {
      if (socket.connected) socket.emit('unwatch', { caseId }, () => {});
    },
    typing(caseId) {
      if (!socket.connected || now() - typedAt < TYPING_MS) return;
      typedAt = now();
      socket.emit('typing', { caseId }, () => {});
    },
    seen(caseId, sharedSeq) {
      if (socket.connected) socket.emit('seen', { caseId, sharedSeq }, () => {});
    },
    attend: (seatId) => attend(socket, seatId),
    close() {
      stopRetrying();
      socket.close();
    },
  };
}

async function watch(socket: Connection, caseId: string, cursor: number): Promise<WatchReply | null> {
  try {
    const reply = await socket.timeout(10_000).emitWithAck('watch', { caseId, cursor });
    return reply.ok ? reply : null;
  } catch {
    return null;
  }
}

async function attend(socket: Connection, seatId: string): Promise<boolean> {
  if (!socket.connected) return false;
  try {
    return (await socket.timeout(10_000).emitWithAck('attend', { seatId })).ok;
  } catch {
    return false;
  }
}
