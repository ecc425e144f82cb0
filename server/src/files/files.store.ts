import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { fileTables } from './files.tables.ts';

export type { FileKind } from './files.tables.ts';
export type FileRow = ReturnType<typeof fileTables.for>['files']['$inferSelect'];

/** What came in was used by someone else, or cleared away, a moment before. */
export class FileGone extends Error {}

export async function insertFile(tx: Tx, row: FileRow): Promise<void> {
  await tx.q.insert(tx.tables(fileTables).files).values(row);
}

export async function findFile(db: Reader, id: string): Promise<FileRow | undefined> {
  const { files } = db.tables(fileTables);
  const [row] = await db.q.select().from(files).where(eq(files.id, id));
  return row;
}

/** Uploads of one sender that nothing was made of yet, the oldest first. */
export async function uploadsOf(db: Reader, owner: string): Promise<FileRow[]> {
  const { files } = db.tables(fileTables);
  return await db.q
    .select()
    .from(files)
    .where(and(eq(files.state, 'arriving'), eq(files.owner, owner)))
    .orderBy(asc(files.createdAt));
}

/** Keeps a piece of an upload; one that is there already stays as it is. */
export async function putChunk(tx: Tx, fileId: string, index: number, sealed: Buffer): Promise<void> {
  // Holds the row: a piece that comes while its file is cleared away would be left behind for ever.
  await holdArriving(tx, fileId, {});
  await insertChunk(tx, fileId, index, sealed);
}

export async function insertChunk(tx: Tx, fileId: string, index: number, sealed: Buffer): Promise<void> {
  const { fileChunks } = tx.tables(fileTables);
  await tx.q.insert(fileChunks).values({ fileId, index, sealed }).onConflictDoNothing();
}

export async function chunksHeld(db: Reader, fileId: string): Promise<number[]> {
  const { fileChunks } = db.tables(fileTables);
  const rows = await db.q
    .select({ index: fileChunks.index })
    .from(fileChunks)
    .where(eq(fileChunks.fileId, fileId))
    .orderBy(asc(fileChunks.index));
  return rows.map(({ index }) => index);
}

export async function readChunks(db: Reader, fileId: string): Promise<{ index: number; sealed: Buffer }[]> {
  const { fileChunks } = db.tables(fileTables);
  return (await db.q
    .select({ index: fileChunks.index, sealed: fileChunks.sealed })
    .from(fileChunks)
    .where(eq(fileChunks.fileId, fileId))
    .orderBy(asc(fileChunks.index))) as { index: number; sealed: Buffer }[];
}

/** Makes an upload part of the case; only once. */
export async function keepFile(
  tx: Tx,
  id: string,
  known: Pick<FileRow, 'mime' | 'width' | 'height'>,
): Promise<void> {
  await holdArriving(tx, id, { state: 'kept', ...known });
}

async function holdArriving(tx: Tx, id: string, change: Partial<FileRow>): Promise<void> {
  const { files } = tx.tables(fileTables);
  const held = await tx.q
    .update(files)
    .set({ state: 'arriving', ...change })
    .where(and(eq(files.id, id), eq(files.state, 'arriving')))
    .returning({ id: files.id });
  if (held.length !== 1) throw new FileGone();
}

/** Clears an upload with its pieces; one that was made something of meanwhile stays. */
export async function dropUpload(tx: Tx, id: string): Promise<void> {
  const { files, fileChunks } = tx.tables(fileTables);
  const dropped = await tx.q
    .delete(files)
    .where(and(eq(files.id, id), eq(files.state, 'arriving')))
    .returning({ id: files.id });
  if (dropped.length === 1) await tx.q.delete(fileChunks).where(eq(fileChunks.fileId, id));
}

/** Some of the uploads announced before a moment that nobody made anything of. */
export async function uploadsBefore(db: Reader, at: number): Promise<string[]> {
  const { files } = db.tables(fileTables);
  const rows = await db.q
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.state, 'arriving'), lt(files.createdAt, at)))
    .limit(100);
  return rows.map(({ id }) => id);
}

/** Bytes one case holds in files, to bound what it can take. */
export async function bytesOfCase(db: Reader, caseId: string): Promise<number> {
  const { files } = db.tables(fileTables);
  const [row] = await db.q
    .select({ bytes: sql<number>`coalesce(sum(${files.bytes}), 0)` })
    .from(files)
    .where(eq(files.caseId, caseId));
  return Number(row?.bytes ?? 0);
}
