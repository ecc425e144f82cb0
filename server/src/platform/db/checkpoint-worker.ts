import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import type { Checkpoint, CheckpointMode } from './checkpoints.ts';

// While it waits for a long reader it may keep writes out: not for longer than nobody notices.
const connection = new BetterSqlite3(workerData as string, { fileMustExist: true, timeout: 50 });
connection.pragma('synchronous = FULL');

parentPort?.on('message', (mode: CheckpointMode | 'end') => {
  if (mode === 'end') {
    connection.close();
    parentPort?.close();
    return;
  }
  const [done] = connection.pragma(`wal_checkpoint(${mode})`) as [Checkpoint];
  parentPort?.postMessage(done);
});
