import { createHash } from 'node:crypto';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase, takeCase } from '../testing/cast.ts';
import { addStill, noise, only, seatCase, shareStill } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const MINUTE = 60_000;
const MARK: Body<'drawMark'>['mark'] = {
  shape: 'circle',
  points: [
    [10, 10],
    [90, 120],
  ],
  text: '灰色外套',
};

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
});
afterEach(() => server.close());

const entries = async (client = phone) => (await client.ok('getOwnCase')).events.map(({ entry }) => entry);
const stillEntries = async () => (await entries()).filter(({ type }) => type === 'still-shared');
const seen = (pictureId: string, client = phone) => client.call('getOwnPicture', { params: { pictureId } });
const draw = (still: string, mark = MARK) => phone.call('drawOwnMark', { body: { still, mark } });

describe('a still that is called up', () => {
  it('is hashed as it came, sealed, and shown to officers without what was written in it', async () => {
    const bytes = await sharp(await noise())
      .withExif({ IFD0: { Make: 'cnry' } })
      .jpeg()
      .toBuffer();
    const still = await addStill(cast.investigator, taken.id, bytes);
    expect(still.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { body, headers } = await cast.desk.call('getPicture', {
      params: { caseId: taken.id, pictureId: still.pictureId },
    });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'image/jpeg' });
    expect((await sharp(body).metadata()).exif).toBeUndefined();
  });

  it('does not exist for the complainant, nor leave a gap', async () => {
    const { head } = await phone.ok('getOwnCase');
    const still = await addStill(cast.investigator, taken.id);
    expect((await phone.ok('getOwnCase')).head).toBe(head);
    expect((await seen(still.pictureId)).status).toBe(404);
  });

  it('gives its original only with a reason, which is registered', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const params = { caseId: taken.id, stillId: still.id };
    const { body } = await cast.investigator.call('seeOriginal', {
      params,
      body: { reason: '比对时间水印' },
    });
    expect(still.original.equals(body)).toBe(true);
    const { lines } = await cast.desk.ok('getRegister', { params });
    expect(lines).toMatchObject([
      {
        what: 'original-seen',
        reason: '比对时间水印',
        side: 'officer',
        officer: { badge: cast.investigator.badge },
      },
      { what: 'added', reason: '核对嫌疑人衣着' },
    ]);
  });
});

describe('a still that is shared', () => {
  it('shows the complainant the flattened copy and nothing else', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const masks = [{ shape: 'rectangle' as const, x: 40, y: 40, width: 60, height: 50 }];
    const shared = await shareStill(cast.investigator, taken.id, still.id, masks);
    const [entry] = await stillEntries();
    expect(entry).toMatchObject({ still: still.id, pictureId: shared.pictureId, caption: '看看这个人' });
    const { body, headers } = await seen(shared.pictureId);
    expect(headers['cache-control']).toBe('no-store');
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    for (let y = 40; y < 90; y += 1)
      for (let x = 40; x < 100; x += 1) expect(data[(y * info.width + x) * 3]).toBe(0);
    for (const id of [still.pictureId, still.id]) expect((await seen(id)).status).toBe(404);
    const { lines } = await cast.desk.ok('getRegister', { params: { caseId: taken.id, stillId: still.id } });
    expect(lines.map(({ what, side }) => `${side} ${what}`)).toEqual([
      'complainant copy-seen',
      'officer shared',
      'officer added',
    ]);
  });

  it('masked anew is another picture, and the first is gone', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const first = await shareStill(cast.investigator, taken.id, still.id);
    const second = await shareStill(cast.investigator, taken.id, still.id);
    expect((await seen(first.pictureId)).status).toBe(404);
    expect((await seen(second.pictureId)).status).toBe(200);
  });

  it('and withdrawn is answered like one that never was', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const { pictureId } = await shareStill(cast.investigator, taken.id, still.id);
    const { version } = (await cast.desk.ok('getCase', { params: taken.params })).row;
    await cast.investigator.ok('withdrawStill', {
      params: { caseId: taken.id, stillId: still.id },
      body: { version },
    });
    expect((await entries()).at(-1)).toMatchObject({ type: 'still-withdrawn', still: still.id });
    const strip = ({ body }: Awaited<ReturnType<typeof seen>>) => ({ ...body.error, requestId: '' });
    expect(strip(await seen(pictureId))).toEqual(strip(await seen('no-such-picture')));
    expect((await draw(still.id)).body.error.code).toBe('NOT_FOUND');
  });

  it('before approval waits for a window that shares stills, and then comes with it', async () => {
    const other = await takeCase(cast);
    await other.accept();
    const still = await addStill(cast.investigator, other.id);
    const { pictureId, sharedSeq } = await shareStill(cast.investigator, other.id, still.id);
    expect(sharedSeq).toBeNull();
    const holder = await openPhone(server, other);
    expect((await seen(pictureId, holder)).status).toBe(404);
    await other.refresh();
    await other.approve(await other.ask(60, ['timeline']));
    expect((await entries(holder)).some(({ type }) => type === 'still-shared')).toBe(false);
    await other.approve(await other.ask(60, ['timeline', 'stills']));
    expect((await entries(holder)).at(-1)).toMatchObject({ type: 'still-shared', pictureId });
    expect((await seen(pictureId, holder)).status).toBe(200);
  });

  it('is shown to the approver as it would be seen', async () => {
    const other = await takeCase(cast);
    await other.accept();
    const still = await addStill(cast.investigator, other.id);
    const { pictureId } = await shareStill(cast.investigator, other.id, still.id);
    await other.refresh();
    const requestId = await other.ask(60, ['timeline', 'stills']);
    const request = await cast.approver.ok('getShareRequest', { params: { requestId } });
    expect(request.stills).toEqual([pictureId]);
  });
});

