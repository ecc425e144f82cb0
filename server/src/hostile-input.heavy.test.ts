import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';
import { HOSTILE } from './testing/hostile-files.ts';
import { connected } from './testing/live-client.ts';
import { HttpClient, ServerProcess } from './testing/server-process.ts';
import { report, update } from './testing/test-app.ts';

/** Megabytes that may be held on the way: two pictures at a time, each unpacked whole. */
const MAY_SWELL = 1000;
/** Megabytes that the third time may hold more than the second: what the allocator keeps for the next time, it keeps once. */
const MAY_STAY = { pictures: 150, refusals: 100, marks: 60 };

type Written = { row: QueueRow; events: CaseEvent[] };
type Answer = { status: number; code: string | null; retryAfterMs?: number };

let dataDir: string;
let server: ServerProcess;
let investigator: HttpClient;
let phone: HttpClient;
let caseId: string;
let still: string;
let calm: number;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunshine-hostile-'));
  server = new ServerProcess(dataDir, await freePort());
  await server.start();
  investigator = await server.signIn('047218');
  await openCase(await server.signIn('031145'), await server.signIn('029316'));
  // What is set up once is set up by now: threads, decoders, tables.
  for (let count = 0; count < 4; count += 1) await sendAs(investigator, await ordinary());
  calm = server.memory().now;
});
afterAll(async () => {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
});
/** Whatever was sent, the server goes on serving. */
afterEach(async () => {
  const { row } = await investigator.ok<OfficerCase>('GET', `/cases/${caseId}`);
  expect(row.id).toBe(caseId);
  expect(server.memory().most - calm).toBeLessThan(MAY_SWELL);
});

/** How many megabytes more are held after the third time than after the second. */
async function growth(run: (time: number) => Promise<unknown>): Promise<number> {
  const held: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    await run(time);
    held.push(server.memory().now);
  }
  const [, second = 0, third = 0] = held;
  return third - second;
}

const ordinary = () =>
  sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();

async function openCase(desk: HttpClient, approver: HttpClient): Promise<void> {
  const given = { ...report(), occurredAt: Date.now() - 60_000 };
  const taken = await desk.ok<{ row: QueueRow; pass: CasePass }>('POST', '/cases', given, randomUUID());
  caseId = taken.row.id;
  const at = `/cases/${caseId}`;
  const accept = update(taken.row.version, { milestone: 'case_accepted' });
  let { version } = (await desk.ok<Written>('POST', `${at}/updates`, accept, randomUUID())).row;
  const ask = { version, scopes: ['timeline', 'messages', 'stills'], reason: '需要辨认', minutes: 180 };
  const asked = await investigator.ok<Written>('POST', `${at}/share-requests`, ask, randomUUID());
  version = asked.row.version;
  const requestId = asked.row.sharing.state === 'asked' ? asked.row.sharing.requestId : '';
  await approver.ok('POST', `/share-requests/${requestId}/approval`, { version, minutes: 180 }, randomUUID());
  phone = new HttpClient(server.address);
  await phone.ok('POST', '/pass/session', { number: taken.pass.number, code: taken.pass.code });
  await sendAs(investigator, await ordinary());
  const { row, events } = await investigator.ok<OfficerCase>('GET', at);
  const added = events.find((event) => event.type === 'still-added');
  still = added?.type === 'still-added' ? added.still.id : '';
  const share = { version: row.version, masks: [], caption: null };
  await investigator.ok('POST', `${at}/stills/${still}/sharing`, share, randomUUID());
}

/** Sends a file as either side would, and asks for a still or a clue of it. */
async function sendAs(by: HttpClient, file: Buffer): Promise<Answer & { events: CaseEvent[] }> {
  const uploads = by === phone ? '/pass/uploads' : `/cases/${caseId}/uploads`;
  const sha256 = createHash('sha256').update(file).digest('hex');
  const announced = { bytes: file.length, sha256 };
  const { uploadId, chunks } = await by.ok<{ uploadId: string; chunks: number }>('POST', uploads, announced);
  for (let index = 0; index < chunks; index += 1)
    await by.put(
      `${uploads}/${uploadId}/chunks/${index}`,
      file.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
    );
  const [path, body] =
    by === phone
      ? ['/pass/clues', { form: 'photo', uploadId, text: null }]
      : [`/cases/${caseId}/stills`, { uploadId, camera: '03', takenAt: null, reason: '核对' }];
  return asked(by, path, body);
}

