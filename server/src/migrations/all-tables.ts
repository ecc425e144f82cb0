import { accountTables } from '../accounts/accounts.tables.ts';
import { caseTables } from '../cases/cases.tables.ts';
import { fileTables } from '../files/files.tables.ts';
import { itemTables } from '../items/items.tables.ts';
import { kioskTables } from '../kiosk/kiosk.tables.ts';
import { lookoutTables } from '../lookouts/lookouts.tables.ts';
import { auditTables } from '../platform/audit/audit.tables.ts';
import type { TableSet } from '../platform/db/kit.ts';
import { dutyTables } from '../platform/duties/duties.tables.ts';
import { eventLogTables } from '../platform/event-log/event-log.tables.ts';
import { idempotencyTables } from '../platform/idempotency/idempotency.tables.ts';
import { installationTables } from '../platform/installation/installation.tables.ts';
import { seatTables } from '../seats/seats.tables.ts';
import { sharingTables } from '../sharing/sharing.tables.ts';
import { stationTables } from '../stations/stations.tables.ts';
import { stillTables } from '../stills/stills.tables.ts';

/** Every description of tables in the product: what `npm run db:generate` makes migrations from. */
export const allTables: readonly TableSet<object>[] = [
  eventLogTables,
  auditTables,
  idempotencyTables,
  dutyTables,
  installationTables,
  stationTables,
  accountTables,
  caseTables,
  sharingTables,
  kioskTables,
  fileTables,
  stillTables,
  itemTables,
  lookoutTables,
  seatTables,
];