describe('what ends stills', () => {
  let still: string;
  let pictureId: string;
  beforeEach(async () => {
    still = (await addStill(cast.investigator, taken.id)).id;
    ({ pictureId } = await shareStill(cast.investigator, taken.id, still));
    await draw(still);
    expect((await seen(pictureId)).status).toBe(200);
  });
  const narrow = async () => {
    await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
    const { version } = (await cast.desk.ok('getCase', { params: taken.params })).row;
    await cast.approver.ok('narrowSharing', {
      params: taken.params,
      body: { version, scopes: ['timeline', 'messages'], code: 'privacy_of_others', reason: '内部理由' },
    });
  };
  const ways: [string, () => Promise<unknown>][] = [
    ['the end of the window', async () => server.clock.advance(180 * MINUTE)],
    [
      'a withdrawal',
      async () => {
        await taken.refresh();
        await taken.revoke();
      },
    ],
    ['narrowing what is shared', narrow],
  ];

  it.each(ways)(
    '%s: the picture is gone, and what was told of it keeps its place and says nothing',
    async (_, end) => {
      await end();
      expect((await seen(pictureId)).status).toBe(404);
      const shown = await entries();
      expect(shown.filter(({ type }) => type === 'still-shared' || type === 'mark-drawn')).toEqual([]);
      expect(shown.filter(({ type }) => type === 'withheld')).toHaveLength(2);
      expect(JSON.stringify(shown)).not.toContain('灰色外套');
      expect((await draw(still)).body.error.code).toBe('NOT_FOUND');
    },
  );

  it('and a new window with stills brings them back', async () => {
    await taken.refresh();
    await taken.revoke();
    await taken.approve(await taken.ask(60, ['timeline', 'stills']));
    expect((await stillEntries()).map((entry) => entry.type)).toEqual(['still-shared']);
    expect((await seen(pictureId)).status).toBe(200);
  });
});

describe('marks', () => {
  let still: string;
  beforeEach(async () => {
    still = (await addStill(cast.investigator, taken.id)).id;
    await shareStill(cast.investigator, taken.id, still);
  });
  const marks = async () => (await entries()).flatMap((entry) => (entry.type === 'mark-drawn' ? entry : []));

  it('of both sides at the same moment all stand, each with its author’s side', async () => {
    const both = Array.from({ length: 12 }, (_, index) =>
      index % 2
        ? draw(still)
        : cast.investigator.call('drawMark', { params: taken.params, body: { still, mark: MARK } }),
    );
    for (const { status } of await Promise.all(both)) expect(status).toBe(201);
    const drawn = await marks();
    expect(drawn.filter(({ side, isOwn }) => side === 'complainant' && isOwn)).toHaveLength(6);
    expect(drawn.filter(({ side, isOwn }) => side === 'officer' && !isOwn)).toHaveLength(6);
  });

  it('do not make what an officer is about to post stale', async () => {
    await taken.refresh();
    await draw(still);
    await taken.post(cast.investigator, { note: '正在核对' });
  });

  it('are undone by whoever drew them, once', async () => {
    const own = (await draw(still)).body.events[0].entry.id;
    const { events } = await cast.investigator.ok('drawMark', {
      params: taken.params,
      body: { still, mark: MARK },
    });
    const theirs = events[0]?.id ?? '';
    expect(await phone.refused('undoOwnMark', { params: { markId: theirs } })).toBe('NOT_FOUND');
    const asDesk = { params: { caseId: taken.id, markId: theirs } };
    expect(await cast.desk.refused('undoMark', asDesk)).toBe('NOT_FOUND');
    await phone.ok('undoOwnMark', { params: { markId: own } });
    expect(await phone.refused('undoOwnMark', { params: { markId: own } })).toBe('NOT_FOUND');
    await cast.investigator.ok('undoMark', asDesk);
  });

  it('lie on the picture and are whole', async () => {
    for (const mark of [
      {
        ...MARK,
        points: [
          [10, 10],
          [320, 10],
        ],
      },
      { ...MARK, points: [[10, 10]] },
      { shape: 'text', points: [[10, 10]], text: null },
    ] as Body<'drawMark'>['mark'][])
      expect((await draw(still, mark)).body.error.code).toBe('INVALID_INPUT');
  });

  it('a thousand at once from one phone: some are taken, the rest refused with when to try again', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => draw(still)));
    const taking = answers.filter(({ status }) => status === 201);
    expect(taking).toHaveLength(30);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect({ status, code: body.error.code }).toEqual({ status: 429, code: 'THROTTLED' });
      expect(body.error.retryAfterMs).toBeGreaterThan(0);
    }
    expect(await marks()).toHaveLength(30);
  });

  it('are full at three hundred', async () => {
    for (let count = 0; count < 300; count += 1) {
      server.clock.advance(100);
      expect((await draw(still)).status).toBe(201);
    }
    server.clock.advance(100);
    expect((await draw(still)).body.error.code).toBe('MARKS_FULL');
  });

  it('of another case do not exist', async () => {
    const other = await seatCase(cast);
    const holder = await openPhone(server, other);
    const answer = await holder.call('drawOwnMark', { body: { still, mark: MARK } });
    expect(answer.body.error.code).toBe('NOT_FOUND');
    await signInAgain(cast.desk);
    const { events } = await cast.investigator.ok('drawMark', {
      params: taken.params,
      body: { still, mark: MARK },
    });
    expect(only(events, 'mark-drawn').side).toBe('officer');
  });
});
