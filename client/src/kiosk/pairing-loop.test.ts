import { describe, expect, it } from 'vitest';
import { CallError } from '../api/call.ts';
import { type PairingSteps, pairUntilApproved } from './pairing-loop.ts';

type Claim = 'waiting' | 'paired' | CallError;

/** A server that gives digits 100001, 100002 … for ten seconds each and answers claims as told. */
function world(claims: Claim[], starts: (CallError | 'ok')[] = [], as: 'hall' | 'seat' = 'hall') {
  const shown: (string | null)[] = [];
  const controller = new AbortController();
  let now = 0;
  let given = 0;
  const steps: PairingSteps = {
    async start() {
      const answer = starts.shift() ?? 'ok';
      if (answer !== 'ok') throw answer;
      given++;
      return { id: `p${given}`, digits: `10000${given}`, secret: 's', expiresAt: now + 10_000, now };
    },
    async claim() {
      const answer = claims.shift();
      if (!answer) controller.abort();
      if (answer instanceof CallError) throw answer;
      return answer ? { state: answer, as: answer === 'paired' ? as : null } : { state: 'waiting', as: null };
    },
    show: (digits) => shown.push(digits),
    now: () => now,
    async pause(ms) {
      now += ms;
    },
  };
  return { shown, pair: () => pairUntilApproved(steps, controller.signal) };
}

describe('pairing a display', () => {
  it('ends when an officer has approved', async () => {
    const { pair, shown } = world(['waiting', 'waiting', 'paired']);
    expect(await pair()).toBe('hall');
    expect(shown).toEqual(['100001']);
  });

  it('says what the officer made of the display', async () => {
    const { pair } = world(['waiting', 'paired'], [], 'seat');
    expect(await pair()).toBe('seat');
  });

  it('takes new digits by itself when they have run out', async () => {
    const { pair, shown } = world([...Array(7).fill('waiting'), 'paired']);
    expect(await pair()).toBe('hall');
    expect(shown).toEqual(['100001', '100002']);
  });

  it('takes new digits when the server no longer knows the old ones', async () => {
    const { pair, shown } = world([new CallError('PAIRING_ENDED'), 'paired']);
    expect(await pair()).toBe('hall');
    expect(shown).toEqual(['100001', '100002']);
  });

  it('keeps its digits through a short break of the network', async () => {
    const { pair, shown } = world([new CallError('NETWORK'), 'paired']);
    expect(await pair()).toBe('hall');
    expect(shown).toEqual(['100001']);
  });

  it('shows no digits while the server is away, and asks again', async () => {
    const { pair, shown } = world(['paired'], [new CallError('NETWORK'), new CallError('STOPPING')]);
    expect(await pair()).toBe('hall');
    expect(shown).toEqual([null, null, '100001']);
  });

  it('stops when the page gives up', async () => {
    const { pair } = world(['waiting']);
    expect(await pair()).toBeNull();
  });
});
