import { type WebSocket, WebSocketServer } from 'ws';
import { runPeer } from './peer-server.ts';

const PING_MS = 15_000;

/** A bare websocket and nothing else: rooms are sets, an event is encoded once and sent to each. */
runPeer((http, store) => {
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const rooms = new Map<string, Set<WebSocket>>();
  http.on('upgrade', (request, socket, head) => {
    const room = store.roomOf(request.headers.cookie);
    if (!room) return void socket.destroy();
    const cursor = Number(new URL(request.url ?? '', 'http://peer').searchParams.get('cursor') ?? 0);
    wss.handleUpgrade(request, socket, head, (ws) => {
      const inRoom = rooms.get(room) ?? new Set();
      rooms.set(room, inRoom.add(ws));
      ws.on('close', () => inRoom.delete(ws));
      ws.on('error', () => ws.terminate());
      ws.send(`["replay",${store.after(room, cursor)}]`);
    });
  });
  setInterval(() => {
    for (const ws of wss.clients) ws.ping();
  }, PING_MS);
  return (room, event) => {
    const frame = `["event",${JSON.stringify(event)}]`;
    for (const ws of rooms.get(room) ?? []) ws.send(frame);
  };
});
