import { describeTables } from '../platform/db/kit.ts';

/**
 * `original` as it came. Made here, without metadata: `picture` for officers to work on; `copy` a still with its masks
 * flattened; `clue` and `item`, photos that the complainant's side sees as well.
 */
export type FileKind = 'original' | 'picture' | 'copy' | 'clue' | 'item';
export type FileState = 'arriving' | 'kept';

export const fileTables = describeTables((kit) => ({
  /** Files of a case: what came in, and pictures made of it. They lie in the database, so that a row and its bytes are one. */
  files: kit.table(
    'files',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      kind: kit.text<FileKind>().notNull(),
      /** Only `kept` files belong to something; what never came to that is cleared. */
      state: kit.text<FileState>().notNull(),
      /** Who sent it, as in the audit: nobody else goes on with an upload. */
      owner: kit.text().notNull(),
      bytes: kit.int().notNull(),
      chunks: kit.int().notNull(),
      /** Of the whole file, hashed with the key of the case: the same for the same file, and no use without the key. */
      sha256: kit.text().notNull(),
      /** Told by content, never by name; null until the file was looked at. */
      mime: kit.text(),
      width: kit.int(),
      height: kit.int(),
      createdAt: kit.instant().notNull(),
    },
    (t) => [
      kit.index('files_case').on(t.caseId, t.state),
      kit.index('files_arriving').on(t.state, t.createdAt),
    ],
  ),
  /** The bytes, piece by piece, each sealed with the key of the case. */
  fileChunks: kit.table(
    'file_chunks',
    {
      fileId: kit.text().notNull(),
      index: kit.int().notNull(),
      sealed: kit.bytes().notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.fileId, t.index] })],
  ),
}));
