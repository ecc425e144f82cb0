import { randomUUID } from 'node:crypto';
import type { Body, Params, QueryOf, RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { ROLES } from '@sunshine-seat/shared/domain/permissions.ts';
import { acceptedCase, askSharing, sharedCase } from './case-steps.ts';
import { type Caller, type Scene, sharedVersion } from './matrix-scene.ts';
import { PASSWORD, report, update } from './test-app.ts';

export type Input<R extends RouteId> = { params?: Params<R>; query?: QueryOf<R>; body?: Body<R> };
type Prepare = { [R in RouteId]: (scene: Scene, caller: Caller) => Promise<Input<R>> };

const nothing = async () => ({});
let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};
const person = () => ({ name: '李敏', familyName: '李', familyNameLatin: 'Li', roles: [...ROLES] });
const onShared = ({ shared }: Scene) => ({ caseId: shared.caseId });
const anOfficer = async ({ server, home }: Scene) => ({
  officerId: (await server.officer(home, 'desk')).officerId,
});

async function aRequest({ worker }: Scene) {
  const { requestId, version } = await askSharing(worker, await acceptedCase(worker));
  return { params: { requestId }, body: { version } };
}

async function anUpdate(scene: Scene) {
  const { events, row } = await scene.worker.ok('postUpdate', {
    params: onShared(scene),
    body: update(await sharedVersion(scene), { note: '一条进展' }),
  });
  return {
    params: { ...onShared(scene), eventId: events[0]?.id ?? '' },
    body: { version: row.version },
  };
}

async function aPairing({ server }: Scene) {
  // From an address of its own: one address may only start a few.
  return server.nobody().ok('startPairing', { ip: `10.1.${next() % 250}.${serial % 250}` });
}

/** Input that would succeed for whoever is let in, made for the state the scene is in. */
export const prepare: Prepare = {
  getPortal: nothing,
  setUp: async () => ({
    body: {
      token: 'a token that was never made',
      station: {
        code: 'XX',
        timeZone: 'Asia/Shanghai',
        names: { 'zh-Hans': '新所' },
        accent: null,
        phone: null,
      },
      admin: { badge: '900001', name: '新', familyName: '新', familyNameLatin: 'Xin', password: PASSWORD },
    },
  }),
  // A case of its own: opening one again and again is counted.
  openPass: async ({ worker }) => {
    const { number, code } = (await acceptedCase(worker)).pass;
    return { body: { number, code } };
  },
  closePass: nothing,
  getOwnCase: async () => ({ query: { after: 0 } }),
  signIn: async ({ worker }) => ({ body: { badge: worker.badge, password: PASSWORD } }),
  getMe: nothing,
  signOut: nothing,
  stepUp: async () => ({ body: { password: PASSWORD } }),
  changePassword: async ({ passwords }, caller) => ({
    body: {
      current: caller === 'officer with a temporary password' ? passwords.temporary : PASSWORD,
      next: 'another password for tests',
    },
  }),
  listSessions: nothing,
  endSession: async ({ server, cookies, worker }, caller) => {
    const headers = { cookie: cookies[caller] };
    const { status, body } = await server.nobody().call('listSessions', { headers });
    const { sessions } = status === 200 ? body : await worker.ok('listSessions');
    return { params: { sessionId: sessions[0].id } };
  },
  listOfficers: nothing,
  createOfficer: async () => ({ body: { badge: `M${next()}00`, ...person() } }),
  updateOfficer: async (scene) => ({
    params: await anOfficer(scene),
    body: { ...person(), isActive: true },
  }),
  resetPassword: async (scene) => ({ params: await anOfficer(scene) }),
  updateStation: async () => ({
    body: {
      names: { 'zh-Hans': '城中派出所' },
      accent: null,
      phone: null,
      policy: { windowMinutes: 180, answerMinutes: 15, excludedKinds: [] },
    },
  }),
  listCases: async () => ({ query: { state: 'open' as const } }),
  takeReport: async () => ({ body: report() }),
  getCase: async (scene) => ({ params: onShared(scene) }),
  getIdentity: async (scene) => ({ params: onShared(scene) }),
  postUpdate: async (scene) => ({
    params: onShared(scene),
    body: update(await sharedVersion(scene), { note: '现场已看' }),
  }),
  correctUpdate: async (scene) => {
    const { params, body } = await anUpdate(scene);
    return { params, body: { ...body, note: '更正', place: null } };
  },
  retractUpdate: async (scene) => {
    const { params, body } = await anUpdate(scene);
    return { params, body: { ...body, reason: '写错了' } };
  },
  makePromise: async (scene) => ({
    params: onShared(scene),
    body: { version: await sharedVersion(scene), nextUpdateBy: scene.server.clock.now() + 600_000 },
  }),
  assignOfficer: async (scene) => ({
    params: onShared(scene),
    body: { version: await sharedVersion(scene), officerId: scene.worker.officerId },
  }),
  reissuePass: async ({ worker }) => {
    const { caseId, version } = await acceptedCase(worker);
    return { params: { caseId }, body: { version } };
  },
  requestSharing: async ({ worker }) => {
    const { caseId, version } = await acceptedCase(worker);
    return {
      params: { caseId },
      body: { version, scopes: ['timeline' as const], reason: '需要辨认', minutes: 60 },
    };
  },
  listShareRequests: nothing,
  getShareRequest: async (scene) => ({ params: (await aRequest(scene)).params }),
  approveSharing: async (scene) => {
    const { params, body } = await aRequest(scene);
    return { params, body: { ...body, minutes: 60 } };
  },
  rejectSharing: async (scene) => {
    const { params, body } = await aRequest(scene);
    return { params, body: { ...body, code: 'other' as const, reason: '再补充' } };
  },
  revokeSharing: async ({ worker, approver }) => {
    const { caseId, version } = await sharedCase(worker, approver);
    return { params: { caseId }, body: { version, code: 'other' as const, reason: '另有安排' } };
  },
  startPairing: nothing,
  claimPairing: async (scene) => {
    const { id, secret } = await aPairing(scene);
    return { params: { pairingId: id }, body: { secret } };
  },
  approvePairing: async (scene) => ({ body: { digits: (await aPairing(scene)).digits, name: '大厅' } }),
  listKiosks: nothing,
  unpairKiosk: async (scene) => {
    const { digits } = await aPairing(scene);
    const { kiosk } = await scene.worker.ok('approvePairing', { body: { digits, name: '大厅' } });
    // Pairing is counted per officer; the clock gives tries back.
    scene.server.clock.advance(10_000);
    return { params: { kioskId: kiosk.id } };
  },
  getBoard: nothing,
};

/** The same input for things that do not exist. */
export function missing<R extends RouteId>(input: Input<R>): Input<R> {
  const params = Object.fromEntries(Object.keys(input.params ?? {}).map((name) => [name, randomUUID()]));
  return { ...input, params: params as Params<R> };
}
