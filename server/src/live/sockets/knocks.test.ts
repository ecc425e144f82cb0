import type { IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openBareSockets } from '../../testing/bare-sockets.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

let sockets: Awaited<ReturnType<typeof openBareSockets>>;
let requests: WeakRef<IncomingMessage>[];
const open: WebSocket[] = [];
beforeEach(async () => {
  sockets = await openBareSockets();
  requests = [];
  sockets.http.on('upgrade', (request) => requests.push(new WeakRef(request)));
});
afterEach(async () => {
  for (const one of open.splice(0)) one.terminate();
  await sockets.closeAll();
});

/** Joins as a hall display; resolves when it is in. */
async function join(): Promise<WebSocket> {
  const ws = new WebSocket(`${sockets.address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  open.push(ws);
  ws.on('message', (frame) => {
    if (String(frame).startsWith('0')) ws.send('40/kiosk,{"wire":2}');
  });
  const before = sockets.count('kiosk');
  await expect.poll(() => sockets.count('kiosk')).toBe(before + 1);
  return ws;
}

describe('the request that a connection came with', () => {
  it('is let go once the screen is in', async () => {
    for (let count = 0; count < 5; count += 1) await join();
    expect(requests).toHaveLength(5);
    // The last one may still lie on a stack somewhere; a leak would keep them all.
    await expect
      .poll(() => {
        collect();
        return requests.filter((request) => request.deref()).length;
      })
      .toBeLessThanOrEqual(1);
    expect(sockets.count('kiosk')).toBe(5);
  });

  it('is not missed when a screen leaves and joins again on the same connection', async () => {
    const ws = await join();
    ws.send('41/kiosk,');
    await expect.poll(() => sockets.count('kiosk')).toBe(0);
    ws.send('40/kiosk,{"wire":2}');
    await expect.poll(() => sockets.count('kiosk')).toBe(1);
  });

  it('does not take along what tells that the connection has ended', async () => {
    const ws = await join();
    ws.terminate();
    await expect.poll(() => sockets.count('kiosk')).toBe(0);
  });
});
