import type { Audience } from '@sunshine-seat/shared/contract/live.ts';
import { io, type Socket } from 'socket.io-client';

export interface LiveOptions {
  cookie?: string;
  auth?: object;
  headers?: Record<string, string>;
  transport?: 'websocket' | 'polling';
}

type Refused = { code?: string; message: string };

/** Opens a connection without waiting; every raw packet that arrives is kept. */
export function openLive(address: string, namespace: Audience | (string & {}), given: LiveOptions = {}) {
  const frames: string[] = [];
  const socket: Socket = io(`${address}/${namespace}`, {
    transports: [given.transport ?? 'websocket'],
    forceNew: true,
    reconnection: false,
    auth: given.auth ?? { wire: 2, ...(namespace === 'complainant' && { cursor: null }) },
    extraHeaders: { ...(given.cookie && { cookie: given.cookie }), ...given.headers },
  });
  socket.io.on('open', () => {
    socket.io.engine.on('packet', ({ type, data }) => frames.push(`${type} ${data ?? ''}`));
  });
  return { socket, frames };
}

/** The outcome of connecting: the code of the refusal, or null when let in. The connection is closed again. */
export async function knock(
  address: string,
  namespace: Audience | (string & {}),
  given: LiveOptions = {},
): Promise<string | null> {
  const { socket } = openLive(address, namespace, given);
  try {
    return await new Promise((resolve) => {
      socket.on('connect', () => resolve(null));
      socket.on('connect_error', (error: Error & { data?: Refused }) =>
        resolve(error.data?.code ?? error.message),
      );
    });
  } finally {
    socket.close();
  }
}

/** A connection that was let in. */
export async function connected(
  address: string,
  namespace: Audience,
  given: LiveOptions = {},
): Promise<ReturnType<typeof openLive>> {
  const live = openLive(address, namespace, given);
  await new Promise<void>((resolve, reject) => {
    live.socket.on('connect', resolve);
    live.socket.on('connect_error', reject);
  });
  return live;
}
