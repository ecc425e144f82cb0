import { expect, test } from 'vitest';
import { CallError } from '../api/call.ts';
import { createOutbox, type Outgoing } from './outbox.ts';

const message = (key: string): Outgoing => ({ key, caseId: 'a', text: `话 ${key}`, at: 0 });

/** A server that can be out of reach, and keeps what came under each key once. */
function setting() {
  let refusal: CallError | null = null;
  const arrived: string[] = [];
  const outbox = createOutbox(async ({ key }) => {
    await Promise.resolve();
    if (refusal) throw refusal;
    if (!arrived.includes(key)) arrived.push(key);
  });
  return {
    outbox,
    arrived,
    refuse: (code: ConstructorParameters<typeof CallError>[0] | null) => {
      refusal = code && new CallError(code);
    },
    waiting: () => outbox.get().map(({ message: { key }, error }) => [key, error !== null]),
  };
}

test('what is written leaves in order and is forgotten once it has arrived', async () => {
  const { outbox, arrived, waiting } = setting();
  void outbox.put(message('1'));
  const last = outbox.put(message('2'));
  expect(waiting()).toEqual([
    ['1', false],
    ['2', false],
  ]);
  await last;
  expect(arrived).toEqual(['1', '2']);
  expect(waiting()).toEqual([]);
});

test('without a network it stays, and goes in the same order with the same key once the network is back', async () => {
  const { outbox, arrived, waiting, refuse } = setting();
  refuse('NETWORK');
  void outbox.put(message('1'));
  await outbox.put(message('2'));
  expect(waiting()).toEqual([
    ['1', true],
    ['2', true],
  ]);
  refuse(null);
  await outbox.resume();
  expect(arrived).toEqual(['1', '2']);
  expect(waiting()).toEqual([]);
});

test.each(['WINDOW_ENDED', 'INTERNAL'] as const)(
  'what was refused with %s does not go again by itself; its words can be had back',
  async (code) => {
    const { outbox, arrived, waiting, refuse } = setting();
    refuse(code);
    await outbox.put(message('1'));
    refuse(null);
    await outbox.resume();
    expect(arrived).toEqual([]);
    expect(waiting()).toEqual([['1', true]]);
    expect(outbox.takeBack('1')).toBe('话 1');
    expect(waiting()).toEqual([]);
  },
);

test('what is given up while it waits for its turn is not sent', async () => {
  const { outbox, arrived } = setting();
  void outbox.put(message('1'));
  const second = outbox.put(message('2'));
  outbox.takeBack('2');
  await second;
  expect(arrived).toEqual(['1']);
});

test('nothing of a session outlives it: neither what waits nor what was being written', async () => {
  const { outbox, refuse, waiting } = setting();
  refuse('NETWORK');
  await outbox.put(message('1'));
  outbox.keepDraft('a', '写到一半');
  expect(outbox.draftOf('a')).toBe('写到一半');
  outbox.clear();
  expect(waiting()).toEqual([]);
  expect(outbox.draftOf('a')).toBe('');
});
