import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropOwnCase } from '../../cases/own-case.ts';
import { takeBegun } from './at-hand.ts';
import { begin } from './begin.ts';
import { noteSession } from './device.ts';

const ADDRESS = '#CZ-2611-0382/7K4M9QXT2R017K4M';

function serverAnswers(answers: (address: string) => Promise<Response>) {
  const server = vi.fn(answers);
  vi.stubGlobal('fetch', server);
  return () => server.mock.calls.map(([address]) => address.split('/').at(-1));
}

beforeEach(() => {
  localStorage.clear();
  dropOwnCase(new QueryClient());
});
afterEach(() => {
  window.location.hash = '';
  vi.unstubAllGlobals();
});

test('a pass in the address is opened and its case asked for before there is a page', async () => {
  window.location.hash = ADDRESS;
  const asked = serverAnswers(async () => new Response('{"language":"en"}'));
  const { opening, isCaseNext } = begin();
  expect(await opening).toBe('en');
  expect(asked()).toEqual(['session', 'case']);
  expect(isCaseNext).toBe(true);
});

test('a session that may still stand is asked for its case', () => {
  noteSession();
  const asked = serverAnswers(() => new Promise(() => {}));
  expect(begin().isCaseNext).toBe(true);
  expect(asked()).toEqual(['case']);
});

test('without a pass and without a session nothing is asked for', () => {
  const asked = serverAnswers(() => new Promise(() => {}));
  expect(begin().isCaseNext).toBe(false);
  expect(asked()).toEqual([]);
});

test('a pass that is refused stays a pass, for the page to say so', async () => {
  window.location.hash = ADDRESS;
  serverAnswers(async () => new Response('{"error":{"code":"PASS_REFUSED"}}', { status: 401 }));
  const begun = begin();
  const start = await takeBegun(new QueryClient(), begun)();
  expect(start.pass?.number).toBe('CZ-2611-0382');
  await expect(start.opening).rejects.toMatchObject({ code: 'PASS_REFUSED' });
});

test('a pass that is long in opening is not waited for', async () => {
  window.location.hash = ADDRESS;
  serverAnswers(() => new Promise(() => {}));
  vi.useFakeTimers();
  const soon = takeBegun(new QueryClient(), begin())();
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  expect((await soon).pass).not.toBeNull();
});
