import type { Workload } from '../run/workload.ts';
import { cluster, onPostgres } from './cluster.ts';
import { burst, single } from './hall.ts';
import { idle } from './idle.ts';
import { kiosk } from './kiosk.ts';
import { marks } from './marks.ts';
import { million } from './million.ts';
import { phone } from './phone.ts';
import { saturated } from './saturated.ts';
import { steady } from './steady.ts';
import { storm } from './storm.ts';
import { watchers } from './watchers.ts';

/** Every workload, in the order they run. */
export const workloads = [
  kiosk,
  idle,
  storm,
  steady,
  saturated,
  onPostgres,
  cluster,
  burst,
  single,
  marks,
  phone,
  watchers,
  million,
] as unknown as readonly Workload[];
