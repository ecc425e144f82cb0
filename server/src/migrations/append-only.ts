import type { Engine } from '../platform/db/kit.ts';

/** Triggers by which the database itself refuses to change or remove rows; `isAppendOnlyViolation` knows the error. */
export function appendOnlySql(engine: Engine, tables: readonly string[]): string {
  const triggers = tables.map(engine === 'sqlite' ? sqliteTriggers : postgresTriggers);
  return [...(engine === 'postgres' ? [REFUSAL] : []), ...triggers].join('\n');
}

const REFUSAL = `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'SSAPO';
END $$;
`;

function sqliteTriggers(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (change) => `CREATE TRIGGER ${table}_refuses_${change.toLowerCase()} BEFORE ${change} ON ${table}
BEGIN
  SELECT RAISE(ABORT, 'append-only: ${table}');
END;
`,
    )
    .join('\n');
}

// ALWAYS: also in a session that has set itself to be a replica, which skips ordinary triggers.
function postgresTriggers(table: string): string {
  return `CREATE TRIGGER ${table}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_refuses_change;
`;
}
