import { readFileSync } from 'node:fs';
import { outgoing } from '@sunshine-seat/shared/contract/live.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ZodMiniType } from 'zod/mini';
import { type CaseAt, sharedCase } from './testing/case-steps.ts';
import { PlainClient } from './testing/plain-client.ts';
import { startTestApp, type TestApp, type TestClient, update } from './testing/test-app.ts';

const DOCUMENT = readFileSync(new URL('../../docs/live-protocol.md', import.meta.url), 'utf8');

let server: TestApp;
let address: string;
let worker: TestClient;
let approver: TestClient;
let own: CaseAt;
let cookie: string;
let clients: PlainClient[];
beforeEach(async () => {
  server = await startTestApp();
  const station = await server.station('CZ');
  worker = await server.officer(station, 'desk', 'investigator');
  approver = await server.officer(station, 'approver');
  own = await sharedCase(worker, approver, 180, ['timeline', 'location']);
  address = await server.listen();
  clients = [];
  cookie = await signIn();
});
afterEach(async () => {
  for (const client of clients) await client.drop();
  await server.close();
});

/** Signs in as the document says, over plain HTTP. */
async function signIn(): Promise<string> {
  const answer = await fetch(`${address}/api/v1/pass/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: own.pass.number, code: own.pass.code }),
  });
  expect(answer.status).toBe(200);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

function client(): PlainClient {
  const made = new PlainClient(address, cookie);
  clients.push(made);
  return made;
}

async function post(note: string): Promise<void> {
  const { row } = await worker.ok('postUpdate', {
    params: { caseId: own.caseId },
    body: update(own.version, { note }),
  });
  own.version = row.version;
}
const notes = ({ held }: PlainClient) => held.map(({ entry }) => entry.note).filter(Boolean);
const sequence = ({ held }: PlainClient) => held.map(({ sharedSeq }) => sharedSeq);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a client by the document alone', () => {
  it('joins, receives, drops, resumes by cursor, and has everything once', async () => {
    const phone = client();
    await phone.join();
    expect(phone.frames[0]).toMatch(/^0\{"sid":/);
    expect(sequence(phone)).toEqual(upTo(4));
    await post('第一条');
    await expect.poll(() => notes(phone)).toEqual(['第一条']);
    await phone.drop();
    for (const note of ['第二条', '第三条', '第四条']) await post(note);
    expect(notes(phone)).toEqual(['第一条']);
    await phone.join();
    expect(notes(phone)).toEqual(['第一条', '第二条', '第三条', '第四条']);
    await post('第五条');
    await expect.poll(() => notes(phone).at(-1)).toBe('第五条');
    expect(sequence(phone)).toEqual(upTo(9));
    expect(phone.doubles).toBe(0);
  });

  it('misses nothing and shows nothing twice when it comes and goes while much is posted', async () => {
    const phone = client();
    const posting = (async () => {
      for (let count = 1; count <= 40; count += 1) await post(`第${count}条`);
    })();
    for (let round = 0; round < 12; round += 1) {
      await phone.join();
      await phone.drop();
    }
    await posting;
    await phone.join();
    expect(notes(phone)).toEqual(upTo(40).map((count) => `第${count}条`));
    expect(sequence(phone)).toEqual(upTo(44));
  });

  it('asks for what it misses, and is acknowledged', async () => {
    const phone = client();
    await phone.join();
    const reply = (await phone.call('resync', { cursor: 2 })) as {
      ok: true;
      snapshot: { events: { sharedSeq: number }[]; head: number };
    };
    expect(reply.ok).toBe(true);
    expect(reply.snapshot.events.map(({ sharedSeq }) => sharedSeq)).toEqual([3, 4]);
    expect(await phone.call('reached', { delivered: 4, seen: 3 })).toEqual({ ok: true });
    expect(await phone.call('reached', { delivered: 3, seen: 4 })).toEqual({
      ok: false,
      code: 'INVALID_INPUT',
    });
    expect(await phone.call('no-such-call', {})).toEqual({ ok: false, code: 'INVALID_INPUT' });
  });

  it('gets everything again for a cursor that the server never gave out', async () => {
    const phone = client();
    await phone.join({ wire: 2, cursor: 4000 });
    expect(sequence(phone)).toEqual(upTo(4));
  });

  it('is told the end of the window, and a withdrawal, on the stream itself', async () => {
    const phone = client();
    await phone.join();
    expect(phone.snapshot?.header).toMatchObject({ sharing: { phase: 'open' } });
    await approver.ok('revokeSharing', {
      params: { caseId: own.caseId },
      body: { version: own.version, code: 'other', reason: '内部' },
    });
    await expect.poll(() => phone.held.at(-1)?.entry.type).toBe('window-ended');
    expect(phone.held.at(-1)?.header).toMatchObject({
      sharing: { phase: 'ended', reason: 'revoked', code: 'other' },
    });
  });

  it('hears goodbye before the connection ends when the pass is reissued', async () => {
    const phone = client();
    await phone.join();
    await worker.ok('reissuePass', { params: { caseId: own.caseId }, body: { version: own.version } });
    await expect.poll(() => phone.goodbye).toEqual({ code: 'SESSION_ENDED' });
    await expect(phone.join()).rejects.toThrow('SESSION_ENDED');
    expect(phone.refusal).toMatchObject({ data: { code: 'SESSION_ENDED' } });
  });

  it('is told when to come back when the server stops', async () => {
    const phone = client();
    await phone.join();
    await server.app.close();
    expect(phone.goodbye).toEqual({ code: 'STOPPING', retryAfterMs: expect.any(Number) });
  });

  it.each([
    ['WIRE_VERSION', { wire: 3, cursor: null }],
    ['INVALID_INPUT', { wire: 2 }],
    ['INVALID_INPUT', { wire: 2, cursor: -1 }],
  ])('is refused with %s for a handshake %j', async (code, auth) => {
    const phone = client();
    await expect(phone.join(auth)).rejects.toThrow(code);
    expect(phone.refusal).toEqual({ message: code, data: { code } });
  });
});

describe('the document', () => {
  /** The JSON examples after a heading that names a message, by audience. */
  const examples = [...DOCUMENT.matchAll(/^#### `(\w+)` · `([\w-]+)`\n[^#]*?```json\n(.*?)```/gms)];

  it('has an example of every message the server sends, and each is one', () => {
    const seen = new Set<string>();
    for (const [, audience = '', event = '', json = ''] of examples) {
      const events = outgoing[audience as keyof typeof outgoing] as Record<string, ZodMiniType>;
      const message = JSON.parse(json);
      // Parsing drops what is not part of the message: an example with more or less would differ.
      expect(events[event]?.parse(message)).toEqual(message);
      seen.add(`${audience} ${event}`);
    }
    const all = Object.entries(outgoing).flatMap(([audience, events]) =>
      Object.keys(events).map((event) => `${audience} ${event}`),
    );
    expect([...seen].sort()).toEqual(all.sort());
  });

  it('shows the frames as they are', async () => {
    const ws = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie },
    });
    const frames: string[] = [];
    ws.on('message', (data) => frames.push(String(data)));
    await expect.poll(() => frames.length).toBe(1);
    const { sid, ...open } = JSON.parse((frames[0] ?? '').slice(1));
    expect(sid).toEqual(expect.any(String));
    expect(DOCUMENT).toContain(`0{"sid":"…",${JSON.stringify(open).slice(1)}`);
    ws.send('40/complainant,{"wire":2,"cursor":4}');
    await expect.poll(() => frames.length).toBe(3);
    expect(frames[1]).toMatch(/^40\/complainant,\{"sid":"[^"]+"\}$/);
    expect(frames[2]).toMatch(/^42\/complainant,\["snapshot",\{"wire":2,/);
    ws.send('42/complainant,7["reached",{"delivered":4,"seen":4}]');
    await expect.poll(() => frames.at(-1)).toBe('43/complainant,7[{"ok":true}]');
    ws.send('40/nothing,{"wire":2}');
    await expect.poll(() => frames.at(-1)).toBe('44/nothing,{"message":"Invalid namespace"}');
    expect(DOCUMENT).toContain('44/nothing,{"message":"Invalid namespace"}');
    ws.terminate();
  });
});
