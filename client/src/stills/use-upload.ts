import { useEffect, useRef, useState } from 'react';
import { uploadFile, uploadToCase } from '../api/upload.ts';

export type UploadState =
  | { readonly phase: 'none' }
  | { readonly phase: 'sending' | 'waiting'; readonly share: number }
  | { readonly phase: 'done'; readonly uploadId: string }
  | { readonly phase: 'failed'; readonly error: unknown };

/** A file on its way to a case; leaving the page ends it, choosing the same file again goes on with it. */
export function useUpload(caseId: string) {
  const [state, setState] = useState<UploadState>({ phase: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  function stop() {
    running.current?.abort();
    running.current = null;
    setState({ phase: 'none' });
  }

  async function start(file: Blob) {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: UploadState) => running.current === own && setState(next);
    let share = 0;
    show({ phase: 'sending', share });
    try {
      const uploadId = await uploadFile(file, uploadToCase(caseId), {
        signal: own.signal,
        progress(next) {
          share = next;
          show({ phase: 'sending', share });
        },
        waiting: (isWaiting) => show({ phase: isWaiting ? 'waiting' : 'sending', share }),
      });
      show({ phase: 'done', uploadId });
    } catch (error) {
      if (!own.signal.aborted) show({ phase: 'failed', error });
    }
  }

  return { state, start: (file: Blob) => void start(file), stop };
}
