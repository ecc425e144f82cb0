import type { Results } from '../report/results.ts';
import { median } from '../run/figures.ts';
import { simulate } from './queue.ts';

/** What a busy station is taken to ask for. Assumed, not measured: the command line can say otherwise. */
export interface Station {
  /** Reports a day, and updates each case gets. */
  reports: number;
  updates: number;
  /** Share of a day's updates, in percent, that falls into its busiest hour. */
  peak: number;
  /** Screens open in that hour: complainants', officers', in the hall. */
  complainants: number;
  officers: number;
  halls: number;
}

export const BUSY_STATION: Station = {
  reports: 40,
  updates: 10,
  peak: 15,
  complainants: 20,
  officers: 15,
  halls: 2,
};

/** What a run measured of the portal, in the units of its figures; undefined where it measured nothing. */
export interface Costs {
  /** CPU of an update to its one watcher, µs. */
  update: number | undefined;
  /** Deliveries of one update to a hall, a CPU second. */
  deliveries: number | undefined;
  /** CPU of a screen that only looks, µs a minute, and its memory, KB. */
  idle: number | undefined;
  memory: number | undefined;
  /** CPU of a screen that comes back, µs. */
  back: number | undefined;
  /** Durable updates a second: embedded, on PostgreSQL, on PostgreSQL in three processes. */
  embedded: number | undefined;
  postgres: number | undefined;
  three: number | undefined;
  /** Bytes on the disk for an update with its audit. */
  stored: number | undefined;
}

/** The medians of a run. */
export function costsOf(results: Results | undefined): Costs {
  const of = (workload: string, name: string, figure: string): number | undefined => {
    const rounds = results?.outcomes.find((one) => one.workload === workload)?.rounds[name] ?? [];
    const value = median(rounds.flatMap((round) => (round[figure] === undefined ? [] : [round[figure]])));
    return Number.isNaN(value) ? undefined : value;
  };
  const million = results?.outcomes.find((one) => one.workload === 'million')?.size.updates;
  const old = of('million', 'portal with a past', 'disk');
  const young = of('million', 'portal', 'disk');
  return {
    update: of('steady', 'portal', 'cpu'),
    deliveries: of('single', 'portal', 'deliveries'),
    idle: of('idle', 'portal', 'cpu'),
    memory: of('idle', 'portal', 'memory'),
    back: of('storm', 'portal', 'cpu'),
    embedded: of('saturated', 'portal', 'rate'),
    postgres: of('postgres', 'PostgreSQL', 'rate'),
    three: of('cluster', 'PostgreSQL × 3', 'rate'),
    stored:
      million && old !== undefined && young !== undefined ? ((old - young) * 1024 ** 2) / million : undefined,
  };
}

/** At most this share of a process's one thread is to be used in the busiest hour: the rest is for storms. */
export const SHARE = 0.5;
/** A post is to be done, waiting included, within so many milliseconds in 99 of 100 cases. */
export const WITHIN_MS = 50;
/** Memory of a process that its screens may take, in MB. */
export const SCREENS_MB = 1024;
/** What the kernel holds of a connection besides, KB; measured apart from these runs. */
const KERNEL_KB = 4.2;
const DAY_S = 24 * 60 * 60;
const YEAR_DAYS = 365;

export const screensOf = ({ complainants, officers, halls }: Station): number =>
  complainants + officers + halls;
export const peakRateOf = ({ reports, updates, peak }: Station): number =>
  (reports * updates * (peak / 100)) / 3600;

/** CPU of one update with all its deliveries, in ms. */
function updateMs(station: Station, { update, deliveries }: Costs): number | undefined {
  if (update === undefined || deliveries === undefined) return undefined;
  return update / 1000 + ((station.officers + station.halls) / deliveries) * 1000;
}

/** Share of a process's thread that so many stations take, looking and posting. */
function shareOf(
  stations: number,
  station: Station,
  costs: Costs,
): { looking: number; posting: number } | undefined {
  const ms = updateMs(station, costs);
  if (ms === undefined || costs.idle === undefined) return undefined;
  return {
    looking: (stations * screensOf(station) * costs.idle) / 60e6,
    posting: (stations * peakRateOf(station) * ms) / 1000,
  };
}

/** The most stations for which something holds; undefined when it cannot be said. */
function most(holds: (stations: number) => boolean | undefined): number | undefined {
  if (holds(1) === undefined) return undefined;
  let [low, high] = [0, 1];
  while (holds(high) && high < 1e7) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** How many stations one process carries, by each of its limits. */
export function capacityOf(station: Station, costs: Costs) {
  const { memory, back } = costs;
  const byCpu = most((stations) => {
    const share = shareOf(stations, station, costs);
    return share && share.looking + share.posting <= SHARE;
  });
  const byWaiting = most((stations) => {
    const share = shareOf(stations, station, costs);
    const serviceMs = updateMs(station, costs);
    if (!share || serviceMs === undefined) return undefined;
    const perSecond = stations * peakRateOf(station);
    return simulate({ perSecond, serviceMs, otherwiseBusy: share.looking }).p99 <= WITHIN_MS;
  });
  const byMemory = memory && Math.floor((SCREENS_MB * 1024) / (screensOf(station) * (memory + KERNEL_KB)));
  const known = [byCpu, byWaiting, byMemory].filter((one) => one !== undefined);
  const carried = known.length === 3 ? Math.min(...known) : undefined;
  return {
    byCpu,
    byWaiting,
    byMemory,
    carried,
    /** Seconds until all screens of these stations are back after a restart, with the whole thread for them. */
    backSeconds: carried && back && (carried * screensOf(station) * back) / 1e6,
  };
}

/** What stations ask of the one database, and how many of them one takes. */
export function databaseOf(station: Station, { embedded, postgres, three, stored }: Costs) {
  const rate = peakRateOf(station);
  const stations = (updates: number | undefined) => updates && Math.floor((SHARE * updates) / rate);
  return {
    rate,
    embedded: stations(embedded),
    postgres: stations(postgres),
    three: stations(three),
    /** GB a year for one station. */
    yearGb: stored && (station.reports * station.updates * YEAR_DAYS * stored) / 1024 ** 3,
    /** Mean rate over the whole day. */
    mean: (station.reports * station.updates) / DAY_S,
  };
}
