import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { Audience } from '@sunshine-seat/shared/contract/live.ts';
import type { Socket } from 'socket.io';
import type { Actor, Origin } from '../../platform/actor.ts';
import type { Dismissals } from '../dismissals.ts';
import { parsedFor } from '../outlet.ts';
import type { TickAdapter } from './adapter.ts';
import { isSlow, letGo } from './lines.ts';

/** One open screen, as the rest of `live` sees it. */
export interface Screen<A extends Actor = Actor> {
  readonly actor: A;
  readonly origin: Origin;
  /** What the client said it holds, or null. */
  readonly cursor: number | null;
  send(event: string, message: unknown): void;
  /** False once the connection has gone: nothing more may be counted for it. */
  isOpen(): boolean;
  join(room: string): void;
  leave(room: string): void;
  isIn(room: string): boolean;
}

/** Whoever was let in: by which session, from where, and what they hold. */
export interface Admitted {
  readonly actor: Actor;
  readonly origin: Origin;
  readonly cursor: number | null;
  /** How many dismissals there had been when the session was checked. */
  readonly mark: number;
}

/** A screen is held for hours, by the thousand: it has methods rather than functions of its own. */
export class SocketScreen implements Screen {
  readonly actor: Actor;
  readonly origin: Origin;
  readonly cursor: number | null;
  readonly #mark: number;
  readonly #audience: Audience;
  readonly #socket: Socket;
  readonly #dismissals: Dismissals;

  constructor(audience: Audience, socket: Socket, admitted: Admitted, dismissals: Dismissals) {
    this.actor = admitted.actor;
    this.origin = admitted.origin;
    this.cursor = admitted.cursor;
    this.#mark = admitted.mark;
    this.#audience = audience;
    this.#socket = socket;
    this.#dismissals = dismissals;
  }

  send(event: string, message: unknown): void {
    this.#adapter.send(this.#socket, event, parsedFor(this.#audience, event, message));
  }

  isOpen(): boolean {
    return this.#socket.connected;
  }

  join(room: string): void {
    void this.#socket.join(room);
    // Dismissed while this one was on its way in: it was let in by a session that is over.
    if (this.#dismissals.hasSince(`${this.#audience} ${room}`, this.#mark)) this.dismiss('SESSION_ENDED');
  }

  leave(room: string): void {
    void this.#socket.leave(room);
  }

  isIn(room: string): boolean {
    return this.#socket.rooms.has(room);
  }

  /** Gives a call its answer, after what was said before it. */
  answer(acknowledge: (reply: object) => void, reply: object): void {
    this.#adapter.flushTo(this.#socket);
    if (isSlow(this.#socket.conn)) letGo(this.#socket.conn);
    else acknowledge(reply);
  }

  /** Says why and closes the connection. */
  dismiss(code: ErrorCode): void {
    this.send('bye', { code });
    this.#adapter.flushTo(this.#socket);
    this.#socket.disconnect(true);
  }

  get #adapter(): TickAdapter {
    return this.#socket.nsp.adapter as unknown as TickAdapter;
  }
}
