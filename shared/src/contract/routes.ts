import type * as z from 'zod/mini';
import { accountRoutes } from './routes/accounts.ts';
import { caseWorkRoutes } from './routes/case-work.ts';
import { caseRoutes } from './routes/cases.ts';
import { fileRoutes } from './routes/files.ts';
import { kioskRoutes } from './routes/kiosk.ts';
import { passRoutes } from './routes/pass.ts';
import { seatRoutes } from './routes/seats.ts';
import { sharingRoutes } from './routes/sharing.ts';
import { stationRoutes } from './routes/stations.ts';
import { stillRoutes } from './routes/stills.ts';
import { takePartRoutes } from './routes/take-part.ts';

export type { CasePass } from './routes/cases.ts';
export type { Access, Route } from './routes/route.ts';

/** Every route of the interface: who may call it, what it reads, what it answers. */
export const routes = {
  ...passRoutes,
  ...accountRoutes,
  ...stationRoutes,
  ...caseRoutes,
  ...sharingRoutes,
  ...kioskRoutes,
  ...fileRoutes,
  ...stillRoutes,
  ...takePartRoutes,
  ...caseWorkRoutes,
  ...seatRoutes,
} as const;

export type RouteId = keyof typeof routes;
export type RouteOf<R extends RouteId> = (typeof routes)[R];
type Of<R extends RouteId, K extends string> =
  RouteOf<R> extends { readonly [P in K]: infer S extends z.ZodMiniType } ? z.infer<S> : undefined;
export type Params<R extends RouteId> = Of<R, 'params'>;
export type QueryOf<R extends RouteId> = Of<R, 'query'>;
export type Body<R extends RouteId> = Of<R, 'body'>;
export type Reply<R extends RouteId> = Of<R, 'reply'>;
