import * as z from 'zod/mini';
import * as base from '../base.ts';
import * as o from '../officer.ts';

/** Every write to a case says which version it was decided on. */
export const caseVersion = { version: base.version };
export const caseParams = z.strictObject({ caseId: base.id });

/** What every write to a case answers with. */
export const written = z.object({ row: o.queueRow, events: z.array(o.caseEvent) });
