import { Writable } from 'node:stream';
import { type Body, type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from './platform/logger.ts';
import { type Cast, castAt, openPhone, type TestCase } from './testing/cast.ts';
import { foundIn, loadedPicture, type Needle, needlesOf, WRITTEN_IN } from './testing/known-picture.ts';
import { connected } from './testing/live-client.ts';
import { addStill, ownUpload, seatCase, shareStill } from './testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from './testing/test-app.ts';

const WIDTH = 317;
const HEIGHT = 203;
/** Corners inside blocks, on their edges, and over the edge of the picture. */
const MASKS: Masks = [
  { shape: 'rectangle', x: 41, y: 43, width: 61, height: 37 },
  { shape: 'rectangle', x: 300, y: -20, width: 100, height: 31 },
  { shape: 'rectangle', x: 128, y: 120, width: 1, height: 1 },
  {
    shape: 'polygon',
    points: [
      [150, 20],
      [233, 61],
      [171, 101],
      [149, 57],
    ],
  },
  {
    shape: 'polygon',
    points: [
      [-30, 150],
      [51, 171],
      [17, 230],
    ],
  },
  // Crosses itself twice: what lies in the middle is under it all the same.
  {
    shape: 'polygon',
    points: [
      [240, 120],
      [280, 190],
      [215, 145],
      [268, 140],
      [222, 192],
    ],
  },
];

type Masks = Body<'shareStill'>['masks'];

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
let log: string[];
beforeEach(async () => {
  log = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  server = await startTestApp({ logger: createLogger('trace', sink) });
  cast = await castAt(server);
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
});
afterEach(() => server.close());

/** A display, paired with a seat or with the hall. */
async function display(seatId: string | null): Promise<TestClient> {
  const screen = server.nobody();
  const { id, digits, secret } = await screen.ok('startPairing');
  await cast.desk.ok('approvePairing', { body: { digits, name: '屏', seatId } });
  await screen.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  return screen;
}

async function seatShowingCase() {
  const admin = await server.officer(cast.station, 'admin');
  const { seat } = await admin.ok('addSeat', { body: { number: 1 } });
  const screen = await display(seat.id);
  await cast.desk.ok('openSeat', { params: { seatId: seat.id }, body: { caseId: taken.id } });
  return { seatId: seat.id, screen };
}

/** Winding of a polygon around the middle of a pixel: not zero, it is under it, however often the outline crosses itself. */
function winding(points: readonly (readonly [number, number])[], x: number, y: number): number {
  let turns = 0;
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (ay <= y && by > y && side > 0) turns += 1;
    if (ay > y && by <= y && side < 0) turns -= 1;
  }
  return turns;
}

/** Whether any part of a pixel is under a mask: its corners and its middle are asked. */
function isUnder(mask: Mask, x: number, y: number): boolean {
  if (mask.shape === 'rectangle')
    return x >= mask.x && x < mask.x + mask.width && y >= mask.y && y < mask.y + mask.height;
  const [xs, ys] = [mask.points.map(([at]) => at), mask.points.map(([, at]) => at)];
  if (x + 1 < Math.min(...xs) || x > Math.max(...xs) || y + 1 < Math.min(...ys) || y > Math.max(...ys))
    return false;
  return PARTS.some(([dx, dy]) => winding(mask.points, x + dx, y + dy) !== 0);
}

const PARTS = [
  [0.5, 0.5],
  [0.001, 0.001],
  [0.999, 0.001],
  [0.001, 0.999],
  [0.999, 0.999],
] as const;

/** How many pixels lie under masks, and the first of them that is not black to the last bit. */
async function lookAt(bytes: Buffer, masks: readonly Mask[]) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([WIDTH, HEIGHT, 3]);
  let hidden = 0;
  let showing: string | null = null;
  let brightest = 0;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (y * WIDTH + x) * 3;
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      brightest = Math.max(brightest, r, g, b);
      if (!masks.some((mask) => isUnder(mask, x, y))) continue;
      hidden += 1;
      if (r || g || b) showing ??= `${x},${y}: ${r},${g},${b}`;
    }
  }
  return { hidden, showing, brightest };
}

async function expectNothingWritten(bytes: Buffer): Promise<void> {
  const { exif, icc, iptc, xmp, orientation, comments, format } = await sharp(bytes).metadata();
  expect({ exif, icc, iptc, xmp, orientation, comments, format }).toEqual({ format: 'jpeg' });
  // Nothing but what a JPEG needs to be decoded: no application's segment but JFIF, no comment, nothing behind the end.
  expect(segmentsOf(bytes).filter((marker) => marker !== 0xe0 && marker >= 0xe1 && marker <= 0xef)).toEqual(
    [],
  );
  expect(segmentsOf(bytes)).not.toContain(0xfe);
  expect([...bytes.subarray(-2)]).toEqual([0xff, 0xd9]);
}

