import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cast, castAt, openPhone } from '../testing/cast.ts';
import { connected, openLive } from '../testing/live-client.ts';
import { only, seatCase } from '../testing/taking-part.ts';
import { report, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const SENT = {
  description: '灰色外套',
  place: '人民广场',
  picture: null,
  isTold: true,
  clueId: null,
};
const { place, what, complainant, items } = report();

let server: TestApp;
let cast: Cast;
let address: string;
const open: ReturnType<typeof openLive>[] = [];
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  address = await server.listen();
});
afterEach(async () => {
  for (const { socket } of open.splice(0)) socket.close();
  await server.close();
});

/** A screen with every list of lookouts it was sent, as the answers on each. */
async function screenOf(officer: TestClient) {
  const lists: string[][][] = [];
  const live = openLive(address, 'officer', { cookie: officer.cookie() });
  open.push(live);
  live.socket.on('lookouts', (lookouts: { answers: { answer: string }[] }[]) =>
    lists.push(lookouts.map(({ answers }) => answers.map(({ answer }) => answer))),
  );
  await expect.poll(() => live.socket.connected).toBe(true);
  return { ...live, lists };
}

async function sendLookout(caseId: string): Promise<string> {
  const { version } = (await cast.desk.ok('getCase', { params: { caseId } })).row;
  const given = { params: { caseId }, body: { version, ...SENT } };
  const { events } = await cast.investigator.ok('sendLookout', given);
  return only(events, 'lookout-sent').lookoutId;
}

const answer = (by: TestClient, lookoutId: string, word: 'seen' | 'caught') =>
  by.ok('answerLookout', { params: { lookoutId }, body: { answer: word, place: '东口' } });

it('patrols of the station see a lookout come, change and go, and another station nothing of it', async () => {
  const taken = await seatCase(cast);
  const patrol = await server.officer(cast.station, 'patrol');
  const mine = await screenOf(patrol);
  const foreign = await screenOf(await server.officer(await server.station('WC'), 'patrol'));
  const id = await sendLookout(taken.id);
  await expect.poll(() => mine.lists.at(-1)).toEqual([[]]);
  await answer(patrol, id, 'seen');
  await expect.poll(() => mine.lists.at(-1)).toEqual([['seen']]);
  await answer(patrol, id, 'caught');
  await expect.poll(() => mine.lists.at(-1)).toEqual([]);
  expect(foreign.frames.join()).not.toContain(id);
});

it('a patrol that joins later has the list before anything changes', async () => {
  const taken = await seatCase(cast);
  await sendLookout(taken.id);
  const late = await screenOf(await server.officer(cast.station, 'patrol'));
  await expect.poll(() => late.lists.at(-1)).toEqual([[]]);
});

it('the end of the case takes its lookouts off open screens', async () => {
  const taken = await seatCase(cast);
  await sendLookout(taken.id);
  const mine = await screenOf(await server.officer(cast.station, 'patrol'));
  await expect.poll(() => mine.lists.at(-1)).toEqual([[]]);
  await taken.refresh();
  await taken.post(cast.desk, { milestone: 'case_closed', outcome: 'not_solved' });
  await expect.poll(() => mine.lists.at(-1)).toEqual([]);
});

it('whoever may not see lookouts hears nothing of them', async () => {
  const taken = await seatCase(cast);
  const mediator = await screenOf(await server.officer(cast.station, 'mediator'));
  const patrol = await screenOf(await server.officer(cast.station, 'patrol'));
  const id = await sendLookout(taken.id);
  await expect.poll(() => patrol.frames.join()).toContain(id);
  expect(mediator.frames.join()).not.toContain(id);
});

it('nothing that reaches a patrol tells whose case it is', async () => {
  const taken = await seatCase(cast);
  const patrol = await server.officer(cast.station, 'patrol');
  const mine = await screenOf(patrol);
  const id = await sendLookout(taken.id);
  await expect.poll(() => mine.lists.at(-1)).toEqual([[]]);
  const given = { params: { lookoutId: id }, body: { answer: 'caught' as const, place: '东口' } };
  const replies = [await patrol.call('listLookouts'), await patrol.call('answerLookout', given)];
  await expect.poll(() => mine.lists.at(-1)).toEqual([]);
  const seen = [...mine.frames, ...replies.map(({ text }) => text)].join('\n');
  const secrets = [taken.id, taken.pass.number, complainant.name, complainant.phone, place, what];
  for (const secret of [...secrets, items[0]?.name ?? '']) expect(seen).not.toContain(secret);
  expect(seen).not.toMatch(/"(?:number|alias|caseId|facts|identity|passTail)"/);
});

it('nothing of a lookout that reaches the complainant says who is out there, where, or what was sent', async () => {
  const taken = await seatCase(cast);
  const patrol = await server.officer(cast.station, 'patrol');
  const phone = await openPhone(server, taken);
  const screen = await connected(address, 'complainant', { cookie: phone.cookie() });
  open.push(screen);
  await answer(patrol, await sendLookout(taken.id), 'caught');
  server.clock.advance(5 * 60_000);
  await expect.poll(() => screen.frames.join(), { timeout: 5000 }).toContain('suspect_apprehended');
  const own = await phone.call('getOwnCase');
  const seen = [...screen.frames, own.text].join('\n');
  for (const secret of [patrol.badge, patrol.officerId, '东口', SENT.description, SENT.place])
    expect(seen).not.toContain(secret);
  expect(seen).not.toMatch(/lookout-|lookoutId|isFromPatrol|tellAt/);
  const places = own.body.events.map(({ sharedSeq }: { sharedSeq: number }) => sharedSeq);
  expect(places).toEqual(places.map((_: number, index: number) => index + 1));
});
