import { expect, test } from 'vitest';
import { PEERS, type Workload } from '../run/workload.ts';
import { withFigures } from './performance-page.ts';
import type { Results } from './results.ts';

const EMPTY = '# Page\n\n<!-- figures -->\n\nold\n\n<!-- end of figures -->\n\nafter\n';

const workload = (id: string, title: string): Workload => ({
  id,
  title,
  full: {},
  small: {},
  figures: [{ id: 'cpu', label: 'CPU', unit: 'µs', better: 'lower', target: 1 }],
  scale: () => ({ cases: 1 }),
  measure: async () => ({}),
});
const both = [workload('a', 'First'), workload('b', 'Second')];

const run = (date: string, id: string, portal: number[], peer: number[]): Results => ({
  date,
  machine: { cpu: 'A processor', cores: 2, memoryGb: 8, kernel: '6.1', node: '24.1.0' },
  isTrial: false,
  outcomes: [
    {
      workload: id,
      commit: 'abc1234',
      size: {},
      rounds: {
        portal: portal.map((cpu) => ({ cpu })),
        [PEERS.yardstick ?? '']: peer.map((cpu) => ({ cpu })),
      },
      failures: [],
    },
  ],
});

/** Without what only lines the columns up. */
const bare = (page: string): string => page.replace(/ +(?=[|])|(?<=[|]) +/g, ' ');

test('shows medians, the ratio and whether the target is reached, and says where nothing was measured', () => {
  const page = bare(withFigures(EMPTY, run('2026-11-28', 'a', [9, 2, 3], [4, 6, 100]), both));
  expect(page).toContain(
    '| First: CPU, µs | 3 | socket.io 6, ws –, nchan – | 0.5 × (≤ 1: reached) | 2026-11-28 |',
  );
  expect(page).toContain('| Second: CPU, µs | – | – | – | – |');
  expect(page).not.toContain('old');
  expect(page.endsWith('after\n')).toBe(true);
});

test('keeps what an earlier run measured of other workloads', () => {
  const first = withFigures(EMPTY, run('2026-11-27', 'a', [8], [4]), both);
  const second = bare(withFigures(first, run('2026-11-28', 'b', [1], [4]), both));
  expect(second).toContain('2 × (≤ 1: missed) | 2026-11-27 |');
  expect(second).toContain('0.25 × (≤ 1: reached) | 2026-11-28 |');
});

test('names the machine and what ran on it', () => {
  const page = withFigures(EMPTY, run('2026-11-28', 'a', [8], [4]), both);
  const line = 'Last run, 2026-11-28: A processor, 2 cores, 8 GB, kernel 6.1, Node 24.1.0, commit abc1234.';
  expect(page).toContain(`\n\n${line}\n\n<!-- end of figures -->`);
  expect(withFigures(page, run('2026-11-29', 'b', [8], [4]), both)).not.toContain(line);
});

test('lines its columns up as the formatter does', () => {
  const [head = '', rule = '', ...rows] = withFigures(EMPTY, run('2026-11-28', 'a', [1234], [4]), both)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
  expect(rule).toMatch(/^[|] -+ [|] -+: [|] -+ [|] -+ [|] -+ [|]$/);
  expect(rule).toHaveLength(head.length);
});
