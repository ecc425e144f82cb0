import * as z from 'zod/mini';
import type { Action } from '../domain/permissions.ts';
import { MAX_WINDOW_MINUTES, MIN_WINDOW_MINUTES } from '../domain/recovery-window.ts';
import * as base from './base.ts';
import { complainantSnapshot } from './complainant.ts';
import { board, kioskDevice } from './kiosk.ts';
import * as o from './officer.ts';

/** Who may call: anyone, the holder of a case pass session, a paired kiosk, any officer signed in, or one whose role allows the action. */
export type Access = 'public' | 'complainant' | 'kiosk' | 'officer' | { readonly action: Action };

export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  readonly reply: z.ZodMiniType;
  readonly status?: 200 | 201;
  /** Must carry an `Idempotency-Key`; a repeat gets the first answer. */
  readonly isIdempotent?: true;
  /** Allowed while a temporary password still waits to be changed. */
  readonly beforePasswordChange?: true;
  /** Needs the password again within the last minutes. */
  readonly needsStepUp?: true;
};

const caseParams = z.strictObject({ caseId: base.id });
const eventParams = z.strictObject({ caseId: base.id, eventId: base.id });
const requestParams = z.strictObject({ requestId: base.id });
const officerParams = z.strictObject({ officerId: base.id });

const password = z.string().check(z.minLength(10), z.maxLength(200));
const badge = base.officerName.shape.badge;
const caseVersion = { version: base.version };
/** What every write to a case answers with. */
const written = z.object({ row: o.queueRow, events: z.array(o.caseEvent) });
const casePass = z.object({
  number: z.string(),
  /** Shown this once; only a fingerprint is kept. */
  code: z.string(),
  /** What the QR holds. */
  address: z.string(),
  issuedAt: base.instant,
});
export type CasePass = z.infer<typeof casePass>;

const officerInput = {
  name: base.text(60),
  familyName: base.text(20),
  familyNameLatin: base.text(40),
  roles: z.array(base.role).check(z.minLength(1), z.maxLength(7)),
};
const stationInput = {
  names: base.names,
  accent: z.nullable(base.colour),
  phone: z.nullable(base.text(24)),
};
const windowMinutes = z.int().check(z.minimum(MIN_WINDOW_MINUTES), z.maximum(MAX_WINDOW_MINUTES));
const timeZone = base.text(64).check(
  z.refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }),
);
const temporaryPassword = z.object({ officer: o.officer, temporaryPassword: z.string() });

