import { createContext, use } from 'react';

const SaidContext = createContext<(words: string) => void>(() => {});
export const SaidProvider = SaidContext.Provider;

/** Says in passing that something is done, above whatever screen comes next; nothing that has to be read. */
export function useSay(): (words: string) => void {
  return use(SaidContext);
}
