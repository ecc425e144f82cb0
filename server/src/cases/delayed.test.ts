import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stationTables } from '../stations/stations.tables.ts';
import { type Cast, caseInWindow, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';
import { caseTables } from './cases.tables.ts';
import { expireWindows } from './expire-windows.commands.ts';
import { tellDelayed } from './tell-delayed.commands.ts';

const MINUTE = 60_000;
const DELAY = 10 * MINUTE;

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server, { suspectDelayMinutes: 10 });
});
afterEach(() => server.close());

async function inWindow(minutes = 180): Promise<void> {
  taken = await caseInWindow(cast, minutes);
  phone = await openPhone(server, taken);
}
async function beforeWindow(): Promise<void> {
  taken = await takeCase(cast);
  await taken.accept();
  phone = await openPhone(server, taken);
}

const own = () => phone.ok('getOwnCase');
const told = async () => {
  const { events } = await own();
  return events.flatMap(({ entry }) => {
    if (entry.type === 'update') return entry.note ?? entry.milestone ?? [];
    return entry.type === 'correction' ? `correction: ${entry.note}` : [];
  });
};
const post = async (given: Partial<Body<'postUpdate'>>) => {
  const [event] = (await taken.post(cast.investigator, given)).events;
  if (event?.type !== 'update-posted') throw new Error('nothing was posted');
  return event;
};
const identified = () => post({ milestone: 'suspect_identified' });
const waiting = () => {
  const { delayedUpdates } = server.services.db.tables(caseTables);
  return server.services.db.q.select().from(delayedUpdates);
};
/** The sweeper’s visit after the clock has moved on. */
async function later(ms: number): Promise<void> {
  server.clock.advance(ms);
  await tellDelayed(server.services);
  await taken.refresh();
}

describe('a milestone about a suspect at a station that tells it later', () => {
  it('moves the case at once; the complainant is told at its time and not a millisecond before', async () => {
    await inWindow();
    const before = await own();
    const event = await identified();
    expect(event).toMatchObject({ sharedSeq: null, tellAt: server.clock.now() + DELAY });
    expect((await taken.refresh()).row).toMatchObject({
      stage: 'suspect_identified',
      sharedStage: 'accepted',
    });
    await later(DELAY - 1);
    expect({ ...(await own()), now: 0 }).toEqual({ ...before, now: 0 });
    await later(1);
    const after = await own();
    expect(after.events.at(-1)).toMatchObject({
      sharedSeq: before.head + 1,
      entry: { type: 'update', milestone: 'suspect_identified', at: event.at },
    });
    expect(after.header.stage).toBe('suspect_identified');
    expect(await waiting()).toEqual([]);
  });

  it('is told once, however often and by however many the sweeper comes', async () => {
    await inWindow();
    await identified();
    server.clock.advance(DELAY);
    await Promise.all([tellDelayed(server.services), tellDelayed(server.services)]);
    await tellDelayed(server.services);
    expect(await told()).toEqual(['case_accepted', 'suspect_identified']);
  });

  it('says on the record that nobody but the clock told it', async () => {
    await inWindow();
    const { id } = await identified();
    await later(DELAY);
    const { events } = await taken.refresh();
    expect(events.at(-1)).toMatchObject({ type: 'update-released', target: id, by: null });
  });

  it.each([
    ['another milestone', { milestone: 'video_lead_found' as const }],
    ['a note', { note: '还在找' }],
  ])('does not hold up %s', async (_what, given) => {
    await inWindow();
    expect(await post(given)).toMatchObject({ tellAt: null, sharedSeq: expect.any(Number) });
  });

  it('that is internal waits for nothing', async () => {
    await inWindow();
    expect(await post({ milestone: 'suspect_identified', visibility: 'internal' })).toMatchObject({
      tellAt: null,
    });
    expect(await waiting()).toEqual([]);
  });

  it('and was retracted before its time is never told, nor that it was there', async () => {
    await inWindow();
    const before = await own();
    const { id } = await identified();
    const body = { version: taken.version, reason: '认错了人' };
    await cast.investigator.ok('retractUpdate', { params: { caseId: taken.id, eventId: id }, body });
    await later(DELAY);
    expect({ ...(await own()), now: 0 }).toEqual({ ...before, now: 0 });
    expect(await waiting()).toEqual([]);
  });

  it('takes its correction along: neither comes before the other', async () => {
    await inWindow();
    const { id } = await identified();
    const body = { version: taken.version, note: '外套是蓝色', place: null };
    const params = { caseId: taken.id, eventId: id };
    const { events } = await cast.investigator.ok('correctUpdate', { params, body });
    expect(events[0]).toMatchObject({ type: 'update-corrected', sharedSeq: null });
    await later(DELAY - 1);
    expect(await told()).toEqual(['case_accepted']);
    await later(1);
    expect(await told()).toEqual(['case_accepted', 'suspect_identified', 'correction: 外套是蓝色']);
  });

  it('is not told a second time when the same step was told meanwhile by another word', async () => {
    await inWindow();
    await identified();
    server.clock.advance(MINUTE);
    await server.services.db.write((tx) =>
      tx.q.update(tx.tables(stationTables).stations).set({ suspectDelayMinutes: 0 }),
    );
    await post({ milestone: 'suspect_identified', note: '已经确认' });
    await later(DELAY);
    expect(await told()).toEqual(['case_accepted', '已经确认']);
    expect(await waiting()).toEqual([]);
  });

  it('keeps a promise made before it, and none made with it', async () => {
    await inWindow();
    const soon = server.clock.now() + 30 * MINUTE;
    await post({ note: '稍后再说', nextUpdateBy: soon });
    await identified();
    await later(DELAY);
    expect((await own()).header.nextUpdateBy).toBeNull();
    const next = server.clock.now() + 40 * MINUTE;
    await post({ milestone: 'suspect_apprehended', nextUpdateBy: next });
    await later(DELAY);
    expect((await own()).header).toMatchObject({ stage: 'suspect_apprehended', nextUpdateBy: next });
  });
});

