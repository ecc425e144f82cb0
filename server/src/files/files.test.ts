import { randomBytes } from 'node:crypto';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase, windowRunsOut } from '../testing/cast.ts';
import { announced, noise, ownUpload, seatCase, uploadFor } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';
import { clearUploads } from './uploads.commands.ts';

const MINUTE = 60_000;
const STILL = { camera: '青年路 03', takenAt: null, reason: '核对' };

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
});
afterEach(() => server.close());

const count = async (table: 'files' | 'file_chunks') => {
  const [row] = await server.services.db.rows<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`));
  return row?.n;
};
const held = async () => ({ files: await count('files'), pieces: await count('file_chunks') });
const addStill = (uploadId: string, key?: string) =>
  cast.investigator.call('addStill', {
    params: taken.params,
    body: { uploadId, ...STILL },
    ...(key && { key }),
  });
const code = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
  (await answer).body.error?.code;
const start = (file: Buffer, by = cast.investigator) =>
  by.ok('startUpload', { params: taken.params, body: announced(file) });
const put = (uploadId: string, index: number, bytes: Buffer, by = cast.investigator) =>
  by.call('putChunk', { params: { caseId: taken.id, uploadId, index }, bytes });

describe('an upload', () => {
  const large = randomBytes(CHUNK_BYTES * 2 + 10);

  it('announced again goes on where it broke off, also when announced at the same moment', async () => {
    const both = await Promise.all([start(large), start(large)]);
    expect(new Set(both.map(({ uploadId }) => uploadId)).size).toBe(1);
    const { uploadId } = both[0];
    await put(uploadId, 1, large.subarray(CHUNK_BYTES, 2 * CHUNK_BYTES));
    expect(await start(large)).toEqual({ uploadId, received: [1], chunks: 3 });
    expect(await held()).toEqual({ files: 1, pieces: 1 });
  });

  it('keeps a piece that is sent twice once', async () => {
    const { uploadId } = await start(large);
    for (let time = 0; time < 2; time += 1)
      expect((await put(uploadId, 2, large.subarray(2 * CHUNK_BYTES))).body.received).toEqual([2]);
    expect(await held()).toEqual({ files: 1, pieces: 1 });
  });

  it('takes no piece of another length, nor one behind its end', async () => {
    const { uploadId } = await start(large);
    for (const [index, length] of [
      [0, 10],
      [2, 11],
      [3, 10],
    ] as const)
      expect(await code(put(uploadId, index, randomBytes(length)))).toBe('INVALID_INPUT');
    expect(await code(put(uploadId, 0, randomBytes(CHUNK_BYTES + 1)))).toBe('TOO_LARGE');
  });

  it('is of whoever announced it alone', async () => {
    const file = await noise();
    const { uploadId } = await start(file, cast.desk);
    expect(await code(put(uploadId, 0, file))).toBe('NOT_FOUND');
    const given = { params: { uploadId, index: 0 }, bytes: file };
    expect(await phone.refused('putOwnChunk', given)).toBe('NOT_FOUND');
    await put(uploadId, 0, file, cast.desk);
    expect(await code(addStill(uploadId))).toBe('NOT_FOUND');
  });

  it('of which pieces are missing is not used, and stays to be finished', async () => {
    const { uploadId } = await start(large);
    await put(uploadId, 0, large.subarray(0, CHUNK_BYTES));
    expect(await code(addStill(uploadId))).toBe('UPLOAD_INCOMPLETE');
    expect((await start(large)).received).toEqual([0]);
  });

  it('that arrived as something else than was announced begins anew', async () => {
    const file = await noise();
    const { uploadId } = await start(file);
    await put(uploadId, 0, randomBytes(file.length));
    expect(await code(addStill(uploadId))).toBe('UPLOAD_INCOMPLETE');
    expect(await held()).toEqual({ files: 0, pieces: 0 });
    expect((await start(file)).received).toEqual([]);
  });

  it('that is no picture leaves nothing behind', async () => {
    const uploadId = await uploadFor(cast.investigator, taken.id, large);
    expect(await code(addStill(uploadId))).toBe('PICTURE_REFUSED');
    expect(await held()).toEqual({ files: 0, pieces: 0 });
  });

  it('is used once, by one of those who try at the same time', async () => {
    const uploadId = await uploadFor(cast.investigator, taken.id, await noise());
    const answers = await Promise.all([addStill(uploadId), addStill(uploadId), addStill(uploadId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    // The original and the picture made of it.
    expect(await count('files')).toBe(2);
  });

  it('asked to be used again after a lost answer gives the first one', async () => {
    const uploadId = await uploadFor(cast.investigator, taken.id, await noise());
    const key = 'the-same-key-as-before';
    const first = await addStill(uploadId, key);
    expect((await addStill(uploadId, key)).body).toEqual(first.body);
  });

  it('that nothing was made of is cleared after an hour, what belongs to the case stays', async () => {
    await addStill(await uploadFor(cast.investigator, taken.id, await noise()));
    const before = await held();
    await uploadFor(cast.investigator, taken.id, large);
    server.clock.advance(61 * MINUTE);
    await clearUploads(server.services);
    expect(await held()).toEqual(before);
  });

  it('beyond what a phone may have under way takes the place of the oldest', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      server.clock.advance(1000);
      ids.push(await ownUpload(phone, await noise()));
    }
    expect(await count('files')).toBe(4);
    const oldest = { params: { uploadId: ids[0] ?? '', index: 0 }, bytes: Buffer.alloc(1) };
    expect(await phone.refused('putOwnChunk', oldest)).toBe('NOT_FOUND');
  });

  it('of a phone ends with the window, in the middle of it', async () => {
    const file = await noise();
    const { uploadId } = await phone.ok('startOwnUpload', { body: announced(file) });
    server.clock.advance(180 * MINUTE);
    const given = { params: { uploadId, index: 0 }, bytes: file };
    expect(await phone.refused('putOwnChunk', given)).toBe('WINDOW_ENDED');
    expect(await phone.refused('startOwnUpload', { body: announced(file) })).toBe('WINDOW_ENDED');
  });
});

describe('a photo', () => {
  const photoClue = async (by: TestClient, uploadId: string) => {
    const body = { form: 'photo' as const, uploadId, text: null };
    return by === phone
      ? phone.call('addOwnClue', { body })
      : by.call('addClue', { params: taken.params, body });
  };
  const seen = (pictureId: string, by = phone) => by.call('getOwnPicture', { params: { pictureId } });

  it('of a clue is seen by both sides, whoever sent it, also after the window', async () => {
    const own = await photoClue(phone, await ownUpload(phone, await noise()));
    const theirs = await photoClue(cast.desk, await uploadFor(cast.desk, taken.id, await noise()));
    const ids = [own.body.events[0].entry.clue.pictureId, theirs.body.events[0].clue.pictureId];
    for (const pictureId of ids) {
      expect((await seen(pictureId)).status).toBe(200);
      const params = { caseId: taken.id, pictureId };
      expect((await cast.desk.call('getPicture', { params })).status).toBe(200);
    }
    server.clock.advance(181 * MINUTE);
    for (const pictureId of ids) expect((await seen(pictureId)).status).toBe(200);
  });

  it('is answered to another case, and an original to anyone, like one that never was', async () => {
    const other = await openPhone(server, await seatCase(cast));
    const { body } = await photoClue(phone, await ownUpload(phone, await noise()));
    const strip = (answer: Awaited<ReturnType<typeof seen>>) => ({
      status: answer.status,
      error: { ...answer.body.error, requestId: '' },
    });
    const none = strip(await seen('no-such-picture'));
    expect(strip(await seen(body.events[0].entry.clue.pictureId, other))).toEqual(none);
    const uploadId = await uploadFor(cast.investigator, taken.id, await noise());
    await addStill(uploadId);
    expect(strip(await seen(uploadId))).toEqual(none);
    const params = { caseId: taken.id, pictureId: uploadId };
    expect(await cast.desk.refused('getPicture', { params })).toBe('NOT_FOUND');
  });

  it('that does not exist is not on the record as seen', async () => {
    await cast.desk.refused('getPicture', { params: { caseId: taken.id, pictureId: 'no-such-picture' } });
    const [row] = await server.services.db.rows<{ n: number }>(
      sql.raw(`SELECT count(*) AS n FROM audit_log WHERE action = 'picture-seen'`),
    );
    expect(row?.n).toBe(0);
  });
});

describe('narrowing what is shared', () => {
  const narrow = async (scopes: readonly ('timeline' | 'messages' | 'stills' | 'seat' | 'location')[]) => {
    await signInAgain(cast.approver as TestClient & { badge: string });
    await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
    await taken.refresh();
    const body = { version: taken.version, scopes: [...scopes], code: 'other' as const, reason: '内部' };
    return cast.approver.call('narrowSharing', { params: taken.params, body });
  };

  it.each([
    ['to the same', ['timeline', 'location', 'messages', 'stills', 'seat']],
    ['to a seat without stills', ['timeline', 'seat']],
    ['to something without the timeline', ['messages']],
    ['to one thing twice', ['timeline', 'timeline']],
  ] as const)('%s is refused', async (_, scopes) => {
    expect(await code(narrow(scopes))).toBe('INVALID_INPUT');
  });

  it('takes effect at once, adds nothing back, and leaves the window open', async () => {
    expect((await narrow(['timeline', 'stills'])).status).toBe(201);
    const { header } = await phone.ok('getOwnCase');
    expect(header.sharing).toMatchObject({ phase: 'open', scopes: ['timeline', 'stills'] });
    expect(await phone.refused('startOwnUpload', { body: announced(await noise()) })).toBe('SCOPE_CLOSED');
    expect(await code(narrow(['timeline', 'messages']))).toBe('INVALID_INPUT');
  });

  it('needs a window', async () => {
    await windowRunsOut(server, phone);
    await signInAgain(cast.desk as TestClient & { badge: string });
    expect(await code(narrow(['timeline']))).toBe('WINDOW_ENDED');
  });
});
