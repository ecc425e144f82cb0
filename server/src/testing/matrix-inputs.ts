import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Body, Params, QueryOf, RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { ROLES } from '@sunshine-seat/shared/domain/permissions.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import sharp from 'sharp';
import { acceptedCase, askSharing, sharedCase } from './case-steps.ts';
import { type Caller, type Scene, sharedVersion } from './matrix-scene.ts';
import { PASSWORD, report, update } from './test-app.ts';

export type Input<R extends RouteId> = {
  params?: Params<R>;
  query?: QueryOf<R>;
  body?: Body<R>;
  bytes?: Uint8Array;
};
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

async function aRequest(scene: Scene, caller?: Caller) {
  const { worker } = scene;
  if (caller) await freshly(scene, caller);
  const { requestId, version } = await askSharing(worker, await acceptedCase(worker));
  return { params: { requestId }, body: { version } };
}

/** Time passes while inputs are prepared; whoever decides has given the password lately, but for the one who has not. */
async function freshly({ server, cookies }: Scene, caller: Caller): Promise<void> {
  if (caller === 'officer long after the password') return;
  const headers = { cookie: cookies[caller] };
  await server.nobody().call('stepUp', { body: { password: PASSWORD }, headers });
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

const CALLED_UP = { camera: '青年路 03', takenAt: null, reason: '核对嫌疑人' };
const POINT = { shape: 'point' as const, points: [[10, 10] as [number, number]], text: null };
const ITEM = {
  name: '黑色手机',
  imei: '860000000000001',
  serial: null,
  plate: null,
  marks: null,
  value: 3000,
  uploadId: null,
};
const HELPER = { relation: 'relative' as const, name: '姐姐', scopes: ['timeline' as const] };
const LOOKOUT = { description: '灰色外套', place: null, picture: null, isTold: false, clueId: null };

/** No two alike: the same photo announced again would be the same upload. */
const aPhoto = () =>
  sharp(randomBytes(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer();
const announced = (bytes: Buffer) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function uploadAs(scene: Scene, cookie: string): Promise<string> {
  const bytes = await aPhoto();
  const given = { params: onShared(scene), headers: { cookie } };
  const client = scene.server.nobody();
  const { status, body } = await client.call('startUpload', { ...given, body: announced(bytes) });
  if (status !== 201) return 'no-such-upload';
  await client.ok('putChunk', {
    ...given,
    params: { ...given.params, uploadId: body.uploadId, index: 0 },
    bytes,
  });
  return body.uploadId;
}

async function ownUpload({ server, cookies }: Scene) {
  server.clock.advance(10_000);
  const bytes = await aPhoto();
  const headers = { cookie: cookies['complainant in the window'] };
  const { uploadId } = await server.nobody().ok('startOwnUpload', { body: announced(bytes), headers });
  return { bytes, uploadId };
}

async function aStill(scene: Scene) {
  const { worker } = scene;
  const uploadId = await uploadAs(scene, worker.cookie());
  const body = { uploadId, ...CALLED_UP };
  const { events, row } = await worker.ok('addStill', { params: onShared(scene), body });
  const [added] = events;
  if (added?.type !== 'still-added') throw new Error('no still was added');
  return { still: added.still, version: row.version };
}

async function aSharedStill(scene: Scene) {
  const { still, version } = await aStill(scene);
  const { events, row } = await scene.worker.ok('shareStill', {
    params: { ...onShared(scene), stillId: still.id },
    body: { version, masks: [], caption: null },
  });
  const [shared] = events;
  if (shared?.type !== 'still-shared') throw new Error('no still was shared');
  return { still: still.id, pictureId: shared.pictureId, version: row.version };
}

async function aClue(scene: Scene): Promise<string> {
  scene.server.clock.advance(5000);
  const body = { form: 'text' as const, text: '线索' };
  return (await scene.worker.ok('addClue', { params: onShared(scene), body })).events[0]?.id ?? '';
}

async function anItem(scene: Scene) {
  const { events, row } = await scene.worker.ok('listItem', { params: onShared(scene), body: ITEM });
  const [listed] = events;
  return { itemId: listed?.type === 'item-listed' ? listed.item.id : '', version: row.version };
}

async function aLookout(scene: Scene, picture: Body<'sendLookout'>['picture'] = null): Promise<string> {
  const body = { version: await sharedVersion(scene), ...LOOKOUT, picture };
  const { events } = await scene.worker.ok('sendLookout', { params: onShared(scene), body });
  const sent = events.find(({ type }) => type === 'lookout-sent');
  return sent?.type === 'lookout-sent' ? sent.lookoutId : '';
}

/** A seat of its own; the number of one that was made long before is given back for it. */
async function aSeat({ worker }: Scene): Promise<{ seatId: string }> {
  const number = 10 + (next() % 10);
  const { seats } = await worker.ok('listSeats');
  const before = seats.find((seat) => seat.number === number);
  if (before?.session) await worker.ok('endSeat', { params: { seatId: before.id } });
  if (before) await worker.ok('removeSeat', { params: { seatId: before.id } });
  const { seat } = await worker.ok('addSeat', { body: { number } });
  return { seatId: seat.id };
}

/** Opened by the caller where they may: what a colleague shows is not theirs to change. */
async function anOpenSeat(scene: Scene, caller?: Caller): Promise<{ seatId: string }> {
  const params = await aSeat(scene);
  const given = { params, body: onShared(scene) };
  const headers = { cookie: caller ? scene.cookies[caller] : '' };
  const { status } = await scene.server.nobody().call('openSeat', { ...given, headers });
  if (status !== 201) await scene.worker.ok('openSeat', given);
  return params;
}

/** What the display of a seat shows, opened anew; its session. */
async function shownAtDisplay(scene: Scene): Promise<string> {
  const { seats } = await scene.worker.ok('listSeats');
  const seatId = seats.find(({ display }) => display)?.id ?? '';
  const { seat } = await scene.worker.ok('openSeat', { params: { seatId }, body: onShared(scene) });
  return seat.session?.id ?? '';
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
      policy: {
        windowMinutes: 180,
        answerMinutes: 15,
        excludedKinds: [],
        suspectDelayMinutes: 0,
        patrolDelayMinutes: 5,
        namesInAccessLog: false,
      },
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
  listShareRequests: async (scene) => {
    await aRequest(scene);
    return {};
  },
  getShareRequest: async (scene) => ({ params: (await aRequest(scene)).params }),
  approveSharing: async (scene, caller) => {
    const { params, body } = await aRequest(scene, caller);
    return { params, body: { ...body, minutes: 60 } };
  },
  rejectSharing: async (scene, caller) => {
    const { params, body } = await aRequest(scene, caller);
    return { params, body: { ...body, code: 'other' as const, reason: '再补充' } };
  },
  revokeSharing: async (scene, caller) => {
    const { worker, approver } = scene;
    await freshly(scene, caller);
    await approver.ok('stepUp', { body: { password: PASSWORD } });
    const { caseId, version } = await sharedCase(worker, approver);
    return { params: { caseId }, body: { version, code: 'other' as const, reason: '另有安排' } };
  },
  startPairing: nothing,
  claimPairing: async (scene) => {
    const { id, secret } = await aPairing(scene);
    return { params: { pairingId: id }, body: { secret } };
  },
  approvePairing: async (scene) => ({
    body: { digits: (await aPairing(scene)).digits, name: '大厅', seatId: null },
  }),
  listKiosks: nothing,
  unpairKiosk: async (scene) => {
    const { digits } = await aPairing(scene);
    const { kiosk } = await scene.worker.ok('approvePairing', {
      body: { digits, name: '大厅', seatId: null },
    });
    // Pairing is counted per officer; the clock gives tries back.
    scene.server.clock.advance(10_000);
    return { params: { kioskId: kiosk.id } };
  },
  getBoard: nothing,
  narrowSharing: async (scene, caller) => {
    const { worker, approver } = scene;
    await freshly(scene, caller);
    await approver.ok('stepUp', { body: { password: PASSWORD } });
    const { caseId, version } = await sharedCase(worker, approver, 180, [...SCOPES]);
    const body = { version, scopes: ['timeline' as const], code: 'other' as const, reason: '另有安排' };
    return { params: { caseId }, body };
  },
  startUpload: async (scene) => ({ params: onShared(scene), body: announced(await aPhoto()) }),
  putChunk: async (scene, caller) => {
    const { server, cookies } = scene;
    const photo = await aPhoto();
    const given = { params: onShared(scene), body: announced(photo), headers: { cookie: cookies[caller] } };
    const { status, body } = await server.nobody().call('startUpload', given);
    const uploadId = status === 201 ? body.uploadId : 'no-such-upload';
    return { params: { ...onShared(scene), uploadId, index: 0 }, bytes: photo };
  },
  startOwnUpload: async (scene) => {
    scene.server.clock.advance(10_000);
    return { body: announced(await aPhoto()) };
  },
  putOwnChunk: async (scene) => {
    const { bytes, uploadId } = await ownUpload(scene);
    return { params: { uploadId, index: 0 }, bytes };
  },
  getPicture: async (scene) => {
    const { still } = await aStill(scene);
    return { params: { ...onShared(scene), pictureId: still.pictureId } };
  },
  getOwnPicture: async (scene) => ({ params: { pictureId: (await aSharedStill(scene)).pictureId } }),
  addStill: async (scene, caller) => {
    const uploadId = await uploadAs(scene, scene.cookies[caller]);
    return { params: onShared(scene), body: { uploadId, ...CALLED_UP } };
  },
  shareStill: async (scene) => {
    const { still, version } = await aStill(scene);
    const body = { version, masks: [], caption: null };
    return { params: { ...onShared(scene), stillId: still.id }, body };
  },
  withdrawStill: async (scene) => {
    const { still, version } = await aSharedStill(scene);
    return { params: { ...onShared(scene), stillId: still }, body: { version } };
  },
  seeOriginal: async (scene) => {
    const { still } = await aStill(scene);
    return { params: { ...onShared(scene), stillId: still.id }, body: { reason: '核对时间' } };
  },
  getRegister: async (scene) => {
    const { still } = await aStill(scene);
    return { params: { ...onShared(scene), stillId: still.id } };
  },
  drawMark: async (scene) => {
    const { still } = await aSharedStill(scene);
    return { params: onShared(scene), body: { still, mark: POINT } };
  },
  undoMark: async (scene, caller) => {
    const { still } = await aSharedStill(scene);
    const given = { params: onShared(scene), body: { still, mark: POINT } };
    const { status, body } = await scene.server
      .nobody()
      .call('drawMark', { ...given, headers: { cookie: scene.cookies[caller] } });
    return { params: { ...onShared(scene), markId: status === 201 ? body.events[0].id : 'no-such-mark' } };
  },
  sendOwnMessage: async (scene) => {
    scene.server.clock.advance(2000);
    return { body: { text: '他背着一个黑色双肩包。' } };
  },
  addOwnClue: async (scene) => {
    scene.server.clock.advance(5000);
    return { body: { form: 'text' as const, text: '手机壳是透明的。' } };
  },
  drawOwnMark: async (scene) => ({ body: { still: (await aSharedStill(scene)).still, mark: POINT } }),
  undoOwnMark: async (scene) => {
    const { still } = await aSharedStill(scene);
    const headers = { cookie: scene.cookies['complainant in the window'] };
    const { events } = await scene.server
      .nobody()
      .ok('drawOwnMark', { body: { still, mark: POINT }, headers });
    return { params: { markId: events[0]?.entry.id ?? '' } };
  },
  confirmItem: async (scene) => {
    const { itemId, version } = await anItem(scene);
    await scene.worker.ok('moveItem', {
      params: { ...onShared(scene), itemId },
      body: { version, state: 'recovered' },
    });
    return { params: { itemId }, body: { isMine: true } };
  },
  listHelpers: nothing,
  addHelper: async (scene, caller) => {
    // Five at most: those of the last round go first.
    const headers = { cookie: scene.cookies[caller] };
    const { status, body } = await scene.server.nobody().call('listHelpers', { headers });
    for (const { id } of status === 200 ? body.helpers : [])
      await scene.server.nobody().ok('endHelper', { params: { helperId: id }, headers });
    return { body: HELPER };
  },
  endHelper: async (scene) => {
    const headers = { cookie: scene.cookies['complainant in the window'] };
    const given = await prepare.addHelper(scene, 'complainant in the window');
    const { helper } = await scene.server.nobody().ok('addHelper', { ...given, headers });
    return { params: { helperId: helper.id } };
  },
  getAccessLog: nothing,
  sendMessage: async (scene) => {
    scene.server.clock.advance(2000);
    return { params: onShared(scene), body: { text: '收到。' } };
  },
  addClue: async (scene) => {
    scene.server.clock.advance(5000);
    return { params: onShared(scene), body: { form: 'text' as const, text: '口头提供的线索。' } };
  },
  assessClue: async (scene) => ({
    params: { ...onShared(scene), clueId: await aClue(scene) },
    body: { assessment: 'useful' as const, note: null },
  }),
  thankForClue: async (scene) => ({
    params: { ...onShared(scene), clueId: await aClue(scene) },
    body: { note: null },
  }),
  listItem: async (scene) => ({ params: onShared(scene), body: ITEM }),
  moveItem: async (scene) => {
    const { itemId, version } = await anItem(scene);
    return { params: { ...onShared(scene), itemId }, body: { version, state: 'located' as const } };
  },
  sendLookout: async (scene) => ({
    params: onShared(scene),
    body: { version: await sharedVersion(scene), ...LOOKOUT },
  }),
  endLookout: async (scene) => ({ params: { ...onShared(scene), lookoutId: await aLookout(scene) } }),
  listLookouts: async (scene) => {
    await aLookout(scene);
    return {};
  },
  answerLookout: async (scene) => ({
    params: { lookoutId: await aLookout(scene) },
    body: { answer: 'seen' as const, place: '人民广场' },
  }),
  getLookoutPicture: async (scene) => {
    const { still } = await aSharedStill(scene);
    return { params: { lookoutId: await aLookout(scene, { still, isOriginal: false }) } };
  },
  listReads: async (scene) => ({ params: onShared(scene) }),
  listSeats: nothing,
  addSeat: async () => ({ body: { number: 20 + (next() % 79) } }),
  removeSeat: async (scene) => ({ params: await aSeat(scene) }),
  openSeat: async (scene) => ({ params: await aSeat(scene), body: onShared(scene) }),
  showAtSeat: async (scene, caller) => {
    const { still } = await aSharedStill(scene);
    return { params: await anOpenSeat(scene, caller), body: { still } };
  },
  endSeat: async (scene) => ({ params: await anOpenSeat(scene) }),
  getSeatView: nothing,
  getSeatPicture: async (scene) => {
    const { pictureId } = await aSharedStill(scene);
    await shownAtDisplay(scene);
    return { params: { pictureId } };
  },
  endSeatHere: async (scene) => ({ params: { sessionId: await shownAtDisplay(scene) } }),
};

/** The same input for things that do not exist. */
export function missing<R extends RouteId>(input: Input<R>): Input<R> {
  const params = Object.fromEntries(
    Object.entries(input.params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : randomUUID(),
    ]),
  );
  return { ...input, params: params as Params<R> };
}
