import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from './screen.ts';

/** Ports of one source address last for some 28,000 connections; others may still be closing. */
const PER_SOURCE = 8000;
const TRIES = 10;

/** The address of the loopback that the screen with this number comes from. */
const sourceOf = (index: number): string => `127.0.0.${1 + Math.floor(index / PER_SOURCE)}`;

/** Opens many screens, so many at a time; closes those it had when one fails. */
export async function openScreens(
  count: number,
  open: (index: number, source: string) => Promise<Screen>,
  atOnce = 64,
): Promise<Screen[]> {
  const screens: Screen[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      screens[index] = await patiently(() => open(index, sourceOf(index)));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  } catch (error) {
    next = count;
    closeScreens(screens);
    throw error;
  }
  return screens;
}

/** Comes back when it is told to, as every client does that finds the server busy. */
async function patiently(open: () => Promise<Screen>): Promise<Screen> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await open();
    } catch (error) {
      const retryAfterMs = /"retryAfterMs":(\d+)/.exec(String(error))?.[1];
      if (retryAfterMs === undefined || tries === TRIES) throw error;
      await sleep(Number(retryAfterMs));
    }
  }
}

/** Cuts all of them. */
export function closeScreens(screens: readonly (Screen | undefined)[]): void {
  for (const screen of screens) screen?.close();
}
