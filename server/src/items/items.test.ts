import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { canItemMove, ITEM_STATES, type ItemState } from '@sunshine-seat/shared/domain/items.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { noise, only, seatCase, uploadFor } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const WINDOW = 180 * 60_000;
const PHONE: Body<'listItem'> = {
  name: '黑色手机',
  imei: '860000000000001',
  serial: null,
  plate: null,
  marks: '透明手机壳',
  value: 3200,
  uploadId: null,
};

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
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

const entries = async () => (await phone.ok('getOwnCase')).events.map(({ entry }) => entry);
const entriesOf = async <T extends Entry['type']>(type: T) =>
  (await entries()).filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type);
const states = async () => (await entriesOf('item-moved')).map(({ state }) => state);

async function list(change: Partial<Body<'listItem'>> = {}): Promise<string> {
  const { events } = await cast.desk.ok('listItem', {
    params: taken.params,
    body: { ...PHONE, ...change },
  });
  return only(events, 'item-listed').item.id;
}
const moveTo = async (itemId: string, state: ItemState, version?: number) =>
  cast.desk.call('moveItem', {
    params: { ...taken.params, itemId },
    body: { version: version ?? (await taken.refresh()).row.version, state },
  });
const confirm = (itemId: string, isMine: boolean, by = phone) =>
  by.call('confirmItem', { params: { itemId }, body: { isMine } });

describe('what was reported as taken', () => {
  it('is on the list from the first event on, for both sides, each with an id to be followed by', async () => {
    await inWindow();
    const [received] = await entriesOf('case-received');
    expect(received?.items).toMatchObject([{ name: '黑色手机', marks: null, value: null }]);
    const { events } = await taken.refresh();
    expect(only(events, 'case-received').items).toEqual(received?.items);
    const [item] = received?.items ?? [];
    expect((await moveTo(item?.id ?? '', 'recovered')).status).toBe(201);
  });
});

describe('an item an officer puts on the list', () => {
  it('reaches the complainant at once, window or not, with all that tells it from others', async () => {
    await beforeWindow();
    const id = await list();
    const { uploadId: _, ...described } = PHONE;
    expect((await entriesOf('item-listed')).map(({ item }) => item)).toEqual([
      { id, ...described, pictureId: null },
    ]);
  });

  it('may have a photo, which its owner sees at any time, and the owner of another case never', async () => {
    await beforeWindow();
    await list({ uploadId: await uploadFor(cast.desk, taken.id, await noise()) });
    const [listed] = await entriesOf('item-listed');
    const params = { pictureId: listed?.item.pictureId ?? '' };
    expect((await phone.call('getOwnPicture', { params })).headers['content-type']).toBe('image/jpeg');
    const other = await openPhone(server, await takeCase(cast));
    expect(await other.refused('getOwnPicture', { params })).toBe('NOT_FOUND');
  });

  it('makes nobody’s version stale and is no word the hall board would show', async () => {
    await inWindow();
    const before = (await taken.refresh()).row.version;
    await list();
    expect((await taken.refresh()).row.version).toBe(before);
  });

  it('is refused with a photo that was never sent', async () => {
    await inWindow();
    const body = { ...PHONE, uploadId: 'no-such-upload' };
    expect(await cast.desk.refused('listItem', { params: taken.params, body })).toBe('NOT_FOUND');
    expect(await entriesOf('item-listed')).toEqual([]);
  });
});

