import { createContext, use } from 'react';

/**
 * Runs an attempt; when the server wants the password again, asks for it and runs the attempt once more.
 * Resolves to null when the person thinks better of it.
 */
export type StepUp = <T>(attempt: () => Promise<T>) => Promise<T | null>;

const StepUpContext = createContext<StepUp>((attempt) => attempt());
export const StepUpContextProvider = StepUpContext.Provider;

export function useStepUp(): StepUp {
  return use(StepUpContext);
}
