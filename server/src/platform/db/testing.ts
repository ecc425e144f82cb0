import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe } from 'vitest';
import type { TestPostgres } from '../../testing/postgres-server.ts';
import { isPostgresSkipped, startPostgres } from '../../testing/postgres-server.ts';
import type { Database, DatabaseOptions } from './database.ts';
import type { Engine } from './kit.ts';
import { openDatabase } from './open-database.ts';

export type OpenDatabase = (options?: Partial<DatabaseOptions>) => Promise<Database>;

/** `newAddress` gives the address of a PostgreSQL database, to be opened more than once. */
type Suite = (open: OpenDatabase, engine: Engine, newAddress: () => Promise<string>) => void;

let postgres: Promise<TestPostgres> | undefined;

/**
 * Runs a suite on SQLite and on PostgreSQL. `open` gives a database of its own with the product's schema; it is closed
 * after the test, or after all of them when it was opened before them. Without PostgreSQL the suite fails, unless SKIP_POSTGRES=1 asks for half the proof.
 */
export function describeOnEachEngine(name: string, suite: Suite): void {
  describeOn(['sqlite', 'postgres'], name, suite);
}

/** For what only PostgreSQL can do to us. */
export function describeOnPostgres(name: string, suite: Suite): void {
  describeOn(['postgres'], name, suite);
}

function describeOn(wanted: Engine[], name: string, suite: Suite): void {
  const engines = wanted.filter((engine) => engine === 'sqlite' || !isPostgresSkipped());
  describe.each(engines)(`${name} on %s`, (engine) => {
    const ofSuite: (() => Promise<unknown>)[] = [];
    const ofTest: (() => Promise<unknown>)[] = [];
    let toClose = ofSuite;
    beforeEach(() => {
      toClose = ofTest;
    });
    afterEach(async () => {
      toClose = ofSuite;
      for (const close of ofTest.splice(0).reverse()) await close();
    });
    afterAll(async () => {
      for (const close of ofSuite.splice(0).reverse()) await close();
    });
    const open: OpenDatabase = async (options = {}) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'sunshine-seat-db-'));
      toClose.push(() => rm(dataDir, { recursive: true }));
      const url = options.url ?? (engine === 'postgres' ? await newPostgresDatabase() : undefined);
      const database = await openDatabase({ dataDir, poolSize: 4, ...options, url });
      toClose.push(() => database.close());
      await database.migrate();
      return database;
    };
    suite(open, engine, newPostgresDatabase);
  });
  afterAll(async () => {
    const running = postgres;
    postgres = undefined;
    await (await running)?.stop();
  });
}

/** The address of an empty database on the server of this test run, started when first asked for. */
async function newPostgresDatabase(): Promise<string> {
  postgres ??= startPostgres();
  return (await postgres).newDatabase();
}