describe('moving an item', () => {
  it.each(ITEM_STATES.flatMap((from) => ITEM_STATES.map((to) => [from, to] as const)))(
    'from %s to %s goes as the rule says',
    async (from, to) => {
      await inWindow();
      const id = await list();
      if (from !== 'missing') await moveTo(id, from);
      const { status, body } = await moveTo(id, to);
      expect(status === 201 || body.error.code).toBe(canItemMove(from, to) || 'ITEM_STATE_NOT_ALLOWED');
    },
  );

  it('is told inside the window at every step', async () => {
    await inWindow();
    const id = await list();
    for (const state of ['located', 'recovered', 'returned'] as const) await moveTo(id, state);
    expect(await states()).toEqual(['located', 'recovered', 'returned']);
  });

  it('is refused before the case is accepted, and taken after it', async () => {
    taken = await takeCase(cast);
    phone = await openPhone(server, taken);
    const id = await list();
    expect((await moveTo(id, 'recovered')).body.error.code).toBe('ITEM_STATE_NOT_ALLOWED');
    expect(await states()).toEqual([]);
    await taken.accept();
    expect((await moveTo(id, 'recovered')).status).toBe(201);
  });

  it('is refused on a version that has passed', async () => {
    await inWindow();
    const id = await list();
    const { version } = (await taken.refresh()).row;
    await moveTo(id, 'located', version);
    expect((await moveTo(id, 'recovered', version)).body.error.code).toBe('STALE_VERSION');
    expect(await states()).toEqual(['located']);
  });

  it('by two officers at once: one step stands, the other is told what changed', async () => {
    await inWindow();
    const id = await list();
    const { version } = (await taken.refresh()).row;
    const answers = await Promise.all([moveTo(id, 'located', version), moveTo(id, 'recovered', version)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await states()).toHaveLength(1);
  });

  it('of another case’s item is answered like one that does not exist', async () => {
    await inWindow();
    const id = await list();
    taken = await seatCase(cast);
    expect((await moveTo(id, 'located')).body.error.code).toBe('NOT_FOUND');
    expect((await moveTo('no-such-item', 'located')).body.error.code).toBe('NOT_FOUND');
  });

  it('closes nothing by itself, also when everything is back', async () => {
    await inWindow();
    const [item] = (await entriesOf('case-received'))[0]?.items ?? [];
    await moveTo(item?.id ?? '', 'returned');
    expect((await taken.refresh()).row).toMatchObject({ stage: 'accepted', endedAt: null });
  });
});

describe('without an open window', () => {
  it('that an item is located is held, and leaves no trace', async () => {
    await beforeWindow();
    const id = await list();
    const before = await phone.ok('getOwnCase');
    const { body } = await moveTo(id, 'located');
    expect(body.events[0]).toMatchObject({ visibility: 'shared', sharedSeq: null });
    expect(await phone.ok('getOwnCase')).toEqual(before);
  });

  it('it is told on approval, with the time it happened', async () => {
    await beforeWindow();
    const id = await list();
    const at = server.clock.now();
    await moveTo(id, 'located');
    server.clock.advance(60_000);
    await taken.refresh();
    await taken.approve(await taken.ask());
    expect(await entriesOf('item-moved')).toMatchObject([{ itemId: id, state: 'located', at }]);
  });

  it('that it is back is told at once, and where it was located is then never told', async () => {
    await beforeWindow();
    const id = await list();
    await moveTo(id, 'located');
    await moveTo(id, 'recovered');
    expect(await states()).toEqual(['recovered']);
    await taken.refresh();
    await taken.approve(await taken.ask());
    expect(await states()).toEqual(['recovered']);
  });

  it('the located of one item waits on when another is back', async () => {
    await beforeWindow();
    const [one, two] = [await list(), await list({ name: '钱包' })];
    await moveTo(one, 'located');
    await moveTo(two, 'recovered');
    await taken.refresh();
    await taken.approve(await taken.ask());
    expect(await entriesOf('item-moved')).toMatchObject([
      { itemId: two, state: 'recovered' },
      { itemId: one, state: 'located' },
    ]);
  });
});

describe('the owner’s word on an item', () => {
  it('is taken on a recovered one alone', async () => {
    await inWindow();
    const id = await list();
    const answers = [(await confirm(id, true)).body.error.code];
    for (const state of ['located', 'recovered', 'returned'] as const) {
      await moveTo(id, state);
      const { status, body } = await confirm(id, true);
      answers.push(status === 201 ? state : body.error.code);
    }
    expect(answers).toEqual([
      'ITEM_STATE_NOT_ALLOWED',
      'ITEM_STATE_NOT_ALLOWED',
      'recovered',
      'ITEM_STATE_NOT_ALLOWED',
    ]);
  });

  it('is taken back and given again: the last one counts, on both sides', async () => {
    await inWindow();
    const id = await list();
    await moveTo(id, 'recovered');
    for (const isMine of [true, false, true]) expect((await confirm(id, isMine)).status).toBe(201);
    expect((await entriesOf('item-confirmed')).map(({ isMine }) => isMine)).toEqual([true, false, true]);
    const { events } = await taken.refresh();
    expect(events.at(-1)).toMatchObject({ type: 'item-confirmed', itemId: id, isMine: true, by: null });
  });

  it('is taken also long after the window', async () => {
    await inWindow();
    const id = await list();
    await moveTo(id, 'recovered');
    server.clock.advance(WINDOW);
    phone = await openPhone(server, taken);
    expect((await confirm(id, true)).status).toBe(201);
  });

  it('is theirs alone: a helper cannot give it', async () => {
    await inWindow();
    const id = await list();
    await moveTo(id, 'recovered');
    const { number, code } = await phone.ok('addHelper', {
      body: { relation: 'relative', name: '姐姐', scopes: ['timeline', 'messages', 'stills', 'location'] },
    });
    const helper = server.nobody();
    await helper.ok('openPass', { body: { number, code } });
    expect((await confirm(id, true, helper)).body.error.code).toBe('NOT_ALLOWED');
    expect(await entriesOf('item-confirmed')).toEqual([]);
  });

  it('on an item of another case is answered like one on none', async () => {
    await inWindow();
    const id = await list();
    await moveTo(id, 'recovered');
    const other = await openPhone(server, await seatCase(cast));
    expect((await confirm(id, true, other)).body.error.code).toBe('NOT_FOUND');
    expect((await confirm('no-such-item', true, other)).body.error.code).toBe('NOT_FOUND');
  });

  it('given while an officer returns the item: one comes first, and both know which', async () => {
    await inWindow();
    const id = await list();
    await moveTo(id, 'recovered');
    const { version } = (await taken.refresh()).row;
    const [returned, confirmed] = await Promise.all([moveTo(id, 'returned', version), confirm(id, true)]);
    expect(returned.status).toBe(201);
    const words = (await entries()).map(({ type }) => type).filter((type) => type.startsWith('item-'));
    expect(words.at(-1) === 'item-confirmed').toBe(false);
    expect(words.includes('item-confirmed')).toBe(confirmed.status === 201);
  });
});
