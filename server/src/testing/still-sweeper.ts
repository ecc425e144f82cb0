import { vi } from 'vitest';

/** From here on the sweeper of a test server stands still, as between two of its visits. Call the answer at the end. */
export function sweeperStandsStill(): () => void {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  return () => void vi.useRealTimers();
}
