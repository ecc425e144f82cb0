import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseTables } from '../cases/cases.tables.ts';
import { expireWindows } from '../cases/expire-windows.commands.ts';
import type { Database } from '../platform/db/database.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { type Cast, caseInWindow, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient, update } from '../testing/test-app.ts';
import { sharingTables } from './sharing.tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Short enough that nobody's session ends meanwhile. */
const MINUTES = 20;

describeOnEachEngine('the recovery window', (open) => {
  let server: TestApp;
  let cast: Cast;
  let taken: TestCase;
  let phone: TestClient;
  let endsAt: number;
  /** Runs at the moment a write begins, however long it waited in the queue. */
  let onWrite: () => void;

  beforeEach(async () => {
    const db = await open();
    onWrite = () => {};
    const watched: Database = {
      ...db,
      write: (work) =>
        db.write((tx) => {
          onWrite();
          return work(tx);
        }),
    };
    server = await startTestApp({ db: watched });
    cast = await castAt(server);
    taken = await caseInWindow(cast, MINUTES);
    phone = await openPhone(server, taken);
    endsAt = server.clock.now() + MINUTES * MINUTE;
  });
  afterEach(() => server.close());

  const ownCase = () => phone.ok('getOwnCase');
  const entries = async () => (await ownCase()).events.map(({ entry }) => entry);
  const notesTold = async () =>
    (await entries()).flatMap((entry) => (entry.type === 'update' ? entry.note : []));
  const lastEntry = async () => (await entries()).at(-1);
  const grants = () =>
    server.services.db.q.select().from(server.services.db.tables(sharingTables).shareGrants);
  const stepUp = (officer: TestClient) => officer.ok('stepUp', { body: { password: PASSWORD } });

  describe('the end of a window', () => {
    it('one millisecond before it an update is delivered', async () => {
      server.clock.set(endsAt - 1);
      const { events } = await taken.post(cast.investigator, { note: '还在窗口内' });
      expect(events[0]?.sharedSeq).not.toBeNull();
      expect(await notesTold()).toContain('还在窗口内');
      expect((await ownCase()).header.sharing.phase).toBe('open');
    });

    it('exactly at it an update is held back and the complainant sees the window as over', async () => {
      server.clock.set(endsAt);
      expect((await ownCase()).header.sharing).toMatchObject({
        phase: 'ended',
        endedAt: endsAt,
        reason: 'expired',
      });
      await expireWindows(server.services);
      await taken.refresh();
      const { events } = await taken.post(cast.investigator, { note: '窗口已过' });
      expect(events[0]).toMatchObject({ visibility: 'shared', sharedSeq: null });
      expect(await notesTold()).not.toContain('窗口已过');
    });

    it('holds back an update decided before it whose turn to be written comes at it', async () => {
      onWrite = () => server.clock.set(endsAt);
      const { body } = await cast.investigator.call('postUpdate', {
        params: taken.params,
        body: update(taken.version, { note: '排队太久' }),
      });
      onWrite = () => {};
      expect(body.events?.[0]?.sharedSeq ?? null).toBeNull();
      expect(await notesTold()).not.toContain('排队太久');
    });

    it('is on the record once, dated when it was due, however late it was noticed', async () => {
      server.clock.set(endsAt + 7 * MINUTE);
      await Promise.all([expireWindows(server.services), expireWindows(server.services)]);
      const ends = (await entries()).filter(({ type }) => type === 'window-ended');
      expect(ends).toEqual([expect.objectContaining({ at: endsAt, reason: 'expired', code: null })]);
    });

    it('comes for every case, also when one of them cannot be opened any more', async () => {
      const broken = await caseInWindow(cast, MINUTES - 1);
      const { db } = server.services;
      const { caseKeys } = db.tables(caseTables);
      await db.write(
        async (tx) =>
          void (await tx.q.update(caseKeys).set({ wrapped: 'gone' }).where(eq(caseKeys.caseId, broken.id))),
      );
      server.clock.set(endsAt);
      expect(await expireWindows(server.services)).toBe(1);
      expect(await lastEntry()).toMatchObject({ type: 'window-ended', at: endsAt });
    });

    it('comes earlier when the approver shortened', async () => {
      const other = await takeCase(cast);
      await other.accept();
      const { row } = await other.approve(await other.ask(180), 15);
      expect(row.sharing).toMatchObject({ state: 'open', endsAt: server.clock.now() + 15 * MINUTE });
    });

    it('comes no later than the policy of the station says, whatever was asked and approved', async () => {
      const other = await server.station('WC', { windowMinutes: 60 });
      const investigator = await server.officer(other, 'investigator', 'desk');
      const approver = await server.officer(other, 'approver');
      const there = await takeCase({ station: other, desk: investigator, investigator, approver });
      await there.accept();
      const { row } = await there.approve(await there.ask(180), 180);
      expect(row.sharing).toMatchObject({ state: 'open', endsAt: server.clock.now() + HOUR });
    });
  });

  describe('an extension', () => {
    it('asked for inside the window starts it anew when it is approved', async () => {
      server.clock.set(endsAt - 2 * MINUTE);
      const { row } = await taken.approve(await taken.ask(60), 60);
      const now = server.clock.now();
      expect(row.sharing).toMatchObject({ state: 'open', startsAt: now, endsAt: now + HOUR, asked: null });
      expect(await lastEntry()).toMatchObject({ type: 'window-opened', isExtension: true });
      server.clock.set(endsAt);
      expect(await expireWindows(server.services)).toBe(0);
      const { events } = await taken.post(cast.investigator, { note: '延长之后' });
      expect(events[0]?.sharedSeq).not.toBeNull();
    });

    it('approved for less than what is left takes nothing away', async () => {
      server.clock.set(endsAt - 2 * HOUR);
      const { row } = await taken.approve(await taken.ask(60), 60);
      expect(row.sharing).toMatchObject({ state: 'open', endsAt });
    });

    it('only asked for does not keep the window open', async () => {
      server.clock.set(endsAt - 1);
      await taken.ask(60);
      server.clock.set(endsAt);
      await expireWindows(server.services);
      const { header } = await ownCase();
      expect(header.sharing).toMatchObject({ phase: 'ended', asked: { at: endsAt - 1 } });
    });

    it('approved while the window runs out either follows it or is asked to look again', async () => {
      const requestId = await taken.ask(60);
      server.clock.set(endsAt - 1);
      await stepUp(cast.approver);
      server.clock.set(endsAt);
      const [{ status, body }] = await Promise.all([
        cast.approver.call('approveSharing', {
          params: { requestId },
          body: { version: taken.version, minutes: 60 },
        }),
        expireWindows(server.services),
      ]);
      const { header } = await ownCase();
      if (status === 201) {
        expect(header.sharing).toMatchObject({ phase: 'open', endsAt: endsAt + HOUR });
      } else {
        expect(body.error.code).toBe('STALE_VERSION');
        expect(header.sharing).toMatchObject({ phase: 'ended', endedAt: endsAt, asked: expect.anything() });
        await taken.refresh();
        expect((await taken.approve(requestId, 60)).row.sharing).toMatchObject({ state: 'open' });
      }
      expect(await grants()).toHaveLength(2);
    });
  });

  describe('two at once', () => {
    it('approving: one wins, the other is told, and there is one grant', async () => {
      const other = await takeCase(cast);
      await other.accept();
      const requestId = await other.ask();
      const second = await server.officer(cast.station, 'approver');
      const decision = { params: { requestId }, body: { version: other.version, minutes: 180 } };
      await Promise.all([stepUp(cast.approver), stepUp(second)]);
      const answers = await Promise.all([
        cast.approver.call('approveSharing', decision),
        second.call('approveSharing', decision),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(['REQUEST_ALREADY_DECIDED', 'STALE_VERSION']).toContain(refused?.body.error.code);
      expect((await grants()).filter((grant) => grant.requestId === requestId)).toHaveLength(1);
      await other.refresh();
      const again = { ...decision, body: { version: other.version, minutes: 180 } };
      expect(await second.refused('approveSharing', again)).toBe('REQUEST_ALREADY_DECIDED');
    });

    it('approving and rejecting: one decision stands', async () => {
      const other = await takeCase(cast);
      await other.accept();
      const params = { requestId: await other.ask() };
      const second = await server.officer(cast.station, 'approver');
      await Promise.all([stepUp(cast.approver), stepUp(second)]);
      const { version } = other;
      const answers = await Promise.all([
        cast.approver.call('approveSharing', { params, body: { version, minutes: 60 } }),
        second.call('rejectSharing', { params, body: { version, code: 'not_needed', reason: '不必' } }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const { events } = await other.refresh();
      expect(events.filter(({ type }) => ['window-opened', 'share-rejected'].includes(type))).toHaveLength(1);
    });

    it.each(['revoke first', 'update first'])(
      'revoking and posting, %s: nothing is told after the revoke',
      async (order) => {
        await stepUp(cast.approver);
        const { params, version } = taken;
        const revoke = () =>
          cast.approver.call('revokeSharing', { params, body: { version, code: 'other', reason: '内部' } });
        const post = () =>
          cast.investigator.call('postUpdate', { params, body: update(version, { note: '同时' }) });
        const answers = await Promise.all(order === 'revoke first' ? [revoke(), post()] : [post(), revoke()]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        await taken.refresh();
        const { sharing } = (await ownCase()).header;
        if (sharing.phase === 'open') await taken.revoke();
        await taken.post(cast.investigator, { note: '撤回之后' });
        const told = await entries();
        expect(told.at(-1)).toMatchObject({ type: 'window-ended', reason: 'revoked' });
        expect(await notesTold()).not.toContain('撤回之后');
      },
    );
  });

  describe('a clock that is put right', () => {
    it('an hour on ends the window if that is past its end, and it stays over when the clock goes back', async () => {
      server.clock.advance(HOUR);
      await expireWindows(server.services);
      server.clock.advance(-HOUR);
      expect((await ownCase()).header.sharing).toMatchObject({ phase: 'ended', endedAt: endsAt });
      await taken.refresh();
      const { events } = await taken.post(cast.investigator, { note: '时钟调回' });
      expect(events[0]?.sharedSeq).toBeNull();
    });

    it('an hour back leaves the window open until its end comes', async () => {
      server.clock.advance(-HOUR);
      const { events } = await taken.post(cast.investigator, { note: '慢了一小时' });
      expect(events[0]?.sharedSeq).not.toBeNull();
      server.clock.set(endsAt);
      expect(await expireWindows(server.services)).toBe(1);
      expect((await ownCase()).header.sharing.phase).toBe('ended');
    });
  });

  describe('a window that ran out while nothing was running', () => {
    it('has ended before the first screen is let in', async () => {
      await server.app.close();
      server.clock.set(endsAt + HOUR);
      const { db, secrets } = server.services;
      const restarted = await startTestApp({ db, secrets, clock: server.clock });
      const address = await restarted.listen();
      const screens = createScreens(() => address);
      const screen = screens.complainant(phone.cookie());
      await expect.poll(() => screen.snapshots.length).toBe(1);
      const [snapshot] = screen.snapshots;
      expect(snapshot?.header.sharing).toMatchObject({ phase: 'ended', reason: 'expired', endedAt: endsAt });
      expect(snapshot?.events.at(-1)?.entry).toMatchObject({ type: 'window-ended', at: endsAt });
      screens.closeAll();
      await restarted.close();
    });
  });

  describe('an open screen of the complainant', () => {
    let address: string;
    const screens = createScreens(() => address);
    beforeEach(async () => {
      address = await server.listen();
    });
    afterEach(() => screens.closeAll());

    it('hears that the window has run out without asking', async () => {
      const screen = screens.complainant(phone.cookie());
      await expect.poll(() => screen.phase()).toBe('open');
      server.clock.set(endsAt);
      await expect.poll(() => screen.phase()).toBe('ended');
      expect(screen.events().at(-1)?.entry).toMatchObject({
        type: 'window-ended',
        reason: 'expired',
        at: endsAt,
      });
    });

    it('hears of a revoke and its code, and not the reason', async () => {
      const screen = screens.complainant(phone.cookie());
      await expect.poll(() => screen.phase()).toBe('open');
      await taken.revoke('privacy_of_others');
      await expect.poll(() => screen.phase()).toBe('ended');
      expect(screen.header()?.sharing).toMatchObject({ reason: 'revoked', code: 'privacy_of_others' });
      expect(JSON.stringify(screen.events())).not.toContain('内部说明');
    });

    it('hears of an update at once inside the window and of nothing after it', async () => {
      const screen = screens.complainant(phone.cookie());
      await taken.post(cast.investigator, { note: '窗口内' });
      await expect.poll(() => screen.notes()).toEqual(['窗口内']);
      server.clock.set(endsAt);
      await expect.poll(() => screen.phase()).toBe('ended');
      await taken.refresh();
      await taken.post(cast.investigator, { note: '窗口外' });
      // A statutory word follows; when it is here, the held one would have been too.
      await taken.post(cast.desk, { milestone: 'case_transferred', reason: '移交' });
      await expect.poll(() => screen.header()?.stage).toBe('transferred');
      expect(screen.notes()).toEqual(['窗口内']);
    });
  });
});
