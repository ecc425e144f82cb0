import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import { handshake } from '@sunshine-seat/shared/contract/live.ts';
import type { Socket } from 'socket.io';
import { AppError } from '../../platform/errors.ts';
import type { Authenticate } from '../../platform/http/bind-route.ts';
import { toAppError } from '../../platform/http/error-handler.ts';
import { readCookie, type SessionKind } from '../../platform/http/session-cookies.ts';
import { newId } from '../../platform/ids.ts';
import { knockOf } from './knocks.ts';
import type { Admitted } from './screen.ts';

export interface Doorkeeper {
  authenticate: Authenticate;
  parseCookies: (header: string) => Record<string, string | undefined>;
}

/** Lets a connection into a namespace by the session its cookie names, or throws why not. */
export async function admit(
  kind: SessionKind,
  socket: Socket,
  mark: number,
  { authenticate, parseCookies }: Doorkeeper,
): Promise<Admitted> {
  const said = handshake[kind].safeParse(socket.handshake.auth);
  if (!said.success) throw new AppError('INVALID_INPUT');
  if (said.data.wire !== WIRE_VERSION) throw new AppError('WIRE_VERSION');
  const { cookies, ip } = knockOf(socket.conn);
  const token = readCookie({ cookies: parseCookies(cookies) }, kind);
  const actor = token ? await authenticate[kind](token) : null;
  if (!actor) throw new AppError(token ? 'SESSION_ENDED' : 'NOT_SIGNED_IN');
  if (actor.kind === 'officer' && actor.mustChangePassword) throw new AppError('PASSWORD_CHANGE_REQUIRED');
  const cursor = 'cursor' in said.data ? (said.data.cursor as number | null) : null;
  return { actor, cursor, origin: { ip, requestId: newId() }, mark };
}

/** How Socket.IO tells a client why it is not let in. */
export function refusal(error: unknown): Error {
  const { code, details } = toAppError(error);
  return Object.assign(new Error(code), { data: { code, ...details } });
}
