import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { seatCase } from '../testing/taking-part.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await seatCase(cast);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

async function bothScreens() {
  const officer = screens.officer(cast.investigator.cookie());
  await officer.watch(taken.id);
  const phone = screens.complainant((await openPhone(server, taken)).cookie());
  await expect.poll(() => phone.snapshots.length).toBe(1);
  return { officer, phone };
}

type Screen = { call(event: string, input: unknown): Promise<{ ok: boolean }> };
const type = async (screen: Screen, times: number, input: object) => {
  for (let time = 0; time < times; time += 1)
    expect(await screen.call('typing', input)).toEqual({ ok: true });
};

describe('that someone writes', () => {
  it('is said to the other side once in two seconds, however often a screen says so', async () => {
    const { officer, phone } = await bothScreens();
    await type(phone, 10, {});
    await type(officer, 10, { caseId: taken.id });
    server.clock.advance(2000);
    await type(phone, 10, {});
    await type(officer, 10, { caseId: taken.id });
    // Sent after them on the same connections: when it is here, so is everything before it.
    await cast.investigator.ok('sendMessage', { params: taken.params, body: { text: '收到' } });
    await expect.poll(() => phone.events().at(-1)?.entry.type).toBe('message');
    await expect.poll(() => officer.events.at(-1)?.type).toBe('message-sent');
    expect(officer.typing).toEqual([taken.id, taken.id]);
    expect(phone.typing).toEqual([true, true]);
  });

  it('is not multiplied by colleagues who write at the same time', async () => {
    const { officer, phone } = await bothScreens();
    const colleague = screens.officer(cast.desk.cookie());
    await colleague.watch(taken.id);
    await type(officer, 3, { caseId: taken.id });
    await type(colleague, 3, { caseId: taken.id });
    await cast.investigator.ok('sendMessage', { params: taken.params, body: { text: '收到' } });
    await expect.poll(() => phone.events().at(-1)?.entry.type).toBe('message');
    expect(phone.typing).toEqual([true]);
  });

  it('is not said once messages are no longer shared', async () => {
    const { officer, phone } = await bothScreens();
    await taken.revoke();
    await expect.poll(() => phone.phase()).toBe('ended');
    expect(await phone.call('typing', {})).toEqual({ ok: false, code: 'WINDOW_ENDED' });
    await type(officer, 1, { caseId: taken.id });
    expect([phone.typing, officer.typing]).toEqual([[], []]);
  });
});

describe('how far officers have read', () => {
  it('is told to the complainant and to colleagues, and never goes back', async () => {
    const { officer, phone } = await bothScreens();
    const head = phone.snapshots[0]?.head ?? 0;
    await officer.call('seen', { caseId: taken.id, sharedSeq: head });
    await officer.call('seen', { caseId: taken.id, sharedSeq: 1 });
    await expect.poll(() => phone.seen).toContain(head);
    await expect.poll(() => officer.seen).toContain(head);
    expect(Math.max(...phone.seen)).toBe(head);
    expect((await taken.refresh()).seenSeq).toBe(head);
  });

  it('cannot be beyond what there is, nor on a case that is not watched', async () => {
    const { officer, phone } = await bothScreens();
    const head = phone.snapshots[0]?.head ?? 0;
    const beyond = { caseId: taken.id, sharedSeq: head + 1 };
    expect(await officer.call('seen', beyond)).toEqual({ ok: false, code: 'INVALID_INPUT' });
    await officer.call('unwatch', { caseId: taken.id });
    const unwatched = { caseId: taken.id, sharedSeq: head };
    expect(await officer.call('seen', unwatched)).toEqual({ ok: false, code: 'NOT_FOUND' });
    expect((await taken.refresh()).seenSeq).toBe(0);
  });
});
