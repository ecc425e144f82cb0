import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { verifyCaseLog } from './platform/event-log/event-log.store.ts';
import { diskFolder } from './testing/disk-folder.ts';
import { Progress } from './testing/progress.ts';
import { HttpClient, ServerProcess } from './testing/server-process.ts';
import { report, update } from './testing/test-app.ts';

const ROUNDS = 20;
/** Answers that have come when the server is killed, and a moment after the last: another point in each round. */
const answersUntilKilled = (round: number) => 10 + ((round * 13) % 35);
const momentMs = (round: number) => (round * 7) % 20;

const progress = new Progress();

/** Something either side wants done: sent until it is answered, always with the same key. */
interface Intent {
  by: HttpClient;
  path: string;
  body: object;
  key: string;
  /** Events it was answered with, or null while no answer came. */
  acknowledged: string[] | null;
}

/** A file on its way, and what becomes of it once it is here: from then on its intent is what is sent again. */
interface Sending {
  by: HttpClient;
  uploads: string;
  bytes: Buffer;
  use(uploadId: string): Intent;
}

/** The server is gone: no answer came, not even a refusal. */
class Gone extends Error {}

let dataDir: string;
let server: ServerProcess;
let investigator: HttpClient;
let phone: HttpClient;
let caseId: string;
/** The still that both sides draw on; another one each round, so that none gets full. */
let still: string;
const intents: Intent[] = [];
const sendings: Sending[] = [];

