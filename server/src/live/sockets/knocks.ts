import type { IncomingMessage, Server } from 'node:http';
import type { Line } from './lines.ts';

/** What is kept of the request that a connection came with. */
export interface Knock {
  readonly cookies: string;
  readonly ip: string;
}

const knocks = new WeakMap<Line, Knock>();

/**
 * Keeps of the request what letting someone in asks for, and lets go of the rest: Engine.IO would hold it, with all its
 * headers, for as long as the connection stands.
 */
export function takeKnock(line: Line, trustsForwarded: boolean): void {
  const { request } = line;
  knocks.set(line, { cookies: request.headers.cookie ?? '', ip: addressOf(request, trustsForwarded) });
  (line as { request: IncomingMessage | undefined }).request = undefined;
}

export function knockOf(line: Line): Knock {
  return knocks.get(line) ?? { cookies: '', ip: '' };
}

function addressOf(request: IncomingMessage, trustsForwarded: boolean): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (trustsForwarded && forwarded) || (request.socket.remoteAddress ?? '');
}

/**
 * Engine.IO also hangs the request of each upgrade onto its connection, to tell middlewares of the end that we do not
 * have. Call it after Socket.IO was attached: what it hung there first is taken off again.
 */
export function letGoOfUpgrades(http: Server): void {
  const before = new WeakMap<object, number>();
  http.prependListener('upgrade', (_request, socket) => before.set(socket, socket.listenerCount('close')));
  http.on('upgrade', (_request, socket) => {
    const hung = socket.rawListeners('close')[before.get(socket) ?? 0];
    if (hung) socket.removeListener('close', hung as () => void);
  });
}
