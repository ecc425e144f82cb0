import { newId } from '../platform/ids.ts';
import { chunkCount } from './file-seal.ts';

/** A file as it is first written down: nothing of it has arrived. */
export function newFile<Given extends { bytes: number }>(
  record: { id: string; stationId: string },
  given: Given,
  createdAt: number,
) {
  return {
    id: newId(),
    caseId: record.id,
    stationId: record.stationId,
    state: 'arriving' as const,
    chunks: chunkCount(given.bytes),
    mime: null,
    width: null,
    height: null,
    createdAt,
    ...given,
  };
}
