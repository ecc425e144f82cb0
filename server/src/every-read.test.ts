import { type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import { ROLES, type Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READS } from './cases/cases.queries.ts';
import { auditTables } from './platform/audit/audit.tables.ts';
import { prepare } from './testing/matrix-inputs.ts';
import { buildScene, type Scene } from './testing/matrix-scene.ts';
import { decisions } from './testing/matrix-table.ts';
import { createScreens } from './testing/screens.ts';
import { startTestApp, type TestApp, type TestClient } from './testing/test-app.ts';

/** What an officer may read without its being on a case’s record, each with the reason. */
const UNRECORDED: Partial<Record<RouteId, string>> = {
  getMe: 'oneself',
  listSessions: 'one’s own sessions',
  listOfficers: 'colleagues',
  listKiosks: 'displays in the hall',
  listCases:
    'the queue: numbers, kinds, stages and times to find a case by; no word and no name from any of them',
  listSeats: 'which seat shows which case: no more of it than the queue says',
};

/** Routes by which an officer gets to see something. */
const READING = (Object.keys(routes) as RouteId[]).filter((id) => {
  const { access, method } = routes[id];
  const isOfficers = access === 'officer' || typeof access === 'object';
  return isOfficers && (method === 'GET' || 'givesPicture' in routes[id]);
});
const RECORDED = READING.filter((id) => !UNRECORDED[id]);
/** That there is a lookout is between officers; so is who read it. */
const NOT_TOLD: readonly RouteId[] = ['listLookouts', 'getLookoutPicture'];

let server: TestApp;
let scene: Scene;
let phone: TestClient;
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
  phone = await holderOf();
  // With names, to tell who of them it was; without them who-read.test.ts looks.
  await scene.worker.ok('updateStation', await namingOfficers());
});
afterAll(() => server.close());

async function holderOf(): Promise<TestClient> {
  const client = server.nobody();
  const { number, code } = scene.shared.pass;
  await client.ok('openPass', { body: { number, code } });
  return client;
}

async function namingOfficers() {
  const { body } = await prepare.updateStation(scene, 'nobody');
  if (!body) throw new Error('there is no policy');
  return { body: { ...body, policy: { ...body.policy, namesInAccessLog: true } } };
}

async function ask<R extends RouteId>(officer: TestClient, routeId: R) {
  const input = await prepare[routeId](scene, 'nobody');
  return officer.call(routeId, input);
}

const { auditLog } = auditTables.for('sqlite');
const doneBy = (officerId: string) =>
  server.services.db.q
    .select()
    .from(auditLog)
    .where(eq(auditLog.actor, `officer:${officerId}`))
    .orderBy(asc(auditLog.position));

/** Who may read by this route, each role by itself. */
const rolesOf = (routeId: RouteId): readonly Role[] => {
  const decision = decisions[routeId];
  return typeof decision.for === 'string' ? [] : (decision.for as readonly Role[]);
};

describe('what an officer reads of a case', () => {
  it('goes by routes of which each is on the record or has a reason not to be', () => {
    expect(RECORDED.length).toBeGreaterThanOrEqual(9);
    for (const routeId of Object.keys(UNRECORDED)) expect(READING).toContain(routeId);
  });

  it.each(RECORDED)(
    'by %s, in whatever role, is recorded before it is answered: who, in which role, what',
    async (routeId) => {
      for (const role of rolesOf(routeId)) {
        const officer = await server.officer(scene.home, role);
        const { status } = await ask(officer, routeId);
        expect({ role, status }).toEqual({ role, status: 200 });
        const reads = (await doneBy(officer.officerId)).filter(({ action }) => action in READS);
        expect({ role, isRecorded: reads.length > 0 }).toEqual({ role, isRecorded: true });
        for (const { caseId, detail, chain } of reads) {
          expect(caseId).toEqual(expect.any(String));
          expect(chain).toBe(scene.home.id);
          expect(JSON.parse(detail).role).toBe(role);
        }
      }
    },
  );

  it.each(RECORDED)(
    'by %s, is on the officers’ list of the case, and on the complainant’s own',
    async (routeId) => {
      const [role] = rolesOf(routeId);
      if (!role) throw new Error(`nobody may ask for ${routeId}`);
      const officer = await server.officer(scene.home, role);
      expect((await ask(officer, routeId)).status).toBe(200);
      const read = (await doneBy(officer.officerId)).find(({ action }) => action in READS);
      // A request for sharing is about a case of its own.
      if (read?.caseId !== scene.shared.caseId) return;
      const { lines } = await scene.worker.ok('listReads', { params: { caseId: scene.shared.caseId } });
      expect(lines.filter((line) => line.officer?.id === officer.officerId)).toMatchObject([
        { action: read.action },
      ]);
      const own = (await phone.ok('getAccessLog')).lines;
      const told = own.filter((line) => line.officer?.badge === officer.badge);
      const line = { at: read.at, role, station: { 'zh-Hans': '城中派出所' }, times: 1 };
      expect(told).toMatchObject(NOT_TOLD.includes(routeId) ? [] : [line]);
    },
  );

  it.each(Object.keys(UNRECORDED) as RouteId[])('by %s, says no word of any case', async (routeId) => {
    const { text } = await ask(scene.worker, routeId);
    for (const word of ['青年路公交站', '手机在车上被偷', '黑色手机', '刘先生', '13900000001'])
      expect(text).not.toContain(word);
  });

  it('on a socket, a case that is followed and lookouts that are opened, is recorded as well', async () => {
    await prepare.listLookouts(scene, 'nobody');
    const address = await server.listen();
    const screens = createScreens(() => address);
    const desk = await server.officer(scene.home, 'desk');
    const patrol = await server.officer(scene.home, 'patrol');
    await screens.officer(desk.cookie()).watch(scene.shared.caseId);
    const opened = screens.officer(patrol.cookie());
    await expect.poll(() => opened.isConnected()).toBe(true);
    const actions = async (officerId: string) => (await doneBy(officerId)).map(({ action }) => action);
    await expect.poll(() => actions(patrol.officerId)).toContain('lookout-read');
    expect(await actions(desk.officerId)).toEqual(expect.arrayContaining(['case-watched', 'lookout-read']));
    screens.closeAll();
  });

  it('in vain, because it is another station’s or not theirs to read, is not on the list', async () => {
    const stranger = await server.officer(await server.station('WC'), ...ROLES);
    for (const routeId of RECORDED) {
      const { status } = await ask(stranger, routeId);
      expect({ routeId, isRefused: status >= 400 || !('params' in routes[routeId]) }).toEqual({
        routeId,
        isRefused: true,
      });
    }
    const reads = (await doneBy(stranger.officerId)).filter(({ action }) => action in READS);
    expect(reads).toEqual([]);
  });
});
