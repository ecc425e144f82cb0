import { board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, caseInWindow, castAt, signInAgain, takeCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const MINUTE = 60_000;
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

async function startedPairing() {
  const display = server.nobody();
  const { id, digits, secret } = await display.ok('startPairing');
  const claim = { params: { pairingId: id }, body: { secret } };
  return { display, digits, claim };
}

async function pairedDisplay(by = cast.desk) {
  const { display, digits, claim } = await startedPairing();
  const { kiosk } = await by.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
  await display.ok('claimPairing', claim);
  return { display, kioskId: kiosk.id };
}

describe('pairing a display', () => {
  it('waits for an officer, and then shows the board of that officer’s station', async () => {
    const { display, digits, claim } = await startedPairing();
    expect(digits).toMatch(/^\d{6}$/);
    expect(await display.ok('claimPairing', claim)).toEqual({ state: 'waiting', as: null });
    expect(await display.refused('getBoard')).toBe('NOT_SIGNED_IN');
    const { kiosk } = await cast.desk.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
    expect(kiosk).toMatchObject({ name: '大厅', isConnected: false });
    expect(await display.ok('claimPairing', claim)).toEqual({ state: 'paired', as: 'hall' });
    expect((await display.ok('getBoard')).station.code).toBe('CZ');
  });

  it('is refused for digits nobody shows, and for ones that were approved before', async () => {
    const { digits } = await startedPairing();
    const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
    const approve = (given: string) =>
      cast.desk.refused('approvePairing', { body: { digits: given, name: '大厅', seatId: null } });
    expect(await approve(wrong)).toBe('PAIRING_ENDED');
    await cast.desk.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
    expect(await approve(digits)).toBe('PAIRING_ENDED');
  });

  it('is over after ten minutes, for the officer and for the display', async () => {
    const { display, digits, claim } = await startedPairing();
    server.clock.advance(10 * MINUTE);
    const body = { digits, name: '大厅', seatId: null };
    expect(await cast.desk.refused('approvePairing', { body })).toBe('PAIRING_ENDED');
    expect(await display.refused('claimPairing', claim)).toBe('PAIRING_ENDED');
  });

  it('needs the secret that only the display has', async () => {
    const { display, digits, claim } = await startedPairing();
    await cast.desk.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
    const guess = { ...claim, body: { secret: 'what the digits alone do not tell' } };
    expect(await display.refused('claimPairing', guess)).toBe('PAIRING_ENDED');
    expect(await display.refused('getBoard')).toBe('NOT_SIGNED_IN');
  });

  it('claimed again after a lost answer works again, and only the last answer counts', async () => {
    const { display, digits, claim } = await startedPairing();
    await cast.desk.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
    await display.ok('claimPairing', claim);
    const lost = display.cookie();
    await display.ok('claimPairing', claim);
    await display.ok('getBoard');
    expect(await server.nobody().refused('getBoard', { headers: { cookie: lost } })).toBe('SESSION_ENDED');
    expect((await cast.desk.ok('listKiosks')).kiosks).toHaveLength(1);
  });

  it('by two officers at once makes one display', async () => {
    const { digits } = await startedPairing();
    const colleague = await server.officer(cast.station, 'desk');
    const body = { digits, name: '大厅', seatId: null };
    const answers = await Promise.all([
      cast.desk.call('approvePairing', { body }),
      colleague.call('approvePairing', { body }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await cast.desk.ok('listKiosks')).kiosks).toHaveLength(1);
  });

  it('guessed at is slowed down', async () => {
    await startedPairing();
    const codes: string[] = [];
    for (let guess = 0; guess < 12; guess += 1)
      codes.push(
        await cast.desk.refused('approvePairing', { body: { digits: '000000', name: '大厅', seatId: null } }),
      );
    expect(codes.slice(-2)).toEqual(['THROTTLED', 'THROTTLED']);
  });
});

describe('unpairing a display', () => {
  it('sends its screen back to pairing at once and lets it in no more', async () => {
    const { display, kioskId } = await pairedDisplay();
    const screen = screens.kiosk(display.cookie());
    await expect.poll(() => screen.boards.length).toBe(1);
    expect((await cast.desk.ok('listKiosks')).kiosks).toMatchObject([{ id: kioskId, isConnected: true }]);
    await cast.desk.ok('unpairKiosk', { params: { kioskId } });
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await display.refused('getBoard')).toBe('SESSION_ENDED');
    const again = screens.kiosk(display.cookie());
    await expect.poll(() => again.byes).toEqual(['SESSION_ENDED']);
    expect((await cast.desk.ok('listKiosks')).kiosks).toEqual([]);
  });

  it('is for its own station alone', async () => {
    const { kioskId } = await pairedDisplay();
    const stranger = await server.officer(await server.station('WC'), 'desk');
    expect(await stranger.refused('unpairKiosk', { params: { kioskId } })).toBe('NOT_FOUND');
    expect((await stranger.ok('listKiosks')).kiosks).toEqual([]);
  });
});

describe('the hall board', () => {
  it('shows cases inside their window and no others, and says of them what the schema names and no more', async () => {
    const waiting = await takeCase(cast);
    await waiting.accept();
    await waiting.ask();
    const revoked = await caseInWindow(cast);
    await revoked.revoke();
    const open = await caseInWindow(cast);
    const { display } = await pairedDisplay();
    const { body, text } = await display.call('getBoard');
    const { row } = await open.refresh();
    expect(body.cards.map(({ alias }: { alias: number }) => alias)).toEqual([row.alias]);
    expect(Object.keys(body).sort()).toEqual(Object.keys(board.shape).sort());
    const allowed = ['alias', 'changedAt', 'endsAt', 'stage', 'startsAt', 'step', 'steps'];
    expect(Object.keys(body.cards[0]).sort()).toEqual(allowed);
    expect(text).not.toMatch(new RegExp(`${open.id}|${open.pass.number}|theft|青年路|刘`));
    expect(body.figures).toEqual({ receivedToday: 3, openWindows: 1, firstWordMinutes: 0 });
  });

  it('follows: a card comes with approval, moves with what is told, and goes with the window', async () => {
    const { display } = await pairedDisplay();
    const screen = screens.kiosk(display.cookie());
    const taken = await caseInWindow(cast, 20);
    const stages = () => screen.boards.at(-1)?.cards.map(({ stage }) => stage);
    await expect.poll(stages).toEqual(['accepted']);
    await taken.post(cast.investigator, { milestone: 'suspect_identified' });
    await expect.poll(stages).toEqual(['suspect_identified']);
    server.clock.advance(20 * MINUTE);
    await expect.poll(stages).toEqual([]);
  });

  it('is not touched by anything internal', async () => {
    const { display } = await pairedDisplay();
    const taken = await caseInWindow(cast);
    const before = await display.ok('getBoard');
    server.clock.advance(1000);
    await taken.post(cast.investigator, { milestone: 'suspect_apprehended', visibility: 'internal' });
    expect((await display.ok('getBoard')).cards).toEqual(before.cards);
  });

  it('calls the same case by another word tomorrow', async () => {
    const taken = await caseInWindow(cast);
    const words = new Set([taken.row.alias]);
    for (let day = 1; day <= 5; day += 1) {
      server.clock.advance(24 * 60 * MINUTE);
      await signInAgain(cast.desk);
      words.add((await taken.refresh()).row.alias);
    }
    expect(words.size).toBeGreaterThan(1);
  });
});
