import { randomUUID } from 'node:crypto';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { addStill, seatCase, shareStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';
import { caseTables } from './cases.tables.ts';

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

const asked = (change: Partial<Body<'addHelper'>> = {}): Body<'addHelper'> => ({
  relation: 'relative',
  name: '刘梅',
  scopes: ['timeline'],
  ...change,
});

/** A helper of the case, with the phone their pass is opened on. */
async function helped(change: Partial<Body<'addHelper'>> = {}) {
  const { helper, number, code } = await phone.ok('addHelper', { body: asked(change) });
  const theirs = server.nobody();
  await theirs.ok('openPass', { body: { number, code } });
  return { id: helper.id, number, code, theirs };
}

const entriesOf = async (client: TestClient) =>
  (await client.ok('getOwnCase')).events.map(({ entry }) => entry);
const typesOf = async (client: TestClient) => (await entriesOf(client)).map(({ type }) => type);

describe('giving a helper a pass', () => {
  it('makes a code that opens the case by the same number, and that no table holds', async () => {
    const { helper, number, code, address } = await phone.ok('addHelper', { body: asked() });
    expect({ number, address }).toEqual({
      number: taken.pass.number,
      address: expect.stringContaining(code),
    });
    expect(helper).toMatchObject({ relation: 'relative', name: '刘梅', scopes: ['timeline'] });
    expect(helper.tail).toBe(code.slice(-4));
    const theirs = server.nobody();
    await theirs.ok('openPass', { body: { number, code } });
    expect((await theirs.ok('getOwnCase')).pass).toEqual({
      id: helper.id,
      relation: 'relative',
      scopes: ['timeline'],
    });
    const { casePasses } = server.services.db.tables(caseTables);
    const rows = JSON.stringify(await server.services.db.q.select().from(casePasses));
    expect(rows).not.toContain(code);
    expect(rows).not.toContain('刘梅');
  });

  it('shows the same code again to the same request, and adds nobody twice', async () => {
    const given = { body: asked(), key: randomUUID() };
    const first = await phone.ok('addHelper', given);
    expect(await phone.ok('addHelper', given)).toEqual(first);
    expect((await phone.ok('listHelpers')).helpers).toHaveLength(1);
  });

  it('is told to officers by name, and does not make stale what they decide', async () => {
    await phone.ok('addHelper', { body: asked({ relation: 'lawyer', name: '周律师' }) });
    const { events, row } = await taken.refresh();
    expect(events.at(-1)).toMatchObject({ type: 'helper-added', relation: 'lawyer', name: '周律师' });
    expect(row.version).toBe(taken.version);
    await taken.post(cast.investigator, { note: '仍然有效' });
  });

  it('ends at five, and goes on when one is taken back', async () => {
    const { id } = await helped();
    for (let more = 0; more < 4; more += 1) await phone.ok('addHelper', { body: asked() });
    expect(await phone.refused('addHelper', { body: asked() })).toBe('HELPERS_FULL');
    await phone.ok('endHelper', { params: { helperId: id } });
    await phone.ok('addHelper', { body: asked() });
  });

  it('never gives more than five to ten requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => phone.call('addHelper', { body: asked() })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect((await phone.ok('listHelpers')).helpers).toHaveLength(5);
  });

  it('needs no window, and ends with the case', async () => {
    const waiting = await takeCase(cast);
    const own = await openPhone(server, waiting);
    await own.ok('addHelper', { body: asked() });
    await waiting.accept();
    await waiting.post(cast.desk, { milestone: 'case_closed', outcome: 'not_solved' });
    expect(await own.refused('addHelper', { body: asked() })).toBe('CASE_ENDED');
  });

  it.each([
    ['without the timeline', ['messages']],
    ['with the timeline twice', ['timeline', 'timeline']],
    ['with a seat', ['timeline', 'stills', 'seat']],
    ['with nothing', []],
  ])('is refused %s', async (_what, scopes) => {
    const body = asked({ scopes: scopes as never });
    expect(await phone.refused('addHelper', { body })).toBe('INVALID_INPUT');
  });
});

describe('a helper’s code', () => {
  it('is wrong in the same words as the complainant’s, and slows a guesser in the same way', async () => {
    const { number } = await helped();
    const guess = (code: string) =>
      server.nobody().call('openPass', { body: { number, code }, ip: '192.0.2.7' });
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) codes.push((await guess('0'.repeat(16))).body.error.code);
    expect(codes).toEqual([...Array(5).fill('PASS_REFUSED'), 'THROTTLED']);
  });

  it('stays open to its holder while someone guesses', async () => {
    const { number, code } = await helped();
    const ip = '192.0.2.8';
    for (let tries = 0; tries < 8; tries += 1)
      await server.nobody().call('openPass', { body: { number, code: '0'.repeat(16) }, ip });
    await server.nobody().ok('openPass', { body: { number, code }, ip });
  });
});

