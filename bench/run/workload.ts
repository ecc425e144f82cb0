import type { Scale, Subject } from '../subjects/subject.ts';
import type { Figure, Measured } from './figures.ts';
import type { Meter } from './meter.ts';

/** How big a workload is: numbers of screens, posts, seconds. */
export type Size = Record<string, number>;

/** Who is put under a workload. */
export interface Cast {
  names: readonly string[];
  /** Whose figures count. */
  own: string;
  /** Whom they are divided by; undefined where nobody else can do the same. */
  yardstick: string | undefined;
}

/** The portal, and the peers that do only the transport and one insert. */
export const PEERS: Cast = {
  names: ['portal', 'socket.io', 'ws', 'nchan'],
  own: 'portal',
  yardstick: 'socket.io',
};
/** The portal alone: no peer has what is measured. */
export const ALONE: Cast = { names: ['portal'], own: 'portal', yardstick: undefined };

/** A load that every contestant is put under, written once for all. */
export interface Workload<S extends Size = Size> {
  id: string;
  title: string;
  /** The size of figures that count. */
  full: S;
  /** Some seconds, to see that everything works. */
  small: S;
  figures: readonly Figure[];
  /** Whether it needs the server's inspector. */
  isInspected?: boolean;
  /** Workloads of one sitting that follow each other are measured on the same start of a server, if they need the same of it. */
  sitting?: string;
  /** Whether what it measures is no time that goes by, so that installations for others may be filled meanwhile. */
  isUntimed?: boolean;
  /** Whether it runs only when it is asked for by name: it takes long, or needs much. */
  isOnRequest?: boolean;
  /**
   * One contestant after the other, unless it says otherwise: several at once, where most of it is waiting; or all in
   * so many turns, for ratios so near to one that what the machine does between one and the next would decide.
   */
  manner?: { atOnce: number } | { turns: number };
  /** Rounds at most: more would take long and tell nothing new. */
  rounds?: number;
  /** Who is compared, by name; without it the portal and its peers. */
  cast?: Cast;
  scale(size: S): Scale;
  measure(subject: Subject, size: S, meter: Meter): Promise<Measured>;
}

/** Who is compared. */
export const castOf = ({ cast }: Pick<Workload, 'cast'>): Cast => cast ?? PEERS;