describe('when the window is not open at its time', () => {
  it('it stays held, and is told with the next approval', async () => {
    await inWindow(15);
    await identified();
    await taken.revoke();
    await later(DELAY);
    expect(await told()).toEqual(['case_accepted']);
    expect(await waiting()).toEqual([]);
    await taken.approve(await taken.ask());
    expect(await told()).toEqual(['case_accepted', 'suspect_identified']);
  });

  it('a window that ends at that very moment has ended', async () => {
    await inWindow(15);
    server.clock.advance(5 * MINUTE);
    const { tellAt } = await identified();
    expect((await own()).header.sharing).toMatchObject({ phase: 'open', endsAt: tellAt });
    await later(DELAY);
    await expireWindows(server.services);
    expect(await told()).toEqual(['case_accepted']);
  });
});

describe('when sharing is approved', () => {
  it('before its time, it is told at its time and not with the approval', async () => {
    await beforeWindow();
    await identified();
    server.clock.advance(DELAY / 2);
    const { row } = await taken.approve(await taken.ask());
    expect(row).toMatchObject({ stage: 'suspect_identified', sharedStage: 'accepted' });
    expect(await told()).toEqual(['case_accepted']);
    await later(DELAY / 2 - 1);
    expect(await told()).toEqual(['case_accepted']);
    await later(1);
    expect(await told()).toEqual(['case_accepted', 'suspect_identified']);
  });

  it('after its time, it is told with the approval, and only then', async () => {
    await beforeWindow();
    await identified();
    await later(DELAY);
    expect(await told()).toEqual(['case_accepted']);
    const { row } = await taken.approve(await taken.ask());
    expect(row.sharedStage).toBe('suspect_identified');
    await later(DELAY);
    expect(await told()).toEqual(['case_accepted', 'suspect_identified']);
  });

  it('the approver is not told that it would be released', async () => {
    await beforeWindow();
    await identified();
    const requestId = await taken.ask();
    expect((await cast.approver.ok('getShareRequest', { params: { requestId } })).heldUpdates).toBe(0);
  });
});

describe('a restart', () => {
  it('tells what fell due while nothing was running, before the first screen is let in', async () => {
    await inWindow();
    await identified();
    await server.app.close();
    server.clock.advance(DELAY);
    const { db, secrets } = server.services;
    const restarted = await startTestApp({ db, secrets, clock: server.clock });
    await restarted.app.ready();
    phone = await openPhone(restarted, taken);
    expect(await told()).toEqual(['case_accepted', 'suspect_identified']);
    await restarted.close();
  });
});
