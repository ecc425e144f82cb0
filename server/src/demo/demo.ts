import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';

/** What the demonstration prints and keeps in `demo.json`. */
export interface Demo {
  station: string;
  officers: { badge: string; name: string; roles: Role[]; password: string }[];
  pass: { number: string; code: string; address: string };
}
