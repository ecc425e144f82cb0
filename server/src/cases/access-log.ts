/** One reading of a case, as it is told. */
export interface Reading {
  readonly at: number;
  readonly officerId: string;
  readonly action: string;
  readonly role: string | null;
}

/** Readings close to each other are one. */
export const CLOSE_MS = 10 * 60_000;

/** Puts readings of the same kind by the same officer that follow closely into one line, at the time of the last. Newest first, in and out. */
export function groupReadings<R extends Reading>(readings: readonly R[]): (R & { times: number })[] {
  const lines: (R & { times: number })[] = [];
  /** The earliest reading each line has reached back to. */
  const open = new Map<string, { line: R & { times: number }; since: number }>();
  for (const reading of readings) {
    const key = `${reading.officerId} ${reading.action}`;
    const known = open.get(key);
    if (known && known.since - reading.at <= CLOSE_MS) {
      known.line.times += 1;
      known.since = reading.at;
      continue;
    }
    const line = { ...reading, times: 1 };
    lines.push(line);
    open.set(key, { line, since: reading.at });
  }
  return lines;
}
