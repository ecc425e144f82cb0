import { expect, it, vi } from 'vitest';
import { createPictureStore } from './picture-store.ts';

const addresses = () => {
  let made = 0;
  return { createObjectURL: vi.fn(() => `blob:${++made}`), revokeObjectURL: vi.fn() };
};
const answer = (status: number) =>
  vi.fn<typeof fetch>(async () => new Response(status === 200 ? 'pixels' : null, { status }));
const settled = () => new Promise((done) => setTimeout(done, 5));

it('fetches a picture once for everyone who shows it, past every cache', async () => {
  const fetchIt = answer(200);
  const store = createPictureStore(fetchIt, addresses());
  const [one, two] = [store.hold('/a', () => {}), store.hold('/a', () => {})];
  await settled();
  expect(one.get()).toEqual({ state: 'ready', url: 'blob:1' });
  expect(two.get()).toEqual(one.get());
  expect(fetchIt).toHaveBeenCalledTimes(1);
  expect(fetchIt.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-store' });
});

it('revokes the address when the last one lets go, and fetches anew afterwards', async () => {
  const urls = addresses();
  const fetchIt = answer(200);
  const store = createPictureStore(fetchIt, urls);
  const [one, two] = [store.hold('/a', () => {}), store.hold('/a', () => {})];
  await settled();
  one.stop();
  expect(urls.revokeObjectURL).not.toHaveBeenCalled();
  two.stop();
  expect(urls.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:1');
  store.hold('/a', () => {});
  await settled();
  expect(fetchIt).toHaveBeenCalledTimes(2);
});

it('takes everything off the screen when told to wipe', async () => {
  const urls = addresses();
  const heard = vi.fn();
  const store = createPictureStore(answer(200), urls);
  const held = store.hold('/a', heard);
  await settled();
  heard.mockClear();
  store.wipe();
  expect(held.get()).toEqual({ state: 'gone', url: null });
  expect(heard).toHaveBeenCalledOnce();
  expect(urls.revokeObjectURL).toHaveBeenCalledWith('blob:1');
});

it('makes no address for a picture that comes after the wipe', async () => {
  const urls = addresses();
  const store = createPictureStore(answer(200), urls);
  store.hold('/a', () => {});
  store.wipe();
  await settled();
  expect(urls.createObjectURL).not.toHaveBeenCalled();
});

it.each([
  [404, 'gone'],
  [403, 'gone'],
  [409, 'gone'],
  [429, 'failed'],
  [503, 'failed'],
])('answers %i with %s', async (status, state) => {
  const store = createPictureStore(answer(status), addresses());
  const held = store.hold('/a', () => {});
  await settled();
  expect(held.get().state).toBe(state);
});

it('asks again after a network that was away, when told to', async () => {
  const fetchIt = vi.fn<typeof fetch>(async () => new Response('pixels'));
  fetchIt.mockRejectedValueOnce(new TypeError('offline'));
  const store = createPictureStore(fetchIt, addresses());
  const held = store.hold('/a', () => {});
  await settled();
  expect(held.get().state).toBe('failed');
  held.retry();
  expect(held.get().state).toBe('loading');
  await settled();
  expect(held.get().state).toBe('ready');
});
