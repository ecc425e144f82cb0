import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';

type Draw = {
  readonly kind: 'draw';
  /** Stays the same through every try, so that a mark is drawn once. */
  readonly key: string;
  readonly still: string;
  readonly mark: Mark;
  /** The last event known when it was drawn. */
  readonly after: number;
};
type Undo = { readonly kind: 'undo'; readonly key: string; readonly target: string };
export type MarkTask = Draw | Undo;

export type MarkOutboxState = {
  /** In the order they were asked for; the first may be on its way. */
  readonly tasks: readonly MarkTask[];
  /** Why the last one that failed was refused. */
  readonly error: unknown;
};

export type MarkSender = {
  /** Answers with the id of the mark. */
  draw(task: Draw): Promise<string>;
  undo(markId: string, key: string): Promise<void>;
  /** Whether trying again may help; waits until it may, if so. */
  again(error: unknown): Promise<boolean>;
};

/** Marks on their way: one after the other, each until it has arrived or was refused. */
export function createMarkOutbox(sender: MarkSender, newKey: () => string) {
  let state: MarkOutboxState = { tasks: [], error: null };
  let isRunning = false;
  const listeners = new Set<() => void>();
  /** What became of marks that were undone before they had arrived. */
  const ids = new Map<string, string>();

  function set(next: Partial<MarkOutboxState>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function send(task: MarkTask) {
    if (task.kind === 'draw') ids.set(task.key, await sender.draw(task));
    else await sender.undo(ids.get(task.target) ?? task.target, task.key);
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (let task = state.tasks[0]; task; task = state.tasks[0]) {
      try {
        await send(task);
        drop(task);
      } catch (error) {
        if (!(await sender.again(error))) refuse(task, error);
      }
    }
    isRunning = false;
  }
  const drop = (task: MarkTask) => set({ tasks: state.tasks.filter((one) => one !== task) });

  /** A mark that was refused takes along what would have undone it. */
  function refuse(task: MarkTask, error: unknown) {
    const isMoot = (one: MarkTask) => one === task || (one.kind === 'undo' && one.target === task.key);
    set({ tasks: state.tasks.filter((one) => !isMoot(one)), error });
  }

  function push(task: MarkTask) {
    set({ tasks: [...state.tasks, task], error: null });
    void run();
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    draw(still: string, mark: Mark, after: number) {
      push({ kind: 'draw', key: newKey(), still, mark, after });
    },
    /** By the id of a mark, or by its key while it has not arrived. */
    undo(target: string) {
      const at = state.tasks.findIndex((task) => task.key === target);
      // The first one may have left already; the others have not.
      if (at > 0) set({ tasks: state.tasks.toSpliced(at, 1) });
      else push({ kind: 'undo', key: newKey(), target });
    },
  };
}

export type MarkOutbox = ReturnType<typeof createMarkOutbox>;
