import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, caseInWindow, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { startTestApp, type TestApp, update } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
});
afterEach(() => server.close());

const own = async (taken: TestCase) => (await openPhone(server, taken)).ok('getOwnCase');
const told = async (taken: TestCase) =>
  (await own(taken)).events.map(({ entry }) => ('note' in entry && entry.note ? entry.note : entry.type));
const amend = (taken: TestCase, eventId: string) => ({ caseId: taken.id, eventId });

async function correct(taken: TestCase, eventId: string, note: string) {
  const body = { version: taken.version, note, place: null };
  const { events } = await cast.investigator.ok('correctUpdate', { params: amend(taken, eventId), body });
  await taken.refresh();
  return events[0];
}

async function retract(taken: TestCase, eventId: string) {
  const body = { version: taken.version, reason: '写错了案子' };
  const { events } = await cast.investigator.ok('retractUpdate', { params: amend(taken, eventId), body });
  await taken.refresh();
  return events[0];
}

const refusedCorrection = (taken: TestCase, eventId: string) =>
  cast.investigator.refused('correctUpdate', {
    params: amend(taken, eventId),
    body: { version: taken.version, note: '更正', place: null },
  });

describe('an update', () => {
  it('says something: a milestone or a note, with what the milestone needs and nothing it does not', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const fields = async (change: Parameters<typeof update>[1]) => {
      const answer = await cast.desk.call('postUpdate', {
        params: taken.params,
        body: update(taken.version, change),
      });
      return answer.body.error?.fields;
    };
    expect(await fields({})).toEqual(['note']);
    expect(await fields({ milestone: 'case_closed' })).toEqual(['outcome']);
    expect(await fields({ milestone: 'case_transferred' })).toEqual(['reason']);
    expect(await fields({ milestone: 'scene_visited', outcome: 'settled' })).toEqual(['outcome']);
    expect(await fields({ note: '有了', reason: '因为' })).toEqual(['reason']);
  });

  it('is refused when the case has moved on since the officer looked, with the version it has now', async () => {
    const taken = await takeCase(cast);
    const stale = { params: taken.params, body: update(taken.version, { milestone: 'case_accepted' }) };
    await taken.accept();
    const { status, body } = await cast.desk.call('postUpdate', stale);
    expect([status, body.error.code, body.error.version]).toEqual([409, 'STALE_VERSION', taken.version]);
  });

  it('is refused where the state machine has no such step, and after the end', async () => {
    const taken = await takeCase(cast);
    const refused = (change: Parameters<typeof update>[1]) =>
      cast.desk.refused('postUpdate', { params: taken.params, body: update(taken.version, change) });
    expect(await refused({ milestone: 'suspect_apprehended' })).toBe('MILESTONE_NOT_ALLOWED');
    expect(await refused({ milestone: 'case_accepted', visibility: 'internal' })).toBe(
      'MILESTONE_NOT_ALLOWED',
    );
    await taken.post(cast.desk, { milestone: 'case_refused', reason: '不受理' });
    expect(await refused({ note: '还想说' })).toBe('CASE_ENDED');
    expect(await refused({ milestone: 'case_accepted' })).toBe('MILESTONE_NOT_ALLOWED');
  });

  it('that is internal leaves no trace with the complainant, not even in the count', async () => {
    const taken = await caseInWindow(cast);
    const before = await own(taken);
    await taken.post(cast.investigator, { note: '内部判断', visibility: 'internal' });
    await taken.post(cast.investigator, { milestone: 'suspect_identified', visibility: 'internal' });
    const after = await own(taken);
    expect(after.events).toEqual(before.events);
    expect(after.header).toEqual(before.header);
    expect((await taken.refresh()).row).toMatchObject({
      stage: 'suspect_identified',
      sharedStage: 'accepted',
    });
  });
});

