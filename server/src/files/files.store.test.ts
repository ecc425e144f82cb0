import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  bytesOfCase,
  chunksHeld,
  dropUpload,
  FileGone,
  type FileRow,
  findFile,
  insertFile,
  keepFile,
  putChunk,
  readChunks,
  uploadsBefore,
  uploadsOf,
} from './files.store.ts';

const NOW = 1_800_000_000_000;
const PIECE = Buffer.of(0, 1, 2, 255);
const JPEG = { mime: 'image/jpeg', width: null, height: null };

const file = (id: string, change: Partial<FileRow> = {}): FileRow => ({
  id,
  caseId: 'case-1',
  stationId: 'station-1',
  kind: 'original',
  state: 'arriving',
  owner: 'pass:1',
  bytes: 10,
  chunks: 2,
  sha256: 'hashed',
  mime: null,
  width: null,
  height: null,
  createdAt: NOW,
  ...change,
});
const insert = (db: Database, ...rows: FileRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertFile(tx, row);
  });
const put = (db: Database, id: string, index: number, piece = PIECE) =>
  db.write((tx) => putChunk(tx, id, index, piece));
const keep = (db: Database, id: string) => db.write((tx) => keepFile(tx, id, JPEG));
const drop = (db: Database, id: string) => db.write((tx) => dropUpload(tx, id));
const pieces = async (db: Database) => {
  const [row] = await db.rows<{ n: number | string }>(sql.raw('SELECT count(*) AS n FROM file_chunks'));
  return Number(row?.n);
};

describeOnEachEngine('the store of files', (open) => {
  it('gives pieces back byte for byte and in their order, whatever order they came in', async () => {
    const db = await open();
    await insert(db, file('a'));
    await put(db, 'a', 1);
    await put(db, 'a', 0, Buffer.of(9));
    expect(await chunksHeld(db, 'a')).toEqual([0, 1]);
    expect((await readChunks(db, 'a')).map(({ sealed }) => [...sealed])).toEqual([[9], [...PIECE]]);
  });

  it('keeps the first of two pieces for one place', async () => {
    const db = await open();
    await insert(db, file('a'));
    await Promise.all([put(db, 'a', 0), put(db, 'a', 0)]);
    await put(db, 'a', 0, Buffer.of(9));
    expect((await readChunks(db, 'a')).map(({ sealed }) => [...sealed])).toEqual([[...PIECE]]);
  });

  it('lists what one sender has under way, the oldest first', async () => {
    const db = await open();
    await insert(db, file('later', { createdAt: NOW + 1 }), file('sooner'), file('kept', { state: 'kept' }));
    await insert(db, file('elsewhere', { owner: 'pass:2' }));
    expect((await uploadsOf(db, 'pass:1')).map(({ id }) => id)).toEqual(['sooner', 'later']);
    expect(await bytesOfCase(db, 'case-1')).toBe(40);
    expect(await bytesOfCase(db, 'case-2')).toBe(0);
  });

  it('makes an upload part of the case once, of however many try', async () => {
    const db = await open();
    await insert(db, file('a'));
    const tries = await Promise.allSettled([keep(db, 'a'), keep(db, 'a'), keep(db, 'a')]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const tried of tries) if (tried.status === 'rejected') expect(tried.reason).toBeInstanceOf(FileGone);
    expect(await findFile(db, 'a')).toMatchObject({ state: 'kept', mime: 'image/jpeg' });
    await expect(put(db, 'a', 1)).rejects.toBeInstanceOf(FileGone);
  });

  it('clears an upload with its pieces, and never what belongs to a case', async () => {
    const db = await open();
    await insert(db, file('old'), file('used'), file('new', { createdAt: NOW + 1 }));
    for (const id of ['old', 'used', 'new']) await put(db, id, 0);
    await keep(db, 'used');
    expect(await uploadsBefore(db, NOW + 1)).toEqual(['old']);
    for (const id of ['old', 'used']) await drop(db, id);
    expect(await findFile(db, 'old')).toBeUndefined();
    expect(await chunksHeld(db, 'used')).toEqual([0]);
    expect(await pieces(db)).toBe(2);
  });

  it('leaves no piece behind that came while its file was cleared away, and loses no file that was just kept', async () => {
    const db = await open();
    for (let round = 0; round < 20; round += 1) {
      const [dropped, used] = [`dropped-${round}`, `used-${round}`];
      await insert(db, file(dropped), file(used));
      await put(db, used, 0);
      await Promise.allSettled([put(db, dropped, 0), drop(db, dropped), put(db, dropped, 1)]);
      const [kept] = await Promise.allSettled([keep(db, used), drop(db, used)]);
      const isThere = (await findFile(db, used)) !== undefined;
      expect(isThere).toBe(kept.status === 'fulfilled');
      expect((await chunksHeld(db, used)).length).toBe(isThere ? 1 : 0);
      expect(await chunksHeld(db, dropped)).toEqual([]);
    }
  });
});
