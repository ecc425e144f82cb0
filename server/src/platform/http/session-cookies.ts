import type { FastifyReply, FastifyRequest } from 'fastify';

export type SessionKind = 'officer' | 'complainant' | 'kiosk' | 'seat';

const YEAR = 365 * 24 * 60 * 60;
/** Seconds a browser keeps the cookie; the server ends sessions earlier by its own rules. */
const MAX_AGE: Record<SessionKind, number> = {
  officer: 12 * 60 * 60,
  complainant: 7 * 24 * 60 * 60,
  kiosk: 5 * YEAR,
  seat: 5 * YEAR,
};

let isSecure = false;

/** Behind https the cookies are bound to the host and never sent in clear. Called once, before listening. */
export function secureCookies(secure: boolean): void {
  isSecure = secure;
}

function cookieName(kind: SessionKind): string {
  return isSecure ? `__Host-${kind}` : kind;
}

const options = () => ({ path: '/', httpOnly: true, sameSite: 'strict' as const, secure: isSecure });

export function setCookie(reply: FastifyReply, kind: SessionKind, token: string): void {
  reply.setCookie(cookieName(kind), token, { ...options(), maxAge: MAX_AGE[kind] });
}

export function clearCookie(reply: FastifyReply, kind: SessionKind): void {
  reply.clearCookie(cookieName(kind), options());
}

export function readCookie(request: Pick<FastifyRequest, 'cookies'>, kind: SessionKind): string | undefined {
  return request.cookies[cookieName(kind)] || undefined;
}
