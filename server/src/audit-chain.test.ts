import { type Body, type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import { and, asc, getTableName, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSetupLink } from './accounts/set-up.commands.ts';
import { caseTables } from './cases/cases.tables.ts';
import { allTables } from './migrations/all-tables.ts';
import { auditTables } from './platform/audit/audit.tables.ts';
import { connected } from './testing/live-client.ts';
import { type Input, prepare } from './testing/matrix-inputs.ts';
import { buildScene, type Caller, type Scene, sharedVersion } from './testing/matrix-scene.ts';
import { sweeperStandsStill } from './testing/still-sweeper.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const ROUTE_IDS = Object.keys(routes) as RouteId[];

/** What each route writes into the audit when it succeeds; null for what neither changes anything nor shows a case to an officer. */
const recorded: Record<RouteId, string | null> = {
  getPortal: null,
  setUp: null, // Refused here: a station exists.
  openPass: 'pass-opened',
  closePass: 'pass-closed',
  getOwnCase: null,
  signIn: 'signed-in',
  getMe: null,
  signOut: 'session-ended',
  stepUp: 'stepped-up',
  changePassword: 'password-changed',
  listSessions: null,
  endSession: 'session-ended',
  listOfficers: null,
  createOfficer: 'officer-created',
  updateOfficer: 'officer-changed',
  resetPassword: 'password-reset',
  updateStation: 'station-updated',
  listCases: null,
  takeReport: 'report-taken',
  getCase: 'case-read',
  getIdentity: 'identity-revealed',
  postUpdate: 'update-posted',
  correctUpdate: 'update-corrected',
  retractUpdate: 'update-retracted',
  makePromise: 'promise-made',
  assignOfficer: 'officer-assigned',
  reissuePass: 'pass-reissued',
  requestSharing: 'sharing-requested',
  listShareRequests: 'share-request-read',
  getShareRequest: 'share-request-read',
  approveSharing: 'sharing-approved',
  rejectSharing: 'sharing-rejected',
  revokeSharing: 'sharing-revoked',
  startPairing: 'pairing-started',
  claimPairing: 'pairing-claimed',
  approvePairing: 'kiosk-paired',
  listKiosks: null,
  unpairKiosk: 'kiosk-unpaired',
  getBoard: null,
  narrowSharing: 'sharing-narrowed',
  startUpload: 'upload-started',
  putChunk: null, // A piece of what was announced.
  startOwnUpload: 'upload-started',
  putOwnChunk: null,
  getPicture: 'picture-seen',
  getOwnPicture: 'copy-seen',
  addStill: 'still-added',
  shareStill: 'still-shared',
  withdrawStill: 'still-withdrawn',
  seeOriginal: 'original-seen',
  getRegister: 'case-read',
  drawMark: 'mark-drawn',
  undoMark: 'mark-undone',
  sendOwnMessage: 'message-sent',
  addOwnClue: 'clue-added',
  drawOwnMark: 'mark-drawn',
  undoOwnMark: 'mark-undone',
  confirmItem: 'item-confirmed',
  listHelpers: null,
  addHelper: 'helper-added',
  endHelper: 'helper-ended',
  getAccessLog: null,
  sendMessage: 'message-sent',
  addClue: 'clue-added',
  assessClue: 'clue-assessed',
  thankForClue: 'clue-thanked',
  listItem: 'item-listed',
  moveItem: 'item-moved',
  sendLookout: 'lookout-sent',
  endLookout: 'lookout-ended',
  listLookouts: 'lookout-read',
  answerLookout: 'lookout-answered',
  getLookoutPicture: 'picture-seen',
  listReads: 'case-read',
  listSeats: null,
  addSeat: 'seat-added',
  removeSeat: 'seat-removed',
  openSeat: 'seat-opened',
  showAtSeat: 'seat-still-chosen',
  endSeat: 'seat-ended',
  getSeatView: null,
  getSeatPicture: 'copy-seen',
  endSeatHere: 'seat-ended',
};
const RECORDED = ROUTE_IDS.filter((id) => recorded[id] !== null);
/** Routes whose audit row must say which case it is about. */
const ABOUT_A_CASE = /^\/cases\/|^\/share-requests\/|^\/pass\//;

let server: TestApp;
let scene: Scene;
// What falls due while the scene is built writes rows of its own into the audit.
const sweepAgain = sweeperStandsStill();
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
});
afterAll(async () => {
  await server.close();
  sweepAgain();
});

/** Who is let in to this route. */
function callerOf(routeId: RouteId): Caller {
  const { access } = routes[routeId];
  if (access === 'public') return 'nobody';
  if (access === 'complainant') return 'complainant in the window';
  if (access === 'kiosk') return 'kiosk';
  if (access === 'seat') return 'seat display';
  if (access === 'officer') return 'auditor';
  const { action } = access;
  if (action === 'manage-officers' || action === 'manage-station') return 'admin';
  if (action === 'decide-sharing' || action === 'revoke-sharing') return 'approver';
  if (action === 'manage-seats') return 'admin';
  if (action === 'answer-lookout') return 'patrol';
  const forInvestigators = ['request-sharing', 'work-with-stills', 'send-lookout'];
  return forInvestigators.includes(action) ? 'investigator' : 'desk';
}

async function inputFor<R extends RouteId>(routeId: R): Promise<Input<R>> {
  const input = await prepare[routeId](scene, callerOf(routeId));
  if (routeId !== 'claimPairing') return input;
  // Only a claim of an approved pairing hands something over.
  const { id, digits, secret } = await server.nobody().ok('startPairing', { ip: '10.9.9.9' });
  await scene.worker.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
  return { params: { pairingId: id }, body: { secret } } as Input<R>;
}

