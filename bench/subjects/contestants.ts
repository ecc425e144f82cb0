import { hasPeer, peer } from './peer.ts';
import { portal } from './portal.ts';
import { portalOnPostgres } from './portal-on-postgres.ts';
import type { Contestant } from './subject.ts';

/** Everyone who can be put under a workload; their data lies in the given folder. */
export function contestantsIn(workDir: string): readonly Contestant[] {
  return [
    portal(workDir),
    portal(workDir, true),
    peer('socket.io', workDir),
    peer('ws', workDir),
    ...(hasPeer('nchan') ? [peer('nchan', workDir)] : []),
    portalOnPostgres(workDir, 1),
    portalOnPostgres(workDir, 3),
  ];
}
