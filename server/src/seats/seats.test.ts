import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt } from '../testing/cast.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
let admin: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  admin = await server.officer(cast.station, 'admin');
});
afterEach(() => server.close());

const add = async (number: number) => (await admin.ok('addSeat', { body: { number } })).seat;

/** A display that shows digits, and what an officer approves it with. */
async function waitingDisplay(seatId: string | null) {
  const display = server.nobody();
  const { id, digits, secret } = await display.ok('startPairing');
  const body = { digits, name: '坐席屏', seatId };
  return { display, body, claim: { params: { pairingId: id }, body: { secret } } };
}

async function pairedDisplay(seatId: string) {
  const { display, body, claim } = await waitingDisplay(seatId);
  const { kiosk } = await cast.desk.ok('approvePairing', { body });
  await display.ok('claimPairing', claim);
  return { display, kioskId: kiosk.id };
}

describe('the seats of a station', () => {
  it('are listed by number, and no two have the same', async () => {
    await add(2);
    await add(1);
    expect(await admin.refused('addSeat', { body: { number: 2 } })).toBe('SEAT_NUMBER_TAKEN');
    const { seats } = await cast.desk.ok('listSeats');
    expect(seats).toMatchObject([
      { number: 1, display: null, session: null },
      { number: 2, display: null, session: null },
    ]);
  });

  it('are its own: another station has the same numbers, and neither sees nor removes these', async () => {
    const { id } = await add(1);
    const stranger = await server.officer(await server.station('WC'), 'admin');
    await stranger.ok('addSeat', { body: { number: 1 } });
    expect(await stranger.refused('removeSeat', { params: { seatId: id } })).toBe('NOT_FOUND');
    expect((await stranger.ok('listSeats')).seats.map((seat) => seat.id)).not.toContain(id);
  });

  it('once removed are gone, and the number is free again', async () => {
    const { id } = await add(1);
    await admin.ok('removeSeat', { params: { seatId: id } });
    expect((await admin.ok('listSeats')).seats).toEqual([]);
    expect(await admin.refused('removeSeat', { params: { seatId: id } })).toBe('NOT_FOUND');
    await add(1);
  });
});

describe('the display of a seat', () => {
  it('is paired like any display, told what it became, and lets into the seat alone', async () => {
    const seat = await add(3);
    const { display, body, claim } = await waitingDisplay(seat.id);
    const { kiosk } = await cast.desk.ok('approvePairing', { body });
    expect(kiosk.seatNumber).toBe(3);
    expect(await display.ok('claimPairing', claim)).toEqual({ state: 'paired', as: 'seat' });
    expect(display.cookie()).toMatch(/^seat=/);
    expect(await display.refused('getBoard')).toBe('NOT_SIGNED_IN');
    expect((await cast.desk.ok('listKiosks')).kiosks).toMatchObject([{ id: kiosk.id, seatNumber: 3 }]);
    expect((await cast.desk.ok('listSeats')).seats).toMatchObject([
      { number: 3, display: { id: kiosk.id, isConnected: false } },
    ]);
  });

  it('is one: a second one is refused until the first is unpaired', async () => {
    const seat = await add(1);
    const { kioskId } = await pairedDisplay(seat.id);
    const second = await waitingDisplay(seat.id);
    expect(await cast.desk.refused('approvePairing', { body: second.body })).toBe('SEAT_BUSY');
    await cast.desk.ok('unpairKiosk', { params: { kioskId } });
    await cast.desk.ok('approvePairing', { body: second.body });
  });

  it('is one, also when two officers pair one at the same time', async () => {
    const seat = await add(1);
    const colleague = await server.officer(cast.station, 'desk');
    const [one, other] = [await waitingDisplay(seat.id), await waitingDisplay(seat.id)];
    const answers = await Promise.all([
      cast.desk.call('approvePairing', { body: one.body }),
      colleague.call('approvePairing', { body: other.body }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await cast.desk.ok('listKiosks')).kiosks).toHaveLength(1);
  });

  it('cannot be paired with a seat of another station, nor with one that was removed', async () => {
    const seat = await add(1);
    const elsewhere = await server.officer(await server.station('WC'), 'desk', 'admin');
    const { body } = await waitingDisplay(seat.id);
    expect(await elsewhere.refused('approvePairing', { body })).toBe('NOT_FOUND');
    await admin.ok('removeSeat', { params: { seatId: seat.id } });
    expect(await cast.desk.refused('approvePairing', { body })).toBe('NOT_FOUND');
  });

  it('goes with its seat', async () => {
    const seat = await add(1);
    const { display } = await pairedDisplay(seat.id);
    await admin.ok('removeSeat', { params: { seatId: seat.id } });
    expect((await cast.desk.ok('listKiosks')).kiosks).toEqual([]);
    expect(await display.refused('getBoard')).toBe('NOT_SIGNED_IN');
  });
});
