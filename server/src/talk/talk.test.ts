import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { noise, only, ownUpload, seatCase } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const WINDOW_MS = 180 * 60_000;
const KEY = 'the-same-intent-again-0001';
const RIGHT_TO_LEFT = '\u202e';

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

const say = (text: string) => ({ body: { text } });
const reply = (text: string) => ({ params: taken.params, body: { text } });
const stream = async (client = phone) => (await client.ok('getOwnCase')).events;
const entries = async (client = phone) => (await stream(client)).map(({ entry }) => entry);
const spoken = async () => (await entries()).flatMap((entry) => (entry.type === 'message' ? entry.text : []));

/** Leaves these shared and takes the rest back. */
async function narrowTo(scopes: Body<'narrowSharing'>['scopes']) {
  await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
  const { version } = (await taken.refresh()).row;
  const body = { version, scopes, code: 'other' as const, reason: '先收一收' };
  await cast.approver.ok('narrowSharing', { params: taken.params, body });
}

describe('a message', () => {
  it('is on both sides at once, with who wrote it and in which language it seems to be', async () => {
    await phone.ok('sendOwnMessage', say('他往东门走了'));
    await cast.investigator.ok('sendMessage', reply('شكرًا'));
    expect((await entries()).slice(-2)).toMatchObject([
      { type: 'message', side: 'complainant', text: '他往东门走了', textLanguage: 'zh-Hans', by: null },
      { type: 'message', side: 'officer', text: 'شكرًا', textLanguage: 'ar', by: { familyName: '王' } },
    ]);
    const { events } = await taken.refresh();
    expect(events.slice(-2)).toMatchObject([
      { type: 'message-sent', side: 'complainant', by: null },
      { type: 'message-sent', side: 'officer', by: { badge: cast.investigator.badge } },
    ]);
  });

  it('leaves what an officer is about to post as good as it was', async () => {
    await phone.ok('sendOwnMessage', say('等等'));
    await expect(taken.post(cast.investigator, { note: '继续查找' })).resolves.toBeDefined();
  });

  it('does not count as the word that was promised', async () => {
    const nextUpdateBy = server.clock.now() + 600_000;
    const body = { version: taken.version, nextUpdateBy };
    await cast.investigator.ok('makePromise', { params: taken.params, body });
    await cast.investigator.ok('sendMessage', reply('在的'));
    expect((await taken.refresh()).row.nextUpdateBy).toBe(nextUpdateBy);
  });

  it('sent again after a lost answer is there once, and gets the first answer, also when the window ended in between', async () => {
    const first = await phone.ok('sendOwnMessage', { ...say('离线写的'), key: KEY });
    expect(await phone.ok('sendOwnMessage', { ...say('离线写的'), key: KEY })).toEqual(first);
    server.clock.advance(WINDOW_MS);
    expect(await phone.ok('sendOwnMessage', { ...say('离线写的'), key: KEY })).toEqual(first);
    expect((await spoken()).filter((text) => text === '离线写的')).toHaveLength(1);
  });

  it('that reaches the server only after the window is refused, and says why', async () => {
    server.clock.advance(WINDOW_MS);
    expect(await phone.refused('sendOwnMessage', { ...say('晚了'), key: KEY })).toBe('WINDOW_ENDED');
    expect(await spoken()).toEqual([]);
  });

  it('needs messages to be shared, on both sides', async () => {
    await narrowTo(['timeline', 'stills']);
    expect(await phone.refused('sendOwnMessage', say('还在吗'))).toBe('SCOPE_CLOSED');
    expect(await cast.desk.refused('sendMessage', reply('在'))).toBe('SCOPE_CLOSED');
    await taken.refresh();
    await taken.revoke();
    expect(await phone.refused('sendOwnMessage', say('还在吗'))).toBe('WINDOW_ENDED');
    expect(await cast.desk.refused('sendMessage', reply('在'))).toBe('WINDOW_ENDED');
  });

  it('of a hundred kilobytes is refused before anything looks at it', async () => {
    const { status, body } = await phone.call('sendOwnMessage', say('长'.repeat(100_000)));
    expect([status, body.error.code]).toEqual([413, 'TOO_LARGE']);
    expect(await phone.refused('sendOwnMessage', say('长'.repeat(2001)))).toBe('INVALID_INPUT');
    expect(await spoken()).toEqual([]);
  });

  it('that turns the direction of writing around is refused, and the field is named', async () => {
    const { status, body } = await phone.call('sendOwnMessage', say(`${RIGHT_TO_LEFT}txt.exe`));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', fields: ['text'] });
  });

  it('after many others has to wait, and the rest of the case does not', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => phone.call('sendOwnMessage', say(`第${n}条`))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(20);
    const { retryAfterMs } = refused[0]?.body.error ?? {};
    expect(retryAfterMs).toBeGreaterThan(0);
    await cast.investigator.ok('sendMessage', reply('慢慢说'));
    server.clock.advance(retryAfterMs);
    await phone.ok('sendOwnMessage', say('好'));
    expect((await spoken()).length).toBe(40 - refused.length + 2);
  });
});

