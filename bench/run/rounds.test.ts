import { expect, it } from 'vitest';
import type { Contestant, Subject } from '../subjects/subject.ts';
import { runRounds, type Sized, sittingsOf } from './rounds.ts';
import type { Workload } from './workload.ts';

const said: string[] = [];

function sized(id: string, screens: number, sitting?: string, fails = false): Sized {
  const size = { screens };
  const workload: Workload = {
    id,
    title: id,
    full: size,
    small: size,
    figures: [],
    ...(sitting && { sitting }),
    scale: (given) => ({ cases: given.screens ?? 0 }),
    async measure() {
      said.push(id);
      if (fails) throw new Error('no');
      return { [id]: 1 };
    },
  };
  return { workload, size };
}

const contestant = (name: string): Contestant => ({
  name,
  async start() {
    said.push(`${name} starts`);
    return { servers: [], stop: async () => void said.push(`${name} stops`) } as unknown as Subject;
  },
});

it('measures on one start what follows each other and needs the same', () => {
  const [idle, storm, hall, steady] = [
    sized('idle', 5, 'crowd'),
    sized('storm', 5, 'crowd'),
    sized('hall', 5),
    sized('steady', 9, 'crowd'),
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
    sitting: [sized('idle', 5, 'crowd', true), sized('storm', 5, 'crowd')],
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
