import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { signInCommands } from './accounts/sign-in.commands.ts';
import { expireWindows } from './cases/expire-windows.commands.ts';
import { passCommands } from './cases/passes.commands.ts';
import { tellDelayed } from './cases/tell-delayed.commands.ts';
import type { Database } from './platform/db/database.ts';
import { describeOnPostgres } from './platform/db/testing.ts';
import { createDuty, withDuty } from './platform/duty.ts';
import { type Cast, caseInWindow, castAt, openPhone, takeCase } from './testing/cast.ts';
import { seatCase } from './testing/taking-part.ts';
import { type TwoPortals, twoPortals } from './testing/two-portals.ts';

const HOUR = 60 * 60_000;

describeOnPostgres('work that falls due, at two portals at once', (open, _engine, newAddress) => {
  let portals: TwoPortals;
  let cast: Cast;
  beforeEach(async () => {
    portals = await twoPortals(open, newAddress);
    cast = await castAt(portals.here, { suspectDelayMinutes: 10 });
  });
  afterEach(() => portals.close());

  const both = <T>(work: (services: TwoPortals['here']['services']) => Promise<T>) =>
    Promise.all(
      [portals.here, portals.there, portals.here, portals.there].map((each) => work(each.services)),
    );
  const recorded = async (action: string) => {
    const rows = await portals.here.services.db.rows<{ n: number }>(
      sql`SELECT count(*) AS n FROM audit_log WHERE action = ${action}`,
    );
    return rows[0]?.n;
  };

  it('ends each window once', async () => {
    const cases = [await caseInWindow(cast, 20), await caseInWindow(cast, 20), await caseInWindow(cast, 20)];
    portals.here.clock.advance(20 * 60_000);
    await both(expireWindows);
    for (const taken of cases) {
      const { events } = await taken.refresh();
      expect(events.filter(({ type }) => type === 'window-ended')).toHaveLength(1);
    }
    expect(await recorded('window-expired')).toBe(3);
  });

  it('tells what was kept back for a while once', async () => {
    const taken = await caseInWindow(cast);
    const phone = await openPhone(portals.there, taken);
    await taken.post(cast.investigator, { milestone: 'suspect_identified' });
    portals.here.clock.advance(10 * 60_000);
    await both(tellDelayed);
    const { events } = await phone.ok('getOwnCase');
    const told = events.filter(
      ({ entry }) => entry.type === 'update' && entry.milestone === 'suspect_identified',
    );
    expect(told).toHaveLength(1);
  });

  it('ends each idle session once', async () => {
    await openPhone(portals.here, await takeCase(cast));
    portals.here.clock.advance(25 * HOUR);
    await both((services) => signInCommands(services).endIdleSessions());
    await both((services) => passCommands(services).endIdleSessions());
    expect(await recorded('session-expired')).toBe(3);
    expect(await recorded('pass-session-expired')).toBe(1);
  });

  it('takes in what many add to one case at both, all of it, each once', async () => {
    const taken = await seatCase(cast);
    const officers = [cast.desk, cast.investigator, await portals.here.officer(cast.station, 'investigator')];
    const people = [portals.here, portals.there].flatMap((portal) =>
      officers.map((officer) => portals.at(portal, officer)),
    );
    const texts = people.flatMap((_, person) => [0, 1, 2, 3].map((at) => `${person}-${at}`));
    await Promise.all(
      texts.map((text, at) =>
        people[at % people.length]?.ok('sendMessage', { params: taken.params, body: { text } }),
      ),
    );
    const { events } = await taken.refresh();
    const added = events.flatMap((event) => (event.type === 'message-sent' ? event.text : []));
    expect(added.toSorted()).toEqual(texts.toSorted());
  });
});

describeOnPostgres('a duty', (open, _engine, newAddress) => {
  let one: Database;
  let other: Database;
  beforeEach(async () => {
    const url = await newAddress();
    one = await open({ url });
    other = await open({ url });
  });

  it('is one portal’s at a time, and another’s when that one leaves it', async () => {
    const duties = [createDuty(one, 'a'), createDuty(other, 'a')] as const;
    const mine = await Promise.all(duties.map((duty) => duty.isMine()));
    expect(mine.toSorted()).toEqual([false, true]);
    const [first, second] = mine[0] ? duties : duties.toReversed();
    await first?.leave();
    await expect.poll(() => second?.isMine()).toBe(true);
    await second?.leave();
  });

  it('passes to another when its holder says nothing more', async () => {
    expect(await createDuty(one, 'a').isMine()).toBe(true);
    const second = createDuty(other, 'a');
    expect(await second.isMine()).toBe(false);
    await expect.poll(() => second.isMine()).toBe(true);
  });

  it('keeps others from the same work until it is done', async () => {
    const story: string[] = [];
    const work = (db: Database, name: string) =>
      withDuty(db, 'a', async () => {
        story.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 200));
        story.push(`${name} ends`);
      });
    await Promise.all([work(one, 'one'), work(other, 'other')]);
    expect(story[1]).toBe(story[0]?.replace('begins', 'ends'));
    expect(story[3]).toBe(story[2]?.replace('begins', 'ends'));
  });
});
