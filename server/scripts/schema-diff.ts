import type { DrizzleSnapshotJSON, DrizzleSQLiteSnapshotJSON } from 'drizzle-kit/api';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import type { Engine, TableSet } from '../src/platform/db/kit.ts';

export type Snapshot = DrizzleSnapshotJSON | DrizzleSQLiteSnapshotJSON;

export interface SchemaDiff {
  statements: string[];
  snapshot: Snapshot;
}

/** What has to run on a database of `previous` to give it the tables of `sets`. */
export async function diffSchema(
  engine: Engine,
  sets: readonly TableSet<object>[],
  previous?: Snapshot,
): Promise<SchemaDiff> {
  const tables = gatherTables(engine, sets);
  if (engine === 'sqlite') {
    const before = (previous ?? (await generateSQLiteDrizzleJson({}))) as DrizzleSQLiteSnapshotJSON;
    const snapshot = await generateSQLiteDrizzleJson(tables, before.id);
    return { statements: await generateSQLiteMigration(before, snapshot), snapshot };
  }
  const before = (previous ?? generateDrizzleJson({})) as DrizzleSnapshotJSON;
  const snapshot = generateDrizzleJson(tables, before.id);
  const statements = await generateMigration(before, snapshot);
  const bound = statements.find((statement) => /\$\d/.test(statement));
  if (bound !== undefined) throw new Error(`write the value out in the sql of this statement:\n${bound}`);
  return { statements, snapshot };
}

function gatherTables(engine: Engine, sets: readonly TableSet<object>[]): Record<string, unknown> {
  const tables: Record<string, unknown> = {};
  for (const [key, table] of sets.flatMap((set) => Object.entries(set.for(engine)))) {
    if (key in tables) throw new Error(`two descriptions have a table under the name ${key}`);
    tables[key] = table;
  }
  return tables;
}
