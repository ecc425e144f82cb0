import * as z from 'zod/mini';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import type { Route } from './route.ts';
import { stationInput, timeZone } from './stations.ts';

const password = z.string().check(z.minLength(10), z.maxLength(200));
const badge = base.officerName.shape.badge;
const officerInput = {
  name: base.text(60),
  familyName: base.text(20),
  familyNameLatin: base.text(40),
  roles: z.array(base.role).check(z.minLength(1), z.maxLength(7)),
};
const officerParams = z.strictObject({ officerId: base.id });
const temporaryPassword = z.object({ officer: o.officer, temporaryPassword: z.string() });

/** Officers: set-up, session, people. */
export const accountRoutes = {
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
  signIn: {
    method: 'POST',
    path: '/officer/session',
    access: 'public',
    summary: 'Signs an officer in.',
    body: z.strictObject({
      badge: base.text(12),
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
} as const satisfies Record<string, Route>;
