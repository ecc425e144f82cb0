import type { Socket as NetSocket } from 'node:net';
import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { Manager } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBareSockets } from '../../testing/bare-sockets.ts';
import { openLive } from '../../testing/live-client.ts';
import { PlainClient } from '../../testing/plain-client.ts';
import { SLOW_BYTES } from './lines.ts';

let sockets: Awaited<ReturnType<typeof openBareSockets>>;
const open: { close(): unknown }[] = [];
beforeEach(async () => {
  sockets = await openBareSockets();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const one of open.splice(0)) one.close();
  await sockets.closeAll();
});

/** A hall display that keeps what it is told, in order. */
async function display(transport: 'websocket' | 'polling' = 'websocket') {
  const before = sockets.count('kiosk');
  const { socket } = openLive(sockets.address, 'kiosk', { transport });
  open.push(socket);
  const told: unknown[] = [];
  socket.onAny((event, message) => told.push(event === 'beacon' ? message.now : event));
  await expect.poll(() => socket.connected && sockets.count('kiosk')).toBe(before + 1);
  return { socket, told, line: sockets.lines.at(-1) as NetSocket };
}
const beacon = (now: number) => sockets.outlet.send('kiosk', 'hall', 'beacon', { now });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function board(portalUrl: string): Board {
  const station = {
    code: 'CZ',
    names: { 'zh-Hans': '城中派出所' },
    accent: null,
    timeZone: 'Asia/Shanghai',
    phone: null,
  };
  const figures = { receivedToday: 0, openWindows: 0, firstWordMinutes: null };
  return { wire: 2, now: 0, station, portalUrl, cards: [], seats: [], figures };
}

describe('what many screens get', () => {
  it('is encoded once, however many they are', async () => {
    const displays = [await display(), await display(), await display(), await display()];
    const stringify = vi.spyOn(JSON, 'stringify');
    beacon(1);
    const encoded = stringify.mock.calls.filter(([value]) => Array.isArray(value) && value[0] === 'beacon');
    expect(encoded).toHaveLength(1);
    await expect.poll(() => displays.map(({ told }) => told)).toEqual([[1], [1], [1], [1]]);
  });

  it('in one tick leaves each of them in one write, in its order', async () => {
    const displays = [await display(), await display(), await display()];
    const writes = displays.map(({ line }) => vi.spyOn(line, 'write'));
    for (const now of upTo(10)) beacon(now);
    await expect.poll(() => displays.map(({ told }) => told)).toEqual([upTo(10), upTo(10), upTo(10)]);
    expect(writes.map((write) => write.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('in different ticks leaves in different writes', async () => {
    const { line, told } = await display();
    const write = vi.spyOn(line, 'write');
    for (const now of upTo(3)) {
      beacon(now);
      await expect.poll(() => told.length).toBe(now);
    }
    expect(write.mock.calls.length).toBe(3);
  });

  it('comes over long-polling in the same order', async () => {
    const { told } = await display('polling');
    for (const now of upTo(5)) beacon(now);
    await expect.poll(() => told).toEqual(upTo(5));
  });

  it('is neither lost nor doubled while a screen changes from long-polling to a websocket', async () => {
    const manager = new Manager(sockets.address, { transports: ['polling', 'websocket'], forceNew: true });
    const socket = manager.socket('/kiosk', { auth: { wire: 2 } });
    open.push(socket);
    const heard: number[] = [];
    socket.on('beacon', ({ now }) => heard.push(now));
    await expect.poll(() => sockets.count('kiosk')).toBe(1);
    let now = 0;
    while (manager.engine.transport.name !== 'websocket' || now < 200) {
      now += 1;
      beacon(now);
      if (now % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => heard).toEqual(upTo(now));
  });

  it('arrives whole, whatever its length and letters', async () => {
    const { socket } = await display();
    const boards: Board[] = [];
    socket.on('board', (message) => boards.push(message));
    const overhead = Buffer.byteLength(`42/kiosk,${JSON.stringify(['board', board('')])}`);
    const lengths = [0, 65_535 - overhead, 65_536 - overhead, 65_537 - overhead, 200_000];
    const urls = [...lengths.map((length) => 'x'.repeat(length)), '城中'.repeat(40_000), '🪑'];
    for (const url of urls) sockets.outlet.send('kiosk', 'hall', 'board', board(url));
    await expect.poll(() => boards.length).toBe(urls.length);
    expect(boards.map(({ portalUrl }) => portalUrl)).toEqual(urls);
  });

  it('is still said before a goodbye, which is said before the end', async () => {
    const { socket, told } = await display();
    beacon(1);
    sockets.outlet.dismiss('kiosk', 'hall', 'SESSION_ENDED');
    await expect.poll(() => socket.connected).toBe(false);
    expect(told).toEqual([1, 'bye']);
  });
});

describe('a screen that does not read', () => {
  const EVENT = 64 * 1024;

  it('is let go once too much waits for it, while the others hear everything, and resumes by its cursor', async () => {
    const slow: string[] = [];
    sockets.onSlow((audience) => slow.push(audience));
    const [sleepy, awake] = [client(), client()];
    await sleepy.join();
    const line = sockets.lines.at(-1) as NetSocket;
    await awake.join();
    sleepy.fallAsleep();
    let told = 0;
    let most = 0;
    while (!line.destroyed) {
      sockets.tell(EVENT);
      told += 1;
      await expect.poll(() => awake.held.length).toBe(told);
      most = Math.max(most, line.writableLength);
    }
    expect(slow).toEqual(['complainant']);
    expect(sockets.count('complainant')).toBe(1);
    // At most what had been handed on, one message more than the bound; as much again waited before that.
    expect(most).toBeLessThan(SLOW_BYTES + 3 * EVENT);
    expect(sleepy.held.length).toBeLessThan(told);

    await sleepy.drop();
    await sleepy.join();
    expect(sleepy.held.map(({ sharedSeq }) => sharedSeq)).toEqual(upTo(told));
  });

  it('because its first snapshot is long is not let go for it', async () => {
    for (const _ of upTo(12)) sockets.tell(EVENT);
    const late = client();
    const joining = late.join();
    await expect.poll(() => sockets.count('complainant')).toBe(1);
    for (const _ of upTo(3)) sockets.tell(10);
    await joining;
    await expect.poll(() => late.held.length).toBe(15);
  });

  function client(): PlainClient {
    const made = new PlainClient(sockets.address, '');
    open.push({ close: () => made.drop() });
    return made;
  }
});
