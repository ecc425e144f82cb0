import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openBareSockets } from '../../testing/bare-sockets.ts';

let sockets: Awaited<ReturnType<typeof openBareSockets>>;
let ws: WebSocket | undefined;
/** What each write to a connection held. */
let writes: string[];
beforeEach(async () => {
  sockets = await openBareSockets();
  writes = [];
  sockets.http.on('connection', (line: Socket) => {
    const { _write, _writev } = line;
    line._write = (chunk, ...more) => {
      writes.push(String(chunk));
      _write.call(line, chunk, ...more);
    };
    line._writev = (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      _writev?.call(line, chunks, done);
    };
  });
});
afterEach(async () => {
  ws?.terminate();
  await sockets.closeAll();
});

describe('joining', () => {
  it('takes two writes, in which everything comes in its order', async () => {
    sockets.tell(10);
    const heard: string[] = [];
    ws = new WebSocket(`${sockets.address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    ws.on('message', (frame) => {
      heard.push(String(frame));
      if (heard.length === 1) ws?.send('40/complainant,{"wire":2,"cursor":0}');
    });
    await expect.poll(() => heard).toHaveLength(3);
    expect(heard[0]).toMatch(/^0\{"sid"/);
    expect(heard[1]).toMatch(/^40\/complainant,\{"sid":"[^"]+"\}$/);
    expect(heard[2]).toMatch(/^42\/complainant,\["snapshot",/);
    expect(writes).toHaveLength(2);
    expect(writes[0]).toMatch(/^HTTP\/1\.1 101 [\s\S]*0\{"sid"/);
  });

  it('is answered as before where it is refused', async () => {
    const path = '/socket.io/?EIO=4&transport=websocket';
    const origin = 'https://elsewhere.example';
    ws = new WebSocket(`${sockets.address.replace('http', 'ws')}${path}`, { origin });
    const status = await new Promise<number | undefined>((resolve) => {
      ws?.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      ws?.on('error', () => {});
    });
    expect(status).toBe(400);
    expect(writes).toHaveLength(1);
  });
});