describe('what both sides write at the same time', () => {
  it('stands on both ends once each and in the same order', async () => {
    const address = await server.listen();
    const screens = createScreens(() => address);
    const officer = screens.officer(cast.investigator.cookie());
    await officer.watch(taken.id);
    const own = screens.complainant(phone.cookie());
    const second = await openPhone(server, taken);
    await expect.poll(() => own.snapshots.length).toBe(1);
    await Promise.all(
      [0, 1, 2].flatMap((n) => [
        phone.ok('sendOwnMessage', say(`手机${n}`)),
        second.ok('addOwnClue', { body: { form: 'text', text: `线索${n}` } }),
        cast.investigator.ok('sendMessage', reply(`民警${n}`)),
        cast.desk.ok('sendMessage', reply(`前台${n}`)),
      ]),
    );
    const ids = () => own.events().flatMap(({ entry }) => (isTalk(entry.type) ? entry.id : []));
    await expect.poll(() => ids().length).toBe(12);
    const talk = (await taken.refresh()).events.filter(({ type }) => /^(message|clue)-/.test(type));
    expect(talk.map(({ id }) => id)).toEqual(ids());
    await expect
      .poll(() => officer.events.filter(({ type }) => /^(message|clue)-/.test(type)).map(({ id }) => id))
      .toEqual(ids());
    screens.closeAll();
  });
});

const isTalk = (type: string) => type === 'message' || type === 'clue';

const TEXT_CLUE: Body<'addOwnClue'> = { form: 'text', text: '他背黑色双肩包' };
async function ownClue(body: Body<'addOwnClue'> = TEXT_CLUE): Promise<string> {
  return (await phone.ok('addOwnClue', { body })).events[0]?.entry.id ?? '';
}
const onClue = (clueId: string) => ({ params: { ...taken.params, clueId } });

describe('a clue', () => {
  it('describes someone or something by the questions that fit', async () => {
    const described = [{ field: 'top' as const, value: '灰色外套' }];
    await ownClue({ form: 'description', subject: 'person', described, text: null });
    expect((await entries()).at(-1)).toMatchObject({
      type: 'clue',
      side: 'complainant',
      clue: { form: 'description', subject: 'person', described, text: null },
    });
    const { body } = await phone.call('addOwnClue', {
      body: { form: 'description', subject: 'vehicle', described, text: null },
    });
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', fields: ['described'] });
  });

  it('with characters that turn the direction around is refused, and the field is named', async () => {
    const turned = { form: 'text' as const, text: `黑色${RIGHT_TO_LEFT}包` };
    expect((await phone.call('addOwnClue', { body: turned })).body.error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [expect.stringContaining('text')],
    });
  });

  it('with a photo shows it to both sides', async () => {
    const uploadId = await ownUpload(phone, await noise());
    await ownClue({ form: 'photo', uploadId, text: null });
    const clue = only((await taken.refresh()).events, 'clue-added');
    const pictureId = clue.clue.pictureId ?? '';
    const officers = await cast.desk.call('getPicture', { params: { ...taken.params, pictureId } });
    const own = await phone.call('getOwnPicture', { params: { pictureId } });
    expect([officers.status, own.status]).toEqual([200, 200]);
  });

  it('given by word of mouth is written down by an officer, and thanked for', async () => {
    const { events } = await cast.desk.ok('addClue', { params: taken.params, body: TEXT_CLUE });
    await cast.desk.ok('thankForClue', {
      ...onClue(events[0]?.id ?? ''),
      body: { note: '谢谢，帮了大忙' },
    });
    expect((await entries()).slice(-2)).toMatchObject([
      { type: 'clue', side: 'officer', clue: { text: '他背黑色双肩包' } },
      { type: 'clue-thanked', target: events[0]?.id, note: '谢谢，帮了大忙', noteLanguage: 'zh-Hans' },
    ]);
  });

  it('after many others has to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        phone.call('addOwnClue', { body: { form: 'text', text: `${n}` } }),
      ),
    );
    const codes = answers.flatMap(({ status, body }) => (status === 201 ? [] : body.error.code));
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(codes)).toEqual(new Set(['THROTTLED']));
  });

  it('needs messages to be shared and the window to be open', async () => {
    await narrowTo(['timeline', 'stills']);
    expect(await phone.refused('addOwnClue', { body: TEXT_CLUE })).toBe('SCOPE_CLOSED');
    expect(await cast.desk.refused('addClue', { params: taken.params, body: TEXT_CLUE })).toBe(
      'SCOPE_CLOSED',
    );
    server.clock.advance(WINDOW_MS);
    expect(await phone.refused('addOwnClue', { body: TEXT_CLUE })).toBe('WINDOW_ENDED');
  });
});

