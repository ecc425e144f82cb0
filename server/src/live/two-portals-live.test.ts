import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { describeOnPostgres } from '../platform/db/testing.ts';
import { type Cast, caseInWindow, castAt, openPhone } from '../testing/cast.ts';
import { type TwoPortals, twoPortals } from '../testing/two-portals.ts';

describeOnPostgres('screens at two portals of one database', (open, _engine, newAddress) => {
  let portals: TwoPortals;
  let cast: Cast;
  const hold: Hold = { next: null };
  beforeEach(async () => {
    portals = await twoPortals(async (options) => holding(await open(options), hold), newAddress);
    cast = await castAt(portals.here);
  });
  afterEach(() => portals.close());

  /** A case in its window, with a page open at each portal. */
  async function watched(by = cast) {
    const taken = await caseInWindow(by);
    const phone = await openPhone(portals.here, taken);
    const pages = [
      portals.screensHere.complainant(phone.cookie()),
      portals.screensThere.complainant(phone.cookie()),
    ] as const;
    for (const page of pages) await expect.poll(() => page.places()).toHaveLength(4);
    return { taken, phone, pages };
  }

  it('show what is posted at either', async () => {
    const { taken, pages } = await watched();
    const console = portals.screensThere.officer(cast.investigator.cookie());
    await console.watch(taken.id);
    await taken.post(cast.investigator, { note: '这边' });
    for (const page of pages) await expect.poll(() => page.notes()).toEqual(['这边']);
    await expect.poll(() => console.events.map(({ seq }) => seq)).toHaveLength(1);
  });

  it('miss nothing while the connections they hear by are cut again and again', async () => {
    const { taken, pages } = await watched();
    const notes = Array.from({ length: 30 }, (_, at) => `第${at}条`);
    for (const [at, note] of notes.entries()) {
      await taken.post(cast.investigator, { note });
      if (at % 5 === 0) await portals.cutWires();
    }
    for (const page of pages) {
      await expect.poll(() => page.notes()).toEqual(notes);
      expect(page.places()).toEqual(page.places().map((_, index) => index + 1));
    }
  });

  it('show an update whose commit came after that of a later one', async () => {
    const { taken, pages } = await watched();
    // Of another station: the audit of one is a chain, in which everyone waits for the one before.
    const neighbours = await castAt(portals.here, { code: 'YA' });
    const second = await watched(neighbours);
    let commit = () => {};
    const word = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let posted: Promise<unknown> | undefined;
    await new Promise<void>((hasWritten) => {
      hold.next = () => {
        hasWritten();
        return word;
      };
      posted = taken.post(cast.investigator, { note: '慢' });
    });
    await second.taken.post(neighbours.investigator, { note: '快' });
    for (const page of second.pages) await expect.poll(() => page.notes()).toEqual(['快']);
    for (const page of pages) expect(page.notes()).toEqual([]);
    commit();
    await posted;
    for (const page of pages) await expect.poll(() => page.notes()).toEqual(['慢']);
  });

  it('go dark when the session is ended, the pass replaced or the officer signed out at the other', async () => {
    const { taken, phone, pages } = await watched();
    await phone.ok('closePass');
    for (const page of pages) await expect.poll(() => page.byes).toEqual(['SESSION_ENDED']);
    const again = await openPhone(portals.here, taken);
    const page = portals.screensThere.complainant(again.cookie());
    const console = portals.screensThere.officer(cast.desk.cookie());
    await expect.poll(() => page.isConnected() && console.isConnected()).toBe(true);
    await cast.desk.ok('reissuePass', { params: taken.params, body: { version: taken.version } });
    await expect.poll(() => page.byes).toEqual(['SESSION_ENDED']);
    await cast.desk.ok('signOut');
    await expect.poll(() => console.byes).toEqual(['SESSION_ENDED']);
  });

  it('leave no connection to the database behind when their portals stop', async () => {
    await watched();
    const onlooker = await open();
    const [database] = await portals.here.services.db.rows<{ name: string }>(
      sql`SELECT current_database() AS name`,
    );
    await portals.there.close();
    await portals.here.close();
    const left = () =>
      onlooker.rows(sql`SELECT application_name FROM pg_stat_activity WHERE datname = ${database?.name}`);
    await expect.poll(left).toEqual([]);
  });

  it('see a window revoked at the other as over', async () => {
    const { taken, pages } = await watched();
    await taken.revoke();
    for (const page of pages) await expect.poll(() => page.phase()).toBe('ended');
  });
});

/** What the next write does between its last row and its commit; once. */
type Hold = { next: (() => Promise<void>) | null };

const holding = (db: Database, hold: Hold): Database => ({
  ...db,
  write: (work) =>
    db.write(async (tx) => {
      const value = await work(tx);
      const { next } = hold;
      hold.next = null;
      await next?.();
      return value;
    }),
});
