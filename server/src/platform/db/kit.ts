import { postgresKit } from './kit.postgres.ts';
import type { Kit } from './kit.sqlite.ts';
import { sqliteKit } from './kit.sqlite.ts';

export type { Kit };
export type Engine = 'sqlite' | 'postgres';

/** Tables described once; `for` builds them the first time an engine asks and keeps them. */
export interface TableSet<T> {
  for(engine: Engine): T;
}

interface Describing extends Kit {
  /** The tables of another description, to reference their columns. */
  tables<T>(set: TableSet<T>): T;
}

/**
 * Describes tables for both engines. Column names follow their keys: `openedAt` becomes `opened_at`. The condition of
 * a check or a partial index is `sql` with columns put in and literals written out: a bound value cannot be stored.
 */
export function describeTables<T>(define: (kit: Describing) => T): TableSet<T> {
  const built = new Map<Engine, T>();
  return {
    for(engine) {
      const known = built.get(engine);
      if (known !== undefined) return known;
      const kit = engine === 'sqlite' ? sqliteKit : postgresKit;
      const tables = define({ ...kit, tables: (set) => set.for(engine) });
      built.set(engine, tables);
      return tables;
    },
  };
}
