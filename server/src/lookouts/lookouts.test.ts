import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { LOOKOUT_ANSWERS } from '@sunshine-seat/shared/domain/lookouts.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellDelayed } from '../cases/tell-delayed.commands.ts';
import { type Cast, castAt, openPhone, signInAgain, type TestCase, takeCase } from '../testing/cast.ts';
import { addStill, only, seatCase, shareStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const MINUTE = 60_000;
const DELAY = 5 * MINUTE;
type Answer = Body<'answerLookout'>['answer'];

let server: TestApp;
let cast: Cast;
let patrol: Awaited<ReturnType<TestApp['officer']>>;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  patrol = await server.officer(cast.station, 'patrol');
  await inWindow();
});
afterEach(() => server.close());

async function inWindow(): Promise<void> {
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
}
async function beforeWindow(): Promise<void> {
  taken = await takeCase(cast);
  await taken.accept();
  phone = await openPhone(server, taken);
}

const given: Omit<Body<'sendLookout'>, 'version'> = {
  description: '灰色外套，蓝色口罩',
  place: '人民广场',
  picture: null,
  isTold: true,
  clueId: null,
};
const call = async (change: Partial<Body<'sendLookout'>> = {}) =>
  cast.investigator.call('sendLookout', {
    params: taken.params,
    body: { version: (await taken.refresh()).row.version, ...given, ...change },
  });
async function send(change: Partial<Body<'sendLookout'>> = {}): Promise<string> {
  const { status, body, text } = await call(change);
  if (status !== 201) throw new Error(text);
  await taken.refresh();
  return only(body.events, 'lookout-sent').lookoutId;
}
const answer = (lookoutId: string, word: Answer, place: string | null = null, by: TestClient = patrol) =>
  by.call('answerLookout', { params: { lookoutId }, body: { answer: word, place } });
const end = (lookoutId: string) =>
  cast.investigator.call('endLookout', { params: { ...taken.params, lookoutId } });
const close = async () => {
  await taken.refresh();
  return taken.post(cast.desk, { milestone: 'case_closed', outcome: 'not_solved' });
};
const live = async (by: TestClient = patrol) => (await by.ok('listLookouts')).lookouts;
const own = () => phone.ok('getOwnCase');
const told = async () =>
  (await own()).events.flatMap(({ entry }) => (entry.type === 'update' ? (entry.milestone ?? []) : []));
const stage = async () => (await taken.refresh()).row.stage;
async function later(ms: number): Promise<void> {
  server.clock.advance(ms);
  await tellDelayed(server.services);
}

