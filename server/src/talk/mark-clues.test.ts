import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase, windowRunsOut } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { addStill, only, seatCase, shareStill } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

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
let still: string;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
  still = (await addStill(cast.investigator, taken.id)).id;
  await shareStill(cast.investigator, taken.id, still);
});
afterEach(() => server.close());

const drawn = async (client: TestClient) =>
  (await client.ok('drawOwnMark', { body: { still, mark: MARK } })).events[0]?.entry.id ?? '';
const ofMark = (markId: string) => ({ body: { form: 'mark' as const, markId, text: null } });

async function helper(
  scopes: Body<'addHelper'>['scopes'] = ['timeline', 'messages', 'stills'],
): Promise<TestClient> {
  const { number, code } = await phone.ok('addHelper', {
    body: { relation: 'relative', name: '刘女士', scopes },
  });
  const client = server.nobody();
  await client.ok('openPass', { body: { number, code } });
  return client;
}

async function narrow(): Promise<void> {
  await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
  const { version } = (await taken.refresh()).row;
  const scopes: Body<'narrowSharing'>['scopes'] = ['timeline', 'messages'];
  const body = { version, scopes, code: 'other' as const, reason: '收' };
  await cast.approver.ok('narrowSharing', { params: taken.params, body });
  await taken.refresh();
}

describe('a mark that becomes a clue', () => {
  it('stays in it as it was, also when the mark itself is taken away', async () => {
    const markId = await drawn(phone);
    await phone.ok('addOwnClue', ofMark(markId));
    await phone.ok('undoOwnMark', { params: { markId } });
    const { clue } = only((await taken.refresh()).events, 'clue-added');
    expect(clue).toMatchObject({ form: 'mark', still, mark: MARK });
    expect(await phone.refused('addOwnClue', ofMark(markId))).toBe('NOT_FOUND');
  });

  it('may be anyone’s of the complainant’s side for the complainant, and an officer’s for officers', async () => {
    const relative = await helper();
    const [own, theirs] = [await drawn(phone), await drawn(relative)];
    await phone.ok('addOwnClue', ofMark(theirs));
    await relative.ok('addOwnClue', ofMark(theirs));
    expect(await relative.refused('addOwnClue', ofMark(own))).toBe('NOT_FOUND');
    const { events } = await cast.desk.ok('drawMark', { params: taken.params, body: { still, mark: MARK } });
    const official = events[0]?.id ?? '';
    expect(await phone.refused('addOwnClue', ofMark(official))).toBe('NOT_FOUND');
    for (const markId of [official, own])
      await cast.desk.ok('addClue', { params: taken.params, ...ofMark(markId) });
  });

  it('of another case does not exist', async () => {
    const markId = await drawn(phone);
    const other = await openPhone(server, await seatCase(cast));
    expect(await other.refused('addOwnClue', ofMark(markId))).toBe('NOT_FOUND');
  });

  it('needs stills to be shared as well', async () => {
    const markId = await drawn(phone);
    await narrow();
    expect(await phone.refused('addOwnClue', ofMark(markId))).toBe('SCOPE_CLOSED');
    await phone.ok('addOwnClue', { body: { form: 'text', text: '还能写字' } });
  });
});

describe('a clue made of a mark, where stills are not seen', () => {
  const WORDS = { form: 'mark' as const, text: '左边那个人' };
  /** What a pass is told of the clue, and whether the still or the words on it are anywhere in what it gets. */
  async function told(client: TestClient) {
    const { text, body } = await client.call('getOwnCase');
    const clues = (body.events as { entry: Entry }[]).flatMap(({ entry }) =>
      entry.type === 'clue' ? entry.clue : [],
    );
    return { clues, isStillTold: text.includes(still) || text.includes(MARK.text ?? '') };
  }
  const WHOLE = { form: 'mark', text: WORDS.text, mark: MARK };
  const BARE = { form: 'mark', text: WORDS.text, still: null, mark: null };

  beforeEach(async () => {
    await phone.ok('addOwnClue', { body: { ...WORDS, markId: await drawn(phone) } });
    expect(await told(phone)).toMatchObject({ clues: [{ ...WHOLE, still }], isStillTold: true });
  });

  it('is told to a helper’s pass without them as a clue alone: neither still nor mark nor its words', async () => {
    expect(await told(await helper(['timeline', 'messages']))).toMatchObject({
      clues: [BARE],
      isStillTold: false,
    });
    expect(await told(await helper())).toMatchObject({ clues: [WHOLE], isStillTold: true });
  });

  it.each([
    ['when they are not shared any more', narrow],
    ['after a withdrawal', async () => void (await taken.refresh().then(() => taken.revoke()))],
    ['after the window', () => windowRunsOut(server, phone)],
  ])('%s, is told to the complainant so as well, and whole again when they are', async (_, end) => {
    await end();
    expect(await told(phone)).toMatchObject({ clues: [BARE], isStillTold: false });
    await signInAgain(cast.desk, cast.investigator, cast.approver as TestClient & { badge: string });
    await taken.refresh();
    await taken.approve(await taken.ask(60, ['timeline', 'messages', 'stills']));
    expect(await told(phone)).toMatchObject({ clues: [{ ...WHOLE, still }] });
  });

  it('comes live to such a helper’s screen the same way', async () => {
    const relative = await helper(['timeline', 'messages']);
    const address = await server.listen();
    const screens = createScreens(() => address);
    const screen = screens.complainant(relative.cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    const before = screen.events().length;
    await phone.ok('addOwnClue', { body: { ...WORDS, markId: await drawn(phone) } });
    await expect.poll(() => screen.events().length).toBe(before + 2);
    expect(screen.events().at(-1)?.entry).toMatchObject({ type: 'clue', clue: BARE });
    expect(JSON.stringify(screen.events())).not.toContain(MARK.text);
    screens.closeAll();
  });
});