/** The markers of a JPEG up to its scan. */
function segmentsOf(bytes: Buffer): number[] {
  const markers: number[] = [];
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    markers.push(bytes[at + 1] ?? 0);
    if (bytes[at + 1] === 0xda) break;
  }
  return markers;
}

describe('the copy of a still', () => {
  it('as the phone and the seat display receive it, is black in every pixel under every mask, and carries nothing', async () => {
    const original = await loadedPicture(WIDTH, HEIGHT);
    // What was written in it is really there, or nothing would be shown.
    const { exif, xmp, icc } = await sharp(original).metadata();
    expect([exif, xmp, icc].every(Boolean)).toBe(true);
    const still = await addStill(cast.investigator, taken.id, original);
    const { pictureId } = await shareStill(cast.investigator, taken.id, still.id, MASKS);
    const { screen } = await seatShowingCase();
    const params = { pictureId };
    for (const { status, body } of [
      await phone.call('getOwnPicture', { params }),
      await screen.call('getSeatPicture', { params }),
    ]) {
      expect(status).toBe(200);
      const { hidden, showing, brightest } = await lookAt(body, MASKS);
      expect(showing).toBeNull();
      expect(hidden).toBeGreaterThan(5000);
      expect(brightest).toBeGreaterThan(90);
      await expectNothingWritten(body);
    }
  });

  it('is black under any masks whatever, as the phone receives it', async () => {
    const still = await addStill(cast.investigator, taken.id, await loadedPicture(WIDTH, HEIGHT));
    const near = (max: number) => fc.integer({ min: -40, max: max + 40 });
    const anyMask: fc.Arbitrary<Masks[number]> = fc.oneof(
      fc.record({
        shape: fc.constant('rectangle' as const),
        x: near(WIDTH),
        y: near(HEIGHT),
        width: fc.integer({ min: 1, max: 90 }),
        height: fc.integer({ min: 1, max: 90 }),
      }),
      fc.record({
        shape: fc.constant('polygon' as const),
        points: fc.array(fc.tuple(near(WIDTH), near(HEIGHT)), { minLength: 3, maxLength: 8 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyMask, { minLength: 1, maxLength: 5 }), async (masks) => {
        const { pictureId } = await shareStill(cast.investigator, taken.id, still.id, masks);
        const { body } = await phone.call('getOwnPicture', { params: { pictureId } });
        expect((await lookAt(body, masks)).showing).toBeNull();
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe('of the original', () => {
  /** Every byte a screen that is not an officer’s receives. */
  class Received {
    readonly #parts: { from: string; bytes: Buffer }[] = [];
    add(from: string, bytes: Buffer | string): void {
      this.#parts.push({ from, bytes: Buffer.from(bytes as never) });
    }
    get size(): number {
      return this.#parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    }
    search(needles: readonly Needle[]): string[] {
      return this.#parts.flatMap(({ from, bytes }) =>
        foundIn(bytes, needles).map((what) => `${what} in ${from}`),
      );
    }
  }

  /** Asks for everything a client could ask for with every id there is, its own and not its own. */
  async function pry(
    received: Received,
    who: string,
    client: TestClient,
    ids: readonly string[],
  ): Promise<void> {
    for (const routeId of Object.keys(routes) as RouteId[]) {
      const { method, path } = routes[routeId];
      if (['closePass', 'startPairing'].includes(routeId)) continue;
      const names = [...path.matchAll(/:(\w+)/g)];
      for (const id of names.length > 0 ? ids : ['']) {
        const url = `/api/v1${path.replace(/:caseId/, taken.id).replace(/:\w+/g, id)}`;
        const answer = await server.app.inject({
          method,
          url,
          headers: {
            cookie: client.cookie(),
            'idempotency-key': `pry-${Math.random().toString(36).slice(2)}-0123456789`,
          },
          ...(method !== 'GET' && { payload: {} }),
        });
        // What was asked for is in the question, not in the answer.
        received.add(`${who} ${routeId}`, answer.rawPayload);
        received.add(`${who} ${routeId}, headers`, JSON.stringify(answer.headers));
      }
    }
  }

  it('neither bytes nor hash, name or address is in anything that a phone, a helper, a seat display, the hall, the public or the log gets', async () => {
    const received = new Received();
    const address = await server.listen();
    const { number, code } = await phone.ok('addHelper', {
      body: { relation: 'relative', name: '姐姐', scopes: ['timeline', 'messages', 'stills'] },
    });
    const helper = server.nobody();
    await helper.ok('openPass', { body: { number, code } });
    const { seatId, screen } = await seatShowingCase();
    const hall = await display(null);
    const people = { phone, helper, seat: screen, hall, nobody: server.nobody() };
    const open = await Promise.all([
      connected(address, 'complainant', { cookie: phone.cookie() }),
      connected(address, 'complainant', { cookie: helper.cookie() }),
      connected(address, 'seat', { cookie: screen.cookie() }),
      connected(address, 'kiosk', { cookie: hall.cookie() }),
    ]);

    const original = await loadedPicture(WIDTH, HEIGHT);
    const still = await addStill(cast.investigator, taken.id, original);
    const first = await shareStill(cast.investigator, taken.id, still.id, MASKS);
    await cast.desk.ok('openSeat', { params: { seatId }, body: { caseId: taken.id } });
    await cast.desk.ok('showAtSeat', { params: { seatId }, body: { still: still.id } });
    const mark = { shape: 'point' as const, points: [[5, 5] as [number, number]], text: '他' };
    await phone.ok('drawOwnMark', { body: { still: still.id, mark } });
    const { copyId, originalId, workedOn } = await idsOf(still.id);
    for (const picture of [
      await phone.call('getOwnPicture', { params: { pictureId: first.pictureId } }),
      await screen.call('getSeatPicture', { params: { pictureId: first.pictureId } }),
    ]) {
      received.add('the copy', picture.body);
      received.add('the copy, headers', JSON.stringify(picture.headers));
    }
    await cast.investigator.call('seeOriginal', {
      params: { caseId: taken.id, stillId: still.id },
      body: { reason: '比对' },
    });
    const ids = [still.id, copyId, originalId, workedOn, still.sha256, WRITTEN_IN.fileName];
    for (const [who, client] of Object.entries(people)) await pry(received, who, client, ids);
    const { version } = (await cast.desk.ok('getCase', { params: taken.params })).row;
    await cast.investigator.ok('withdrawStill', {
      params: { caseId: taken.id, stillId: still.id },
      body: { version },
    });
    // The last word has come to every screen, so everything before it has.
    await expect.poll(() => open[0]?.frames.some((frame) => frame.includes('still-withdrawn'))).toBe(true);
    await expect.poll(() => open[1]?.frames.some((frame) => frame.includes('still-withdrawn'))).toBe(true);
    await expect.poll(() => open[2]?.frames.at(-1)?.includes('"stills":[]')).toBe(true);
    for (const [index, { frames, socket }] of open.entries()) {
      received.add(`socket ${index}`, frames.join('\n'));
      socket.close();
    }
    received.add('the log', log.join(''));

    const needles = [
      ...needlesOf(original),
      { what: 'the id of the upload', bytes: Buffer.from(originalId) },
      { what: 'the id of the picture worked on', bytes: Buffer.from(workedOn) },
      { what: 'the address of officers’ pictures', bytes: Buffer.from(`/cases/${taken.id}/`) },
      { what: 'the camera', bytes: Buffer.from('青年路 03') },
      { what: 'the reason', bytes: Buffer.from('核对嫌疑人衣着') },
    ];
    expect(received.search(needles)).toEqual([]);
    expect(received.size).toBeGreaterThan(100_000);
    // The same search does find it where it may be.
    const seen = new Received();
    const own = await cast.investigator.call('seeOriginal', {
      params: { caseId: taken.id, stillId: still.id },
      body: { reason: '比对' },
    });
    seen.add('original', own.body);
    seen.add('case', (await cast.desk.call('getCase', { params: taken.params })).text);
    const found = seen.search(needles).join('\n');
    for (const what of [
      'bytes 0 in',
      'bytes 39 in',
      'sha256 as text',
      'fileName in',
      'device',
      'worked on',
      'the camera',
    ])
      expect(found).toContain(what);
  });

  it('that came from the complainant’s own phone, nothing is given back either: not even to that phone', async () => {
    const original = await loadedPicture(WIDTH, HEIGHT);
    const uploadId = await ownUpload(phone, original);
    const { events } = await phone.ok('addOwnClue', { body: { form: 'photo', uploadId, text: null } });
    const [added] = events;
    const pictureId = added?.entry.type === 'clue' ? (added.entry.clue.pictureId ?? '') : '';
    const { body, headers } = await phone.call('getOwnPicture', { params: { pictureId } });
    await expectNothingWritten(body);
    const { text } = await phone.call('getOwnCase');
    const needles = [...needlesOf(original), { what: 'the id of the upload', bytes: Buffer.from(uploadId) }];
    for (const part of [body, JSON.stringify(headers), text, log.join('')])
      expect(foundIn(part, needles)).toEqual([]);
    expect((await phone.call('getOwnPicture', { params: { pictureId: uploadId } })).status).toBe(404);
  });

  async function idsOf(stillId: string) {
    const { events } = await cast.desk.ok('getCase', { params: taken.params });
    const added = events.find((event) => event.type === 'still-added' && event.still.id === stillId);
    const shared = events.find((event) => event.type === 'still-shared' && event.still === stillId);
    const rows = await server.services.db.rows<{ original_id: string }>(
      sql`SELECT original_id FROM stills WHERE id = ${stillId}`,
    );
    return {
      workedOn: added?.type === 'still-added' ? added.still.pictureId : '',
      copyId: shared?.type === 'still-shared' ? shared.pictureId : '',
      originalId: rows[0]?.original_id ?? '',
    };
  }
});
