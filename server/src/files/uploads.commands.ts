import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { type CaseRecord, caseForLive } from '../cases/case-in-hand.queries.ts';
import { caseOfStation } from '../cases/cases.queries.ts';
import { checkScope } from '../cases/own-case.queries.ts';
import {
  type Actor,
  actorKey,
  type ComplainantActor,
  type OfficerActor,
  type Origin,
} from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import { createTurns } from '../platform/turns.ts';
import { commit } from '../platform/unit-of-work.ts';
import { newFile } from './file-row.ts';
import { chunkLength, hashMark, sealChunk } from './file-seal.ts';
import { findOwnUpload } from './files.queries.ts';
import {
  bytesOfCase,
  chunksHeld,
  dropUpload,
  FileGone,
  type FileRow,
  insertFile,
  putChunk,
  uploadsBefore,
  uploadsOf,
} from './files.store.ts';

/** Uploads one sender may have under way; a further one takes the place of the oldest, so that nobody is locked out by tries that failed. */
const UNFINISHED = { officer: 20, complainant: 4 };
const UPLOAD_MS = 60 * 60_000;
/** What one case may hold; far beyond any real one. */
const CASE_BYTES = 2 * 1024 ** 3;
/** Of one pass; officers are known by name and work in bursts. */
const ANNOUNCED = { burst: 12, everyMs: 10_000 };
const PIECES = { burst: 200, everyMs: 50 };

type Upload = Reply<'startUpload'>;
type Sender = OfficerActor | ComplainantActor;

/** Files on their way in; holds the counts of what passes send. */
export function uploadCommands(services: Services) {
  const announcedByPass = createSharedThrottle(services, 'upload', ANNOUNCED);
  const piecesByPass = createSharedThrottle(services, 'upload-piece', PIECES);
  /** Announced twice at the same moment, a file is still one. */
  const inTurn = createTurns();

  async function ownCase({ caseId }: ComplainantActor): Promise<CaseRecord> {
    const record = await caseForLive(services, caseId);
    if (!record) throw new AppError('SESSION_ENDED');
    return record;
  }

  return {
    async startUpload(actor: OfficerActor, caseId: string, body: Body<'startUpload'>, origin: Origin) {
      const record = await caseOfStation(services, actor, caseId);
      return inTurn(actorKey(actor), () => announce(services, record, actor, body, origin));
    },
    async putChunk(actor: OfficerActor, caseId: string, uploadId: string, index: number, piece: Buffer) {
      const record = await caseOfStation(services, actor, caseId);
      const upload = await findOwnUpload(services, record, actor, uploadId);
      return takePiece(services, record, upload, index, piece);
    },
    async startOwnUpload(actor: ComplainantActor, body: Body<'startOwnUpload'>, origin: Origin) {
      announcedByPass.take(actor.passId);
      const record = await ownCase(actor);
      checkScope(record, actor, 'messages', services.clock.now());
      return inTurn(actorKey(actor), () => announce(services, record, actor, body, origin));
    },
    async putOwnChunk(actor: ComplainantActor, uploadId: string, index: number, piece: Buffer) {
      piecesByPass.take(actor.passId);
      const record = await ownCase(actor);
      const upload = await findOwnUpload(services, record, actor, uploadId);
      checkScope(record, actor, 'messages', services.clock.now());
      return takePiece(services, record, upload, index, piece);
    },
  };
}

/** Announced again, a file goes on where it broke off: nothing is kept twice. */
async function announce(
  services: Services,
  record: CaseRecord,
  actor: Sender,
  { bytes, sha256 }: Body<'startUpload'>,
  origin: Origin,
): Promise<Upload> {
  const owner = actorKey(actor);
  const mark = hashMark(record.key, sha256);
  const mine = await uploadsOf(services.db, owner);
  const known = mine.find(
    (file) => file.caseId === record.id && file.sha256 === mark && file.bytes === bytes,
  );
  if (known) return uploadOf(services, known);
  if ((await bytesOfCase(services.db, record.id)) + bytes > CASE_BYTES) throw new AppError('TOO_LARGE');
  const now = services.clock.now();
  const row = newFile(record, { kind: 'original' as const, owner, bytes, sha256: mark }, now);
  const given = mine.slice(0, Math.max(0, mine.length + 1 - UNFINISHED[actor.kind]));
  await commit(services, {
    answer: null,
    rows: async (tx) => {
      for (const { id } of given) await dropUpload(tx, id);
      await insertFile(tx, row);
    },
    audit: [startedEntry(record, actor, row, origin)],
  });
  return uploadOf(services, row);
}

const startedEntry = (record: CaseRecord, actor: Actor, row: FileRow, origin: Origin) => ({
  chain: record.stationId,
  at: row.createdAt,
  actor: actorKey(actor),
  action: 'upload-started',
  caseId: record.id,
  subject: row.id,
  detail: { bytes: row.bytes },
  ...origin,
});

async function uploadOf({ db }: Services, { id, chunks }: FileRow): Promise<Upload> {
  return { uploadId: id, received: await chunksHeld(db, id), chunks };
}

async function takePiece(
  services: Services,
  record: CaseRecord,
  upload: FileRow,
  index: number,
  piece: Buffer,
): Promise<Upload> {
  const isWhole = index < upload.chunks && piece.length === chunkLength(upload.bytes, index);
  if (!isWhole) throw new AppError('INVALID_INPUT', { fields: ['index'] });
  const sealed = sealChunk(record.key, upload.id, index, piece);
  try {
    await services.db.write((tx) => putChunk(tx, upload.id, index, sealed));
  } catch (error) {
    throw error instanceof FileGone ? new AppError('NOT_FOUND') : error;
  }
  return uploadOf(services, upload);
}

/** Clears uploads that were announced an hour ago and nothing was made of. */
export async function clearUploads({ db, clock }: Services): Promise<void> {
  const before = clock.now() - UPLOAD_MS;
  for (;;) {
    const ids = await uploadsBefore(db, before);
    if (ids.length === 0) return;
    // Each on its own: a file may be a hundred pieces, and others want to write in between.
    for (const id of ids) await db.write((tx) => dropUpload(tx, id));
  }
}
