import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { createSecondTries } from './second-tries.ts';

const rows = (...seqs: number[]) => seqs.map((seq) => ({ seq }) as LogRow);

describe('news of a case that could not be shown', () => {
  const shown: string[] = [];
  const givenUp: string[] = [];
  let broken: string[];
  let tries: ReturnType<typeof createSecondTries>;
  beforeEach(() => {
    vi.useFakeTimers();
    shown.length = 0;
    givenUp.length = 0;
    broken = [];
    tries = createSecondTries({
      async show(caseId, news) {
        if (broken.includes(caseId)) throw new Error('the database is not there');
        shown.push(`${caseId} ${news.map(({ seq }) => seq).join()}`);
      },
      onGivenUp: (caseId) => givenUp.push(caseId),
    });
  });
  afterEach(() => {
    tries.stop();
    vi.useRealTimers();
  });

  it('are shown later, in their order and with what came meanwhile; others do not wait', async () => {
    broken = ['a'];
    await tries.show('a', rows(1));
    await tries.show('b', rows(1));
    await vi.advanceTimersByTimeAsync(600);
    await tries.show('a', rows(2, 3));
    broken = [];
    await tries.show('b', rows(2));
    await vi.advanceTimersByTimeAsync(600);
    expect(shown).toEqual(['b 1', 'b 2', 'a 1,2,3']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown).toHaveLength(3);
  });

  it('go before the next of the same case, as soon as that one comes', async () => {
    broken = ['a'];
    await tries.show('a', rows(1));
    broken = [];
    await tries.show('a', rows(2));
    expect(shown).toEqual(['a 1,2']);
  });

  it('are given up in the end, and what comes later is tried anew', async () => {
    broken = ['a'];
    await tries.show('a', rows(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(givenUp).toEqual(['a']);
    broken = [];
    await tries.show('a', rows(2));
    expect(shown.at(-1)).toBe('a 2');
  });

  it('are not tried any more once the portal stops', async () => {
    broken = ['a'];
    await tries.show('a', rows(1));
    tries.stop();
    broken = [];
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown).toEqual([]);
  });
});
