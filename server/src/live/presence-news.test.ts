import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseInWindow, castAt, type TestCase } from '../testing/cast.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import type { Outlet } from './outlet.ts';
import { createPresenceNews, type PresenceNews } from './presence-news.ts';

let server: TestApp;
let taken: TestCase;
let officerId: string;
let stationId: string;
let news: PresenceNews;
/** What was sent to the screens of complainants. */
let sent: unknown[];

beforeEach(async () => {
  server = await startTestApp();
  const cast = await castAt(server);
  taken = await caseInWindow(cast);
  ({ officerId } = cast.investigator);
  stationId = cast.station.id;
  const body = { version: taken.version, officerId };
  await cast.desk.ok('assignOfficer', { params: taken.params, body });
  sent = [];
  const outlet: Outlet = {
    send: (audience, _room, _event, message) => void (audience === 'complainant' && sent.push(message)),
    dismiss: () => {},
    hasAudience: () => false,
    hasListeners: () => true,
  };
  const nowhere = async () => {};
  news = createPresenceNews(server.services, outlet, { seat: nowhere, showing: nowhere, station: nowhere });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  news.stop();
  await server.close();
});

/** Lets the time pass after which news is told, and the reads that come before. */
async function settled(): Promise<void> {
  vi.advanceTimersByTime(2000);
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
/** A screen of the complainant comes and is told this with its snapshot. */
function comes(isOfficerPresent: boolean): void {
  if (server.services.presence.complainantCame(taken.id)) news.caseChanged(taken.id);
  news.toldWithSnapshot(taken.id, isOfficerPresent);
}

describe('what a complainant was told with the snapshot', () => {
  it('is not told again', async () => {
    comes(false);
    await settled();
    expect(sent).toEqual([]);
  });

  it('is told anew once it has changed', async () => {
    comes(false);
    await settled();
    server.services.presence.officerCame(officerId, stationId);
    await news.officerChanged(officerId, stationId);
    await settled();
    expect(sent).toEqual([{ isOfficerPresent: true }]);
  });

  it('is put right for a second screen that came while the officer was there for a moment', async () => {
    comes(false);
    await settled();
    server.services.presence.officerCame(officerId, stationId);
    comes(true);
    server.services.presence.officerLeft(officerId);
    await settled();
    expect(sent).toEqual([{ isOfficerPresent: false }]);
  });
});
