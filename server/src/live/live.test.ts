import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, caseInWindow, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

async function inCharge(taken: TestCase): Promise<void> {
  const body = { version: taken.version, officerId: cast.investigator.officerId };
  await cast.desk.ok('assignOfficer', { params: taken.params, body });
  await taken.refresh();
}

describe('an officer', () => {
  it('hears that the server lives, whatever their role', async () => {
    const roles = ['patrol', 'auditor', 'desk'] as const;
    const officers = await Promise.all(roles.map((role) => server.officer(cast.station, role)));
    const open = officers.map((officer) => screens.officer(officer.cookie()));
    await expect.poll(() => open.filter(({ beacons }) => beacons.length === 0)).toEqual([]);
  });
});

describe('officers on the same case', () => {
  it('see each other come and go, and what the other posts', async () => {
    const taken = await caseInWindow(cast);
    const [mine, theirs] = [screens.officer(cast.desk.cookie()), screens.officer(cast.investigator.cookie())];
    await mine.watch(taken.id);
    await theirs.watch(taken.id);
    const officers = () =>
      mine.presence
        .at(-1)
        ?.officers.map(({ id }) => id)
        .sort();
    const both = [cast.desk.officerId, cast.investigator.officerId].sort();
    await expect.poll(officers).toEqual(both);
    await taken.post(cast.investigator, { note: '只给同事', visibility: 'internal' });
    await expect.poll(() => mine.events.at(-1)).toMatchObject({ type: 'update-posted', note: '只给同事' });
    await theirs.call('unwatch', { caseId: taken.id });
    await expect.poll(officers).toEqual([cast.desk.officerId]);
  });

  it('posting at the same moment: neither overwrites the other, one is asked to look first', async () => {
    const taken = await caseInWindow(cast);
    const { version, params } = taken;
    const post = (note: string) => ({
      params,
      body: {
        version,
        visibility: 'shared' as const,
        milestone: null,
        note,
        place: null,
        reason: null,
        outcome: null,
        nextUpdateBy: null,
      },
    });
    const answers = await Promise.all([
      cast.desk.call('postUpdate', post('甲')),
      cast.investigator.call('postUpdate', post('乙')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: 'STALE_VERSION',
      version: version + 1,
    });
  });

  it('see the queue change without asking, and only that of their station', async () => {
    const stranger = await server.officer(await server.station('WC'), 'desk');
    const [mine, foreign] = [screens.officer(cast.approver.cookie()), screens.officer(stranger.cookie())];
    await expect.poll(() => mine.isConnected() && foreign.isConnected()).toBe(true);
    const taken = await takeCase(cast);
    await taken.accept();
    await expect.poll(() => mine.rows.at(-1)).toMatchObject({ id: taken.id, stage: 'accepted' });
    expect(foreign.rows).toEqual([]);
  });
});

describe('whether the officer in charge is at the case', () => {
  it('is told to the complainant inside the window and at no other time', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    await inCharge(taken);
    const phone = await openPhone(server, taken);
    const screen = screens.complainant(phone.cookie());
    const officer = screens.officer(cast.investigator.cookie());
    await expect.poll(() => officer.isConnected()).toBe(true);
    await expect.poll(() => screen.presence).toEqual([null]);
    expect(screen.snapshots[0]?.isOfficerPresent).toBeNull();
    await taken.approve(await taken.ask());
    await expect.poll(() => screen.presence.at(-1)).toBe(true);
    officer.close();
    await expect.poll(() => screen.presence.at(-1)).toBe(false);
    await taken.revoke();
    await expect.poll(() => screen.presence.at(-1)).toBeNull();
  });
});

describe('what came of it on the side of the complainant', () => {
  it('is shown to the officers who watch: whether they are there, what arrived, what was seen', async () => {
    const taken = await caseInWindow(cast);
    const officer = screens.officer(cast.investigator.cookie());
    await officer.watch(taken.id);
    const screen = screens.complainant((await openPhone(server, taken)).cookie());
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(true);
    const head = screen.snapshots[0]?.head ?? 0;
    expect(await screen.call('reached', { delivered: head, seen: 1 })).toEqual({ ok: true });
    await expect.poll(() => officer.reach.at(-1)).toMatchObject({ deliveredSeq: head, seenSeq: 1 });
    server.clock.advance(1000);
    await screen.call('reached', { delivered: head, seen: head });
    await expect.poll(() => officer.reach.at(-1)?.seenSeq).toBe(head);
    const { reach } = await taken.refresh();
    const now = server.clock.now();
    expect(reach).toEqual({ deliveredSeq: head, deliveredAt: now - 1000, seenSeq: head, seenAt: now });
  });

  it('never goes back, though a second phone has seen less', async () => {
    const taken = await caseInWindow(cast);
    const [first, second] = [
      screens.complainant((await openPhone(server, taken)).cookie()),
      screens.complainant((await openPhone(server, taken)).cookie()),
    ];
    await expect.poll(() => first.snapshots.length + second.snapshots.length).toBe(2);
    await first.call('reached', { delivered: 4, seen: 3 });
    await second.call('reached', { delivered: 2, seen: 1 });
    expect((await taken.refresh()).reach).toMatchObject({ deliveredSeq: 4, seenSeq: 3 });
  });

  it('cannot be more than there is, nor seen before it came', async () => {
    const taken = await caseInWindow(cast);
    await taken.post(cast.investigator, { note: '内部', visibility: 'internal' });
    const screen = screens.complainant((await openPhone(server, taken)).cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    const head = screen.snapshots[0]?.head ?? 0;
    const refused = { ok: false, code: 'INVALID_INPUT' };
    expect(await screen.call('reached', { delivered: head + 1, seen: 0 })).toEqual(refused);
    expect(await screen.call('reached', { delivered: 1, seen: 2 })).toEqual(refused);
    expect((await taken.refresh()).reach).toMatchObject({ deliveredSeq: 0, seenSeq: 0 });
  });
});
