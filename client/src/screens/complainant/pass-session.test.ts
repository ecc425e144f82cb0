import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDraft, keptDraft } from '../../take-part/drafts.ts';
import { outboxPlace } from '../../take-part/kept-words.ts';
import { isHandingBack, mayHaveSession, onOtherSession } from './device.ts';
import { finishHandingBack, handBack, openWithPass } from './pass-session.ts';

const pass = { number: 'CZ-2611-0382', code: '7K4M9QXT2R017K4M' };

function serverAnswers(status: number, body: unknown) {
  const answer = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', answer);
  return answer;
}

function serverIsOutOfReach() {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
}

const handedBack = () => new Promise<void>((resolve) => finishHandingBack(resolve));

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test('handing back empties the device at once, with the server out of reach', async () => {
  serverIsOutOfReach();
  localStorage.setItem('sunshine.case', 'everything');
  await handBack();
  expect(localStorage.getItem('sunshine.case')).toBeNull();
  expect(isHandingBack()).toBe(true);
});

test('handing back takes along what was written and not sent', async () => {
  serverIsOutOfReach();
  outboxPlace.write('{"items":["canary"]}');
  keepDraft(pass.number, 'message', 'canary');
  await handBack();
  expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
  expect(keptDraft(pass.number, 'message')).toBe('');
});

test('another page of this browser that opens a case is noticed', () => {
  const heard = vi.fn();
  const stop = onOtherSession(heard);
  const told = (key: string, newValue: string | null) =>
    window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
  told('sunshine.language', 'ar');
  told('sunshine.session', null);
  expect(heard).not.toHaveBeenCalled();
  told('sunshine.session', 'another');
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
});

test('the session is ended as soon as there is a network, and nothing is left then', async () => {
  serverIsOutOfReach();
  await handBack();
  const done = handedBack();
  const answer = serverAnswers(200, {});
  window.dispatchEvent(new Event('online'));
  await done;
  expect(answer).toHaveBeenCalledWith('/api/v1/pass/session', expect.objectContaining({ method: 'DELETE' }));
  expect(localStorage.length).toBe(0);
});

test('a session the server no longer knows counts as ended', async () => {
  serverAnswers(401, { error: { code: 'SESSION_ENDED' } });
  await handBack();
  await handedBack();
  expect(isHandingBack()).toBe(false);
});

test('a pass opened meanwhile is not ended by the handing back of the one before', async () => {
  serverIsOutOfReach();
  await handBack();
  serverAnswers(200, { language: 'ar' });
  expect(await openWithPass(new QueryClient(), pass)).toBe('ar');
  expect(isHandingBack()).toBe(false);
  expect(mayHaveSession()).toBe(true);
});

test('number and code travel in the body, never in an address', async () => {
  const answer = serverAnswers(200, { language: 'en' });
  await openWithPass(new QueryClient(), pass);
  const [address, request] = answer.mock.calls[0] as unknown as [string, RequestInit];
  expect(address).not.toContain(pass.code);
  expect(JSON.parse(String(request.body))).toEqual(pass);
});

test('the case is asked for as soon as it is open, and not before', async () => {
  const answer = vi.fn(async (_address: string) => new Response('{"language":"en"}'));
  vi.stubGlobal('fetch', answer);
  const opening = openWithPass(new QueryClient(), pass);
  const asked = () => answer.mock.calls.map(([address]) => address.split('/').at(-1));
  expect(asked()).toEqual(['session']);
  await opening;
  await vi.waitFor(() => expect(asked()).toEqual(['session', 'case']));
});

test('nothing of another case stays when a pass is opened, whatever becomes of it', async () => {
  serverIsOutOfReach();
  localStorage.setItem('sunshine.case', 'everything');
  outboxPlace.write('{"items":["canary"]}');
  await expect(openWithPass(new QueryClient(), pass)).rejects.toThrow();
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/canary|everything/);
});
