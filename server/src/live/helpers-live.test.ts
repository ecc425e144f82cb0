import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { seatCase } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  phone = await openPhone(server, taken);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

async function helped(scopes: ('timeline' | 'messages')[] = ['timeline']) {
  const { helper, number, code } = await phone.ok('addHelper', {
    body: { relation: 'guardian', name: '刘梅', scopes },
  });
  const theirs = server.nobody();
  await theirs.ok('openPass', { body: { number, code } });
  return { id: helper.id, theirs };
}

/** Longer than presence waits before it is told. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1800));

const lastOf = (screen: ReturnType<typeof screens.complainant>) => screen.events().at(-1)?.entry.type;

describe('a helper who looks on', () => {
  it('is seen by officers as what they are, and by the complainant as in use', async () => {
    const { id, theirs } = await helped();
    const desk = screens.officer(cast.desk.cookie());
    await desk.watch(taken.id);
    const screen = screens.complainant(theirs.cookie());
    await expect.poll(() => desk.presence.at(-1)?.helpers).toEqual(['guardian']);
    expect(desk.presence.at(-1)?.isComplainantPresent).toBe(false);
    const isHere = async () =>
      (await phone.ok('listHelpers')).helpers.find((helper) => helper.id === id)?.isHere;
    expect(await isHere()).toBe(true);
    screen.close();
    await expect.poll(() => desk.presence.at(-1)?.helpers).toEqual([]);
    expect(await isHere()).toBe(false);
  });

  it('says nothing of how far the complainant has come', async () => {
    const { theirs } = await helped();
    const screen = screens.complainant(theirs.cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    const head = screen.snapshots[0]?.head ?? 0;
    expect(await screen.call('reached', { delivered: head, seen: head })).toEqual({ ok: true });
    expect((await taken.refresh()).reach).toMatchObject({ deliveredSeq: 0, seenSeq: 0 });
  });

  it('alone at the case is told once who is there, whatever is posted meanwhile', async () => {
    const { theirs } = await helped();
    const screen = screens.complainant(theirs.cookie());
    await expect.poll(() => screen.presence).toEqual([false]);
    for (const note of ['第一条', '第二条']) {
      await taken.post(cast.investigator, { note });
      await expect.poll(() => screen.notes().at(-1)).toBe(note);
      await settled();
    }
    expect(screen.presence).toEqual([false]);
  });

  it('goes blank the moment the pass is taken back; the complainant’s own screen stays', async () => {
    const { id, theirs } = await helped();
    const [own, screen] = [screens.complainant(phone.cookie()), screens.complainant(theirs.cookie())];
    await expect.poll(() => [own.isConnected(), screen.isConnected()]).toEqual([true, true]);
    await phone.ok('endHelper', { params: { helperId: id } });
    await expect.poll(() => screen.isConnected()).toBe(false);
    expect(screen.byes).toEqual(['SESSION_ENDED']);
    await expect.poll(() => lastOf(own)).toBe('helper-ended');
    expect(own.isConnected()).toBe(true);
  });

  it('goes blank when the desk issues a new pass to the complainant', async () => {
    const { theirs } = await helped();
    const screen = screens.complainant(theirs.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    await cast.desk.ok('reissuePass', { params: taken.params, body: { version: taken.version } });
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
  });

  it('gets live what is theirs, and of the rest its place alone', async () => {
    const [plain, writing] = [await helped(), await helped(['timeline', 'messages'])];
    const one = screens.complainant(plain.theirs.cookie());
    const other = screens.complainant(writing.theirs.cookie());
    await expect.poll(() => [one.snapshots.length, other.snapshots.length]).toEqual([1, 1]);
    await cast.investigator.ok('sendMessage', { params: taken.params, body: { text: '请看' } });
    await expect.poll(() => [lastOf(one), lastOf(other)]).toEqual(['withheld', 'message']);
    expect(one.places()).toEqual(other.places());
  });
});
