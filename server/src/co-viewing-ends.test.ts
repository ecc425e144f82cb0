import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase } from './testing/cast.ts';
import { createScreens } from './testing/screens.ts';
import { addStill, seatCase, shareStill } from './testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from './testing/test-app.ts';

const MINUTE = 60_000;
const CAPTION = '看看这个人';
const WORDS = '灰色外套金丝雀';
const MARK: Body<'drawMark'>['mark'] = { shape: 'point', points: [[9, 9]], text: WORDS };
type Scopes = Body<'narrowSharing'>['scopes'];

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server, { suspectDelayMinutes: 10 });
  address = await server.listen();
  taken = await seatCase(cast);
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

/** A phone, a helper’s phone and the display of a seat that look at one still together, each with a live screen. */
async function together() {
  const phone = await openPhone(server, taken);
  const { number, code } = await phone.ok('addHelper', {
    body: { relation: 'relative', name: '姐姐', scopes: ['timeline', 'messages', 'stills'] },
  });
  const helper = server.nobody();
  await helper.ok('openPass', { body: { number, code } });
  const { seatId, display } = await seatDisplay();
  const still = (await addStill(cast.investigator, taken.id)).id;
  const { pictureId } = await shareStill(cast.investigator, taken.id, still);
  await cast.desk.ok('openSeat', { params: { seatId }, body: { caseId: taken.id } });
  await cast.desk.ok('showAtSeat', { params: { seatId }, body: { still } });
  const { events } = await phone.ok('drawOwnMark', { body: { still, mark: MARK } });
  const live = {
    phone: screens.complainant(phone.cookie()),
    helper: screens.complainant(helper.cookie()),
    seat: screens.seat(display.cookie()),
  };
  const seen = { still, pictureId, markId: events[0]?.entry.id ?? '' };
  await expect.poll(() => live.seat.session()?.marks.length).toBe(1);
  for (const screen of [live.phone, live.helper])
    await expect.poll(() => JSON.stringify(screen.events())).toContain(WORDS);
  for (const client of [phone, helper])
    expect((await client.call('getOwnPicture', { params: { pictureId } })).status).toBe(200);
  expect((await display.call('getSeatPicture', { params: { pictureId } })).status).toBe(200);
  return { phone, helper, display, seatId, live, ...seen };
}
type Together = Awaited<ReturnType<typeof together>>;

async function seatDisplay() {
  const admin = await server.officer(cast.station, 'admin');
  const { seat } = await admin.ok('addSeat', { body: { number: 1 } });
  const display = server.nobody();
  const { id, digits, secret } = await display.ok('startPairing');
  await cast.desk.ok('approvePairing', { body: { digits, name: '坐席屏', seatId: seat.id } });
  await display.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  return { seatId: seat.id, display };
}

