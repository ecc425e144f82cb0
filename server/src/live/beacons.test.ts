import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseForLive } from '../cases/case-in-hand.queries.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import type { Services } from '../platform/services.ts';
import { type Beacons, createBeacons } from './beacons.ts';
import { createFanOut } from './fan-out.ts';
import { createFollowers } from './followers.ts';
import type { Outlet } from './outlet.ts';

vi.mock('../cases/case-in-hand.queries.ts', async (original) => ({
  ...(await original<typeof import('../cases/case-in-hand.queries.ts')>()),
  caseForLive: vi.fn(),
}));

const TURN_MS = 10_000;
const heads: number[] = [];
const services = {
  clock: { now: () => Date.now() },
  logger: { error: () => {} },
} as unknown as Services;
const outlet: Outlet = {
  send(audience, _room, event, message) {
    if (audience === 'complainant' && event === 'beacon') heads.push((message as { head: number }).head);
  },
  dismiss: () => {},
  hasAudience: () => false,
  hasListeners: () => false,
};

let beacons: Beacons;
beforeEach(() => {
  vi.useFakeTimers();
  heads.length = 0;
  beacons = createBeacons(services, outlet, async () => []);
  beacons.start();
});
afterEach(() => {
  beacons.stop();
  vi.useRealTimers();
});

describe('a beacon says how long the stream is that was sent', () => {
  it('and not what another screen already read', async () => {
    beacons.follow('a');
    beacons.startFrom('a', 3);
    beacons.follow('a');
    beacons.startFrom('a', 4);
    await vi.advanceTimersByTimeAsync(TURN_MS);
    expect(heads).toEqual([3]);
    beacons.sawHead('a', 4);
    await vi.advanceTimersByTimeAsync(TURN_MS);
    expect(heads).toEqual([3, 4]);
  });

  describe('by the fan-out', () => {
    const rows = [{ caseId: 'a', sharedSeq: 4, at: 0 }] as LogRow[];
    const fanOut = () =>
      createFanOut(services, outlet, {} as never, beacons, createFollowers(), {} as never, () => {});
    beforeEach(() => {
      beacons.follow('a');
      beacons.startFrom('a', 3);
    });

    it('and not what is still on its way', async () => {
      const read = Promise.withResolvers<undefined>();
      vi.mocked(caseForLive).mockReturnValueOnce(read.promise);
      const sent = fanOut().onEvents(rows);
      await vi.advanceTimersByTimeAsync(TURN_MS);
      expect(heads).toEqual([3]);
      read.resolve(undefined);
      await sent;
      await vi.advanceTimersByTimeAsync(TURN_MS);
      expect(heads).toEqual([3, 4]);
    });

    it('also when it could not be sent, so that screens ask for what they lack', async () => {
      vi.mocked(caseForLive).mockRejectedValue(new Error('the database is not there'));
      const { onEvents, stop } = fanOut();
      await onEvents(rows);
      stop();
      await vi.advanceTimersByTimeAsync(TURN_MS);
      expect(heads).toEqual([4]);
    });
  });
});
