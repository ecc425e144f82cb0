import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { type Cast, caseInWindow, castAt, openPhone } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { report, startTestApp, type TestApp } from '../testing/test-app.ts';

let dataDir: string;
let db: Database;
let server: TestApp;
let cast: Cast;
let address: string;
/** Holds up writes while it is not settled. */
let gate: Promise<void>;
let waiting = 0;
const screens = createScreens(() => address);

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunshine-stop-'));
  db = await openDatabase({ dataDir });
  gate = Promise.resolve();
  const write: Database['write'] = async (work) => {
    waiting += 1;
    await gate;
    waiting -= 1;
    return db.write(work);
  };
  server = await startTestApp({ db: { ...db, write } });
  cast = await castAt(server);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function isShut(): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/v1/portal`)).status === 503;
  } catch {
    return true;
  }
}

describe('a server that is told to stop', () => {
  it('tells every screen that it goes and when to come back', async () => {
    const taken = await caseInWindow(cast);
    const open = [
      screens.complainant((await openPhone(server, taken)).cookie()),
      screens.officer(cast.desk.cookie()),
    ];
    const waits: number[] = [];
    for (const { socket } of open) socket.on('bye', ({ retryAfterMs }) => waits.push(retryAfterMs));
    await expect.poll(() => open.every((screen) => screen.isConnected())).toBe(true);
    await server.app.close();
    await expect.poll(() => open.map(({ byes }) => byes)).toEqual([['STOPPING'], ['STOPPING']]);
    expect(waits).toHaveLength(2);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(1000);
    await expect.poll(() => open.some((screen) => screen.isConnected())).toBe(false);
  });

  it('finishes the write it has begun and answers it before it is gone', async () => {
    let release = () => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const answer = fetch(`${address}/api/v1/cases`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: cast.desk.cookie(),
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(report()),
    });
    await expect.poll(() => waiting).toBe(1);
    const stopped = server.app.close();
    await expect.poll(isShut).toBe(true);
    // However long it takes: the screens are gone and nobody new is let in, and it is still waited for.
    await expect.poll(() => server.app.server.listening).toBe(false);
    release();
    const reply = await answer;
    expect(reply.status).toBe(201);
    const { row } = (await reply.json()) as { row: { id: string } };
    await stopped;
    await db.close();

    const restarted = await startTestApp({
      db: await openDatabase({ dataDir }),
      secrets: server.services.secrets,
      clock: server.clock,
    });
    const desk = restarted.nobody();
    const { rows } = await desk.ok('listCases', { headers: { cookie: cast.desk.cookie() } });
    expect(rows.map(({ id }) => id)).toEqual([row.id]);
    await restarted.close();
  });
});
