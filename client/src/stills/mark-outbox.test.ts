import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import { createMarkOutbox, type MarkSender } from './mark-outbox.ts';

const point = (x: number): Mark => ({ shape: 'point', points: [[x, 0]], text: null });
const settled = () => new Promise((done) => setTimeout(done, 5));

let keys = 0;
const newKey = () => `k${++keys}`;
beforeEach(() => {
  keys = 0;
});

function sender(mayPass = false) {
  return {
    draw: vi.fn<MarkSender['draw']>(async ({ key }) => `mark-${key}`),
    undo: vi.fn<MarkSender['undo']>(async () => {}),
    again: vi.fn<MarkSender['again']>(async () => mayPass),
  };
}

it('sends marks one after the other, in their order', async () => {
  const to = sender();
  const outbox = createMarkOutbox(to, newKey);
  for (const x of [1, 2, 3]) outbox.draw('s', point(x), 0);
  expect(outbox.get().tasks).toHaveLength(3);
  await settled();
  expect(to.draw.mock.calls.map(([{ mark }]) => mark.points[0]?.[0])).toEqual([1, 2, 3]);
  expect(outbox.get().tasks).toEqual([]);
});

it('tries again with the same key when a network was away', async () => {
  const to = sender(true);
  to.draw.mockRejectedValueOnce(new Error('NETWORK'));
  const outbox = createMarkOutbox(to, newKey);
  outbox.draw('s', point(1), 0);
  await settled();
  expect(to.draw.mock.calls.map(([{ key }]) => key)).toEqual(['k1', 'k1']);
  expect(outbox.get()).toEqual({ tasks: [], error: null });
});

it('lets go of a mark that was refused, says why, and goes on with the next', async () => {
  const to = sender();
  to.draw.mockRejectedValueOnce(new Error('WINDOW_ENDED'));
  const outbox = createMarkOutbox(to, newKey);
  outbox.draw('s', point(1), 0);
  outbox.draw('s', point(2), 0);
  await settled();
  expect(to.draw).toHaveBeenCalledTimes(2);
  expect(outbox.get()).toEqual({ tasks: [], error: new Error('WINDOW_ENDED') });
});

it('never sends a mark that was undone while it waited', async () => {
  const to = sender();
  const outbox = createMarkOutbox(to, newKey);
  outbox.draw('s', point(1), 0);
  outbox.draw('s', point(2), 0);
  outbox.undo('k2');
  await settled();
  expect(to.draw).toHaveBeenCalledTimes(1);
  expect(to.undo).not.toHaveBeenCalled();
});

it('undoes a mark that was on its way under the name it arrived with', async () => {
  const to = sender();
  const outbox = createMarkOutbox(to, newKey);
  outbox.draw('s', point(1), 0);
  outbox.undo('k1');
  await settled();
  expect(to.undo).toHaveBeenCalledExactlyOnceWith('mark-k1', 'k2');
});

it('undoes nothing of a mark that was refused', async () => {
  const to = sender();
  to.draw.mockRejectedValueOnce(new Error('MARKS_FULL'));
  const outbox = createMarkOutbox(to, newKey);
  outbox.draw('s', point(1), 0);
  outbox.undo('k1');
  await settled();
  expect(to.undo).not.toHaveBeenCalled();
  expect(outbox.get().tasks).toEqual([]);
});
