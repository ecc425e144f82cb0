import { MAX_FILE_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { CallError } from '../api/call.ts';

export type FileFault = 'TOO_LARGE' | 'INVALID_INPUT';

/** What can be said of a file before any of it is sent: an empty one is no input, in the code of the server. */
export function fileFault({ size }: Pick<File, 'size'>): FileFault | null {
  if (size > MAX_FILE_BYTES) return 'TOO_LARGE';
  return size === 0 ? 'INVALID_INPUT' : null;
}

/** The server has cleared the upload away with its answer: sent again, the same form could only find nothing. */
export function needsAnotherFile(error: unknown): boolean {
  return (
    error instanceof CallError && ['PICTURE_REFUSED', 'UPLOAD_INCOMPLETE', 'NOT_FOUND'].includes(error.code)
  );
}
