import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { verifyAudit } from '../platform/audit/audit.store.ts';
import type { Database } from '../platform/db/database.ts';
import type { Engine } from '../platform/db/kit.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { verifyCaseLog } from '../platform/event-log/event-log.store.ts';
import { castAt, openPhone, takeCase } from '../testing/cast.ts';
import { addStill, shareStill } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp } from '../testing/test-app.ts';

/** The last migration before the one that is tried. */
const BEFORE = '0002';

type Row = Record<string, unknown>;
type Contents = Map<string, Row[]>;

/** The tables a database has, with their columns. */
async function schemaOf(db: Database): Promise<Map<string, string[]>> {
  const query =
    db.engine === 'sqlite'
      ? sql`SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`
      : sql`SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
            WHERE table_schema = current_schema()`;
  const columns = await db.rows<{ table: string; column: string }>(query);
  const tables = Map.groupBy(
    columns.filter(({ table }) => table !== 'schema_migrations'),
    ({ table }) => table,
  );
  return new Map([...tables].map(([table, own]) => [table, own.map(({ column }) => column).sort()]));
}

async function contentsOf(db: Database, schema: Map<string, string[]>): Promise<Contents> {
  const contents: Contents = new Map();
  for (const [table, columns] of schema) {
    const list = sql.raw(columns.map((column) => `"${column}"`).join(', '));
    const rows = await db.rows<Row>(sql`SELECT ${list} FROM ${sql.identifier(table)}`);
    contents.set(
      table,
      rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  }
  return contents;
}

/** Writes rows as they are; PostgreSQL counts on from the last place. */
async function fill(db: Database, contents: Contents): Promise<void> {
  await db.write(async (tx) => {
    for (const [table, rows] of contents) {
      for (const row of rows) {
        const columns = sql.raw(
          Object.keys(row)
            .map((column) => `"${column}"`)
            .join(', '),
        );
        const values = sql.join(
          Object.values(row).map((value) => sql`${isJson(value) ? JSON.stringify(value) : value}`),
          sql`, `,
        );
        await tx.rows(sql`INSERT INTO ${sql.identifier(table)} (${columns}) VALUES (${values})`);
      }
      if (tx.engine === 'postgres' && rows.some((row) => 'position' in row))
        await tx.rows(
          sql`SELECT setval(pg_get_serial_sequence(${table}, 'position'), (SELECT max(position) FROM ${sql.identifier(table)}))`,
        );
    }
  });
}

const isJson = (value: unknown) => typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

/** A folder with the migrations up to one, and how the later ones are put into it. */
async function migrationsUntil(engine: Engine, last: string) {
  const folder = await mkdtemp(join(tmpdir(), 'sunshine-seat-before-'));
  const from = new URL(`./${engine}/`, import.meta.url).pathname;
  await mkdir(join(folder, engine));
  const files = (await readdir(from)).filter((file) => file.endsWith('.sql')).sort();
  const put = async (some: string[]) => {
    for (const file of some) await copyFile(join(from, file), join(folder, engine, file));
  };
  await put(files.filter((file) => file.slice(0, 4) <= last));
  return { folder, putLater: () => put(files.filter((file) => file.slice(0, 4) > last)) };
}

/** A case of before: reported, accepted, shared, told of, with people and a display. */
async function playedBefore(db: Database) {
  const server = await startTestApp({ db });
  const cast = await castAt(server);
  const taken = await takeCase(cast);
  await taken.accept();
  await taken.post(cast.investigator, { milestone: 'investigation_started', note: '去看现场' });
  await taken.approve(await taken.ask());
  await taken.post(cast.investigator, { milestone: 'video_lead_found', place: '青年路' });
  await openPhone(server, taken);
  const screen = server.nobody();
  const { id, digits, secret } = await screen.ok('startPairing');
  await cast.desk.ok('approvePairing', { body: { digits, name: '大厅', seatId: null } });
  await screen.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  const { events } = await cast.desk.ok('getCase', { params: taken.params });
  await server.app.close();
  return { cast, taken, screen, events, secrets: server.services.secrets, clock: server.clock };
}

describeOnEachEngine('a database of the version before', (open, engine) => {
  it('keeps every row when it is migrated, and what is added to its tables says what it was before', async () => {
    const source = await open();
    await playedBefore(source);
    const { folder, putLater } = await migrationsUntil(engine, BEFORE);
    const db = await open({ migrationsDir: folder });
    const schema = await schemaOf(db);
    const before = await contentsOf(source, schema);
    for (const table of ['cases', 'case_passes', 'event_log', 'audit_log', 'kiosks', 'stations'])
      expect({ table, isEmpty: !before.get(table)?.length }).toEqual({ table, isEmpty: false });
    await fill(db, before);
    await putLater();
    await db.migrate();
    expect(await contentsOf(db, schema)).toEqual(before);
    const no = engine === 'sqlite' ? 0 : false;
    expect(
      await db.rows(
        sql`SELECT suspect_delay_minutes AS s, patrol_delay_minutes AS p, names_in_access_log AS n FROM stations`,
      ),
    ).toEqual([{ s: expect.toBeOneOf([0, '0']), p: expect.toBeOneOf([5, '5']), n: no }]);
    for (const row of await db.rows(sql`SELECT relation, scopes, name FROM case_passes`))
      expect(row).toEqual({ relation: null, scopes: null, name: null });
    for (const row of await db.rows(sql`SELECT seat_id FROM kiosks`)) expect(row).toEqual({ seat_id: null });
    await db.migrate();
    expect(await contentsOf(db, schema)).toEqual(before);
    await rm(folder, { recursive: true });
  });

  it('goes on where it was: sessions, passes and displays hold, and everything new can be done with an old case', async () => {
    const source = await open();
    const { cast, taken, screen, events, secrets, clock } = await playedBefore(source);
    const { folder, putLater } = await migrationsUntil(engine, BEFORE);
    const db = await open({ migrationsDir: folder });
    await fill(db, await contentsOf(source, await schemaOf(db)));
    await putLater();
    const server = await startTestApp({ db, secrets, clock });
    const as = (client: { cookie(): string }) => ({ headers: { cookie: client.cookie() } });
    const read = await server.nobody().ok('getCase', { params: taken.params, ...as(cast.desk) });
    expect(read.events).toEqual(events);
    await server.nobody().ok('getBoard', as(screen));
    const phone = await openPhone(server, taken);
    const investigator = server.nobody();
    await investigator.ok('signIn', { body: { badge: cast.investigator.badge, password: PASSWORD } });
    const still = await addStill(investigator, taken.id);
    expect((await shareStill(investigator, taken.id, still.id)).sharedSeq).toBeNull();
    await phone.ok('addHelper', { body: { relation: 'relative', name: '姐姐', scopes: ['timeline'] } });
    expect((await phone.ok('getAccessLog')).lines.length).toBeGreaterThan(0);
    expect(await verifyCaseLog(db, taken.id)).toBeNull();
    expect(await verifyAudit(db)).toBeNull();
    await server.app.close();
    await rm(folder, { recursive: true });
  });
});
