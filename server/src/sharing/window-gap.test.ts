import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { type Cast, caseInWindow, castAt, signInAgain } from '../testing/cast.ts';
import { sweeperStandsStill } from '../testing/still-sweeper.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const HOUR = 60 * 60_000;
describeOnEachEngine('a window', (open) => {
  let server: TestApp;
  let cast: Cast;
  let sweepAgain: () => void;
  beforeEach(async () => {
    sweepAgain = sweeperStandsStill();
    server = await startTestApp({ db: await open() });
    cast = await castAt(server);
  });
  afterEach(async () => {
    await server.close();
    sweepAgain();
  });

  describe('between the end of a window and the sweeper', () => {
    it('an approval writes down the end before the new beginning', async () => {
      const taken = await caseInWindow(cast);
      const endsAt = server.clock.now() + 3 * HOUR;
      server.clock.set(endsAt - 1);
      await signInAgain(cast.investigator, cast.approver);
      const requestId = await taken.ask(60);
      server.clock.set(endsAt + 1);
      const { events } = await taken.approve(requestId, 60);
      expect(events.map(({ type, at }) => [type, at])).toEqual([
        ['window-ended', endsAt],
        ['window-opened', endsAt + 1],
      ]);
    });
  });
});
