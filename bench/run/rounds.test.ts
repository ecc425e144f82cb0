import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Contestant, Subject } from '../subjects/subject.ts';
import { runRounds, sittingsOf } from './rounds.ts';
import type { Sized } from './step.ts';
import type { Workload } from './workload.ts';

const said: string[] = [];

function sized(
  id: string,
  screens: number,
  { fails = false, ...given }: Partial<Workload> & { fails?: boolean } = {},
): Sized {
  const size = { screens };
  const workload: Workload = {
    id,
    title: id,
    full: size,
    small: size,
    figures: [],
    cast: { names: ['portal', 'peer', 'third'], own: 'portal', yardstick: 'peer' },
    scale: (one) => ({ cases: one.screens ?? 0 }),
    async measure(subject) {
      const { name, measured } = subject as unknown as { name: string; measured: number };
      said.push(`${id} of ${name}`);
      await setImmediate();
      if (fails) throw new Error('no');
      Object.assign(subject, { measured: measured + 1 });
      said.push(`${id} of ${name} done`);
      return { [id]: measured };
    },
    ...given,
  };
  return { workload, size };
}

const contestant = (name: string): Contestant => ({
  name,
  async start() {
    said.push(`${name} starts`);
    return {
      servers: [],
      name,
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
  const turn = (name: string) => [`idle of ${name}`, `storm of ${name}`, `storm of ${name} done`];
  const round = (...names: string[]) => [
    ...names.map((name) => `${name} starts`),
    ...names.flatMap(turn),
    ...names.map((name) => `${name} stops`),
  ];
  expect(said).toEqual([...round('portal', 'peer'), ...round('peer', 'portal')]);
  expect(outcomes.map(({ workload, failures }) => [workload, failures.length])).toEqual([
    ['idle', 4],
    ['storm', 0],
  ]);
  expect(outcomes[1]?.rounds).toEqual({
    portal: [{ storm: 1 }, { storm: 1 }],
    peer: [{ storm: 1 }, { storm: 1 }],
  });
});

it('measures so many at once where most is waiting, and what follows one by one', async () => {
  said.length = 0;
  const [idle, storm] = await runRounds({
    sitting: [sized('idle', 5, { manner: { atOnce: 2 } }), sized('storm', 5)],
    contestants: [contestant('portal'), contestant('peer'), contestant('third')],
    rounds: 1,
    profiles: undefined,
  });
  expect(said.slice(3, -3)).toEqual([
    'idle of portal',
    'idle of peer',
    'idle of portal done',
    'idle of third',
    'idle of peer done',
    'idle of third done',
    'storm of portal',
    'storm of portal done',
    'storm of peer',
    'storm of peer done',
    'storm of third',
    'storm of third done',
  ]);
  expect(idle?.rounds).toEqual({ portal: [{ idle: 1 }], peer: [{ idle: 1 }], third: [{ idle: 1 }] });
  expect(storm?.rounds).toEqual({ portal: [{ storm: 2 }], peer: [{ storm: 2 }], third: [{ storm: 2 }] });
});

it('measures once what several workloads compare, each with its own', async () => {
  said.length = 0;
  const posting = sized('posting', 5);
  const cast = { names: ['portal', 'PostgreSQL'], own: 'PostgreSQL', yardstick: 'portal' };
  const onPostgres = { ...posting, workload: { ...posting.workload, id: 'postgres', cast } };
  const outcomes = await runRounds({
    sitting: [posting, onPostgres],
    contestants: [contestant('portal'), contestant('peer'), contestant('PostgreSQL')],
    rounds: 1,
    profiles: undefined,
  });
  expect(said.filter((one) => one.endsWith('done'))).toEqual([
    'posting of portal done',
    'posting of peer done',
    'posting of PostgreSQL done',
  ]);
  expect(outcomes.map(({ rounds }) => rounds)).toEqual([
    { portal: [{ posting: 1 }], peer: [{ posting: 1 }] },
    { portal: [{ posting: 1 }], PostgreSQL: [{ posting: 1 }] },
  ]);
});

it('goes on without a contestant that does not start', async () => {
  said.length = 0;
  const broken = {
    name: 'peer',
    start: () => Promise.reject(new Error('not installed')),
  };
  const [storm] = await runRounds({
    sitting: [sized('storm', 5)],
    contestants: [broken, contestant('portal')],
    rounds: 1,
    profiles: undefined,
  });
  expect(storm?.rounds).toEqual({ portal: [{ storm: 1 }], peer: [] });
  expect(storm?.failures).toEqual(['storm 1/1 peer: not installed']);
  expect(said.at(-1)).toBe('portal stops');
});

it('measures contestants that run side by side in turns, and takes the median of them', async () => {
  said.length = 0;
  const [outcome] = await runRounds({
    sitting: [sized('million', 5, { manner: { turns: 3 } })],
    contestants: [contestant('portal'), contestant('peer')],
    rounds: 1,
    profiles: undefined,
  });
  const turns = ['portal', 'peer', 'peer', 'portal', 'portal', 'peer'].map(
    (name) => `million of ${name} done`,
  );
  expect(said.filter((one) => one.endsWith('done'))).toEqual(turns);
  expect(said.slice(-2)).toEqual(['portal stops', 'peer stops']);
  expect(outcome?.rounds).toEqual({ portal: [{ million: 2 }], peer: [{ million: 2 }] });
});

it('has no figure of anyone when a turn fails, and stops all of them', async () => {
  said.length = 0;
  const [outcome] = await runRounds({
    sitting: [sized('million', 5, { manner: { turns: 3 }, fails: true })],
    contestants: [contestant('portal'), contestant('peer')],
    rounds: 1,
    profiles: undefined,
  });
  expect(said).toEqual(['portal starts', 'peer starts', 'million of portal', 'portal stops', 'peer stops']);
  expect(outcome?.failures).toEqual(['million 1/1 portal: no']);
  expect(outcome?.rounds).toEqual({ portal: [], peer: [] });
});
