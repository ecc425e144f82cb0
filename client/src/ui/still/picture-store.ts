/** `gone`: there is no such picture for this pass (any more); `failed`: it may come when asked again. */
export type Picture =
  | { readonly state: 'loading' | 'gone' | 'failed'; readonly url: null }
  | { readonly state: 'ready'; readonly url: string };

type Entry = {
  picture: Picture;
  holders: number;
  readonly abort: AbortController;
  readonly listeners: Set<() => void>;
};

export type PictureStore = ReturnType<typeof createPictureStore>;

export const LOADING: Picture = { state: 'loading', url: null };
const GONE: Picture = { state: 'gone', url: null };
const FAILED: Picture = { state: 'failed', url: null };

/** Not there, not any more, or not for us: asking again would not help. */
const FINAL = new Set([400, 401, 403, 404, 409, 410]);

/**
 * Pictures on the screen, each fetched once however often it is shown (every fetch is a line in the register), and
 * nowhere else: no cache keeps them, and the last one to let go revokes the address.
 */
export function createPictureStore(
  fetchIt: typeof fetch,
  addresses: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
) {
  const entries = new Map<string, Entry>();

  function show(entry: Entry, picture: Picture) {
    if (entry.picture.url) addresses.revokeObjectURL(entry.picture.url);
    entry.picture = picture;
    for (const listener of entry.listeners) listener();
  }

  async function load(address: string, entry: Entry) {
    const { signal } = entry.abort;
    try {
      const response = await fetchIt(address, { cache: 'no-store', credentials: 'same-origin', signal });
      const blob = response.ok ? await response.blob() : null;
      if (signal.aborted) return;
      if (blob) show(entry, { state: 'ready', url: addresses.createObjectURL(blob) });
      else show(entry, FINAL.has(response.status) ? GONE : FAILED);
    } catch {
      if (!signal.aborted) show(entry, FAILED);
    }
  }

  function begin(address: string): Entry {
    const entry = {
      picture: LOADING,
      holders: 0,
      abort: new AbortController(),
      listeners: new Set<() => void>(),
    };
    entries.set(address, entry);
    void load(address, entry);
    return entry;
  }

  function drop(address: string, entry: Entry) {
    entry.abort.abort();
    if (entries.get(address) === entry) entries.delete(address);
    show(entry, GONE);
  }

  return {
    /** Fetches a picture, or shares it with who shows it already, until `stop` is called. */
    hold(address: string, listener: () => void) {
      const entry = entries.get(address) ?? begin(address);
      entry.holders++;
      entry.listeners.add(listener);
      return {
        get: () => entry.picture,
        retry() {
          if (entry.picture.state !== 'failed') return;
          show(entry, LOADING);
          void load(address, entry);
        },
        stop() {
          entry.listeners.delete(listener);
          entry.holders--;
          if (entry.holders === 0) drop(address, entry);
        },
      };
    },
    /** Takes every picture off every screen of this page, at once. */
    wipe() {
      for (const [address, entry] of [...entries]) drop(address, entry);
    },
  };
}