describe('what is shared while no window is open', () => {
  it('is held back, and told with its own time and in its order once sharing is approved', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const times: number[] = [];
    for (const note of ['第一条', '第二条']) {
      server.clock.advance(1000);
      times.push(server.clock.now());
      const { events } = await taken.post(cast.investigator, { note });
      expect(events[0]).toMatchObject({ visibility: 'shared', sharedSeq: null });
    }
    await taken.post(cast.investigator, { milestone: 'investigation_started' });
    expect(await told(taken)).toEqual(['case-received', 'update']);
    server.clock.advance(1000);
    const { row, events } = await taken.approve(await taken.ask());
    expect(row).toMatchObject({ stage: 'investigating', sharedStage: 'investigating' });
    expect(events.map(({ type }) => type)).toEqual(['window-opened', ...Array(3).fill('update-released')]);
    const stream = await own(taken);
    expect(stream.events.map(({ sharedSeq }) => sharedSeq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stream.header.stage).toBe('investigating');
    const released = stream.events.slice(4).map(({ entry }) => entry);
    expect(released.map((entry) => 'note' in entry && entry.note)).toEqual(['第一条', '第二条', null]);
    expect(released.map(({ at }) => at)).toEqual([...times, times[1]]);
  });

  it('and was retracted meanwhile is never told, nor that it was there', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const { events } = await taken.post(cast.investigator, { note: '不该写的' });
    await taken.post(cast.investigator, { note: '该写的' });
    expect(await retract(taken, events[0]?.id ?? '')).toMatchObject({ sharedSeq: null });
    await taken.approve(await taken.ask());
    expect(await told(taken)).toEqual([
      'case-received',
      'update',
      'share-requested',
      'window-opened',
      '该写的',
    ]);
  });

  it('and was corrected meanwhile is told with its correction', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const { events } = await taken.post(cast.investigator, { note: '三点见到' });
    const id = events[0]?.id ?? '';
    expect(await correct(taken, id, '四点见到')).toMatchObject({ sharedSeq: null });
    await taken.approve(await taken.ask());
    expect((await told(taken)).slice(-2)).toEqual(['三点见到', '四点见到']);
    expect((await own(taken)).events.at(-1)?.entry).toMatchObject({ type: 'correction', target: id });
  });

  it('is not told twice when sharing is approved twice', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    await taken.post(cast.investigator, { note: '只说一次' });
    await taken.approve(await taken.ask());
    await taken.revoke();
    await taken.approve(await taken.ask());
    expect((await told(taken)).filter((word) => word === '只说一次')).toHaveLength(1);
  });

  it('does not hold back what the law says the complainant must hear', async () => {
    const taken = await takeCase(cast);
    const { events } = await taken.accept();
    expect(events[0]?.sharedSeq).toBe(2);
    expect((await own(taken)).header.stage).toBe('accepted');
  });
});

describe('a correction', () => {
  it('names what it puts right and is told at once inside the window', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '两人' });
    const id = events[0]?.id ?? '';
    expect((await correct(taken, id, '三人'))?.sharedSeq).not.toBeNull();
    const entries = (await own(taken)).events.map(({ entry }) => entry);
    expect(entries.at(-1)).toMatchObject({ type: 'correction', target: id, note: '三人' });
    expect(entries.at(-2)).toMatchObject({ type: 'update', id, note: '两人' });
  });

  it('of an internal update stays internal', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '内部', visibility: 'internal' });
    const before = await told(taken);
    expect(await correct(taken, events[0]?.id ?? '', '内部更正')).toMatchObject({
      visibility: 'internal',
      sharedSeq: null,
    });
    expect(await told(taken)).toEqual(before);
  });

  it('after the window waits for the next one', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '两人' });
    await taken.revoke();
    await correct(taken, events[0]?.id ?? '', '三人');
    expect(await told(taken)).not.toContain('三人');
    await taken.approve(await taken.ask());
    expect((await told(taken)).at(-1)).toBe('三人');
  });

  it('is refused without words, of a retracted update, of a correction, and of what is no update', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '两人' });
    const id = events[0]?.id ?? '';
    const wordless = { params: amend(taken, id), body: { version: taken.version, note: null, place: null } };
    expect(await cast.investigator.refused('correctUpdate', wordless)).toBe('INVALID_INPUT');
    const correction = await correct(taken, id, '三人');
    expect(await refusedCorrection(taken, correction?.id ?? '')).toBe('NOT_FOUND');
    const received = (await taken.refresh()).events[0]?.id ?? '';
    expect(await refusedCorrection(taken, received)).toBe('NOT_FOUND');
    expect(await refusedCorrection(taken, 'no-such-event')).toBe('NOT_FOUND');
    await retract(taken, id);
    expect(await refusedCorrection(taken, id)).toBe('ALREADY_RETRACTED');
  });

  it('of an update of another case is refused', async () => {
    const [taken, other] = [await caseInWindow(cast), await caseInWindow(cast)];
    const { events } = await other.post(cast.investigator, { note: '别的案子' });
    expect(await refusedCorrection(taken, events[0]?.id ?? '')).toBe('NOT_FOUND');
  });
});

describe('a retraction', () => {
  it('of what the complainant was told reaches them also after the window, and without the reason', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '说错了' });
    const id = events[0]?.id ?? '';
    await taken.revoke();
    expect((await retract(taken, id))?.sharedSeq).not.toBeNull();
    const { body, text } = await (await openPhone(server, taken)).call('getOwnCase');
    expect(body.events.at(-1).entry).toMatchObject({ type: 'retraction', target: id });
    expect(text).not.toContain('写错了案子');
  });

  it('is made once', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '说错了' });
    const id = events[0]?.id ?? '';
    await retract(taken, id);
    const again = { params: amend(taken, id), body: { version: taken.version, reason: '再撤' } };
    expect(await cast.investigator.refused('retractUpdate', again)).toBe('ALREADY_RETRACTED');
  });

  it('leaves what was written where it was: nothing is rewritten', async () => {
    const taken = await caseInWindow(cast);
    const { events } = await taken.post(cast.investigator, { note: '说错了' });
    const before = (await own(taken)).events;
    await retract(taken, events[0]?.id ?? '');
    expect((await own(taken)).events.slice(0, before.length)).toEqual(before);
  });
});
