import type { Body } from '@sunshine-seat/shared/contract/routes.ts';

export const UNDO_MS = 5_000;

/** One update that an officer has decided on, from the tap until the server has it. */
export type UpdateIntent = {
  /** Stays the same through every retry. */
  readonly key: string;
  readonly caseId: string;
  /** The end of the case's log as the officer saw it when deciding. */
  readonly seenSeq: number;
  /** When it was decided, on the server's clock. */
  readonly at: number;
  readonly body: Body<'postUpdate'>;
};

export type Unsent = { readonly intent: UpdateIntent; readonly error: unknown };

export type UndoState = {
  /** Can still be taken back. */
  readonly counting: UpdateIntent | null;
  /** On its way; too late to take back. */
  readonly sending: readonly UpdateIntent[];
  /** Did not arrive or was refused: stays until tried again or dropped by the officer. */
  readonly unsent: readonly Unsent[];
  /** Just taken back: its words belong in the composer again. */
  readonly takenBack: UpdateIntent | null;
};

/** Sends one update and answers with the version that the case has after it. */
export type SendUpdate = (intent: UpdateIntent) => Promise<number>;

export type UndoQueue = ReturnType<typeof createUndoQueue>;

/**
 * Holds an update back for five seconds. Only one is held: a newer one sends the older on its way.
 * What is on its way goes in order, so that an officer's second update follows their first and is not
 * refused as stale because of it.
 */
export function createUndoQueue(send: SendUpdate, delayMs = UNDO_MS) {
  let state: UndoState = { counting: null, sending: [], unsent: [], takenBack: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let line: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  function set(change: Partial<UndoState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** An update decided on version v is, once the one before it has gone through on v, meant for the version after that. */
  function carryOn(caseId: string, from: number, to: number) {
    const moved = (intent: UpdateIntent) =>
      intent.caseId === caseId && intent.body.version === from
        ? { ...intent, body: { ...intent.body, version: to } }
        : intent;
    set({ counting: state.counting && moved(state.counting), sending: state.sending.map(moved) });
  }

  async function dispatch(key: string): Promise<void> {
    const intent = state.sending.find((one) => one.key === key);
    if (!intent) return;
    const without = () => state.sending.filter((one) => one.key !== key);
    try {
      const version = await send(intent);
      set({ sending: without() });
      carryOn(intent.caseId, intent.body.version, version);
    } catch (error) {
      set({ sending: without(), unsent: [...state.unsent, { intent, error }] });
    }
  }

  function release(intent: UpdateIntent): Promise<void> {
    set({ sending: [...state.sending, intent] });
    const isAlone = state.sending.length === 1;
    // At once and not after a turn of the event loop: the page may be closing.
    line = isAlone ? dispatch(intent.key) : line.then(() => dispatch(intent.key));
    return line;
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    const { counting } = state;
    if (!counting) return line;
    set({ counting: null });
    return release(counting);
  }

  function arm(intent: UpdateIntent) {
    void flush();
    set({ counting: intent });
    timer = setTimeout(() => void flush(), delayMs);
  }

  function undo() {
    clearTimeout(timer);
    if (state.counting) set({ counting: null, takenBack: state.counting });
  }

  function drop(key: string) {
    set({ unsent: state.unsent.filter(({ intent }) => intent.key !== key) });
  }

  /** What failed and is with the case all the same needs no more trying. */
  function settle(isTold: (intent: UpdateIntent) => boolean) {
    const unsent = state.unsent.filter(({ intent }) => !isTold(intent));
    if (unsent.length < state.unsent.length) set({ unsent });
  }

  /** Gives up on sending what failed and hands its words back. */
  function takeBack(key: string) {
    const found = state.unsent.find(({ intent }) => intent.key === key);
    drop(key);
    if (found) set({ takenBack: found.intent });
  }

  /** Tries again what did not arrive; `changed` when the officer has decided anew on a newer version. */
  function retry(key: string, changed?: UpdateIntent): Promise<void> {
    const found = state.unsent.find(({ intent }) => intent.key === key);
    drop(key);
    return found ? release(changed ?? found.intent) : line;
  }

  function clear() {
    clearTimeout(timer);
    set({ counting: null, sending: [], unsent: [], takenBack: null });
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arm,
    undo,
    flush,
    retry,
    takeBack,
    settle,
    /** The composer has the words now. */
    handedBack: () => set({ takenBack: null }),
    clear,
  };
}
