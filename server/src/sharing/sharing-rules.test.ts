import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { type Cast, caseInWindow, castAt, openPhone, takeCase } from '../testing/cast.ts';
import { PASSWORD, startTestApp, type TestApp } from '../testing/test-app.ts';

const MINUTE = 60_000;
describeOnEachEngine('the rules of sharing', (open) => {
  let server: TestApp;
  let cast: Cast;
  beforeEach(async () => {
    server = await startTestApp({ db: await open() });
    cast = await castAt(server, {
      excludedKinds: ['fraud'],
      suspectDelayMinutes: 0,
      patrolDelayMinutes: 5,
      namesInAccessLog: false,
    });
  });
  afterEach(() => server.close());

  const asking = (version: number, scopes: ('timeline' | 'location')[] = ['timeline']) => ({
    version,
    scopes,
    reason: '需要',
    minutes: 60,
  });

  describe('asking for sharing', () => {
    it('is refused for a kind of case the station never shares, and the complainant is told that it is so', async () => {
      const taken = await takeCase(cast, { kind: 'fraud' });
      await taken.accept();
      const request = { params: taken.params, body: asking(taken.version) };
      expect(await cast.investigator.refused('requestSharing', request)).toBe('KIND_EXCLUDED');
      const { header } = await (await openPhone(server, taken)).ok('getOwnCase');
      expect(header.sharing).toMatchObject({ phase: 'waiting', isExcluded: true });
    });

    it('is refused before the case is accepted and after it has ended', async () => {
      const taken = await takeCase(cast);
      const request = () => ({ params: taken.params, body: asking(taken.version) });
      expect(await cast.investigator.refused('requestSharing', request())).toBe('MILESTONE_NOT_ALLOWED');
      await taken.accept();
      await taken.post(cast.desk, { milestone: 'case_transferred', reason: '移交' });
      expect(await cast.investigator.refused('requestSharing', request())).toBe('MILESTONE_NOT_ALLOWED');
    });

    it('is refused while an earlier request waits, and without the timeline', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      const params = taken.params;
      const without = { params, body: asking(taken.version, ['location']) };
      expect(await cast.investigator.refused('requestSharing', without)).toBe('INVALID_INPUT');
      await taken.ask();
      const second = { params, body: asking(taken.version) };
      expect(await cast.investigator.refused('requestSharing', second)).toBe('REQUEST_ALREADY_WAITING');
    });

    it('tells the complainant that it was asked, and until when they hear', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      await taken.ask();
      const { header } = await (await openPhone(server, taken)).ok('getOwnCase');
      const now = server.clock.now();
      expect(header.sharing).toMatchObject({
        phase: 'waiting',
        asked: { at: now, answerBy: now + 15 * MINUTE },
      });
    });
  });

  describe('deciding on sharing', () => {
    it('is never for the officer who asked, whatever their roles', async () => {
      const both = await server.officer(cast.station, 'investigator', 'approver');
      const taken = await takeCase({ ...cast, investigator: both });
      await taken.accept();
      const requestId = await taken.ask();
      const params = { requestId };
      const approval = { params, body: { version: taken.version, minutes: 60 } };
      expect(await both.refused('approveSharing', approval)).toBe('OWN_REQUEST');
      const rejection = { params, body: { version: taken.version, code: 'other' as const, reason: '不' } };
      expect(await both.refused('rejectSharing', rejection)).toBe('OWN_REQUEST');
      expect((await taken.approve(requestId)).row.sharing.state).toBe('open');
    });

    it('against it tells the complainant the code and keeps the reason with the officers', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      const requestId = await taken.ask();
      const body = {
        version: taken.version,
        code: 'investigation_risk' as const,
        reason: '嫌疑人在逃，暂不公开',
      };
      await cast.approver.ok('rejectSharing', { params: { requestId }, body });
      const { text, body: own } = await (await openPhone(server, taken)).call('getOwnCase');
      expect(own.header.sharing).toMatchObject({
        phase: 'waiting',
        asked: null,
        rejected: { code: 'investigation_risk' },
      });
      expect(own.events.at(-1).entry).toEqual({
        id: expect.any(String),
        at: server.clock.now(),
        type: 'share-rejected',
        code: 'investigation_risk',
      });
      expect(text).not.toContain('嫌疑人在逃');
      const { events } = await taken.refresh();
      expect(events.at(-1)).toMatchObject({ type: 'share-rejected', reason: '嫌疑人在逃，暂不公开' });
      expect((await taken.approve(await taken.ask())).row.sharing.state).toBe('open');
    });

    it('is refused once the kind was excluded meanwhile', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      const requestId = await taken.ask();
      const admin = await server.officer(cast.station, 'admin');
      const { names, accent, phone, windowMinutes, answerMinutes } = cast.station;
      const policy = {
        windowMinutes,
        answerMinutes,
        excludedKinds: ['theft' as const],
        suspectDelayMinutes: 0,
        patrolDelayMinutes: 5,
        namesInAccessLog: false,
      };
      await admin.ok('updateStation', { body: { names, accent, phone, policy } });
      const approval = { params: { requestId }, body: { version: taken.version, minutes: 60 } };
      expect(await cast.approver.refused('approveSharing', approval)).toBe('KIND_EXCLUDED');
    });

    it('shows the approver what would be shared, and that reading it is on the record', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      await taken.post(cast.investigator, { note: '先记下' });
      const requestId = await taken.ask(180, ['timeline', 'location']);
      const { requests } = await cast.approver.ok('listShareRequests');
      expect(requests).toEqual([
        expect.objectContaining({
          id: requestId,
          scopes: ['timeline', 'location'],
          reason: '需要当事人辨认',
          grantableMinutes: 180,
          heldUpdates: 1,
          passTail: taken.pass.code.slice(-4),
        }),
      ]);
      await taken.approve(requestId);
      expect((await cast.approver.ok('listShareRequests')).requests).toEqual([]);
      const decided = await cast.approver.ok('getShareRequest', { params: { requestId } });
      expect(decided.state).toBe('approved');
    });
  });

  describe('a decision', () => {
    it('needs the password again after five minutes, and is then carried out with the key it was tried with', async () => {
      const [asked, open] = [await takeCase(cast), await caseInWindow(cast)];
      await asked.accept();
      const params = { requestId: await asked.ask() };
      server.clock.advance(5 * MINUTE);
      const approval = { params, body: { version: asked.version, minutes: 60 }, key: randomUUID() };
      const body = { version: asked.version, code: 'other' as const, reason: '不' };
      const revocation = { params: open.params, body: { ...body, version: open.version } };
      expect(await cast.approver.refused('approveSharing', approval)).toBe('STEP_UP_REQUIRED');
      expect(await cast.approver.refused('rejectSharing', { params, body })).toBe('STEP_UP_REQUIRED');
      expect(await cast.approver.refused('revokeSharing', revocation)).toBe('STEP_UP_REQUIRED');
      expect((await asked.refresh()).row.sharing.state).toBe('asked');
      await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
      expect((await cast.approver.ok('approveSharing', approval)).row.sharing.state).toBe('open');
      await cast.approver.ok('revokeSharing', revocation);
    });
  });

  describe('the location scope', () => {
    it.each([
      [['timeline'] as const, null],
      [['timeline', 'location'] as const, '火车站'],
    ])('%j tells the place of an update as %s', async (scopes, told) => {
      const taken = await takeCase(cast);
      await taken.accept();
      await taken.approve(await taken.ask(60, [...scopes]));
      await taken.post(cast.investigator, { note: '看到了', place: '火车站' });
      const { events } = await (await openPhone(server, taken)).ok('getOwnCase');
      expect(events.at(-1)?.entry).toMatchObject({ type: 'update', place: told });
    });
  });

  describe('what ends a window besides time', () => {
    it('closing the case does, and the outcome is told with it', async () => {
      const taken = await caseInWindow(cast);
      await taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'property_returned_in_full' });
      const { header, events } = await (await openPhone(server, taken)).ok('getOwnCase');
      expect(header).toMatchObject({
        stage: 'closed',
        outcome: 'property_returned_in_full',
        sharing: { phase: 'ended', reason: 'closed' },
      });
      expect(events.slice(-2).map(({ entry }) => entry.type)).toEqual(['update', 'window-ended']);
    });

    it('closing also puts a waiting request aside', async () => {
      const taken = await takeCase(cast);
      await taken.accept();
      const requestId = await taken.ask();
      await taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'not_solved' });
      expect((await cast.approver.ok('listShareRequests')).requests).toEqual([]);
      const { state } = await cast.approver.ok('getShareRequest', { params: { requestId } });
      expect(state).toBe('withdrawn');
      const approval = { params: { requestId }, body: { version: taken.version, minutes: 60 } };
      expect(await cast.approver.refused('approveSharing', approval)).toBe('REQUEST_ALREADY_DECIDED');
    });

    it('after reopening sharing has to be approved anew', async () => {
      const taken = await caseInWindow(cast);
      await taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'not_solved' });
      await taken.post(cast.desk, { milestone: 'case_reopened', reason: '新线索' });
      const { events } = await taken.post(cast.investigator, { note: '重开之后' });
      expect(events[0]?.sharedSeq).toBeNull();
      const { row } = await taken.approve(await taken.ask());
      expect(row).toMatchObject({ stage: 'accepted', endedAt: null, sharing: { state: 'open' } });
      const own = await (await openPhone(server, taken)).ok('getOwnCase');
      expect(own.header).toMatchObject({ stage: 'accepted', outcome: null, sharing: { phase: 'open' } });
      expect(own.events.at(-1)?.entry).toMatchObject({ type: 'update', note: '重开之后' });
    });

    it('a window that is over cannot be revoked', async () => {
      const taken = await caseInWindow(cast);
      await taken.revoke();
      await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
      const again = {
        params: taken.params,
        body: { version: taken.version, code: 'other' as const, reason: '再次' },
      };
      expect(await cast.approver.refused('revokeSharing', again)).toBe('WINDOW_ENDED');
    });
  });
});
