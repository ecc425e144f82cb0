import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, type TestCase } from '../testing/cast.ts';
import { addStill, only, seatCase, shareStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';
import { endDueSeats } from './end-seat.commands.ts';

const MINUTE = 60_000;

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let seatId: string;
let display: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  const admin = await server.officer(cast.station, 'admin');
  seatId = (await admin.ok('addSeat', { body: { number: 2 } })).seat.id;
  display = server.nobody();
  const { id, digits, secret } = await display.ok('startPairing');
  await cast.desk.ok('approvePairing', { body: { digits, name: '坐席屏', seatId } });
  await display.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
});
afterEach(() => server.close());

const opens = (by = cast.investigator, caseId = taken.id) =>
  by.ok('openSeat', { params: { seatId }, body: { caseId } });
const shown = async () => (await display.ok('getSeatView')).session;
const events = async () => (await cast.desk.ok('getCase', { params: taken.params })).events;
const ended = async () => only((await events()).toReversed(), 'seat-ended');
const tap = (sessionId: string, key?: string) =>
  display.call('endSeatHere', { params: { sessionId }, ...(key && { key }) });

describe('a case at a seat', () => {
  it('is shown with its stills and in the language of its complainant, and nothing before', async () => {
    expect(await shown()).toBeNull();
    const still = await addStill(cast.investigator, taken.id);
    const { pictureId } = await shareStill(cast.investigator, taken.id, still.id);
    expect((await display.call('getSeatPicture', { params: { pictureId } })).status).toBe(404);
    await opens();
    expect(await shown()).toMatchObject({ language: 'zh-Hans', stills: [{ pictureId }], marks: [] });
    expect((await display.call('getSeatPicture', { params: { pictureId } })).status).toBe(200);
  });

  it('is refused where the window does not share seats', async () => {
    const other = await seatCase(cast, ['timeline', 'stills']);
    const refused = await cast.desk.refused('openSeat', { params: { seatId }, body: { caseId: other.id } });
    expect(refused).toBe('SCOPE_CLOSED');
  });

  it('is not taken away by a colleague', async () => {
    await opens();
    expect(await cast.desk.refused('openSeat', { params: { seatId }, body: { caseId: taken.id } })).toBe(
      'SEAT_BUSY',
    );
  });

  it('leaves at once when the window is withdrawn', async () => {
    await opens();
    await taken.revoke();
    expect(await shown()).toBeNull();
    await endDueSeats(server.services);
    expect((await ended()).endReason).toBe('window');
  });

  it('leaves when the officer signs out', async () => {
    await opens();
    await cast.investigator.ok('signOut');
    await endDueSeats(server.services);
    expect(await shown()).toBeNull();
    expect((await ended()).endReason).toBe('signed_out');
  });

  it('leaves after five minutes without the officer', async () => {
    await opens();
    server.clock.advance(5 * MINUTE - 1);
    await endDueSeats(server.services);
    expect(await shown()).not.toBeNull();
    server.clock.advance(1);
    await endDueSeats(server.services);
    expect(await shown()).toBeNull();
    expect((await ended()).endReason).toBe('away');
  });
});

describe('a tap at the display', () => {
  it('ends what is shown there, and says that no officer did it', async () => {
    await opens();
    const { id } = (await shown()) ?? { id: '' };
    expect((await tap(id)).status).toBe(200);
    expect(await shown()).toBeNull();
    expect(await ended()).toMatchObject({ endReason: 'tap', by: null });
    const { seats } = await cast.desk.ok('listSeats');
    expect(seats).toMatchObject([{ number: 2, session: null }]);
  });

  it('that is repeated gets the first answer, and ends nothing twice', async () => {
    await opens();
    const { id } = (await shown()) ?? { id: '' };
    const key = 'a-key-of-the-display';
    const taps = await Promise.all([tap(id, key), tap(id, key)]);
    expect(taps.map(({ status }) => status)).toEqual([200, 200]);
    expect((await tap(id)).status).toBe(404);
    expect((await events()).filter(({ type }) => type === 'seat-ended')).toHaveLength(1);
  });

  it('that comes late leaves alone what was opened since', async () => {
    await opens();
    const before = (await shown()) ?? { id: '' };
    await opens();
    expect((await tap(before.id)).status).toBe(404);
    expect(await shown()).not.toBeNull();
  });
});
