import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { verifyAudit } from '../platform/audit/audit.store.ts';
import type { Database } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { describeOnPostgres } from '../platform/db/testing.ts';
import { verifyCaseLog } from '../platform/event-log/event-log.store.ts';
import { caseInWindow, castAt, openPhone } from '../testing/cast.ts';
import { addStill, seatCase, shareStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, testClient, update } from '../testing/test-app.ts';
import { copyDatabase } from './copy-database.commands.ts';
import { compareRows } from './copy-rows.store.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/copy-database.ts', import.meta.url));

describeOnPostgres('a database copied to the other engine', (open, _engine, newAddress) => {
  const servers: TestApp[] = [];
  const folders: string[] = [];
  const databases: Database[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.app.close();
    for (const database of databases.splice(0)) await database.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  async function temporaryFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'sunshine-copy-'));
    folders.push(folder);
    return folder;
  }

  async function openEmbedded(dataDir: string): Promise<Database> {
    const database = await openDatabase({ dataDir });
    databases.push(database);
    return database;
  }

  /** A station where something of everything has happened; the portal is stopped. */
  async function furnished() {
    const dataDir = await temporaryFolder();
    const db = await openEmbedded(dataDir);
    const server = await startTestApp({ db });
    const cast = await castAt(server, { suspectDelayMinutes: 10 });
    const taken = await seatCase(cast);
    const still = await addStill(cast.investigator, taken.id);
    await shareStill(cast.investigator, taken.id, still.id);
    await taken.refresh();
    await taken.post(cast.investigator, { milestone: 'suspect_identified' });
    const phone = await openPhone(server, taken);
    await phone.ok('sendOwnMessage', { body: { text: '“谢谢”' } });
    await phone.ok('addHelper', { body: { relation: 'guardian', name: '刘梅', scopes: ['timeline'] } });
    for (let count = 0; count < 3; count += 1) await caseInWindow(cast);
    await server.app.close();
    return { db, dataDir, server, cast, taken, phone };
  }

  it('holds every row, and the portal goes on there with the sessions, passes and chains it had', async () => {
    const { db, server, cast, taken } = await furnished();
    const target = await open();
    const rows = await copyDatabase(db, target);
    expect(rows).toBeGreaterThan(100);
    const moved = await startTestApp({
      db: target,
      clock: server.services.clock,
      secrets: server.services.secrets,
    });
    servers.push(moved);
    const investigator = testClient(moved.app, cast.investigator.cookie());
    const { row } = await investigator.ok('getCase', { params: taken.params });
    const body = update(row.version, { note: '搬过来之后' });
    await investigator.ok('postUpdate', { params: taken.params, body });
    const phone = await openPhone(moved, taken);
    const { events } = await phone.ok('getOwnCase');
    expect(events.at(-1)?.entry).toMatchObject({ type: 'update', note: '搬过来之后' });
    expect(await verifyAudit(target)).toBeNull();
    expect(await verifyCaseLog(target, taken.id)).toBeNull();
    await moved.app.close();
    const back = await openEmbedded(await temporaryFolder());
    expect(await copyDatabase(target, back)).toBeGreaterThan(rows);
    expect(await verifyAudit(back)).toBeNull();
  });

  it('broken off, goes on where it was when begun again', async () => {
    const { db } = await furnished();
    const target = await open();
    let writes = 0;
    const breaking: Database = {
      ...target,
      write: (work) => {
        writes += 1;
        return writes > 12 ? Promise.reject(new Error('the cable')) : target.write(work);
      },
    };
    await expect(copyDatabase(db, breaking)).rejects.toThrow('the cable');
    expect(await compareRows(db, target)).toMatchObject({ problem: 'missing' });
    const copied = new Map<string, number>();
    const rows = await copyDatabase(db, target, (table, count) => copied.set(table, count));
    expect(copied.get('event_log')).toBe(0);
    expect([...copied.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(rows);
    // Once more there is nothing left to do.
    expect(await copyDatabase(db, target)).toBe(rows);
  });

  it('is refused when anything but such a copy is there already, and nothing is written', async () => {
    const { db } = await furnished();
    const target = await open();
    const other = await startTestApp({ db: target });
    servers.push(other);
    await castAt(other);
    const count = () => target.rows(sql`SELECT count(*) FROM audit_log`);
    const before = await count();
    await expect(copyDatabase(db, target)).rejects.toThrow('not empty');
    expect(await count()).toEqual(before);
  });

  it.each([
    [`UPDATE stations SET names = '{}'`, 'stations'],
    [`UPDATE cases SET version = version + 1`, 'cases'],
    [`DELETE FROM file_chunks`, 'file_chunks'],
    [`INSERT INTO seats (id, station_id, number, added_at) VALUES ('x', 'y', 9, 1)`, 'seats'],
  ])('is found out to differ after %s', async (statement, table) => {
    const { db } = await furnished();
    const target = await open();
    await copyDatabase(db, target);
    await target.write((tx) => tx.rows(sql.raw(statement)));
    expect(await compareRows(db, target)).toMatchObject({ table });
  });

  it('is made by the command line', async () => {
    const { db, dataDir } = await furnished();
    const url = await newAddress();
    expect(await run(dataDir, url)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/event_log: \d+\n[\s\S]*\d+ rows are the same on both sides\.$/),
    });
    const target = await open({ url });
    expect(await compareRows(db, target)).toEqual(expect.any(Number));
    expect(await run(await temporaryFolder(), url)).toMatchObject({ code: 2 });
    expect(await run()).toMatchObject({ code: 2 });
  });
});

function run(...places: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...places], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}`.trim() }),
    );
  });
}
