import type { Workload } from '../run/workload.ts';
import { saturated } from './saturated.ts';

/** W7: the same updates on PostgreSQL, in one process, against the embedded database. */
export const onPostgres: Workload<{ lanes: number; seconds: number }> = {
  ...saturated,
  id: 'postgres',
  title: 'As many updates as PostgreSQL takes',
  figures: [
    { id: 'rate', label: 'durable updates', unit: '1/s', better: 'higher', target: 0.6 },
    { id: 'cpu', label: 'CPU an update', unit: 'µs', better: 'lower' },
  ],
  cast: { names: ['PostgreSQL', 'portal'], own: 'PostgreSQL', yardstick: 'portal' },
};

/** W7: three processes on one PostgreSQL, against one. */
export const cluster: Workload<{ lanes: number; seconds: number }> = {
  ...saturated,
  id: 'cluster',
  title: 'As many updates as three processes take',
  figures: [
    { id: 'rate', label: 'durable updates', unit: '1/s', better: 'higher', target: 1 },
    { id: 'cpu', label: 'CPU an update', unit: 'µs', better: 'lower' },
  ],
  cast: { names: ['PostgreSQL × 3', 'PostgreSQL'], own: 'PostgreSQL × 3', yardstick: 'PostgreSQL' },
};
