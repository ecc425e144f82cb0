import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase, takeCase } from '../testing/cast.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const MINUTE = 60_000;

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server, { suspectDelayMinutes: 10, patrolDelayMinutes: 0 });
  taken = await takeCase(cast);
  await taken.accept();
  phone = await openPhone(server, taken);
});
afterEach(() => server.close());

async function closeAndReopen(): Promise<void> {
  await taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'not_solved' });
  await taken.post(cast.desk, { milestone: 'case_reopened', reason: '新线索' });
}
async function openWindow(): Promise<void> {
  await taken.refresh();
  await taken.approve(await taken.ask(180));
}
const told = async () => {
  const { events, header } = await phone.ok('getOwnCase');
  const milestones = events.flatMap(({ entry }) => (entry.type === 'update' ? (entry.milestone ?? []) : []));
  return { stage: header.stage, milestones };
};
/** The complainant’s side never stands further than the case does. */
async function expectAt(stage: string): Promise<void> {
  expect((await taken.refresh()).row).toMatchObject({ stage, sharedStage: stage });
  expect((await told()).stage).toBe(stage);
}

describe('what was held back before a case was closed and reopened', () => {
  it('is told when the next window opens, and takes nobody back to where the case stood then', async () => {
    await taken.post(cast.investigator, { milestone: 'property_recovered', note: '找到了' });
    await closeAndReopen();
    await openWindow();
    expect((await told()).milestones).toContain('property_recovered');
    await expectAt('accepted');
    await taken.post(cast.investigator, { milestone: 'investigation_started' });
    await expectAt('investigating');
    await taken.post(cast.investigator, { milestone: 'property_recovered' });
    await expectAt('property_recovered');
  });

  it('because its time had not come, is told in its time, and moves nothing either', async () => {
    await openWindow();
    await taken.post(cast.investigator, { milestone: 'suspect_apprehended' });
    await closeAndReopen();
    await openWindow();
    server.clock.advance(11 * MINUTE);
    await expect.poll(async () => (await told()).milestones).toContain('suspect_apprehended');
    await signInAgain(cast.desk, cast.investigator);
    await expectAt('accepted');
  });

  it('does not stand in the way of the same step taken anew', async () => {
    await taken.post(cast.investigator, { milestone: 'suspect_identified' });
    await closeAndReopen();
    await taken.refresh();
    await taken.post(cast.investigator, { milestone: 'suspect_identified' });
    server.clock.advance(11 * MINUTE);
    await signInAgain(cast.desk, cast.investigator, cast.approver as never);
    await openWindow();
    await expectAt('suspect_identified');
    expect((await told()).milestones.filter((one) => one === 'suspect_identified')).toHaveLength(2);
  });

  it('while what was held back after it does move the stage', async () => {
    await taken.post(cast.investigator, { milestone: 'property_recovered' });
    await closeAndReopen();
    await taken.post(cast.investigator, { milestone: 'investigation_started' });
    await openWindow();
    await expectAt('investigating');
  });

  it('from a patrol, is no reason to keep silent about its next catch', async () => {
    const patrol = await server.officer(cast.station, 'patrol');
    const answered = async () => {
      const { version } = (await taken.refresh()).row;
      const body = {
        version,
        description: '灰色外套',
        place: null,
        picture: null,
        isTold: true,
        clueId: null,
      };
      const { events } = await cast.investigator.ok('sendLookout', { params: taken.params, body });
      const sent = events.find(({ type }) => type === 'lookout-sent');
      const lookoutId = sent?.type === 'lookout-sent' ? sent.lookoutId : '';
      await patrol.ok('answerLookout', {
        params: { lookoutId },
        body: { answer: 'caught', place: null },
      });
    };
    await answered();
    await taken.refresh();
    await closeAndReopen();
    await answered();
    await openWindow();
    await expectAt('suspect_apprehended');
  });
});
