import { createHash } from 'node:crypto';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallError } from './call.ts';
import { untilOnline } from './network.ts';
import { uploadFile, uploadOwn, uploadToCase } from './upload.ts';

const content = Uint8Array.from({ length: 3 * CHUNK_BYTES + 1_000 }, (_, index) => (index * 7) % 251);
const sha256 = createHash('sha256').update(content).digest('hex');
const file = new Blob([content]);

type Asked = { path: string; method: string; body: Uint8Array };

/** A server that keeps pieces, and a network between that does as it is told. */
function fakeServer() {
  const pieces = new Map<number, Uint8Array>();
  const asked: Asked[] = [];
  let lose: (asked: Asked) => 'before' | 'after' | Response | null = () => null;
  const reply = () => Response.json({ uploadId: 'u1', received: [...pieces.keys()], chunks: 4 });
  async function fetchIt(address: string, init: RequestInit = {}): Promise<Response> {
    init.signal?.throwIfAborted();
    const body = new Uint8Array(await new Response(init.body as BodyInit).arrayBuffer());
    const request = { path: address.replace('/api/v1', ''), method: init.method ?? 'GET', body };
    asked.push(request);
    const fate = lose(request);
    if (fate instanceof Response) return fate;
    if (fate === 'before') throw new TypeError('no network');
    const index = /chunks\/(\d+)$/.exec(request.path)?.[1];
    if (index !== undefined) pieces.set(Number(index), body);
    if (fate === 'after') throw new TypeError('no network');
    return reply();
  }
  return {
    asked,
    fetchIt,
    puts: () =>
      asked.filter(({ method }) => method === 'PUT').map(({ path }) => Number(path.split('/').at(-1))),
    whole: () =>
      Buffer.concat(
        [...pieces.keys()].sort((a, b) => a - b).map((index) => pieces.get(index) ?? ([] as never)),
      ),
    lose(how: typeof lose) {
      lose = how;
    },
  };
}
const refused = (status: number, code: string, retryAfterMs?: number) =>
  Response.json({ error: { code, retryAfterMs } }, { status });

let server: ReturnType<typeof fakeServer>;
const pauses: number[] = [];
const watch = () => ({
  signal: new AbortController().signal,
  pause: async (ms: number) => void pauses.push(ms),
});

beforeEach(() => {
  server = fakeServer();
  pauses.length = 0;
  vi.stubGlobal('fetch', server.fetchIt);
});
afterEach(() => vi.unstubAllGlobals());

it('announces a file and sends its pieces in order, telling how far it is', async () => {
  const shares: number[] = [];
  const id = await uploadFile(file, uploadToCase('c1'), {
    ...watch(),
    progress: (share) => shares.push(share),
  });
  expect(id).toBe('u1');
  expect(server.asked[0]).toMatchObject({ path: '/cases/c1/uploads', method: 'POST' });
  expect(JSON.parse(Buffer.from(server.asked[0]?.body ?? []).toString())).toEqual({
    bytes: content.length,
    sha256,
  });
  expect(server.puts()).toEqual([0, 1, 2, 3]);
  expect(server.asked[1]?.path).toBe('/cases/c1/uploads/u1/chunks/0');
  expect(server.whole().equals(content)).toBe(true);
  expect(shares).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

it('sends a piece again that was lost on its way', async () => {
  let losses = 1;
  server.lose(({ path }) => (path.endsWith('/chunks/2') && losses-- > 0 ? 'before' : null));
  await uploadFile(file, uploadOwn, watch());
  expect(server.puts()).toEqual([0, 1, 2, 2, 3]);
  expect(server.whole().equals(content)).toBe(true);
});

it('does not send a piece again of which only the answer was lost', async () => {
  let losses = 1;
  server.lose(({ path }) => (path.endsWith('/chunks/1') && losses-- > 0 ? 'after' : null));
  await uploadFile(file, uploadOwn, watch());
  expect(server.puts()).toEqual([0, 1, 2, 3]);
  expect(server.whole().equals(content)).toBe(true);
});

it('goes on where another visit broke off', async () => {
  const stop = new AbortController();
  server.lose(({ path }) => {
    if (path.endsWith('/chunks/2')) stop.abort();
    return path.endsWith('/chunks/2') ? 'before' : null;
  });
  await expect(uploadFile(file, uploadOwn, { ...watch(), signal: stop.signal })).rejects.toThrow();
  server.lose(() => null);
  await uploadFile(file, uploadOwn, watch());
  expect(server.puts()).toEqual([0, 1, 2, 2, 3]);
});

it('waits longer and longer for a network that stays away, and never gives up on it', async () => {
  let losses = 40;
  server.lose(() => (losses-- > 0 ? 'before' : null));
  await uploadFile(file, uploadOwn, watch());
  expect(pauses).toHaveLength(40);
  expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(15_000);
  expect(server.whole().equals(content)).toBe(true);
});

it('waits as long as a busy server asks', async () => {
  let busy = 1;
  server.lose(() => (busy-- > 0 ? refused(503, 'BUSY', 3_000) : null));
  await uploadFile(file, uploadOwn, watch());
  expect(pauses).toEqual([3_000]);
});

it('begins anew when the upload was given up in between', async () => {
  let gone = 1;
  server.lose(({ path }) => (path.endsWith('/chunks/1') && gone-- > 0 ? refused(404, 'NOT_FOUND') : null));
  expect(await uploadFile(file, uploadOwn, watch())).toBe('u1');
});

it.each([
  [413, 'TOO_LARGE'],
  [409, 'WINDOW_ENDED'],
  [404, 'NOT_FOUND'],
  [401, 'SESSION_ENDED'],
])('gives up at once on %i %s', async (status, code) => {
  server.lose(() => refused(status, code));
  await expect(uploadFile(file, uploadOwn, watch())).rejects.toEqual(new CallError(code as 'TOO_LARGE'));
  expect(pauses).toEqual([]);
});

it('gives up on a server that keeps failing by itself', async () => {
  server.lose(() => refused(500, 'INTERNAL'));
  await expect(uploadFile(file, uploadOwn, watch())).rejects.toThrow('INTERNAL');
  expect(pauses.length).toBeLessThan(10);
});

it('sends nothing more once it is ended', async () => {
  const stop = new AbortController();
  server.lose(() => {
    stop.abort();
    return null;
  });
  await expect(uploadFile(file, uploadOwn, { ...watch(), signal: stop.signal })).rejects.toThrow();
  expect(server.asked).toHaveLength(1);
});

it('pauses while the device is offline and goes on as soon as it is not', async () => {
  vi.useFakeTimers();
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const waited = vi.fn();
  const wait = untilOnline(1_000, new AbortController().signal).then(waited);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(waited).not.toHaveBeenCalled();
  onLine.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await wait;
  expect(waited).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
