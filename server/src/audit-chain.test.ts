import { type Body, type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import { asc, getTableName, gt, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSetupLink } from './accounts/set-up.commands.ts';
import { allTables } from './migrations/all-tables.ts';
import { auditTables } from './platform/audit/audit.tables.ts';
import { connected } from './testing/live-client.ts';
import { type Input, prepare } from './testing/matrix-inputs.ts';
import { buildScene, type Caller, type Scene, sharedVersion } from './testing/matrix-scene.ts';
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
};
const RECORDED = ROUTE_IDS.filter((id) => recorded[id] !== null);
/** Routes whose audit row must say which case it is about. */
const ABOUT_A_CASE = /^\/cases\/|^\/share-requests\/|^\/pass\//;

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
});
afterAll(() => server.close());

/** Who is let in to this route. */
function callerOf(routeId: RouteId): Caller {
  const { access } = routes[routeId];
  if (access === 'public') return 'nobody';
  if (access === 'complainant') return 'complainant in the window';
  if (access === 'kiosk') return 'kiosk';
  if (access === 'officer') return 'auditor';
  const { action } = access;
  if (action === 'manage-officers' || action === 'manage-station') return 'admin';
  if (action === 'decide-sharing' || action === 'revoke-sharing') return 'approver';
  return action === 'request-sharing' ? 'investigator' : 'desk';
}

async function inputFor<R extends RouteId>(routeId: R): Promise<Input<R>> {
  const input = await prepare[routeId](scene, callerOf(routeId));
  if (routeId !== 'claimPairing') return input;
  // Only a claim of an approved pairing hands something over.
  const { id, digits, secret } = await server.nobody().ok('startPairing', { ip: '10.9.9.9' });
  await scene.worker.ok('approvePairing', { body: { digits, name: '大厅' } });
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
      if (routes[routeId].access !== 'public') expect(row.actor).toMatch(/^(officer|pass):/);
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
        content[name] = await server.services.db.rows(sql`SELECT * FROM ${sql.identifier(name)}`);
      }
    }
    return content;
  }

  it('nothing is changed and nothing of a case is shown', async () => {
    const inputs = new Map<RouteId, Input<RouteId>>();
    for (const routeId of RECORDED) inputs.set(routeId, await inputFor(routeId));
    const version = await sharedVersion(scene);
    for (const { params, body } of inputs.values() as Iterable<{ params?: object; body?: object }>) {
      // Preparing one input moved the case on for the one before.
      const isShared = params && 'caseId' in params && params.caseId === scene.shared.caseId;
      if (isShared && body) Object.assign(body, { version });
    }
    await server.services.db.write((tx) =>
      tx.rows(
        sql.raw(
          `CREATE TRIGGER no_audit BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'no audit'); END`,
        ),
      ),
    );
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