/** An answer as it stands on the wire, but for the time and the number of the request. */
function onTheWire(client: TestClient, method: string, path: string, body?: object): Promise<string> {
  const payload = body && JSON.stringify(body);
  const headers = {
    cookie: client.cookie(),
    'idempotency-key': randomUUID(),
    ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/api/v1${path}`, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { requestId = '' } = text.startsWith('{') ? (JSON.parse(text).error ?? {}) : {};
        const lines = answer.rawHeaders.map((line, index) =>
          answer.rawHeaders[index - 1]?.toLowerCase() === 'date' ? '' : line,
        );
        resolve([answer.statusCode, ...lines, requestId ? text.replaceAll(requestId, '') : text].join('\n'));
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}

/** Everything that can be asked about a still, with the ids of one that was, and with ids that never were. */
async function expectLikeNone({ phone, helper, display, still, pictureId, markId }: Together): Promise<void> {
  const never = randomUUID();
  const pairs: [
    TestClient,
    string,
    (id: { still: string; picture: string; mark: string }) => [string, object?],
  ][] = [];
  for (const client of [phone, helper]) {
    pairs.push([client, 'GET', ({ picture }) => [`/pass/pictures/${picture}`]]);
    pairs.push([client, 'GET', ({ still }) => [`/pass/pictures/${still}`]]);
    pairs.push([client, 'POST', ({ still }) => ['/pass/marks', { still, mark: MARK }]]);
    pairs.push([client, 'POST', ({ mark }) => [`/pass/marks/${mark}/undo`]]);
    pairs.push([client, 'POST', ({ mark }) => ['/pass/clues', { form: 'mark', markId: mark, text: null }]]);
  }
  pairs.push([display, 'GET', ({ picture }) => [`/seat/pictures/${picture}`]]);
  for (const [client, method, pathOf] of pairs) {
    const [path, body] = pathOf({ still, picture: pictureId, mark: markId });
    const [noPath, noBody] = pathOf({ still: never, picture: never, mark: never });
    const answer = await onTheWire(client, method, path, body);
    expect(answer).toMatch(/^(404|403|409|410)\n/);
    expect({ path, answer }).toEqual({ path, answer: await onTheWire(client, method, noPath, noBody) });
  }
}

/** No word, picture or mark of the still in anything asked for from now on. */
async function expectWiped(all: Together): Promise<void> {
  const { phone, helper, display, live } = all;
  for (const screen of [live.phone, live.helper]) {
    await expect.poll(() => sharedBy(screen.header())).not.toContain('stills');
    const { snapshot } = await screen.call('resync', { cursor: 0 });
    expectNothingOf(all, JSON.stringify(snapshot));
  }
  await expect.poll(() => live.seat.session()).toBeNull();
  for (const client of [phone, helper]) expectNothingOf(all, (await client.call('getOwnCase')).text);
  expectNothingOf(all, (await display.call('getSeatView')).text);
  expectNothingOf(all, JSON.stringify(live.seat.views.at(-1)));
  await expectLikeNone(all);
}

function expectNothingOf({ still, pictureId, markId }: Together, text: string): void {
  for (const secret of [still, pictureId, markId, WORDS, CAPTION]) expect(text).not.toContain(secret);
}

const sharedBy = (header: ReturnType<Together['live']['phone']['header']>): readonly string[] =>
  header?.sharing.phase === 'open' ? header.sharing.scopes : [];

async function narrow(scopes: Scopes): Promise<void> {
  await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
  const { version } = (await taken.refresh()).row;
  const body = { version, scopes, code: 'privacy_of_others' as const, reason: '内部' };
  await cast.approver.ok('narrowSharing', { params: taken.params, body });
  await taken.refresh();
}

const ends: [string, () => Promise<unknown>][] = [
  ['the end of the window', async () => server.clock.advance(180 * MINUTE)],
  ['a withdrawal of the grant', () => taken.refresh().then(() => taken.revoke())],
  ['narrowing it to what is no still', () => narrow(['timeline', 'messages'])],
  [
    'the end of the case',
    () =>
      taken
        .refresh()
        .then(() => taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'not_solved' })),
  ],
];

describe('in the middle of looking at a still together', () => {
  it.each(ends)(
    '%s wipes phone, helper’s phone and display; the still is answered like one that never was',
    async (_, end) => {
      const all = await together();
      await end();
      await expectWiped(all);
    },
  );

  it.each(ends)(
    '%s lets nothing of it pass any more, however many strokes were on their way',
    async (name, end) => {
      const all = await together();
      const strokes = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? all.phone : all.helper).call('drawOwnMark', { body: { still: all.still, mark: MARK } }),
      );
      const [answers] = await Promise.all([Promise.all(strokes), end()]);
      for (const { status } of answers) expect([201, 404]).toContain(status);
      await signInAgain(cast.desk);
      const { events } = await cast.desk.ok('getCase', { params: taken.params });
      if (name === 'the end of the window')
        await expect.poll(async () => (await taken.refresh()).row.sharing.state).toBe('ended');
      const ended = events.findIndex(({ type }) => type === 'window-ended' || type === 'scopes-narrowed');
      const later = ended < 0 ? [] : events.slice(ended).filter(({ type }) => type === 'mark-drawn');
      expect(later).toEqual([]);
      await expectWiped(all);
    },
  );

  it('narrowing away the seat clears the display; the phones go on looking', async () => {
    const all = await together();
    await narrow(['timeline', 'messages', 'stills']);
    await expect.poll(() => all.live.seat.session()).toBeNull();
    expectNothingOf(all, (await all.display.call('getSeatView')).text);
    const none = await onTheWire(all.display, 'GET', `/seat/pictures/${randomUUID()}`);
    expect(await onTheWire(all.display, 'GET', `/seat/pictures/${all.pictureId}`)).toBe(none);
    const { status } = await all.phone.call('getOwnPicture', { params: { pictureId: all.pictureId } });
    expect(status).toBe(200);
    await all.phone.ok('drawOwnMark', { body: { still: all.still, mark: MARK } });
  });

  it('the officer’s taking back of one still takes it from everyone, and leaves the other', async () => {
    const all = await together();
    const other = (await addStill(cast.investigator, taken.id)).id;
    const kept = await shareStill(cast.investigator, taken.id, other);
    await expect.poll(() => all.live.seat.session()?.stills.length).toBe(2);
    const { version } = (await taken.refresh()).row;
    const params = { caseId: taken.id, stillId: all.still };
    await cast.investigator.ok('withdrawStill', { params, body: { version } });
    await expect.poll(() => all.live.seat.session()?.stills.map(({ still }) => still)).toEqual([other]);
    expect(all.live.seat.session()).toMatchObject({ shown: other, marks: [] });
    for (const screen of [all.live.phone, all.live.helper])
      await expect
        .poll(() => screen.events().at(-1)?.entry)
        .toMatchObject({ type: 'still-withdrawn', still: all.still });
    await expectLikeNone(all);
    for (const client of [all.phone, all.helper])
      expect((await client.call('getOwnPicture', { params: { pictureId: kept.pictureId } })).status).toBe(
        200,
      );
    await all.phone.ok('drawOwnMark', { body: { still: other, mark: MARK } });
  });

  it('masked anew, the first copy is answered like one that never was', async () => {
    const all = await together();
    const second = await shareStill(cast.investigator, taken.id, all.still, [
      { shape: 'rectangle', x: 0, y: 0, width: 50, height: 50 },
    ]);
    for (const [client, at] of [
      [all.phone, '/pass/pictures'],
      [all.helper, '/pass/pictures'],
      [all.display, '/seat/pictures'],
    ] as const) {
      const none = await onTheWire(client, 'GET', `${at}/${randomUUID()}`);
      expect(await onTheWire(client, 'GET', `${at}/${all.pictureId}`)).toBe(none);
      expect(await onTheWire(client, 'GET', `${at}/${second.pictureId}`)).toMatch(/^200\n/);
    }
  });

  it('narrowing while updates are held back: they are told in their time, and stills not with them', async () => {
    const all = await together();
    await taken.refresh();
    await taken.post(cast.investigator, { milestone: 'suspect_identified', note: '稍后再说' });
    await narrow(['timeline', 'messages']);
    await expectWiped(all);
    const held = (await addStill(cast.investigator, taken.id)).id;
    const { pictureId, sharedSeq } = await shareStill(cast.investigator, taken.id, held);
    expect(sharedSeq).toBeNull();
    server.clock.advance(11 * MINUTE);
    for (const screen of [all.live.phone, all.live.helper])
      await expect.poll(() => screen.notes()).toContain('稍后再说');
    for (const client of [all.phone, all.helper]) {
      const { text } = await client.call('getOwnCase');
      for (const secret of [held, pictureId, CAPTION]) expect(text).not.toContain(secret);
      const none = await onTheWire(client, 'GET', `/pass/pictures/${randomUUID()}`);
      expect(await onTheWire(client, 'GET', `/pass/pictures/${pictureId}`)).toBe(none);
    }
    await expectWiped(all);
  });
});
