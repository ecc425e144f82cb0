import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { queryOptions } from '@tanstack/react-query';
import { CallError, call, endpoint } from '../api/call.ts';
import { serverClock } from '../ui/server-clock.ts';

const getMe = endpoint('getMe', 'GET', '/officer/session');
const signInRoute = endpoint('signIn', 'POST', '/officer/session');
const signOutRoute = endpoint('signOut', 'DELETE', '/officer/session');
const stepUpRoute = endpoint('stepUp', 'POST', '/officer/session/step-up');
const changePasswordRoute = endpoint('changePassword', 'POST', '/officer/password');
const listSessions = endpoint('listSessions', 'GET', '/officer/sessions');
const endSessionRoute = endpoint('endSession', 'DELETE', '/officer/sessions/:sessionId');

export const ME_KEY = ['me'] as const;

export function isSessionOver(error: unknown): boolean {
  return error instanceof CallError && (error.code === 'NOT_SIGNED_IN' || error.code === 'SESSION_ENDED');
}

/** Who is signed in, or null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await call(getMe, { signal });
      serverClock.observe(me.now);
      return me;
    } catch (error) {
      if (isSessionOver(error)) return null;
      throw error;
    }
  },
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call(listSessions, { signal }),
});

export async function signIn(badge: string, password: string): Promise<Me> {
  const me = await call(signInRoute, { body: { badge, password } });
  serverClock.observe(me.now);
  return me;
}

export async function signOut(): Promise<void> {
  await call(signOutRoute, {});
}

export async function stepUp(password: string): Promise<void> {
  await call(stepUpRoute, { body: { password } });
}

export async function changePassword(current: string, next: string): Promise<void> {
  await call(changePasswordRoute, { body: { current, next } });
}

export async function endSession(sessionId: string): Promise<void> {
  await call(endSessionRoute, { params: { sessionId } });
}
