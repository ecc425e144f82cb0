import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnPostgres } from '../platform/db/testing.ts';
import { type Cast, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { seatCase } from '../testing/taking-part.ts';
import type { TestClient } from '../testing/test-app.ts';
import { type TwoPortals, twoPortals } from '../testing/two-portals.ts';

describeOnPostgres('people at two portals of one database', (open, _engine, newAddress) => {
  let portals: TwoPortals;
  let cast: Cast;
  let taken: TestCase;
  let phone: TestClient;
  beforeEach(async () => {
    portals = await twoPortals(open, newAddress);
    cast = await castAt(portals.here);
    taken = await seatCase(cast);
    phone = await openPhone(portals.here, taken);
  });
  afterEach(() => portals.close());

  async function apart() {
    const officer = portals.screensHere.officer(cast.investigator.cookie());
    await officer.watch(taken.id);
    const page = portals.screensThere.complainant(phone.cookie());
    await expect.poll(() => page.snapshots.length).toBe(1);
    return { officer, page };
  }

  it('see each other come and go', async () => {
    const officer = portals.screensHere.officer(cast.desk.cookie());
    const { presence } = (await officer.watch(taken.id)) as unknown as {
      presence: { isComplainantPresent: boolean };
    };
    expect(presence.isComplainantPresent).toBe(false);
    const page = portals.screensThere.complainant(phone.cookie());
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(true);
    const colleague = portals.screensThere.officer(cast.approver.cookie());
    await colleague.watch(taken.id);
    await expect
      .poll(() =>
        officer.presence
          .at(-1)
          ?.officers.map(({ id }) => id)
          .sort(),
      )
      .toEqual([cast.desk.officerId, cast.approver.officerId].sort());
    page.close();
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(false);
  });

  it('the complainant hears at one that the officer in charge has come to the other', async () => {
    const { officerId } = cast.investigator;
    const body = { version: taken.version, officerId };
    await cast.desk.ok('assignOfficer', { params: taken.params, body });
    const page = portals.screensThere.complainant(phone.cookie());
    await expect.poll(() => page.presence.at(-1)).toBe(false);
    const console = portals.screensHere.officer(cast.investigator.cookie());
    await expect.poll(() => page.presence.at(-1)).toBe(true);
    console.close();
    await expect.poll(() => page.presence.at(-1)).toBe(false);
  });

  it('are still known after the connections the portals hear by were cut, and those who came meanwhile too', async () => {
    const { officer } = await apart();
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(true);
    await portals.cutWires();
    const colleague = portals.screensThere.officer(cast.approver.cookie());
    await colleague.watch(taken.id);
    await expect.poll(() => officer.presence.at(-1)?.officers).toHaveLength(2);
    expect(officer.presence.at(-1)?.isComplainantPresent).toBe(true);
  });

  it('are gone with a portal that stops', async () => {
    const { officer } = await apart();
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(true);
    await portals.there.app.close();
    await expect.poll(() => officer.presence.at(-1)?.isComplainantPresent).toBe(false);
  });

  it('see that the other side writes, once', async () => {
    const { officer, page } = await apart();
    for (let time = 0; time < 3; time += 1) {
      expect(await page.call('typing', {})).toEqual({ ok: true });
      expect(await officer.call('typing', { caseId: taken.id })).toEqual({ ok: true });
    }
    await portals.haveHeard();
    await expect.poll(() => [officer.typing, page.typing]).toEqual([[taken.id], [true]]);
  });

  it('a display is connected whichever portal it is connected to', async () => {
    const admin = await portals.here.officer(cast.station, 'admin');
    const pairing = await portals.here.nobody().ok('startPairing');
    await admin.ok('approvePairing', { body: { digits: pairing.digits, name: '大厅', seatId: null } });
    const display = portals.there.nobody();
    await display.ok('claimPairing', { params: { pairingId: pairing.id }, body: { secret: pairing.secret } });
    const screen = portals.screensThere.kiosk(display.cookie());
    await expect.poll(() => screen.boards.length).toBe(1);
    const isConnected = async () => (await admin.ok('listKiosks')).kiosks.map((kiosk) => kiosk.isConnected);
    await expect.poll(isConnected).toEqual([true]);
  });

  it('who guess at both have the tries of one', async () => {
    const guess = (at: 'here' | 'there') =>
      portals[at].nobody().refused('openPass', { body: { number: taken.pass.number, code: 'WRONG' } });
    for (const at of ['here', 'there', 'here', 'there', 'here'] as const) {
      expect(await guess(at)).toBe('PASS_REFUSED');
      await portals.haveHeard();
    }
    expect(await guess('there')).toBe('THROTTLED');
    expect(await guess('here')).toBe('THROTTLED');
    await openPhone(portals.there, taken);
  });
});
