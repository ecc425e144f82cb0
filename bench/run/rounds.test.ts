import { expect, it } from 'vitest';
import type { Contestant, Subject } from '../subjects/subject.ts';
import { runRounds, type Sized, sittingsOf } from './rounds.ts';
import type { Workload } from './workload.ts';

const said: string[] = [];

function sized(
  id: string,
  screens: number,
  { sitting, turns, fails = false }: { sitting?: string; turns?: number; fails?: boolean } = {},
): Sized {
  const size = { screens };
  const workload: Workload = {
    id,
    title: id,
    full: size,
    small: size,
    figures: [],
    ...(sitting && { sitting }),
    ...(turns && { turns }),
    scale: (given) => ({ cases: given.screens ?? 0 }),
    async measure(subject) {
      said.push(id);
      if (fails) throw new Error('no');
      const { measured } = subject as unknown as { measured: number };
      Object.assign(subject, { measured: measured + 1 });
      return { [id]: measured };
    },
  };
  return { workload, size };
}

const contestant = (name: string): Contestant => ({
  name,
  async start() {
    said.push(`${name} starts`);
    return {
      servers: [],
      measured: 1,
      stop: async () => void said.push(`${name} stops`),
    } as unknown as Subject;
  },
});

it('measures on one start what follows each other and needs the same', () => {
  const [idle, storm, hall, steady] = [
    sized('idle', 5, { sitting: 'crowd' }),
    sized('storm', 5, { sitting: 'crowd' }),
    sized('hall', 5),
    sized('steady', 9, { sitting: 'crowd' }),
  ];
  const sittings = sittingsOf([idle, storm, hall, sized('marks', 5), steady]);
  expect(sittings.map((one) => one.map(({ workload }) => workload.id))).toEqual([
    ['idle', 'storm'],
    ['hall'],
    ['marks'],
    ['steady'],
  ]);
});

it('puts another contestant first in each round, and goes on when one workload fails', async () => {
  said.length = 0;
  const outcomes = await runRounds({
    sitting: [sized('idle', 5, { sitting: 'crowd', fails: true }), sized('storm', 5, { sitting: 'crowd' })],
    contestants: [contestant('portal'), contestant('peer')],
    rounds: 2,
    profiles: undefined,
  });
  const turn = (name: string) => [`${name} starts`, 'idle', 'storm', `${name} stops`];
  expect(said).toEqual([...turn('portal'), ...turn('peer'), ...turn('peer'), ...turn('portal')]);
  expect(outcomes.map(({ workload, failures }) => [workload, failures.length])).toEqual([
    ['idle', 4],
    ['storm', 0],
  ]);
  expect(outcomes[1]?.rounds).toEqual({
    portal: [{ storm: 1 }, { storm: 1 }],
    peer: [{ storm: 1 }, { storm: 1 }],
  });
});

it('measures contestants that run side by side in turns, and takes the median of them', async () => {
  said.length = 0;
  const [outcome] = await runRounds({
    sitting: [sized('million', 5, { turns: 3 })],
    contestants: [contestant('portal'), contestant('peer')],
    rounds: 1,
    profiles: undefined,
  });
  const turns = Array.from({ length: 6 }, () => 'million');
  expect(said).toEqual(['portal starts', 'peer starts', ...turns, 'portal stops', 'peer stops']);
  expect(outcome?.rounds).toEqual({ portal: [{ million: 2 }], peer: [{ million: 2 }] });
});

it('stops all of them when one fails', async () => {
  said.length = 0;
  const [outcome] = await runRounds({
    sitting: [sized('million', 5, { turns: 3, fails: true })],
    contestants: [contestant('portal'), contestant('peer')],
    rounds: 1,
    profiles: undefined,
  });
  expect(said).toEqual(['portal starts', 'peer starts', 'million', 'portal stops', 'peer stops']);
  expect(outcome?.failures).toEqual(['round 1: no']);
  expect(outcome?.rounds).toEqual({ portal: [], peer: [] });
});
