import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { caseInWindow, castAt, openPhone } from './testing/cast.ts';
import { PlainClient } from './testing/plain-client.ts';
import { createScreens } from './testing/screens.ts';
import { planOf, recordStatements } from './testing/statement-recorder.ts';
import { startTestApp } from './testing/test-app.ts';

/** Tables of which nobody ever has more than a page: reading all of one is reading a page. */
const SMALL = ['stations', 'seats', 'kiosks', 'schema_migrations'];
/** An index that has nothing but the few rows it is walked for: the seats where a case is shown now. */
const WALKED = ['seat_sessions_one'];

/** The tables that a plan reads whole: in their order, or along an index that is not asked for anything. */
function readWhole(plan: string[]): string[] {
  return plan.flatMap((line, at) => {
    const scanned = /^SCAN (?!CONSTANT)(\w+)/.exec(line) ?? /Seq Scan on (\w+)/.exec(line);
    const [, index = '', walked] = /Index (?:Only )?Scan (?:Backward )?using (\w+) on (\w+)/.exec(line) ?? [];
    const isAsked = WALKED.includes(index) || plan[at + 1]?.includes('Index Cond');
    return scanned?.[1] ?? (isAsked ? [] : (walked ?? []));
  });
}

let recorder: ReturnType<typeof recordStatements>;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunshine-plans-'));
  recorder = recordStatements();
});
afterEach(() => {
  recorder.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describeOnEachEngine('every query of', (openDatabase) => {
  it('joining, the queue, posting, the tail and the checks of sessions finds its rows by an index', async () => {
    const db = await openDatabase();
    const server = await startTestApp({ db });
    const cast = await castAt(server);
    const taken = await caseInWindow(cast);
    const phone = await openPhone(server, taken);
    const address = await server.listen();
    const screens = createScreens(() => address);
    const client = new PlainClient(address, phone.cookie());
    await client.join();
    await cast.desk.ok('listCases');
    await cast.desk.ok('getCase', { params: taken.params });
    await cast.approver.ok('getMe');
    const console = screens.officer(cast.investigator.cookie());
    await console.watch(taken.id);
    await taken.post(cast.investigator, { note: '在站台监控中看到一名可疑男子。' });
    await client.call('reached', { delivered: 1, seen: 1 });
    await expect.poll(() => client.held.some(({ entry }) => entry.note)).toBe(true);
    await expect.poll(() => console.events.length).toBeGreaterThan(0);
    await client.drop();
    screens.closeAll();
    await server.app.close();

    const wholes: string[] = [];
    for (const text of recorder.texts()) {
      const plan = await planOf(db, text);
      if (readWhole(plan).some((table) => !SMALL.includes(table))) wholes.push(`${text}\n${plan.join('\n')}`);
    }
    expect(recorder.texts().length).toBeGreaterThan(20);
    expect(wholes).toEqual([]);
  });
});
