import { Worker } from 'node:worker_threads';
import { createTurns } from '../turns.ts';

export interface RawPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface HeicLimits {
  readonly pixels: number;
  readonly ms: number;
  /** What the decoder may take, in pages of 64 KiB. */
  readonly memoryPages: number;
}

/** 48 megapixels, the most that phones take, need two thirds of the memory and, on a busy machine, half of the time. */
export const HEIC_LIMITS: HeicLimits = { pixels: 50_000_000, ms: 20_000, memoryPages: 12_288 };
const WORKER = new URL('./heic-worker.ts', import.meta.url);
/** One after the other: each may take a gigabyte. */
const inTurn = createTurns();

/**
 * The pixels of a HEIC file as RGBA, or null when it is none that can be read within the limits. sharp brings no decoder
 * for HEVC, so this is WebAssembly, on a thread that can be ended.
 */
export function decodeHeic(bytes: Buffer, limits = HEIC_LIMITS): Promise<RawPicture | null> {
  return inTurn('heic', () => decodeOnThread(bytes, limits));
}

function decodeOnThread(bytes: Buffer, limits: HeicLimits): Promise<RawPicture | null> {
  const worker = new Worker(WORKER, {
    workerData: { bytes: new Uint8Array(bytes), limits },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    // What the decoder has to say of a file is of no use in the log.
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const end = (picture: RawPicture | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(picture);
    };
    const timer = setTimeout(() => end(null), limits.ms);
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
