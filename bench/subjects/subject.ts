import type { Screen } from '../load/screen.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import type { Installation } from '../seed/installation.ts';

/** What a workload needs to be there. */
export interface Scale {
  /** Cases inside their windows, each with a signed-in complainant. */
  cases: number;
  /** Ended cases of past years and all their updates, for a portal that has them. */
  past?: { cases: number; updates: number };
}

/** What a post was answered with, as far as its arrival on a hall screen can be told by it. */
export type Posted = unknown;

/** A running server under load, whichever it is; every workload is written against this alone. */
export interface Subject {
  /** Its processes; their CPU time and memory count together. */
  readonly servers: readonly [MeasuredProcess, ...MeasuredProcess[]];
  /** What the portal has in it; a peer has nothing of the kind. */
  readonly installation?: Installation;
  /** Where it stores everything; undefined when that is another server's. */
  readonly dataDir?: string;
  /** Opens the complainant's screen of a case, missing the last so many events; 0 misses none. */
  caseScreen(index: number, missing: number, source?: string): Promise<Screen>;
  /** Opens a screen of the hall. */
  hallScreen(source?: string): Promise<Screen>;
  /** Posts an update that the case's screen gets with this note; durable when it resolves. */
  post(index: number, note: string): Promise<Posted>;
  /** Whether a hall screen shows these posts, of which it had received none when `received` was set to 0. */
  isTold(screen: Screen, posts: readonly Posted[]): boolean;
  /** Stops the server and removes what it stored. */
  stop(): Promise<void>;
}

/** Something that can be measured: the portal, or a peer. */
export interface Contestant {
  readonly name: string;
  /** Fills the installation that a start on this scale copies; without it the first start does. */
  fill?(scale: Scale): Promise<unknown>;
  /** Starts it afresh on an installation of this scale. */
  start(scale: Scale, isInspected: boolean): Promise<Subject>;
}
