import * as z from 'zod/mini';
import { MAX_WINDOW_MINUTES } from '../../domain/recovery-window.ts';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import { caseParams, caseVersion, written } from './case-write.ts';
import type { Route } from './route.ts';
import { windowMinutes } from './stations.ts';

const requestParams = z.strictObject({ requestId: base.id });

/** Sharing: asked, decided, withdrawn. */
export const sharingRoutes = {
  requestSharing: {
    method: 'POST',
    path: '/cases/:caseId/share-requests',
    access: { action: 'request-sharing' },
    summary: 'Asks for sharing (or, inside a window, for its extension).',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      scopes: z.array(base.scope).check(z.minLength(1), z.maxLength(5)),
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
  narrowSharing: {
    method: 'POST',
    path: '/cases/:caseId/scopes',
    access: { action: 'revoke-sharing' },
    summary: 'Takes some of what is shared back while the window stays open.',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      /** What stays shared. */
      scopes: z.array(base.scope).check(z.minLength(1), z.maxLength(5)),
      code: base.revocationCode,
      reason: base.text(500),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
    needsStepUp: true,
  },
} as const satisfies Record<string, Route>;
