import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { MAX_FILE_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { useEffect, useRef, useState } from 'react';
import { CallError } from '../api/call.ts';
import { uploadFile, uploadOwn } from '../api/upload.ts';
import { cleanText } from './clean-text.ts';
import { keepDraft } from './drafts.ts';
import type { OwnOutbox } from './use-outbox.ts';

export type Photo =
  | { readonly state: 'none' }
  | { readonly state: 'too-large' }
  | { readonly state: 'chosen'; readonly url: string; readonly refused: ErrorCode | null }
  | { readonly state: 'sending'; readonly url: string; readonly share: number }
  /** Its pieces are there; the clue made of it goes by this key. */
  | { readonly state: 'given'; readonly key: string };

export type OwnPhoto = {
  readonly photo: Photo;
  choose(file: File): void;
  send(text: string): void;
  /** Ends sending, or puts the photo away. */
  stop(): void;
};

/** A photo on its way to becoming a clue. It is in the memory of this page alone, and goes with it. */
export function usePhoto(number: string, outbox: OwnOutbox, ended: (code: ErrorCode) => void): OwnPhoto {
  const [photo, setPhoto] = useState<Photo>({ state: 'none' });
  const file = useRef<{ file: File; url: string; stop: AbortController } | null>(null);
  const forget = () => {
    file.current?.stop.abort();
    if (file.current) URL.revokeObjectURL(file.current.url);
    file.current = null;
  };
  useEffect(
    () => () => {
      file.current?.stop.abort();
      if (file.current) URL.revokeObjectURL(file.current.url);
    },
    [],
  );
  const failed = (url: string, error: unknown) => {
    const code = error instanceof CallError && error.code !== 'NETWORK' ? error.code : 'INTERNAL';
    if (code === 'SESSION_ENDED' || code === 'NOT_SIGNED_IN') ended(code);
    else setPhoto({ state: 'chosen', url, refused: code });
  };
  return {
    photo,
    choose(chosen) {
      forget();
      if (chosen.size > MAX_FILE_BYTES) return setPhoto({ state: 'too-large' });
      const url = URL.createObjectURL(chosen);
      file.current = { file: chosen, url, stop: new AbortController() };
      setPhoto({ state: 'chosen', url, refused: null });
    },
    async send(text) {
      const held = file.current;
      if (!held) return;
      const { url } = held;
      const { signal } = held.stop;
      const progress = (share: number) => setPhoto({ state: 'sending', url, share });
      progress(0);
      try {
        const uploadId = await uploadFile(held.file, uploadOwn, { signal, progress });
        if (signal.aborted) return;
        const body = { form: 'photo' as const, uploadId, text: cleanText(text) || null };
        setPhoto({ state: 'given', key: outbox.give({ type: 'clue', body }) });
        keepDraft(number, 'photo', '');
        forget();
      } catch (error) {
        if (!signal.aborted) failed(url, error);
      }
    },
    stop() {
      forget();
      setPhoto({ state: 'none' });
    },
  };
}
