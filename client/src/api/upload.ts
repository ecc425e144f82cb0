import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { CallError, call, endpoint } from './call.ts';
import { untilOnline } from './network.ts';
import { sha256Of } from './sha256.ts';

type Announced = { readonly bytes: number; readonly sha256: string };
type Upload = { readonly uploadId: string; readonly received: readonly number[]; readonly chunks: number };

/** One side's way to send a file. */
export type UploadWay = {
  announce(file: Announced, signal: AbortSignal): Promise<Upload>;
  put(uploadId: string, index: number, piece: Blob, signal: AbortSignal): Promise<unknown>;
};

export type UploadWatch = {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  progress?(share: number): void;
  /** Nothing moves: there is no network, or the server asks to wait. */
  waiting?(isWaiting: boolean): void;
  /** How long to wait before a try; given by tests. */
  pause?(ms: number, signal: AbortSignal): Promise<void>;
};

const startUpload = endpoint('startUpload', 'POST', '/cases/:caseId/uploads');
const putChunk = endpoint('putChunk', 'PUT', '/cases/:caseId/uploads/:uploadId/chunks/:index');
const startOwnUpload = endpoint('startOwnUpload', 'POST', '/pass/uploads');
const putOwnChunk = endpoint('putOwnChunk', 'PUT', '/pass/uploads/:uploadId/chunks/:index');

/** An officer's file for a case. */
export function uploadToCase(caseId: string): UploadWay {
  return {
    announce: (body, signal) => call(startUpload, { params: { caseId }, body, signal }),
    put: (uploadId, index, bytes, signal) =>
      call(putChunk, { params: { caseId, uploadId, index }, bytes, signal }),
  };
}

/** A photo of the complainant's side. */
export const uploadOwn: UploadWay = {
  announce: (body, signal) => call(startOwnUpload, { body, signal }),
  put: (uploadId, index, bytes, signal) => call(putOwnChunk, { params: { uploadId, index }, bytes, signal }),
};

/** A network or a busy server; everything else would fail again. */
const PASSING: readonly CallError['code'][] = ['NETWORK', 'BUSY', 'STOPPING', 'THROTTLED', 'INTERNAL'];
/** An upload that is gone was given up by the server for its age; begun anew so often. */
const MOST_ANEW = 2;
/** A server that fails by itself this often in a row will not mend while we wait. */
const MOST_FAILURES = 8;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/**
 * Sends a file piece by piece and answers with its upload. A network that goes costs the piece that was on its way:
 * the file is announced again, the server says what it has, and only the rest is sent.
 */
export async function uploadFile(file: Blob, way: UploadWay, watch: UploadWatch): Promise<string> {
  const { signal, pause = untilOnline } = watch;
  const announced = { bytes: file.size, sha256: await sha256Of(file) };
  let [failures, anew, arrived] = [0, 0, -1];
  for (;;) {
    signal.throwIfAborted();
    try {
      const upload = await way.announce(announced, signal);
      if (upload.received.length > arrived) failures = 0;
      arrived = upload.received.length;
      watch.waiting?.(false);
      return await sendMissing(file, upload, way, watch);
    } catch (error) {
      signal.throwIfAborted();
      if (isGone(error, arrived) && anew < MOST_ANEW) anew++;
      else if (!mayPass(error, ++failures)) throw error;
      watch.waiting?.(true);
      await pause(error.retryAfterMs ?? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures), signal);
    }
  }
}

function isGone(error: unknown, arrived: number): error is CallError {
  return error instanceof CallError && error.code === 'NOT_FOUND' && arrived >= 0;
}

/** A network may be away for as long as it likes. */
function mayPass(error: unknown, failures: number): error is CallError {
  if (!(error instanceof CallError) || !PASSING.includes(error.code)) return false;
  return error.code === 'NETWORK' || failures < MOST_FAILURES;
}

async function sendMissing(
  file: Blob,
  { uploadId, received, chunks }: Upload,
  way: UploadWay,
  { signal, progress }: UploadWatch,
): Promise<string> {
  const known = new Set(received);
  for (let index = 0; index < chunks; index++) {
    progress?.(known.size / chunks);
    if (known.has(index)) continue;
    await way.put(uploadId, index, file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES), signal);
    known.add(index);
  }
  progress?.(1);
  return uploadId;
}
