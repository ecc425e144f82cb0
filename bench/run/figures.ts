/** Which way a figure is better. */
export type Better = 'lower' | 'higher';

/** What a workload measures, and what the portal is to reach. */
export interface Figure {
  id: string;
  label: string;
  /** Such as `ms` or `deliveries/CPU-s`. */
  unit: string;
  better: Better;
  /** The portal's figure over that of plain Socket.IO in the same run: at most, or at least. */
  target?: number;
  /** What the portal's own figure is to be at most. */
  limit?: number;
}

/** Figures of one round, by their id. */
export type Measured = Record<string, number>;

/** The value in the middle; of none, NaN. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the given share (0 to 1) of the values lies, by nearest rank; of none, NaN. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (share === 0.5 && sorted.length > 0 && sorted.length % 2 === 0) {
    const upper = sorted.length / 2;
    return ((sorted[upper - 1] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
  }
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
