/** What was written on this device and has not been sent: unsent contributions and drafts, of one case. */

const OUTBOX = 'sunshine.outbox';
const DRAFTS = 'sunshine.drafts';

/** A place on the device for one text. */
export type TextPlace = {
  read(): string | null;
  write(text: string | null): void;
  /** Another page of this browser wrote here. */
  onOther(listener: () => void): () => void;
};

/** Where the browser keeps nothing, it lasts as long as the page. */
const inMemory = new Map<string, string>();

function place(key: string): TextPlace {
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
      } catch {
        return inMemory.get(key) ?? null;
      }
    },
    write(text) {
      inMemory.delete(key);
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        if (text !== null) inMemory.set(key, text);
      }
    },
    onOther(listener) {
      const heard = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', heard);
      return () => window.removeEventListener('storage', heard);
    },
  };
}

export const outboxPlace = place(OUTBOX);
export const draftPlace = place(DRAFTS);

/** Nothing that was written stays: handed back, left quickly, or the session is over. */
export function dropKeptWords(): void {
  outboxPlace.write(null);
  draftPlace.write(null);
}