describe('the assessment of a clue', () => {
  it('is between officers: neither it nor a gap nor a sign of life reaches the complainant', async () => {
    const address = await server.listen();
    const screens = createScreens(() => address);
    const own = screens.complainant(phone.cookie());
    await expect.poll(() => own.snapshots.length).toBe(1);
    const clueId = await ownClue();
    const before = await phone.ok('getOwnCase');
    await cast.desk.ok('assessClue', {
      ...onClue(clueId),
      body: { assessment: 'not_relevant', note: '和本案无关' },
    });
    const assessed = only((await taken.refresh()).events, 'clue-assessed');
    expect(assessed).toMatchObject({ visibility: 'internal', sharedSeq: null, target: clueId });
    const after = await phone.call('getOwnCase');
    expect(after.body).toEqual(before);
    await cast.desk.ok('sendMessage', reply('谢谢'));
    await expect.poll(() => own.events().at(-1)?.entry.type).toBe('message');
    expect(own.places()).toEqual(own.places().map((_, index) => index + 1));
    const heard = JSON.stringify([own.events(), own.snapshots, after.text]);
    for (const trace of ['not_relevant', '和本案无关', 'assess', assessed.id])
      expect(heard).not.toContain(trace);
    screens.closeAll();
  });

  it('may change, and the last one counts', async () => {
    const clueId = await ownClue();
    for (const assessment of ['known', 'useful'] as const)
      await cast.desk.ok('assessClue', { ...onClue(clueId), body: { assessment, note: null } });
    const { events } = await taken.refresh();
    expect(events.findLast(({ type }) => type === 'clue-assessed')).toMatchObject({ assessment: 'useful' });
  });

  it('outlives the window: officers go on thinking', async () => {
    const clueId = await ownClue();
    await taken.refresh();
    await taken.revoke();
    const body = { assessment: 'useful' as const, note: null };
    await expect(cast.desk.ok('assessClue', { ...onClue(clueId), body })).resolves.toBeDefined();
    expect(await cast.desk.refused('thankForClue', { ...onClue(clueId), body: { note: null } })).toBe(
      'WINDOW_ENDED',
    );
  });

  it('and thanks are for clues of this case alone', async () => {
    const other = await seatCase(cast);
    const foreign = await (await openPhone(server, other)).ok('addOwnClue', { body: TEXT_CLUE });
    const said = await phone.ok('sendOwnMessage', say('不是线索'));
    for (const id of [foreign.events[0]?.entry.id, said.events[0]?.entry.id, 'never-was']) {
      const assessment = { assessment: 'useful' as const, note: null };
      const at = onClue(id ?? '');
      expect(await cast.desk.refused('assessClue', { ...at, body: assessment })).toBe('NOT_FOUND');
      expect(await cast.desk.refused('thankForClue', { ...at, body: { note: null } })).toBe('NOT_FOUND');
    }
  });
});
