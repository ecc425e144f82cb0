import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import fc from 'fast-check';
import type { LeakCase, Told } from './leak-case.ts';
import { PASSWORD, type TestClient, update } from './test-app.ts';

/** Milestones that are told only inside the window. */
const UNSTATUTORY: readonly Milestone[] = [
  'investigation_started',
  'scene_visited',
  'video_lead_found',
  'witness_heard',
  'suspect_identified',
  'still_searching',
];
const MINUTE = 60_000;

interface Flags {
  isShared: boolean;
  hasPlace: boolean;
  nth: number;
}
type Run = (one: LeakCase, flags: Flags) => Promise<void>;

const wantsPlace = (one: LeakCase, hasPlace: boolean) =>
  hasPlace ? one.world.canaries.mint('the place of an update') : null;

/** Whether the server took it; a refusal changes nothing in the model either. */
async function isTaken<R>(asked: Promise<{ status: number; body: R }>): Promise<R | null> {
  const { status, body } = await asked;
  return status < 300 ? body : null;
}

async function post(one: LeakCase, flags: Flags, given: Partial<Body<'postUpdate'>>, isStatutory = false) {
  const { canaries } = one.world;
  const isShared = given.visibility !== 'internal';
  const note = canaries.mint(isShared ? 'a shared note' : 'an internal note');
  const place = wantsPlace(one, flags.hasPlace);
  for (const text of [note, place, given.reason ?? null]) canaries.allow(text, one.officers);
  const told: Told = { id: '', isShared, isTold: false, isRetracted: false, target: null, note, place };
  const before = one.stream.length;
  // What it may tell is let out before it is asked: it may arrive before the answer.
  if (isShared && (one.isOpen || isStatutory)) one.tell(told, given.reason ?? null);
  const body = update(await one.version(), { note, place, ...given });
  const written = await isTaken(one.place.worker.call('postUpdate', { params: { caseId: one.id }, body }));
  if (!written) {
    one.stream.length = before;
    return null;
  }
  one.updates.push(Object.assign(told, { id: written.events[0].id }));
  if (!told.isTold) {
    one.world.canaries.keepFrom(told.id, 'the id of an update', (who) => who === one.officers || told.isTold);
  }
  return written;
}

async function decide(client: TestClient): Promise<void> {
  await client.ok('stepUp', { body: { password: PASSWORD } });
}

const standing = (one: LeakCase, nth: number): Told | undefined => {
  const own = one.updates.filter(({ target, isRetracted }) => target === null && !isRetracted);
  return own[nth % Math.max(1, own.length)];
};

async function end(one: LeakCase, given: Partial<Body<'postUpdate'>>, flags: Flags): Promise<void> {
  const wasOpen = one.isOpen;
  if (!(await post(one, flags, given, true))) return;
  if (wasOpen) one.stream.push('window-ended');
  one.window = null;
  one.asked = null;
}