async function asked(by: HttpClient, path: string, body: object): Promise<Answer & { events: CaseEvent[] }> {
  const answer = await by.call('POST', path, body, randomUUID());
  const { error, events } = answer.body as { error?: Answer & { code: string }; events?: CaseEvent[] };
  return {
    status: answer.status,
    code: error?.code ?? null,
    retryAfterMs: error?.retryAfterMs,
    events: events ?? [],
  } as never;
}

describe('a file that is hostile', () => {
  it.each(Object.entries(HOSTILE))(
    '%s: is taken for what can be seen of it, or refused with a code',
    async (_, { make, isTaken }) => {
      for (const by of [investigator, phone]) {
        const { status, code } = await sendAs(by, await make());
        expect({ status, code }).toEqual(
          isTaken ? { status: 201, code: null } : { status: 422, code: 'PICTURE_REFUSED' },
        );
      }
    },
  );

  it('of many at a time, is worked on two at a time; the others wait or are told when to come again, and none leaves memory behind', async () => {
    const swelling = HOSTILE['a picture of 49 megapixels that swells a thousandfold'];
    const grown = await growth(async () => {
      const files = await Promise.all(Array.from({ length: 6 }, () => swelling?.make() ?? ordinary()));
      for (const { status, code, retryAfterMs } of await Promise.all(
        files.map((file) => sendAs(investigator, file)),
      ))
        if (status !== 201) {
          expect({ status, code }).toEqual({ status: 503, code: 'BUSY' });
          expect(retryAfterMs).toBeGreaterThan(0);
        }
    });
    expect(grown).toBeLessThan(MAY_STAY.pictures);
  });

  it('and refused, costs next to nothing, however often it is sent', async () => {
    const refused = Object.values(HOSTILE).filter(({ isTaken }) => !isTaken);
    const files = await Promise.all(refused.map(({ make }) => make()));
    const grown = await growth(async () => {
      for (let count = 0; count < 5; count += 1)
        for (const file of files) expect((await sendAs(investigator, file)).status).toBe(422);
    });
    expect(grown).toBeLessThan(MAY_STAY.refusals);
  });

  it('gives nothing of what else it held to whoever looks at it', async () => {
    const polyglot = HOSTILE['a photo that is also a page and an archive'];
    const { events } = await sendAs(investigator, (await polyglot?.make()) ?? Buffer.alloc(0));
    const [added] = events;
    const pictureId = added?.type === 'still-added' ? added.still.pictureId : '';
    const answer = await fetch(`${server.address}/api/v1/cases/${caseId}/pictures/${pictureId}`, {
      headers: { cookie: investigator.cookie },
    });
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer()).includes('cnry')).toBe(false);
  });

  it('cannot say of itself what it is: neither a name nor a kind is asked for or believed', async () => {
    const file = await ordinary();
    const sha256 = createHash('sha256').update(file).digest('hex');
    const announced = { bytes: file.length, sha256 };
    const named = await asked(phone, '/pass/uploads', { ...announced, name: 'photo.svg' });
    expect(named).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    const { uploadId } = await phone.ok<{ uploadId: string }>('POST', '/pass/uploads', announced);
    for (const type of ['image/svg+xml', 'image/jpeg', 'text/html', 'multipart/form-data']) {
      const answer = await fetch(`${server.address}/api/v1/pass/uploads/${uploadId}/chunks/0`, {
        method: 'PUT',
        headers: { cookie: phone.cookie, 'content-type': type },
        body: new Uint8Array(file),
      });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  it('whose pieces do not all come, or say something else than was announced, is refused and leaves nothing', async () => {
    const file = await ordinary();
    const announced = { bytes: file.length, sha256: 'a'.repeat(64) };
    const { uploadId } = await phone.ok<{ uploadId: string }>('POST', '/pass/uploads', announced);
    const clue = { form: 'photo', uploadId, text: null };
    expect(await asked(phone, '/pass/clues', clue)).toMatchObject({ status: 409, code: 'UPLOAD_INCOMPLETE' });
    await phone.put(`/pass/uploads/${uploadId}/chunks/0`, file);
    expect(await asked(phone, '/pass/clues', clue)).toMatchObject({ status: 409, code: 'UPLOAD_INCOMPLETE' });
    expect(await asked(phone, '/pass/clues', clue)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

describe('a phone that sends too much', () => {
  it('a thousand marks at once, three times: some are taken, the rest told when to try again', async () => {
    const grown = await growth(async (time) => {
      const mark = { shape: 'point', points: [[time, 10]], text: null };
      const answers = await Promise.all(
        Array.from({ length: 1000 }, () => asked(phone, '/pass/marks', { still, mark })),
      );
      const taken = answers.filter(({ status }) => status === 201);
      expect(taken.length).toBeGreaterThan(0);
      for (const { status, code, retryAfterMs } of answers.filter((answer) => answer.status !== 201)) {
        expect({ status, code }).toEqual({ status: 429, code: 'THROTTLED' });
        expect(retryAfterMs).toBeGreaterThan(0);
      }
      // The other side is served meanwhile, and what was taken is there once.
      const { events } = await investigator.ok<OfficerCase>('GET', `/cases/${caseId}`);
      const there = events.filter(
        (event) => event.type === 'mark-drawn' && event.mark.points[0]?.[0] === time,
      );
      expect(there).toHaveLength(taken.length);
    });
    expect(grown).toBeLessThan(MAY_STAY.marks);
  });

  it('a thousand calls over its socket: each is answered, most with when to try again', async () => {
    const { socket } = await connected(server.address, 'complainant', { cookie: phone.cookie });
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        socket.timeout(20_000).emitWithAck(index % 2 ? 'typing' : 'resync', index % 2 ? {} : { cursor: 0 }),
      ),
    );
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(900);
    for (const { code, retryAfterMs } of refused)
      expect([code, retryAfterMs > 0]).toEqual(['THROTTLED', true]);
    expect(socket.connected).toBe(true);
    socket.close();
  });

  it('a message of 100 kB, over HTTP: is too large; one just too long says which field', async () => {
    const text = '长'.repeat(34_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(100_000);
    expect(await asked(phone, '/pass/messages', { text })).toMatchObject({ status: 413, code: 'TOO_LARGE' });
    const long = await phone.call('POST', '/pass/messages', { text: '长'.repeat(2001) }, randomUUID());
    expect(long).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT', fields: ['text'] } } });
  });

  it('100 kB over its socket: it is shut out, and nobody else', async () => {
    const [loud, quiet] = await Promise.all([
      connected(server.address, 'complainant', { cookie: phone.cookie }),
      connected(server.address, 'complainant', { cookie: phone.cookie }),
    ]);
    const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    loud.socket.emit('typing', { text: 'x'.repeat(100_000) });
    await gone;
    expect(await quiet.socket.timeout(10_000).emitWithAck('typing', {})).toEqual({ ok: true });
    quiet.socket.close();
  });

  it.each([
    ['turned round', '\u202e抓到了\u202c'],
    ['isolated', '\u2067abc\u2069'],
    ['with a control character', 'a\u0008b'],
  ])(
    'a clue whose letters are %s, is refused with the field; a right-to-left language is not',
    async (_, text) => {
      const refused = await phone.call('POST', '/pass/clues', { form: 'text', text }, randomUUID());
      expect(refused).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', fields: ['text'] } },
      });
      const arabic = 'رجل بسترة رمادية\u200f (A4-7712)';
      const answer = await asked(phone, '/pass/clues', { form: 'text', text: arabic });
      expect(['201', '429']).toContain(String(answer.status));
    },
  );
});