beforeAll(async () => {
  dataDir = diskFolder('sunshine-kill-');
  server = new ServerProcess(dataDir, await freePort());
  await server.start();
  investigator = await server.signIn('047218');
  await openCase(await server.signIn('031145'), await server.signIn('029316'));
});
afterAll(async () => {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

type Written = { row: QueueRow; events: CaseEvent[] };

/** A case inside its window, with one still shared. */
async function openCase(desk: HttpClient, approver: HttpClient): Promise<void> {
  const given = { ...report(), occurredAt: Date.now() - 60_000 };
  const taken = await desk.ok<{ row: QueueRow; pass: CasePass }>('POST', '/cases', given, randomUUID());
  caseId = taken.row.id;
  const at = `/cases/${caseId}`;
  const accept = update(taken.row.version, { milestone: 'case_accepted' });
  let { version } = (await desk.ok<Written>('POST', `${at}/updates`, accept, randomUUID())).row;
  const scopes = ['timeline', 'messages', 'stills'];
  const ask = { version, scopes, reason: '需要辨认', minutes: 180 };
  const asked = await investigator.ok<Written>('POST', `${at}/share-requests`, ask, randomUUID());
  version = asked.row.version;
  const requestId = asked.row.sharing.state === 'asked' ? asked.row.sharing.requestId : '';
  await approver.ok('POST', `/share-requests/${requestId}/approval`, { version, minutes: 180 }, randomUUID());
  phone = new HttpClient(server.address);
  await phone.ok('POST', '/pass/session', { number: taken.pass.number, code: taken.pass.code });
}

/** Calls up a still and shares it, masked. */
async function shareNextStill(): Promise<void> {
  const next = sendStill(await picture());
  const [addedId] = await send(next.use(await upload(next)));
  const { row, events } = await seeCase();
  const added = events.find(({ id }) => id === addedId);
  still = added?.type === 'still-added' ? added.still.id : '';
  const masks = [{ shape: 'rectangle', x: 10, y: 10, width: 50, height: 40 }];
  const share = { version: row.version, masks, caption: null };
  await send(intend(investigator, `/cases/${caseId}/stills/${still}/sharing`, share));
}

const seeCase = () => investigator.ok<OfficerCase>('GET', `/cases/${caseId}`);

/** Noise, so that it comes in several pieces and no two are alike. */
async function picture(): Promise<Buffer> {
  const raw = { width: 400, height: 300, channels: 3 } as const;
  return sharp(randomBytes(400 * 300 * 3), { raw })
    .jpeg({ quality: 100 })
    .toBuffer();
}

function intend(by: HttpClient, path: string, body: object): Intent {
  const intent = { by, path, body, key: randomUUID(), acknowledged: null };
  intents.push(intent);
  return intent;
}

function sendStill(bytes: Buffer): Sending {
  const about = { camera: '03', takenAt: null, reason: '核对' };
  return {
    by: investigator,
    uploads: `/cases/${caseId}/uploads`,
    bytes,
    use: (uploadId) => intend(investigator, `/cases/${caseId}/stills`, { uploadId, ...about }),
  };
}

function sendPhoto(bytes: Buffer): Sending {
  return {
    by: phone,
    uploads: '/pass/uploads',
    bytes,
    use: (uploadId) => intend(phone, '/pass/clues', { form: 'photo', uploadId, text: null }),
  };
}

/** Announces a file and sends what is missing of it; rejects when the server goes away. */
async function upload({ by, uploads, bytes }: Sending): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  type Announced = { uploadId: string; received: number[]; chunks: number };
  const announced = await untilTaken<Announced>(() =>
    by.call('POST', uploads, { bytes: bytes.length, sha256 }),
  );
  for (let index = 0; index < announced.chunks; index += 1) {
    if (announced.received.includes(index)) continue;
    const piece = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await by.put(`${uploads}/${announced.uploadId}/chunks/${index}`, piece).catch(toGone);
  }
  return announced.uploadId;
}

/** `fetch` says so little of what went wrong that a refusal must not be taken for it. */
function toGone(error: unknown): never {
  throw error instanceof TypeError ? new Gone('no answer', { cause: error }) : error;
}

/** Asks until it is taken, waiting where that is asked for; any other refusal is a fault. Rejects when no answer comes. */
async function untilTaken<T>(ask: () => Promise<{ status: number; body: never }>): Promise<T> {
  for (;;) {
    const { status, body } = await ask().catch(toGone);
    if (status < 300) return body;
    const { error } = body as { error: { code: string; retryAfterMs?: number } };
    expect(['THROTTLED', 'BUSY']).toContain(error.code);
    await sleep(error.retryAfterMs ?? 100);
  }
}

/** Sends an intent until it is taken; rejects when no answer comes. */
async function send(intent: Intent): Promise<string[]> {
  const { events } = await untilTaken<{ events: { id?: string; entry?: { id: string } }[] }>(() =>
    intent.by.call('POST', intent.path, intent.body, intent.key),
  );
  intent.acknowledged = events.map((event) => event.entry?.id ?? event.id ?? '');
  progress.step();
  return intent.acknowledged;
}

/** Works on until the server is gone. */
async function untilKilled(step: (count: number) => Promise<unknown>): Promise<void> {
  for (let count = 0; ; count += 1) {
    const isDone = await step(count).then(
      () => true,
      (error) => {
        // A refusal is not a killed server: a lane that ended early would show nothing.
        if (error instanceof Gone) return false;
        throw error;
      },
    );
    if (!isDone) return;
  }
}

const markBy = (by: HttpClient, path: string, name: string, count: number) =>
  send(
    intend(by, path, {
      still,
      mark: { shape: 'text', points: [[count % 400, 20]], text: `${name}-${count}` },
    }),
  );

async function workAndKill(round: number): Promise<void> {
  const enough = progress.more(answersUntilKilled(round));
  const sendAndUse = async (sending: Sending) => {
    sendings.push(sending);
    const uploadId = await upload(sending);
    sendings.splice(sendings.indexOf(sending), 1);
    await send(sending.use(uploadId));
  };
  const work = [
    untilKilled((count) => markBy(investigator, `/cases/${caseId}/marks`, `o${round}`, count)),
    untilKilled((count) => markBy(phone, '/pass/marks', `c${round}`, count)),
    untilKilled((count) => send(intend(phone, '/pass/messages', { text: `m${round}-${count}` }))),
    untilKilled(async () => sendAndUse(sendStill(await picture()))),
    untilKilled(async () => sendAndUse(sendPhoto(await picture()))),
  ];
  await enough;
  await sleep(momentMs(round));
  await server.kill();
  await Promise.all(work);
}

/** Sends again what no answer came for: marks, messages, and files from where they broke off. */
async function carryOn(): Promise<void> {
  for (const intent of intents.filter(({ acknowledged }) => !acknowledged)) await send(intent);
  for (const sending of sendings.splice(0)) await send(sending.use(await upload(sending)));
}

const WRITTEN: readonly CaseEvent['type'][] = [
  'mark-drawn',
  'message-sent',
  'clue-added',
  'still-added',
  'still-shared',
];

async function checkStored(): Promise<void> {
  const { events } = await seeCase();
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const ids = events.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const stored = new Set(ids);
  for (const { acknowledged } of intents)
    for (const id of acknowledged ?? [])
      expect({ id, isThere: stored.has(id) }).toEqual({ id, isThere: true });
  const said = events.flatMap((event) => {
    if (event.type === 'mark-drawn') return event.mark.text ?? [];
    if (event.type === 'still-added') return event.still.sha256;
    return event.type === 'message-sent' ? event.text : [];
  });
  expect(new Set(said).size).toBe(said.length);
}

/** Once everything was sent to its end, each thing there is was asked for by one intent, and each intent made one. */
async function checkNothingTwice(): Promise<void> {
  const { events } = await seeCase();
  const there = events.filter(({ type }) => WRITTEN.includes(type)).map(({ id }) => id);
  expect(there.sort()).toEqual(intents.flatMap(({ acknowledged }) => acknowledged ?? ['lost']).sort());
}

describe('a server killed twenty times while both sides draw, write and send pictures', () => {
  it('has every acknowledged mark, message, clue and file once', async () => {
    let unanswered = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await shareNextStill();
      await workAndKill(round);
      unanswered += intents.filter(({ acknowledged }) => !acknowledged).length;
      await server.start();
      await checkStored();
      await carryOn();
      await checkStored();
      await checkNothingTwice();
    }
    // The kills came in the middle of work, or nothing was shown.
    expect(unanswered).toBeGreaterThan(ROUNDS);
    expect(intents.length).toBeGreaterThan(ROUNDS * 10);
  });

  it('shows every picture it acknowledged, whole', async () => {
    const { events } = await seeCase();
    const pictures = events.flatMap((event) => {
      if (event.type === 'still-added') return event.still.pictureId;
      if (event.type === 'still-shared') return event.pictureId;
      return event.type === 'clue-added' ? (event.clue.pictureId ?? []) : [];
    });
    expect(pictures.length).toBeGreaterThan(ROUNDS / 2);
    for (const id of pictures) {
      const { width, height } = await sharp(
        await investigator.bytes(`/cases/${caseId}/pictures/${id}`),
      ).metadata();
      expect([width, height]).toEqual([400, 300]);
    }
  });

  it('leaves no file behind that belongs to nothing, after the next start', async () => {
    await server.kill();
    await server.start();
    await server.kill();
    const db = await openDatabase({ dataDir });
    const loose = await db.rows(
      sql`SELECT file_id FROM file_chunks WHERE file_id NOT IN (SELECT id FROM files)`,
    );
    expect(loose).toEqual([]);
    const [kept] = await db.rows<{ count: number }>(
      sql`SELECT count(*) AS count FROM files WHERE case_id = ${caseId} AND state = 'kept'`,
    );
    const [stills] = await db.rows<{ count: number }>(
      sql`SELECT count(*) AS count FROM stills WHERE case_id = ${caseId}`,
    );
    const [photos] = await db.rows<{ count: number }>(
      sql`SELECT count(*) AS count FROM event_log WHERE case_id = ${caseId} AND type = 'clue-added'`,
    );
    // An original and a picture each; and the copy that was shared in each round.
    expect(kept?.count).toBe(2 * ((stills?.count ?? 0) + (photos?.count ?? 0)) + ROUNDS);
    // Everything was sent to its end: of the uploads that broke off none is left, nor any that was begun twice.
    expect(await db.rows(sql`SELECT id FROM files WHERE state = 'arriving'`)).toEqual([]);
    const halves = await db.rows(
      sql`SELECT id FROM files WHERE chunks <> (SELECT count(*) FROM file_chunks WHERE file_id = files.id)`,
    );
    expect(halves).toEqual([]);
    expect(await verifyCaseLog(db, caseId)).toBeNull();
    await db.close();
  });
});
