import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { openPeerStore, type PeerEvent, type PeerStore } from './peer-store.ts';

/** Takes an event to everyone in a room. */
type Emit = (room: string, event: PeerEvent) => void;

interface Given {
  rooms: number;
  /** Address of the nginx in front, where there is one. */
  nginx: string;
}

/**
 * Runs a peer: posts over HTTP, stored with one insert a commit, then emitted, then answered.
 * @param prepare what has to be done before it is ready
 */
export function runPeer(
  attach: (http: Server, store: PeerStore, given: Given) => Emit,
  prepare?: (store: PeerStore, given: Given) => Promise<void>,
): void {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      rooms: { type: 'string' },
      nginx: { type: 'string', default: '' },
    },
  });
  const given = { rooms: Number(values.rooms), nginx: values.nginx };
  const store = openPeerStore(values.data ?? '.', given.rooms);
  let isReady = prepare === undefined;
  prepare?.(store, given).then(
    () => {
      isReady = true;
    },
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
  const http = createServer((request, response) => {
    if (request.url === '/readyz') return answer(response, isReady ? 200 : 503, '{}');
    if (request.url === '/healthz') return answer(response, 200, '{}');
    if (request.url !== '/post') return;
    read(request, (body) => {
      if (!store.roomOf(request.headers.cookie)) return answer(response, 401, '{}');
      const { room, note } = JSON.parse(body) as { room: string; note: string };
      const event = store.append(room, note);
      emit(room, event);
      emit('hall', event);
      answer(response, 201, JSON.stringify({ seq: event.seq }));
    });
  });
  const emit = attach(http, store, given);
  http.listen({ port: Number(values.port), host: '127.0.0.1', backlog: 4096 });
  process.on('SIGTERM', () => process.exit(0));
}

function read(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => done(body));
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}
