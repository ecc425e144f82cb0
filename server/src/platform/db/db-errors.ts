import type { Column } from 'drizzle-orm';
import { getTableName } from 'drizzle-orm';

/** Too many writes wait already, or the database stayed locked: the caller may try again later. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** One write did not come to an end in time; it was undone. */
export class WriteTimeoutError extends Error {
  override name = 'WriteTimeoutError';
}

/** The database was migrated by another version of the product, or its migrations were changed afterwards. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface DriverError extends Error {
  code?: string;
  constraint?: string;
  table?: string;
  detail?: string;
}

/** What the driver itself said: drizzle wraps it in its own error, as the cause. */
export function driverError(error: unknown): DriverError | undefined {
  let current = error;
  while (current instanceof Error) {
    if (typeof (current as DriverError).code === 'string') return current as DriverError;
    current = current.cause;
  }
  return undefined;
}

/** Whether a row with these values is there already; `columns` are all columns of the index, in its order. */
export function isUniqueViolation(error: unknown, columns?: readonly Column[]): boolean {
  const driver = driverError(error);
  if (driver === undefined) return false;
  if (!['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(driver.code ?? ''))
    return false;
  return columns === undefined || sameColumns(violatedColumns(driver), columns);
}

export function isCheckViolation(error: unknown, name?: string): boolean {
  const driver = driverError(error);
  if (driver?.code === '23514') return name === undefined || driver.constraint === name;
  if (driver?.code !== 'SQLITE_CONSTRAINT_CHECK') return false;
  return name === undefined || driver.message === `CHECK constraint failed: ${name}`;
}

export function isForeignKeyViolation(error: unknown): boolean {
  return ['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY'].includes(driverError(error)?.code ?? '');
}

/** Whether the triggers of migrations/README.md refused to change what was written. */
export function isAppendOnlyViolation(error: unknown): boolean {
  const driver = driverError(error);
  if (driver?.code === 'SSAPO') return true;
  return driver?.code === 'SQLITE_CONSTRAINT_TRIGGER' && driver.message.startsWith('append-only:');
}

// SQLite: "UNIQUE constraint failed: cases.station_id, cases.number". PostgreSQL tells the columns only in the
// detail, "Key (station_id, number)=(…)", whose words follow the server's language and whose brackets do not.
function violatedColumns(driver: DriverError): string[] {
  if (driver.code !== '23505') return driver.message.replace(/^.*?: /, '').split(', ');
  const key = /\(([^)]*)\)=\(/.exec(driver.detail ?? '')?.[1] ?? '';
  return key.split(', ').map((column) => `${driver.table}.${column.replaceAll('"', '')}`);
}

function sameColumns(violated: string[], columns: readonly Column[]): boolean {
  const wanted = columns.map((column) => `${getTableName(column.table)}.${column.name}`);
  return violated.length === wanted.length && wanted.every((name, at) => name === violated[at]);
}