describe('taking a pass back', () => {
  it('ends every session opened with it and the code, and no other’s', async () => {
    const gone = await helped();
    const stays = await helped({ name: '张叔' });
    await phone.ok('endHelper', { params: { helperId: gone.id } });
    expect(await gone.theirs.refused('getOwnCase')).toBe('SESSION_ENDED');
    const { number, code } = gone;
    expect(await server.nobody().refused('openPass', { body: { number, code } })).toBe('PASS_REFUSED');
    await stays.theirs.ok('getOwnCase');
    await phone.ok('getOwnCase');
    expect((await phone.ok('listHelpers')).helpers.map(({ name }) => name)).toEqual(['张叔']);
    expect((await taken.refresh()).events.at(-1)).toMatchObject({ type: 'helper-ended', passId: gone.id });
  });

  it('cannot be done to a pass of another case, one that never was, or one’s own', async () => {
    const other = await openPhone(server, await takeCase(cast));
    const { id } = await helped();
    const own = (await phone.ok('getOwnCase')).pass.id;
    expect(await other.refused('endHelper', { params: { helperId: id } })).toBe('NOT_FOUND');
    expect(await phone.refused('endHelper', { params: { helperId: 'nobody' } })).toBe('NOT_FOUND');
    expect(await phone.refused('endHelper', { params: { helperId: own } })).toBe('NOT_FOUND');
  });

  it('happens to all of them when the desk issues a new pass: whoever found the old one may have given them', async () => {
    const { theirs, number, code } = await helped();
    await cast.desk.ok('reissuePass', { params: taken.params, body: { version: taken.version } });
    expect(await theirs.refused('getOwnCase')).toBe('SESSION_ENDED');
    expect(await server.nobody().refused('openPass', { body: { number, code } })).toBe('PASS_REFUSED');
  });
});

describe('a helper', () => {
  it('gives and takes no passes, sees no list of them, and not who opened the case', async () => {
    const { theirs, id } = await helped();
    expect(await theirs.refused('addHelper', { body: asked() })).toBe('NOT_ALLOWED');
    expect(await theirs.refused('endHelper', { params: { helperId: id } })).toBe('NOT_ALLOWED');
    expect(await theirs.refused('listHelpers')).toBe('NOT_ALLOWED');
    expect(await theirs.refused('getAccessLog')).toBe('NOT_ALLOWED');
    expect(await typesOf(theirs)).not.toContain('helper-added');
  });

  it('confirms nothing as the complainant’s own', async () => {
    const { theirs } = await helped({ scopes: ['timeline', 'messages', 'stills', 'location'] });
    const itemId = (await entriesOf(phone)).flatMap((one) => ('items' in one ? one.items : []))[0]?.id ?? '';
    const given = { params: { itemId }, body: { isMine: true } };
    expect(itemId).not.toBe('');
    expect(await theirs.refused('confirmItem', given)).toBe('NOT_ALLOWED');
  });

  it('writes where messages are theirs, as what they are to the complainant', async () => {
    const { theirs } = await helped({ relation: 'lawyer', scopes: ['timeline', 'messages'] });
    await theirs.ok('sendOwnMessage', { body: { text: '请问何时可以阅卷？' } });
    expect((await entriesOf(phone)).at(-1)).toMatchObject({ type: 'message', helper: 'lawyer' });
    expect((await taken.refresh()).events.at(-1)).toMatchObject({
      type: 'message-sent',
      side: 'complainant',
      helper: 'lawyer',
    });
  });

  it('does not write, mark or look at pictures where that was not given', async () => {
    const still = await addStill(cast.investigator, taken.id);
    const { pictureId } = await shareStill(cast.investigator, taken.id, still.id);
    const { theirs } = await helped();
    const mark = { shape: 'point' as const, points: [[5, 5] as [number, number]], text: null };
    expect(await theirs.refused('sendOwnMessage', { body: { text: '在吗' } })).toBe('SCOPE_CLOSED');
    expect(await theirs.refused('addOwnClue', { body: { form: 'text', text: '线索' } })).toBe('SCOPE_CLOSED');
    expect(
      (await theirs.call('drawOwnMark', { body: { still: still.id, mark } })).status,
    ).toBeGreaterThanOrEqual(404);
    expect((await theirs.call('getOwnPicture', { params: { pictureId } })).status).toBe(404);
    expect((await phone.call('getOwnPicture', { params: { pictureId } })).status).toBe(200);
  });

  it('is told in the header of those scopes alone that are both open and theirs', async () => {
    const { theirs } = await helped({ scopes: ['timeline', 'stills'] });
    const { header } = await theirs.ok('getOwnCase');
    expect(header.sharing).toMatchObject({ phase: 'open', scopes: ['timeline', 'stills'] });
  });

  it('finds withheld what is not theirs, in its place and with nothing in it', async () => {
    await cast.investigator.ok('sendMessage', { params: taken.params, body: { text: '请看截图' } });
    const { theirs } = await helped();
    const [mine, given] = [await entriesOf(phone), await entriesOf(theirs)];
    expect(given).toHaveLength(mine.length);
    const place = mine.findIndex(({ type }) => type === 'message');
    expect(given[place]).toEqual({ id: `w${place + 1}`, at: mine[place]?.at, type: 'withheld' });
  });
});