const ask = <R extends RouteId>(routeId: R, input: Input<R>) =>
  server.nobody().call(routeId, { ...input, headers: { cookie: scene.cookies[callerOf(routeId)] } });

const { auditLog } = auditTables.for('sqlite');
const auditAfter = (position: number) =>
  server.services.db.q
    .select()
    .from(auditLog)
    .where(gt(auditLog.position, position))
    .orderBy(asc(auditLog.position));
const lastPosition = async () => (await auditAfter(0)).at(-1)?.position ?? 0;

describe('the audit', () => {
  it.each(ROUTE_IDS)('of %s says who did what to which case', async (routeId) => {
    const input = await inputFor(routeId);
    const before = await lastPosition();
    const { status, text } = await ask(routeId, input);
    if (routeId !== 'setUp') expect({ text, isDone: status < 300 }).toEqual({ text, isDone: true });
    const rows = await auditAfter(before);
    const action = recorded[routeId];
    expect([...new Set(rows.map((row) => row.action))]).toEqual(action ? [action] : []);
    for (const row of rows) {
      expect(row.ip).toBe('127.0.0.1');
      expect(row.requestId).not.toBe('');
      if (routes[routeId].access !== 'public') expect(row.actor).toMatch(/^(officer|pass|seat):/);
      if (ABOUT_A_CASE.test(routes[routeId].path)) expect(row.caseId).toEqual(expect.any(String));
    }
    if (['signOut', 'closePass', 'endSession', 'changePassword'].includes(routeId))
      await scene.renew(callerOf(routeId));
  });

  it('of a first start says that the station was set up', async () => {
    const fresh = await startTestApp();
    const token = (await newSetupLink(fresh.services))?.split('#')[1] ?? '';
    const { body } = await prepare.setUp(scene, 'nobody');
    await fresh.nobody().ok('setUp', { body: { ...(body as Body<'setUp'>), token } });
    const rows = await fresh.services.db.q.select().from(auditLog).orderBy(asc(auditLog.position));
    expect(rows.map((row) => row.action)).toEqual(['setup-link-made', 'station-set-up']);
    await fresh.close();
  });

  it('of a case followed live says who began to watch it', async () => {
    const before = await lastPosition();
    const live = await connected(await server.listen(), 'officer', { cookie: scene.cookies.auditor });
    await live.socket.emitWithAck('watch', { caseId: scene.shared.caseId, cursor: 0 });
    expect(await auditAfter(before)).toMatchObject([{ action: 'case-watched', caseId: scene.shared.caseId }]);
    live.socket.close();
  });
});

describe('when the audit cannot be written', () => {
  /** Every row of every table, so that nothing can change unseen. */
  async function everything() {
    const content: Record<string, unknown[]> = {};
    for (const set of allTables) {
      for (const table of Object.values(set.for('sqlite'))) {
        const name = getTableName(table as never);
        const rows = await server.services.db.rows<object>(sql`SELECT * FROM ${sql.identifier(name)}`);
        // Bytes as text: what differs has to be seen.
        content[name] = rows.map((row) => JSON.stringify(row));
      }
    }
    return content;
  }

  const { passSessions } = caseTables.for('sqlite');
  const openSessions = async (...conditions: SQL[]) =>
    await server.services.db.q
      .select({ id: passSessions.id })
      .from(passSessions)
      .where(and(isNull(passSessions.endedAt), ...conditions))
      .orderBy(passSessions.id);
  const latelySeen = () => openSessions(gt(passSessions.lastSeenAt, server.clock.now() - 5 * 60_000));

  it('nothing is changed and nothing of a case is shown', async () => {
    // Lists that these officers read a moment ago are on the record already.
    for (const caller of ['desk', 'approver'] as const) await scene.renew(caller);
    const inputs = new Map<RouteId, Input<RouteId>>();
    for (const routeId of RECORDED) inputs.set(routeId, await inputFor(routeId));
    const version = await sharedVersion(scene);
    for (const { params, body } of inputs.values() as Iterable<{ params?: object; body?: object }>) {
      // Preparing one input moved the case on for the one before.
      const isShared = params && 'caseId' in params && params.caseId === scene.shared.caseId;
      if (isShared && body && 'version' in body) Object.assign(body, { version });
    }
    await server.services.db.write((tx) =>
      tx.rows(
        sql.raw(
          `CREATE TRIGGER no_audit BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'no audit'); END`,
        ),
      ),
    );
    // Whoever was idle while the inputs were prepared is noted as here again: that is no change of theirs.
    for (const cookie of Object.values(scene.cookies))
      for (const route of ['getMe', 'getOwnCase', 'getBoard', 'getSeatView'] as const)
        await server.nobody().call(route, { headers: { cookie } });
    await expect.poll(latelySeen).toEqual(await openSessions());
    const before = await everything();
    for (const routeId of RECORDED) {
      const { status, body } = await ask(routeId, inputs.get(routeId) as never);
      expect({ routeId, status, body }).toEqual({
        routeId,
        status: 500,
        body: { error: { code: 'INTERNAL', requestId: expect.any(String) } },
      });
      expect(await everything()).toEqual(before);
    }
    await server.services.db.write((tx) => tx.rows(sql.raw('DROP TRIGGER no_audit')));
  });
});
