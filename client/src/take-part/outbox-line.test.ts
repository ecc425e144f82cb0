import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CallError } from '../api/call.ts';
import type { TextPlace } from './kept-words.ts';
import type { Unsent } from './outbox.ts';
import { createOutboxLine, type OutboxLine } from './outbox-line.ts';

/** What several pages of one browser share. */
function browser() {
  let text: string | null = null;
  const pages = new Set<() => void>();
  let queue: Promise<void> = Promise.resolve();
  return {
    text: () => text,
    place(): TextPlace {
      let own: (() => void) | undefined;
      return {
        read: () => text,
        write(next) {
          text = next;
          for (const page of pages) if (page !== own) page();
        },
        onOther(listener) {
          own = listener;
          pages.add(listener);
          return () => pages.delete(listener);
        },
      };
    },
    alone(run: () => Promise<void>) {
      queue = queue.then(run);
      return queue;
    },
  };
}

/** A server that does a key once, however often it is asked, and whose answers may be lost. */
class Portal {
  readonly done: string[] = [];
  readonly tries: string[] = [];
  loses = 0;
  refuses: CallError | null = null;

  async send({ key, intent }: Unsent): Promise<string> {
    this.tries.push(key);
    await Promise.resolve();
    if (this.refuses) throw this.refuses;
    const isNew = !this.done.some((one) => one.startsWith(`${key}:`));
    if (isNew) this.done.push(`${key}:${'of' in intent ? intent.of : ''}`);
    if (this.loses > 0) {
      this.loses -= 1;
      throw new CallError('NETWORK');
    }
    return `entry-of-${key}`;
  }
}

let home: ReturnType<typeof browser>;
let server: Portal;
let isReachable: boolean;
const over = vi.fn();

function page(number = 'CZ-1'): OutboxLine {
  return createOutboxLine({
    number,
    place: home.place(),
    alone: home.alone,
    send: (unsent) => server.send(unsent),
    isReachable: () => isReachable,
    over,
  });
}

function give(line: OutboxLine, key: string, text = key) {
  line.add({ key, at: 0, after: 0, intent: { type: 'message', text } });
}

const settled = () => vi.advanceTimersByTimeAsync(60_000);
const keysDone = () => server.done.map((one) => one.split(':')[0]);

beforeEach(() => {
  vi.useFakeTimers();
  home = browser();
  server = new Portal();
  isReachable = true;
  over.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is given goes at once, in order, and is forgotten once it has arrived', async () => {
  const line = page();
  give(line, 'a');
  give(line, 'b');
  await settled();
  expect(keysDone()).toEqual(['a', 'b']);
  expect(line.items()).toEqual([]);
  expect(home.text()).toBeNull();
});

test('without a network nothing leaves, and everything goes in order when it is back', async () => {
  isReachable = false;
  const line = page();
  give(line, 'a');
  give(line, 'b');
  await settled();
  expect(server.tries).toEqual([]);
  expect(line.items().every(({ hasLeft }) => !hasLeft)).toBe(true);
  isReachable = true;
  line.run();
  await settled();
  expect(keysDone()).toEqual(['a', 'b']);
});

test('a lost answer is asked for again with the same key, and it is done once', async () => {
  server.loses = 2;
  const line = page();
  give(line, 'a');
  await settled();
  expect(server.tries).toEqual(['a', 'a', 'a']);
  expect(keysDone()).toEqual(['a']);
  expect(line.items()).toEqual([]);
});

test('while an answer is missing it cannot be taken back, and nothing overtakes it', async () => {
  server.refuses = new CallError('NETWORK');
  const line = page();
  give(line, 'a');
  give(line, 'b');
  await vi.advanceTimersByTimeAsync(1_000);
  line.takeBack('a');
  expect(line.items().map(({ key }) => key)).toEqual(['a', 'b']);
  line.takeBack('b');
  expect(line.items().map(({ key }) => key)).toEqual(['a']);
  server.refuses = null;
  await settled();
  expect(keysDone()).toEqual(['a']);
});

test('a reload between a lost answer and its repeat changes nothing: same key, done once', async () => {
  server.loses = 1;
  const before = page();
  give(before, 'a');
  await vi.advanceTimersByTimeAsync(1_000);
  before.stop();
  const after = page();
  expect(after.items()).toMatchObject([{ key: 'a', hasLeft: true, intent: { text: 'a' } }]);
  after.run();
  await settled();
  expect(server.tries).toEqual(['a', 'a']);
  expect(keysDone()).toEqual(['a']);
});

test('two pages of one browser send each thing with one request', async () => {
  const first = page();
  const second = page();
  isReachable = false;
  give(first, 'a');
  give(second, 'b');
  isReachable = true;
  first.run();
  second.run();
  await settled();
  expect(server.tries).toEqual(['a', 'b']);
  expect(first.items()).toEqual([]);
  expect(second.items()).toEqual([]);
});

test('a page hears what another one gave', () => {
  isReachable = false;
  const first = page();
  const second = page();
  const heard = vi.fn();
  second.subscribe(heard);
  give(first, 'a');
  expect(heard).toHaveBeenCalled();
  expect(second.items().map(({ key }) => key)).toEqual(['a']);
});

test('a clue about a mark that was still on its way names the entry it has become', async () => {
  isReachable = false;
  const line = page();
  const mark = { shape: 'point' as const, points: [[1, 1] as [number, number]], text: null };
  line.add({ key: 'm', at: 0, after: 0, intent: { type: 'mark', still: 'st1', mark } });
  line.add({ key: 'c', at: 0, after: 0, intent: { type: 'mark-clue', of: 'm', text: null } });
  isReachable = true;
  line.run();
  await settled();
  expect(server.done).toEqual(['m:', 'c:entry-of-m']);
});

describe('what the server refuses', () => {
  test('stays to be read with the reason, and what comes after goes on', async () => {
    server.refuses = new CallError('WINDOW_ENDED');
    const line = page();
    give(line, 'a');
    await settled();
    server.refuses = null;
    give(line, 'b');
    await settled();
    expect(line.items()).toMatchObject([{ key: 'a', refused: 'WINDOW_ENDED' }]);
    expect(keysDone()).toEqual(['b']);
  });

  test('for being too fast waits as long as it is told, whatever else happens meanwhile', async () => {
    server.refuses = new CallError('THROTTLED', { retryAfterMs: 8_000 });
    const line = page();
    give(line, 'a');
    await vi.advanceTimersByTimeAsync(7_000);
    line.run();
    give(line, 'b');
    await vi.advanceTimersByTimeAsync(900);
    expect(server.tries).toEqual(['a']);
    server.refuses = null;
    await settled();
    expect(keysDone()).toEqual(['a', 'b']);
  });

  test('because the session is over ends the page, and is not tried again', async () => {
    server.refuses = new CallError('SESSION_ENDED');
    const line = page();
    give(line, 'a');
    await settled();
    expect(over).toHaveBeenCalledWith('SESSION_ENDED');
    expect(server.tries).toEqual(['a']);
  });
});

test('what was written for another case is neither shown nor sent', async () => {
  isReachable = false;
  const own = page('CZ-1');
  give(own, 'a');
  own.stop();
  isReachable = true;
  const other = page('CZ-2');
  expect(other.items()).toEqual([]);
  other.run();
  await settled();
  expect(server.tries).toEqual([]);
});

test('a device that was wiped meanwhile stays empty when the answer comes', async () => {
  const line = page();
  give(line, 'a');
  home.place().write(null);
  line.stop();
  await settled();
  expect(home.text()).toBeNull();
});