export const routes = {
  // ---- anyone
  getPortal: {
    method: 'GET',
    path: '/portal',
    access: 'public',
    summary: 'What the entry page shows before anyone is signed in.',
    reply: z.object({
      wire: z.int(),
      now: base.instant,
      /** The station, when the installation has only one. */
      station: z.nullable(base.stationBrand),
      needsSetup: z.boolean(),
    }),
  },
  setUp: {
    method: 'POST',
    path: '/setup',
    access: 'public',
    summary: 'First start in production: the one-time link creates the station and its administrator.',
    body: z.strictObject({
      token: z.string().check(z.minLength(20), z.maxLength(100)),
      station: z.strictObject({ code: base.stationBrand.shape.code, timeZone, ...stationInput }),
      admin: z.strictObject({
        badge,
        name: officerInput.name,
        familyName: officerInput.familyName,
        familyNameLatin: officerInput.familyNameLatin,
        password,
      }),
    }),
    reply: base.nothing,
    status: 201,
    isIdempotent: true,
  },

  // ---- the complainant
  openPass: {
    method: 'POST',
    path: '/pass/session',
    access: 'public',
    summary:
      'Opens a case with its number and access code. A wrong code and an unknown case are answered alike.',
    body: z.strictObject({
      number: z.string().check(z.minLength(1), z.maxLength(64)),
      code: z.string().check(z.minLength(1), z.maxLength(64)),
    }),
    reply: z.object({ language: base.language }),
  },
  closePass: {
    method: 'DELETE',
    path: '/pass/session',
    access: 'complainant',
    summary: 'Hands this phone back: the session is over and the browser is told to clear what it kept.',
    reply: base.nothing,
  },
  getOwnCase: {
    method: 'GET',
    path: '/pass/case',
    access: 'complainant',
    summary: 'The case as its complainant may see it now, with the events after a cursor.',
    query: z.strictObject({
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(2 ** 31))),
    }),
    reply: complainantSnapshot,
  },

  // ---- officers: session
  signIn: {
    method: 'POST',
    path: '/officer/session',
    access: 'public',
    summary: 'Signs an officer in.',
    body: z.strictObject({
      badge: z.string().check(z.minLength(1), z.maxLength(12)),
      password: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    reply: o.me,
  },
  getMe: {
    method: 'GET',
    path: '/officer/session',
    access: 'officer',
    summary: 'Who is signed in, at which station.',
    reply: o.me,
    beforePasswordChange: true,
  },
  signOut: {
    method: 'DELETE',
    path: '/officer/session',
    access: 'officer',
    summary: 'Signs out; open screens of this session go blank.',
    reply: base.nothing,
    beforePasswordChange: true,
  },
  stepUp: {
    method: 'POST',
    path: '/officer/session/step-up',
    access: 'officer',
    summary: 'The password again, before a decision.',
    body: z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(200)) }),
    reply: z.object({ steppedUpUntil: base.instant }),
  },
  changePassword: {
    method: 'POST',
    path: '/officer/password',
    access: 'officer',
    summary: 'Changes the own password and ends every other session.',
    body: z.strictObject({ current: z.string().check(z.minLength(1), z.maxLength(200)), next: password }),
    reply: base.nothing,
    beforePasswordChange: true,
  },
  listSessions: {
    method: 'GET',
    path: '/officer/sessions',
    access: 'officer',
    summary: 'The own sessions.',
    reply: z.object({ sessions: z.array(o.officerSession) }),
  },
  endSession: {
    method: 'DELETE',
    path: '/officer/sessions/:sessionId',
    access: 'officer',
    summary: 'Ends one of the own sessions.',
    params: z.strictObject({ sessionId: base.id }),
    reply: base.nothing,
  },

  // ---- officers: people and station
  listOfficers: {
    method: 'GET',
    path: '/officers',
    access: 'officer',
    summary: 'The officers of the own station.',
    reply: z.object({ officers: z.array(o.officer) }),
  },
  createOfficer: {
    method: 'POST',
    path: '/officers',
    access: { action: 'manage-officers' },
    summary: 'Creates an officer with a temporary password, shown once.',
    body: z.strictObject({ badge, ...officerInput }),
    reply: temporaryPassword,
    status: 201,
    isIdempotent: true,
  },
  updateOfficer: {
    method: 'PATCH',
    path: '/officers/:officerId',
    access: { action: 'manage-officers' },
    summary: 'Changes name, roles or whether the officer may sign in.',
    params: officerParams,
    body: z.strictObject({ ...officerInput, isActive: z.boolean() }),
    reply: z.object({ officer: o.officer }),
    isIdempotent: true,
  },
  resetPassword: {
    method: 'POST',
    path: '/officers/:officerId/password-reset',
    access: { action: 'manage-officers' },
    summary: 'Gives a new temporary password, shown once, and ends every session of the officer.',
    params: officerParams,
    reply: temporaryPassword,
    isIdempotent: true,
  },
  updateStation: {
    method: 'PATCH',
    path: '/station',
    access: { action: 'manage-station' },
    summary: 'Changes brand and policy of the own station.',
    body: z.strictObject({
      ...stationInput,
      policy: z.strictObject({
        windowMinutes,
        answerMinutes: z.int().check(z.minimum(5), z.maximum(120)),
        excludedKinds: z.array(base.kind).check(z.maxLength(6)),
      }),
    }),
    reply: z.object({ station: o.me.shape.station }),
    isIdempotent: true,
  },

  // ---- cases
  listCases: {
    method: 'GET',
    path: '/cases',
    access: { action: 'see-queue' },
    summary: 'The queue: open cases by golden time left, or ended ones by the time they ended.',
    query: z.strictObject({
      state: z.optional(z.enum(['open', 'ended'])),
      before: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8.64e15))),
    }),
    reply: o.queue,
  },
  takeReport: {
    method: 'POST',
    path: '/cases',
    access: { action: 'take-report' },
    summary: 'Takes a report; answers with the case pass, which is shown this once.',
    body: z.strictObject({
      kind: base.kind,
      occurredAt: base.instant,
      place: base.text(200),
      what: base.text(2000),
      items: z
        .array(z.strictObject({ name: base.text(100), marks: z.nullable(base.text(200)) }))
        .check(z.maxLength(20)),
      complainant: z.strictObject({
        name: base.text(100),
        phone: z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 -]{4,23}$/)),
        language: base.language,
      }),
    }),
    reply: z.object({ row: o.queueRow, pass: casePass }),
    status: 201,
    isIdempotent: true,
  },
  getCase: {
    method: 'GET',
    path: '/cases/:caseId',
    access: { action: 'read-case' },
    summary: 'One case in full; recorded as a read.',
    params: caseParams,
    reply: o.officerCase,
  },
  getIdentity: {
    method: 'GET',
    path: '/cases/:caseId/identity',
    access: { action: 'reveal-identity' },
    summary: 'Name and phone of the complainant; recorded as such.',
    params: caseParams,
    reply: o.identity,
  },
  postUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates',
    access: { action: 'post-update' },
    summary: 'Posts a milestone, a note, or both.',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      visibility: base.visibility,
      milestone: z.nullable(base.milestone),
      note: z.nullable(base.text(2000)),
      place: z.nullable(base.text(200)),
      /** Needed by `case_refused`, `case_transferred` and `case_reopened`. */
      reason: z.nullable(base.text(500)),
      /** Needed by `case_closed`. */
      outcome: z.nullable(base.outcome),
      /** A promise made along with it. */
      nextUpdateBy: z.nullable(base.instant),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  correctUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates/:eventId/correction',
    access: { action: 'post-update' },
    summary: 'Puts an update right with a new entry that names it.',
    params: eventParams,
    body: z.strictObject({
      ...caseVersion,
      note: z.nullable(base.text(2000)),
      place: z.nullable(base.text(200)),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  retractUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates/:eventId/retraction',
    access: { action: 'post-update' },
    summary: 'Withdraws an update with a new entry that names it; the reason stays with the officers.',
    params: eventParams,
    body: z.strictObject({ ...caseVersion, reason: base.text(500) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  makePromise: {
    method: 'POST',
    path: '/cases/:caseId/promise',
    access: { action: 'post-update' },
    summary: 'Promises when the complainant hears again.',
    params: caseParams,
    body: z.strictObject({ ...caseVersion, nextUpdateBy: base.instant }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  assignOfficer: {
    method: 'POST',
    path: '/cases/:caseId/officer',
    access: { action: 'assign-officer' },
    summary: 'Puts an officer in charge.',
    params: caseParams,
    body: z.strictObject({ ...caseVersion, officerId: base.id }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  reissuePass: {
    method: 'POST',
    path: '/cases/:caseId/pass',
    access: { action: 'reissue-pass' },
    summary: 'A new case pass; the old code and its sessions die at once.',
    params: caseParams,
    body: z.strictObject(caseVersion),
    reply: z.object({ row: o.queueRow, pass: casePass }),
    status: 201,
    isIdempotent: true,
  },

  // ---- sharing
  requestSharing: {
    method: 'POST',
    path: '/cases/:caseId/share-requests',
    access: { action: 'request-sharing' },
    summary: 'Asks for sharing (or, inside a window, for its extension).',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      scopes: z.array(base.scope).check(z.minLength(1), z.maxLength(2)),
      reason: base.text(500),
      minutes: windowMinutes,
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  listShareRequests: {
    method: 'GET',
    path: '/share-requests',
    access: { action: 'decide-sharing' },
    summary: 'Requests of the own station that wait for a decision, the longest waiting first.',
    reply: z.object({ now: base.instant, requests: z.array(o.shareRequest) }),
  },
  getShareRequest: {
    method: 'GET',
    path: '/share-requests/:requestId',
    access: { action: 'decide-sharing' },
    summary: 'One request: exactly what would be shared, with whom, until when; recorded as a read.',
    params: requestParams,
    reply: o.shareRequest,
  },
  approveSharing: {
    method: 'POST',
    path: '/share-requests/:requestId/approval',
    access: { action: 'decide-sharing' },
    summary: 'Approves; the window starts now. May be shorter than asked, never longer.',
    params: requestParams,
    body: z.strictObject({
      ...caseVersion,
      minutes: z.int().check(z.minimum(1), z.maximum(MAX_WINDOW_MINUTES)),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
    needsStepUp: true,
  },
  rejectSharing: {
    method: 'POST',
    path: '/share-requests/:requestId/rejection',
    access: { action: 'decide-sharing' },
    summary:
      'Rejects; the code is told to the complainant in plain words, the reason stays with the officers.',
    params: requestParams,
    body: z.strictObject({ ...caseVersion, code: base.rejectionCode, reason: base.text(500) }),
    reply: written,
    status: 201,
    isIdempotent: true,
    needsStepUp: true,
  },
  revokeSharing: {
    method: 'POST',
    path: '/cases/:caseId/revocation',
    access: { action: 'revoke-sharing' },
    summary: 'Withdraws sharing at once; the code is told to the complainant in plain words.',
    params: caseParams,
    body: z.strictObject({ ...caseVersion, code: base.revocationCode, reason: base.text(500) }),
    reply: written,
    status: 201,
    isIdempotent: true,
    needsStepUp: true,
  },

  // ---- kiosk
  startPairing: {
    method: 'POST',
    path: '/kiosk/pairings',
    access: 'public',
    summary: 'A display asks to be paired; it shows the six digits and keeps the secret.',
    reply: z.object({
      id: base.id,
      digits: z.string(),
      secret: z.string(),
      expiresAt: base.instant,
      now: base.instant,
    }),
    status: 201,
  },
  claimPairing: {
    method: 'POST',
    path: '/kiosk/pairings/:pairingId/claim',
    access: 'public',
    summary: 'The display asks whether an officer has approved; if so it gets its device token as a cookie.',
    params: z.strictObject({ pairingId: base.id }),
    body: z.strictObject({ secret: z.string().check(z.minLength(1), z.maxLength(100)) }),
    reply: z.object({ state: z.enum(['waiting', 'paired']) }),
  },
  approvePairing: {
    method: 'POST',
    path: '/kiosk/pairings/approval',
    access: { action: 'pair-kiosk' },
    summary: 'Pairs the display that shows these digits with the own station.',
    body: z.strictObject({ digits: z.string().check(z.regex(/^[0-9]{6}$/)), name: base.text(60) }),
    reply: z.object({ kiosk: kioskDevice }),
    status: 201,
    isIdempotent: true,
  },
  listKiosks: {
    method: 'GET',
    path: '/kiosks',
    access: { action: 'pair-kiosk' },
    summary: 'The displays of the own station.',
    reply: z.object({ kiosks: z.array(kioskDevice) }),
  },
  unpairKiosk: {
    method: 'DELETE',
    path: '/kiosks/:kioskId',
    access: { action: 'pair-kiosk' },
    summary: 'Unpairs a display; its screen goes back to the pairing page at once.',
    params: z.strictObject({ kioskId: base.id }),
    reply: base.nothing,
    isIdempotent: true,
  },
  getBoard: {
    method: 'GET',
    path: '/kiosk/board',
    access: 'kiosk',
    summary: 'The hall board of the own station.',
    reply: board,
  },
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;
export type RouteOf<R extends RouteId> = (typeof routes)[R];
type Of<R extends RouteId, K extends string> =
  RouteOf<R> extends { readonly [P in K]: infer S extends z.ZodMiniType } ? z.infer<S> : undefined;
export type Params<R extends RouteId> = Of<R, 'params'>;
export type QueryOf<R extends RouteId> = Of<R, 'query'>;
export type Body<R extends RouteId> = Of<R, 'body'>;
export type Reply<R extends RouteId> = Of<R, 'reply'>;