const steps: Record<string, Run> = {
  accept: async (one, flags) => {
    await post(one, flags, { milestone: 'case_accepted' }, true);
  },
  async post(one, flags) {
    const { isShared, nth } = flags;
    const milestone = nth % 3 === 0 ? null : (UNSTATUTORY[nth % UNSTATUTORY.length] ?? null);
    const nextUpdateBy = isShared && nth % 4 === 0 ? one.world.server.clock.now() + 30 * MINUTE : null;
    const visibility = isShared ? 'shared' : 'internal';
    if ((await post(one, flags, { milestone, visibility, nextUpdateBy })) && nextUpdateBy)
      one.stream.push('promise');
  },
  async correct(one, { nth, hasPlace }) {
    const target = standing(one, nth);
    if (!target) return;
    const { canaries } = one.world;
    const note = canaries.mint(target.isShared ? 'a shared correction' : 'an internal correction');
    const place = wantsPlace(one, hasPlace);
    for (const text of [note, place]) canaries.allow(text, one.officers);
    const { isShared } = target;
    const told: Told = { id: '', isShared, isTold: false, isRetracted: false, target, note, place };
    const before = one.stream.length;
    if (isShared && one.isOpen) one.tell(told);
    const params = { caseId: one.id, eventId: target.id };
    const body = { version: await one.version(), note, place };
    if (await isTaken(one.place.worker.call('correctUpdate', { params, body }))) one.updates.push(told);
    else one.stream.length = before;
  },
  async retract(one, { nth }) {
    const target = standing(one, nth);
    if (!target) return;
    const reason = one.world.canaries.mint('the reason of a retraction');
    one.world.canaries.allow(reason, one.officers);
    const params = { caseId: one.id, eventId: target.id };
    const body = { version: await one.version(), reason };
    if (!(await isTaken(one.place.worker.call('retractUpdate', { params, body })))) return;
    target.isRetracted = true;
    if (target.isTold) one.stream.push('retraction');
  },
  async promise(one) {
    const nextUpdateBy = one.world.server.clock.now() + 20 * MINUTE;
    const body = { version: await one.version(), nextUpdateBy };
    if (await isTaken(one.place.worker.call('makePromise', { params: { caseId: one.id }, body })))
      one.stream.push('promise');
  },
  async assign(one) {
    const body = { version: await one.version(), officerId: one.place.worker.officerId };
    if (await isTaken(one.place.worker.call('assignOfficer', { params: { caseId: one.id }, body })))
      one.stream.push('officer-assigned');
  },
  async ask(one, { hasPlace, nth }) {
    const reason = one.world.canaries.mint('the reason of a request');
    one.world.canaries.allow(reason, one.officers);
    const scopes = hasPlace ? (['timeline', 'location'] as const) : (['timeline'] as const);
    const minutes = [15, 60, 180][nth % 3] ?? 60;
    const body = { version: await one.version(), scopes: [...scopes], reason, minutes };
    const written = await isTaken(
      one.place.worker.call('requestSharing', { params: { caseId: one.id }, body }),
    );
    if (!written) return;
    const { requestId } = written.events[0];
    one.world.canaries.keepFrom(requestId, 'the id of a request', (who) => who === one.officers);
    one.asked = { requestId, scopes: [...scopes], minutes };
    one.stream.push('share-requested');
  },
  async approve(one) {
    if (!one.asked) return;
    const { requestId, scopes, minutes } = one.asked;
    await decide(one.place.approver);
    const body = { version: await one.version(), minutes };
    const before = { window: one.window, length: one.stream.length };
    // An extension never takes away what was granted.
    const granted = one.isOpen ? (one.window?.endsAt ?? 0) : 0;
    one.window = { endsAt: Math.max(granted, one.world.server.clock.now() + minutes * MINUTE), scopes };
    one.stream.push('window-opened');
    one.release();
    if (await isTaken(one.place.approver.call('approveSharing', { params: { requestId }, body })))
      one.asked = null;
    else throw new Error(`approval was refused after ${before.length} events`);
  },
  async reject(one) {
    if (!one.asked) return;
    const reason = one.world.canaries.mint('the reason of a rejection');
    one.world.canaries.allow(reason, one.officers);
    await decide(one.place.approver);
    const params = { requestId: one.asked.requestId };
    const body = { version: await one.version(), code: 'other' as const, reason };
    await one.place.approver.ok('rejectSharing', { params, body });
    one.asked = null;
    one.stream.push('share-rejected');
  },
  async revoke(one) {
    if (!one.isOpen) return;
    const reason = one.world.canaries.mint('the reason of a withdrawal');
    one.world.canaries.allow(reason, one.officers);
    await decide(one.place.approver);
    const body = { version: await one.version(), code: 'other' as const, reason };
    await one.place.approver.ok('revokeSharing', { params: { caseId: one.id }, body });
    one.window = null;
    one.stream.push('window-ended');
  },
  close: (one, flags) => end(one, { milestone: 'case_closed', outcome: 'not_solved' }, flags),
  transfer: (one, flags) =>
    end(one, { milestone: 'case_transferred', reason: one.world.canaries.mint('a reason told') }, flags),
  async reopen(one, flags) {
    const reason = one.world.canaries.mint('a reason told');
    await post(one, flags, { milestone: 'case_reopened', reason }, true);
  },
  async reissue(one) {
    const body = { version: await one.version() };
    const { pass } = await one.place.worker.ok('reissuePass', { params: { caseId: one.id }, body });
    await one.openPhones(pass.number, pass.code);
  },
  async comeAndGo(one) {
    if (one.fickle.isOn) one.fickle.drop();
    else await one.fickle.connect();
  },
  pry: (one) => pry(one),
  async share(one, flags) {
    await steps.ask?.(one, flags);
    await steps.approve?.(one, flags);
  },
};

/** Everyone tries what is not theirs; every answer is searched. */
async function pry(one: LeakCase): Promise<void> {
  const { world, client } = one;
  const other = world.places.find((place) => place !== one.place);
  if (!other) throw new Error('there is no other station');
  const stranger = `officer ${other.station.code}`;
  const params = { caseId: one.id };
  const requestId = one.asked?.requestId ?? 'none';
  await world.call(one.receiver, client, 'getOwnCase', {});
  await world.call(one.receiver, client, 'getOwnCase', { query: { after: 1 } });
  await world.call(one.receiver, client, 'getCase', { params });
  await world.call(one.receiver, client, 'listCases', {});
  await world.call(one.receiver, client, 'postUpdate', { params, body: update(1, {}) });
  await world.call('nobody', world.nobody, 'getPortal', {});
  await world.call('nobody', world.nobody, 'getCase', { params });
  await world.call('nobody', world.nobody, 'openPass', { body: { number: 'CZ-2611-0001', code: 'x' } });
  for (const url of ['/metrics', '/api/openapi.json', '/readyz', `/api/v1/cases/${one.id}`])
    await world.fetch(url);
  for (const { kiosk, station } of world.places) {
    await world.call(`kiosk ${station.code}`, kiosk, 'getBoard', {});
    await world.call(`kiosk ${station.code}`, kiosk, 'getCase', { params });
  }
  await world.call(stranger, other.worker, 'getCase', { params });
  await world.call(stranger, other.worker, 'getIdentity', { params });
  await world.call(stranger, other.worker, 'listCases', {});
  await world.call(stranger, other.worker, 'postUpdate', { params, body: update(1, { note: 'x' }) });
  await world.call(stranger, other.approver, 'listShareRequests', {});
  await world.call(stranger, other.approver, 'getShareRequest', { params: { requestId } });
}

export interface Step extends Flags {
  what: string;
  at: number;
  /** Minutes that pass before it. */
  after: number;
}

export const runStep = (one: LeakCase, step: Step) => (steps[step.what] as Run)(one, step);

const weights: Record<string, number> = {
  post: 8,
  share: 4,
  approve: 3,
  ask: 2,
  correct: 3,
  revoke: 2,
  comeAndGo: 2,
};

/** Any history of a few cases at two stations. */
export const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.oneof(
      ...Object.keys(steps).map((what) => ({ weight: weights[what] ?? 1, arbitrary: fc.constant(what) })),
    ),
    at: fc.nat(2),
    after: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.constantFrom(1, 5, 14) },
      { weight: 1, arbitrary: fc.constantFrom(15, 20, 61, 181) },
    ),
    isShared: fc.boolean(),
    hasPlace: fc.boolean(),
    nth: fc.nat(11),
  }),
  { minLength: 15, maxLength: 45, size: 'max' },
);
