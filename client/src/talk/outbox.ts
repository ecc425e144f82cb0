import { CallError } from '../api/call.ts';

/** One message from the moment it was sent off until the server has it. */
export type Outgoing = {
  /** Stays the same through every retry, so that it is said once. */
  readonly key: string;
  readonly caseId: string;
  readonly text: string;
  readonly at: number;
};

/** `error` is null while it is on its way. */
export type Waiting = { readonly message: Outgoing; readonly error: unknown };

export type Outbox = ReturnType<typeof createOutbox>;

const PASSING: readonly string[] = ['NETWORK', 'BUSY', 'STOPPING', 'THROTTLED'];

/** Whether the same message goes through by itself once things are better. */
function isPassing(error: unknown): boolean {
  return error instanceof CallError && PASSING.includes(error.code);
}

/** Whether the same message may be tried another time. */
export function isRetriable(error: unknown): boolean {
  return isPassing(error) || (error instanceof CallError && error.code === 'INTERNAL');
}

/** Keeps what officers write until the server has it: in order, through dropped networks and from screen to screen. */
export function createOutbox(send: (message: Outgoing) => Promise<void>) {
  let waiting: readonly Waiting[] = [];
  let line: Promise<void> = Promise.resolve();
  const drafts = new Map<string, string>();
  const listeners = new Set<() => void>();

  function set(next: readonly Waiting[]) {
    waiting = next;
    for (const listener of listeners) listener();
  }

  function mark(key: string, error: unknown) {
    set(waiting.map((one) => (one.message.key === key ? { ...one, error } : one)));
  }

  async function deliver(key: string): Promise<void> {
    const found = waiting.find(({ message }) => message.key === key);
    if (!found) return;
    try {
      await send(found.message);
      drop(key);
    } catch (error) {
      mark(key, error);
    }
  }

  function release(key: string): Promise<void> {
    line = line.then(() => deliver(key));
    return line;
  }

  function drop(key: string) {
    set(waiting.filter(({ message }) => message.key !== key));
  }

  function retry(key: string): Promise<void> {
    mark(key, null);
    return release(key);
  }

  return {
    get: () => waiting,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(message: Outgoing): Promise<void> {
      set([...waiting, { message, error: null }]);
      return release(message.key);
    },
    retry,
    /** There was a sign of life: what the network had swallowed goes again. */
    resume(): Promise<void> {
      for (const { message, error } of waiting) if (isPassing(error)) void retry(message.key);
      return line;
    },
    /** Gives up on sending what failed and hands its words back. */
    takeBack(key: string): string {
      const found = waiting.find(({ message }) => message.key === key);
      drop(key);
      return found?.message.text ?? '';
    },
    draftOf: (caseId: string) => drafts.get(caseId) ?? '',
    keepDraft(caseId: string, text: string) {
      if (text) drafts.set(caseId, text);
      else drafts.delete(caseId);
    },
    clear() {
      drafts.clear();
      set([]);
    },
  };
}