describe('a lookout', () => {
  it('is on the patrols’ list at once, with the golden hours to count by and nothing of whose case it is', async () => {
    const id = await send();
    const [lookout] = await live();
    expect(lookout).toEqual({
      id,
      description: given.description,
      place: given.place,
      hasPicture: false,
      kind: 'theft',
      occurredAt: taken.row.occurredAt,
      sentAt: server.clock.now(),
      by: expect.objectContaining({ id: cast.investigator.officerId }),
      answers: [],
    });
  });

  it('stands in the order of golden time left', async () => {
    const now = server.clock.now();
    const ids = [];
    for (const minutes of [30, 90, 170]) {
      taken = await takeCase(cast, { occurredAt: now - minutes * MINUTE });
      await taken.accept();
      ids.unshift(await send());
    }
    expect((await live()).map(({ id }) => id)).toEqual(ids);
    await server.clock.advance(20 * MINUTE);
    // The one whose golden hours have passed goes behind those that still have some.
    expect((await live()).map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
  });

  it('is of its station alone', async () => {
    const id = await send();
    const other = await server.officer(await server.station('WC'), 'patrol', 'investigator');
    expect(await live(other)).toEqual([]);
    expect((await answer(id, 'seen', null, other)).body.error.code).toBe('NOT_FOUND');
    expect((await answer('no-such-lookout', 'seen')).body.error.code).toBe('NOT_FOUND');
  });

  it('is told to the complainant as a milestone without words, where it was so decided', async () => {
    await send();
    const { entry, header } = (await own()).events.at(-1) ?? {};
    expect(entry).toMatchObject({ type: 'update', milestone: 'lookout_sent', note: null, place: null });
    expect(header?.stage).toBe('accepted');
  });

  it('leaves no trace with the complainant otherwise, not even in the count', async () => {
    const before = await own();
    const id = await send({ isTold: false });
    for (const word of ['seen', 'not_found', 'caught'] as const) await answer(id, word, '人民广场');
    await later(DELAY);
    expect({ ...(await own()), now: 0 }).toEqual({ ...before, now: 0 });
    expect(await stage()).toBe('suspect_apprehended');
  });

  it('may go out before the case is accepted; there is no milestone for it yet', async () => {
    taken = await takeCase(cast);
    phone = await openPhone(server, taken);
    await send();
    expect(await told()).toEqual([]);
    expect(await live()).toHaveLength(1);
  });

  it('is held back from the complainant without a window, and told on approval', async () => {
    await beforeWindow();
    await send();
    expect(await told()).toEqual(['case_accepted']);
    await taken.approve(await taken.ask());
    expect(await told()).toEqual(['case_accepted', 'lookout_sent']);
  });

  it('names a clue of the case, or is refused', async () => {
    const { events } = await cast.desk.ok('addClue', {
      params: taken.params,
      body: { form: 'text', text: '他戴蓝色口罩' },
    });
    const clueId = only(events, 'clue-added').id;
    expect(only((await call({ clueId })).body.events, 'lookout-sent').clue).toBe(clueId);
    expect((await call({ clueId: 'no-such-clue' })).body.error.code).toBe('NOT_FOUND');
    await inWindow();
    expect((await call({ clueId })).body.error.code).toBe('NOT_FOUND');
  });

  it('is refused on a version that has passed, and on an ended case', async () => {
    const { version } = (await taken.refresh()).row;
    await send();
    expect((await call({ version })).body.error.code).toBe('STALE_VERSION');
    await close();
    expect((await call()).body.error.code).toBe('CASE_ENDED');
  });
});

describe('the end of a lookout', () => {
  it('takes it off the list, once', async () => {
    const id = await send();
    expect((await end(id)).status).toBe(201);
    expect(await live()).toEqual([]);
    expect((await end(id)).body.error.code).toBe('LOOKOUT_ENDED');
  });

  it('comes with the end of the case, is on its record, and stays when the case is reopened', async () => {
    const ids = [await send(), await send()];
    const { events } = await close();
    const ended = events.flatMap((event) => (event.type === 'lookout-ended' ? event.lookoutId : []));
    expect(ended).toEqual(ids);
    expect(await live()).toEqual([]);
    expect((await answer(ids[0] ?? '', 'seen')).body.error.code).toBe('LOOKOUT_ENDED');
    await taken.post(cast.desk, { milestone: 'case_reopened', reason: '有新线索' });
    expect(await live()).toEqual([]);
  });

  it('does not turn away an answer that was on its way, and does a minute later', async () => {
    const id = await send();
    await end(id);
    server.clock.advance(MINUTE - 1);
    expect((await answer(id, 'seen')).status).toBe(201);
    server.clock.advance(1);
    expect((await answer(id, 'seen')).body.error.code).toBe('LOOKOUT_ENDED');
  });
});

describe('an answer', () => {
  it.each(LOOKOUT_ANSWERS)('%s is kept with place and name for officers and patrols', async (word) => {
    const id = await send();
    const { body } = await answer(id, word, '中山路口');
    const kept = { answer: word, place: '中山路口', by: { badge: patrol.badge }, at: server.clock.now() };
    expect(body.lookout.answers).toMatchObject([kept]);
    expect(only((await taken.refresh()).events, 'lookout-answered')).toMatchObject({
      lookoutId: id,
      answer: word,
      place: '中山路口',
      visibility: 'internal',
      sharedSeq: null,
    });
  });

  it.each([
    ['seen', 'lookout_answered'],
    ['following', 'lookout_answered'],
    ['on_scene', 'lookout_answered'],
    ['caught', 'suspect_apprehended'],
    ['not_found', null],
  ] as const)('%s is told as %s after the station’s delay and not before', async (word, milestone) => {
    const before = await own();
    await send();
    const id = (await live())[0]?.id ?? '';
    await answer(id, word, '中山路口');
    await later(DELAY - 1);
    expect((await own()).head).toBe(before.head + 1);
    await later(1);
    const { events } = await own();
    expect(events.slice(before.head + 1).map(({ entry }) => entry)).toMatchObject(
      milestone ? [{ type: 'update', milestone, note: null, place: null, by: null }] : [],
    );
    expect(JSON.stringify(events)).not.toMatch(/中山路口|人民广场|灰色外套/);
  });

  it('is told at once where the station does not wait', async () => {
    cast = await castAtOnce();
    await inWindow();
    await answer(await send(), 'caught');
    expect(await told()).toEqual(['case_accepted', 'lookout_sent', 'suspect_apprehended']);
    expect((await own()).header.stage).toBe('suspect_apprehended');
  });

  it('caught moves the case at once, ends the lookout, and tells the complainant later', async () => {
    const id = await send();
    await answer(id, 'caught');
    expect((await taken.refresh()).row).toMatchObject({
      stage: 'suspect_apprehended',
      sharedStage: 'accepted',
    });
    expect(await live()).toEqual([]);
    await later(DELAY);
    expect((await own()).header.stage).toBe('suspect_apprehended');
  });

  it('that does not move the case makes no officer’s version stale, and one that does, does', async () => {
    const id = await send();
    const { version } = (await taken.refresh()).row;
    await answer(id, 'seen');
    expect((await taken.refresh()).row.version).toBe(version);
    await answer(id, 'caught');
    expect((await taken.refresh()).row.version).toBe(version + 1);
  });

  it('is taken once, however often it is sent', async () => {
    const id = await send();
    const again = {
      params: { lookoutId: id },
      body: { answer: 'seen' as const, place: null },
      key: 'the-same-thumb-twice',
    };
    await patrol.ok('answerLookout', again);
    expect((await patrol.ok('answerLookout', again)).lookout.answers).toHaveLength(1);
  });

  it('of a patrol who retracts nothing: an officer who takes the milestone back before its time does so unseen', async () => {
    const before = (await own()).head;
    const id = await send();
    await answer(id, 'caught');
    const { events } = await taken.refresh();
    const posted = events.findLast(({ type }) => type === 'update-posted');
    await cast.investigator.ok('retractUpdate', {
      params: { caseId: taken.id, eventId: posted?.id ?? '' },
      body: { version: taken.version, reason: '不是同一个人' },
    });
    await later(DELAY);
    expect((await own()).head).toBe(before + 1);
  });

  it('on a closed case is refused, and tells nothing', async () => {
    const id = await send();
    await close();
    const before = await own();
    expect((await answer(id, 'caught')).body.error.code).toBe('LOOKOUT_ENDED');
    expect(await own()).toEqual(before);
  });

  async function castAtOnce(): Promise<Cast> {
    const at = await server.station('NW', { patrolDelayMinutes: 0 });
    patrol = await server.officer(at, 'patrol');
    return {
      station: at,
      desk: await server.officer(at, 'desk'),
      investigator: await server.officer(at, 'investigator'),
      approver: await server.officer(at, 'approver'),
    };
  }
});

describe('two patrols at once', () => {
  it('are both kept, and a catch by both is one milestone and one end', async () => {
    const id = await send();
    const second = await server.officer(cast.station, 'patrol');
    const answers = await Promise.all([answer(id, 'caught', '东口'), answer(id, 'caught', '西口', second)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { events } = await taken.refresh();
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([count('lookout-answered'), count('lookout-ended')]).toEqual([2, 1]);
    await later(DELAY);
    expect((await told()).filter((one) => one === 'suspect_apprehended')).toHaveLength(1);
  });

  it('of many answers none is lost, and their order is the same for everyone', async () => {
    const id = await send();
    const crowd = await Promise.all(Array.from({ length: 6 }, () => server.officer(cast.station, 'patrol')));
    await Promise.all(crowd.map((one, nth) => answer(id, 'seen', `路口${nth}`, one)));
    const [lookout] = await live();
    const places = lookout?.answers.map(({ place }) => place);
    expect(new Set(places).size).toBe(6);
    const { events } = await taken.refresh();
    expect(events.flatMap((event) => (event.type === 'lookout-answered' ? event.place : [])).sort()).toEqual(
      places?.sort(),
    );
  });

  it('while an officer closes the case: either it came before, or it is refused', async () => {
    const id = await send();
    const { version } = await taken.refresh().then(({ row }) => row);
    const [answered, closed] = await Promise.all([
      answer(id, 'seen'),
      cast.desk.call('postUpdate', {
        params: taken.params,
        body: {
          version,
          visibility: 'shared',
          milestone: 'case_closed',
          note: null,
          place: null,
          reason: null,
          outcome: 'not_solved',
          nextUpdateBy: null,
        },
      }),
    ]);
    expect(closed.status).toBe(201);
    const { events } = await taken.refresh();
    const types = events.map(({ type }) => type);
    expect(types.includes('lookout-answered')).toBe(answered.status === 201);
    expect(types.indexOf('lookout-answered')).toBeLessThan(types.indexOf('lookout-ended'));
  });
});

describe('the same catch told by an officer and by a patrol', () => {
  it('is told once: by whoever comes first', async () => {
    const id = await send();
    await answer(id, 'caught');
    await taken.refresh();
    await taken.post(cast.investigator, { milestone: 'suspect_apprehended', note: '人已带回' });
    await later(DELAY);
    expect((await told()).filter((one) => one === 'suspect_apprehended')).toHaveLength(1);
  });

  it('is told by the patrol when officers kept it to themselves', async () => {
    const id = await send();
    await taken.post(cast.investigator, { milestone: 'suspect_apprehended', visibility: 'internal' });
    await answer(id, 'caught');
    await later(DELAY);
    expect(await told()).toContain('suspect_apprehended');
  });
});

describe('the picture of a lookout', () => {
  const see = (lookoutId: string, by: TestClient = patrol) =>
    by.call('getLookoutPicture', { params: { lookoutId } });

  it('is the masked copy; without one there is nothing to send', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const picture = { still: still.id, isOriginal: false };
    expect((await call({ picture })).body.error.code).toBe('NOT_FOUND');
    const shared = await shareStill(cast.investigator, taken.id, still.id);
    const sent = only((await call({ picture })).body.events, 'lookout-sent');
    expect(sent).toMatchObject({ pictureId: shared.pictureId, isOriginal: false });
  });

  it('is the one without masks by decision alone, and that is on the record', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const { events } = (await call({ picture: { still: still.id, isOriginal: true } })).body;
    expect(only(events, 'lookout-sent')).toMatchObject({ pictureId: still.pictureId, isOriginal: true });
  });

  it('is shown to patrols while the lookout is live, and is then gone', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const id = await send({ picture: { still: still.id, isOriginal: true } });
    expect((await live())[0]?.hasPicture).toBe(true);
    expect((await see(id)).headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
    });
    await end(id);
    expect((await see(id)).body.error.code).toBe('NOT_FOUND');
    expect((await see(await send())).body.error.code).toBe('NOT_FOUND');
  });

  it('of another station’s lookout is answered like one of none', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const id = await send({ picture: { still: still.id, isOriginal: true } });
    const other = await server.officer(await server.station('WC'), 'patrol');
    expect((await see(id, other)).body.error.code).toBe('NOT_FOUND');
  });

  it('is recorded as seen for officers; the complainant’s own log does not tell that a lookout is out', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const id = await send({ isTold: false, picture: { still: still.id, isOriginal: true } });
    const before = (await phone.ok('getAccessLog')).lines.filter(({ action }) => action === 'picture');
    await see(id);
    const { lines } = await cast.desk.ok('listReads', { params: taken.params });
    expect(lines.find(({ action }) => action === 'picture-seen')?.officer?.badge).toBe(patrol.badge);
    const after = (await phone.ok('getAccessLog')).lines.filter(({ action }) => action === 'picture');
    expect(after).toEqual(before);
  });
});

describe('a patrol', () => {
  it('sees lookouts and nothing else: no queue, no case, no stills', async () => {
    await send();
    expect(await patrol.refused('listCases', { query: {} })).toBe('NOT_ALLOWED');
    expect(await patrol.refused('getCase', { params: taken.params })).toBe('NOT_ALLOWED');
    expect(await patrol.refused('getIdentity', { params: taken.params })).toBe('NOT_ALLOWED');
  });

  it('is let in again after its session ended, and finds the lookouts that are live', async () => {
    const id = await send();
    server.clock.advance(31 * MINUTE);
    await signInAgain(patrol);
    expect((await live()).map((one) => one.id)).toEqual([id]);
  });
});
