import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffSchema } from '../../scripts/schema-diff.ts';
import { allTables } from './all-tables.ts';

describe.each(['sqlite', 'postgres'] as const)('the migrations for %s', (engine) => {
  it('make exactly the tables that are described', async () => {
    const file = new URL(`./${engine}/meta/snapshot.json`, import.meta.url);
    const snapshot = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    const { statements } = await diffSchema(engine, allTables, snapshot);
    expect(statements).toEqual([]);
  });
});
