import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createUndoQueue, type UpdateIntent } from './undo-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function intent(key: string, version = 1): UpdateIntent {
  return {
    key,
    caseId: 'a',
    seenSeq: 1,
    at: 0,
    body: {
      version,
      visibility: 'shared',
      milestone: 'suspect_identified',
      note: null,
      place: null,
      reason: null,
      outcome: null,
      nextUpdateBy: null,
    },
  };
}

test('nothing leaves before the five seconds are over, then it leaves once', async () => {
  const send = vi.fn(async () => 2);
  const queue = createUndoQueue(send);
  queue.arm(intent('one'));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(send).toHaveBeenCalledExactlyOnceWith(intent('one'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledOnce();
  expect(queue.get()).toEqual({ counting: null, sending: [], unsent: [], takenBack: null });
});

test('what is taken back never leaves', async () => {
  const send = vi.fn(async () => 2);
  const queue = createUndoQueue(send);
  queue.arm(intent('one'));
  queue.undo();
  expect(queue.get().takenBack?.key).toBe('one');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).not.toHaveBeenCalled();
});

test('a newer update sends the older one at once and is held itself', () => {
  const send = vi.fn(async () => 2);
  const queue = createUndoQueue(send);
  queue.arm(intent('one'));
  queue.arm(intent('two'));
  expect(send).toHaveBeenCalledExactlyOnceWith(intent('one'));
  expect(queue.get().counting?.key).toBe('two');
});

test('closing the page sends what is held in the same turn', () => {
  const send = vi.fn(async () => 2);
  const queue = createUndoQueue(send);
  queue.arm(intent('one'));
  void queue.flush();
  expect(send).toHaveBeenCalledOnce();
});

test("an officer's own second update follows the first and is not stale because of it", async () => {
  const versions: number[] = [];
  const queue = createUndoQueue(async ({ body }) => {
    versions.push(body.version);
    return body.version + 1;
  });
  queue.arm(intent('one', 7));
  queue.arm(intent('two', 7));
  queue.arm(intent('three', 7));
  await queue.flush();
  expect(versions).toEqual([7, 8, 9]);
});

test('what was decided on another version keeps it, so the server can say that it is stale', async () => {
  const versions: number[] = [];
  const queue = createUndoQueue(async ({ body }) => {
    versions.push(body.version);
    return 9;
  });
  queue.arm(intent('one', 8));
  queue.arm(intent('two', 7));
  await queue.flush();
  expect(versions).toEqual([8, 7]);
});

test('what does not arrive stays with its key until tried again', async () => {
  const keys: string[] = [];
  let isOnline = false;
  const queue = createUndoQueue(async ({ key }) => {
    keys.push(key);
    if (!isOnline) throw new Error('offline');
    return 2;
  });
  queue.arm(intent('one'));
  await queue.flush();
  expect(queue.get().unsent.map((one) => one.intent.key)).toEqual(['one']);
  isOnline = true;
  await queue.retry('one');
  expect(keys).toEqual(['one', 'one']);
  expect(queue.get().unsent).toEqual([]);
});

test('what failed and has reached the case all the same is no longer said not to be sent', async () => {
  const queue = createUndoQueue(async () => {
    throw new Error('the answer was lost');
  });
  queue.arm(intent('one'));
  queue.arm(intent('two'));
  await queue.flush();
  queue.settle(({ key }) => key === 'one');
  expect(queue.get().unsent.map((one) => one.intent.key)).toEqual(['two']);
  expect(queue.get().takenBack).toBeNull();
});

test('one that failed does not stop the next', async () => {
  const sent: string[] = [];
  const queue = createUndoQueue(async ({ key }) => {
    if (key === 'one') throw new Error('refused');
    sent.push(key);
    return 2;
  });
  queue.arm(intent('one'));
  queue.arm(intent('two'));
  await queue.flush();
  expect(sent).toEqual(['two']);
  expect(queue.get().unsent.map((one) => one.intent.key)).toEqual(['one']);
});

test('the words of what was refused can be had back instead of being lost', async () => {
  const queue = createUndoQueue(async () => {
    throw new Error('stale');
  });
  queue.arm(intent('one'));
  await queue.flush();
  queue.takeBack('one');
  expect(queue.get()).toMatchObject({ unsent: [], takenBack: { key: 'one' } });
});
