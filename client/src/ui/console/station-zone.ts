import { createContext, use } from 'react';

const StationZone = createContext('UTC');
export const StationZoneProvider = StationZone.Provider;

/** The time zone of the officer's station: every time in the console is told in it. */
export function useZone(): string {
  return use(StationZone);
}
