import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { createContext, use } from 'react';

const SessionContext = createContext<Me | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in; only below SignedIn. */
export function useMe(): Me {
  const me = use(SessionContext);
  if (!me) throw new Error('useMe outside of SignedIn');
  return me;
}
