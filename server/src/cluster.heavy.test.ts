import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';
import { verifyAudit } from './platform/audit/audit.store.ts';
import type { Database } from './platform/db/database.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { verifyCaseLog } from './platform/event-log/event-log.store.ts';
import { diskFolder } from './testing/disk-folder.ts';
import { PlainClient } from './testing/plain-client.ts';
import { isPostgresSkipped, startPostgres, type TestPostgres } from './testing/postgres-server.ts';
import { HttpClient, ServerProcess } from './testing/server-process.ts';
import { report, update } from './testing/test-app.ts';

const PORTALS = 3;
const CASES = 3;
const MINUTES = 180;
/** Between two blows, so that posting goes on in between. */
const LULL_MS = 800;
const PATIENCE = { timeout: 30_000, interval: 50 };

type Written = { row: QueueRow; events: CaseEvent[] };

/** One update somebody wants to post, and where it came to stand. */
interface Post {
  readonly note: string;
  readonly key: string;
  version: number;
  acknowledged: { eventId: string; seq: number; sharedSeq: number | null } | null;
}

interface FollowedCase {
  readonly id: string;
  readonly posts: Post[];
  readonly phone: HttpClient[];
  /** One at each portal. */
  readonly watchers: PlainClient[];
}

/** Someone signed in once, who may ask any portal. */
type Person = HttpClient[];

let postgres: TestPostgres;
let dataDir: string;
let databaseUrl: string;
let portals: ServerProcess[];
let db: Database;
let cases: FollowedCase[];
let people: { desk: Person; investigators: Person[]; approver: Person };

beforeAll(async () => {
  if (isPostgresSkipped()) return;
  postgres = await startPostgres();
  databaseUrl = await postgres.newDatabase();
  dataDir = diskFolder('sunshine-cluster-');
  portals = await Promise.all(
    Array.from({ length: PORTALS }, async () => {
      return new ServerProcess(dataDir, await freePort(), { databaseUrl, isClocked: true });
    }),
  );
  // Together, on an empty database and without a key.
  await Promise.all(portals.map((portal) => portal.start()));
  db = await openDatabase({ dataDir, url: databaseUrl });
  people = await signInAll();
  cases = [];
  for (let index = 0; index < CASES; index += 1) cases.push(await openCase());
});
afterAll(async () => {
  if (isPostgresSkipped()) return;
  for (const { watchers } of cases ?? []) for (const watcher of watchers) await watcher.drop();
  for (const portal of portals ?? []) await portal.kill();
  await db?.close();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signIn(badge: string): Promise<Person> {
  const password = portals[0]?.demo().officers.find((officer) => officer.badge === badge)?.password;
  const [first, ...others] = portals.map(({ address }) => new HttpClient(address)) as [HttpClient];
  await first.ok('POST', '/officer/session', { badge, password });
  for (const other of others as HttpClient[]) other.cookie = first.cookie;
  return [first, ...others];
}

async function signInAll() {
  const [desk, one, two, three, approver] = await Promise.all(
    ['031145', '047218', '052907', '047218', '029316'].map(signIn),
  );
  return { desk, investigators: [one, two, three], approver } as typeof people;
}

/** Asks the portals in turn, beginning with one, until one of them gives an answer. */
async function ask<T>(
  person: Person,
  from: number,
  method: string,
  path: string,
  body?: object,
  key?: string,
) {
  for (let tried = 0; ; tried += 1) {
    const answer = await person[(from + tried) % PORTALS]?.call(method, path, body, key).catch(() => null);
    if (answer && answer.status < 500) return answer as { status: number; body: T };
    if (tried > 600) throw new Error(`${method} ${path} was never answered`);
    await sleep(50);
  }
}

async function done<T>(
  person: Person,
  from: number,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await ask<T>(person, from, method, path, body, randomUUID());
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A case inside its window, each step taken at another portal, and a page open at each of them. */
async function openCase(): Promise<FollowedCase> {
  const { desk, approver } = people;
  const given = { ...report(), occurredAt: Date.now() - 60_000 };
  const { row, pass } = await done<{ row: QueueRow; pass: CasePass }>(desk, 0, 'POST', '/cases', given);
  const at = `/cases/${row.id}`;
  const accept = update(row.version, { milestone: 'case_accepted' });
  let { version } = (await done<Written>(desk, 1, 'POST', `${at}/updates`, accept)).row;
  const wish = { version, scopes: ['timeline'], reason: '需要辨认', minutes: MINUTES };
  const asked = await done<Written>(people.investigators[0] ?? [], 2, 'POST', `${at}/share-requests`, wish);
  version = asked.row.version;
  const requestId = asked.row.sharing.state === 'asked' ? asked.row.sharing.requestId : '';
  const approval = { version, minutes: MINUTES };
  await done(approver, 0, 'POST', `/share-requests/${requestId}/approval`, approval);
  const phone = portals.map(({ address }) => new HttpClient(address));
  await phone[0]?.ok('POST', '/pass/session', { number: pass.number, code: pass.code });
  for (const each of phone) each.cookie = phone[0]?.cookie ?? '';
  const watchers = portals.map(({ address }) => new PlainClient(address, phone[0]?.cookie ?? ''));
  for (const watcher of watchers) await watcher.join();
  return { id: row.id, posts: [], phone, watchers };
}

/** Posts until told to stop; each until it is acknowledged, at whichever portal answers, with the same key. */
async function postOn(followed: FollowedCase, lane: number, isOver: () => boolean): Promise<void> {
  const poster = people.investigators[lane] ?? [];
  let version = 0;
  for (let count = 0; !isOver(); count += 1) {
    const post: Post = { note: `${lane}-${count}`, key: randomUUID(), version, acknowledged: null };
    followed.posts.push(post);
    ({ version } = (await send(poster, lane + count, followed, post)).row);
  }
}

async function send(poster: Person, from: number, { id }: FollowedCase, post: Post): Promise<Written> {
  for (;;) {
    const body = update(post.version, { note: post.note });
    const answer = await ask<Written>(poster, from, 'POST', `/cases/${id}/updates`, body, post.key);
    if (answer.status === 201) {
      const [event] = answer.body.events;
      if (!event) throw new Error('an update without an event');
      post.acknowledged = { eventId: event.id, seq: event.seq, sharedSeq: event.sharedSeq };
      return answer.body;
    }
    const { error } = answer.body as unknown as { error: { code: string; version: number } };
    expect(error.code).toBe('STALE_VERSION');
    post.version = error.version;
  }
}

const eventsAt = async (portal: number, caseId: string) =>
  (await ask<OfficerCase>(people.desk, portal, 'GET', `/cases/${caseId}`)).body.events;

/** What is stored is what was acknowledged, each once and at its place; and every page ends with the same. */
async function check(followed: FollowedCase): Promise<void> {
  const events = await eventsAt(0, followed.id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const stored = new Map(events.map((event) => [event.id, event]));
  for (const { note, acknowledged } of followed.posts) {
    if (!acknowledged) throw new Error(`${note} was not acknowledged`);
    const { eventId, seq, sharedSeq } = acknowledged;
    expect(stored.get(eventId)).toMatchObject({ seq, sharedSeq, note });
  }
  const notes = events.flatMap((event) => (event.type === 'update-posted' && event.note ? [event.note] : []));
  expect(notes.toSorted()).toEqual(followed.posts.map(({ note }) => note).toSorted());
  const told = events.flatMap(({ id, sharedSeq }) => (sharedSeq === null ? [] : [id]));
  for (const watcher of followed.watchers) {
    await expect.poll(() => watcher.held.length, PATIENCE).toBe(told.length);
    expect(watcher.held.map(({ entry }) => entry.id)).toEqual(told);
    expect(watcher.held.map(({ sharedSeq }) => sharedSeq)).toEqual(told.map((_, index) => index + 1));
  }
}

const cut = (which: string) =>
  db.rows(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND datname = current_database() AND application_name LIKE ${which}`,
  );

/** Kills a portal; its pages come back when it does, and go on from where they were. */
async function killAndStart(index: number): Promise<void> {
  await portals[index]?.kill();
  await sleep(LULL_MS);
  await portals[index]?.start();
  for (const { watchers } of cases) await watchers[index]?.join();
}

describe.skipIf(isPostgresSkipped())('three portals on one PostgreSQL', () => {
  it('lose, double and reorder nothing on any page, whatever is cut, killed or restarted while officers post', async () => {
    let isOver = false;
    const posting = cases.flatMap((followed) =>
      people.investigators.map((_, lane) => postOn(followed, lane, () => isOver)),
    );
    const blows = [
      () => cut('sunshine-seat wire'),
      () => killAndStart(1),
      () => cut('sunshine-seat%'),
      () => postgres.restart(),
      () => cut('sunshine-seat wire'),
    ];
    const struck = (async () => {
      for (const blow of blows) {
        await sleep(LULL_MS);
        await blow();
      }
      await sleep(LULL_MS);
    })().finally(() => {
      isOver = true;
    });
    await Promise.all([struck, ...posting]);
    for (const followed of cases) {
      expect(followed.posts.length).toBeGreaterThan(blows.length);
      await check(followed);
    }
  });

  it('revoked at one, a window is over on the pages of all; and a session ended at one closes them', async () => {
    const [revoked, closed] = cases as [FollowedCase, FollowedCase];
    const { version } = (await ask<OfficerCase>(people.desk, 1, 'GET', `/cases/${revoked.id}`)).body.row;
    const password = portals[0]?.demo().officers.find(({ badge }) => badge === '029316')?.password;
    await done(people.approver, 2, 'POST', '/officer/session/step-up', { password });
    const reason = { version, code: 'other', reason: '内部说明' };
    await done(people.approver, 2, 'POST', `/cases/${revoked.id}/revocation`, reason);
    for (const watcher of revoked.watchers)
      await expect.poll(() => watcher.held.at(-1)?.entry.type, PATIENCE).toBe('window-ended');
    await closed.phone[1]?.call('DELETE', '/pass/session');
    for (const watcher of closed.watchers)
      await expect.poll(() => watcher.goodbye, PATIENCE).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('end each window once, also when one of them is killed as their time comes', async () => {
    await portals[0]?.kill();
    for (const portal of portals.slice(1)) portal.advance(MINUTES * 60_000);
    const ended = () =>
      db.rows(sql`SELECT case_id, count(*)::int AS n FROM event_log WHERE type = 'window-ended' GROUP BY 1`);
    const once = expect.arrayContaining(cases.map(({ id }) => ({ case_id: id, n: 1 })));
    await expect.poll(ended, PATIENCE).toEqual(once);
    await portals[0]?.start();
    expect(await ended()).toEqual(once);
    const last = cases.at(-1);
    for (const watcher of last?.watchers.slice(1) ?? [])
      await expect.poll(() => watcher.held.at(-1)?.entry.type, PATIENCE).toBe('window-ended');
  });

  it('take no fourth that would seal with another key', async () => {
    const elsewhere = diskFolder('sunshine-cluster-');
    const stranger = new ServerProcess(elsewhere, await freePort(), { databaseUrl, isClocked: true });
    await expect(stranger.start()).rejects.toThrow('the server ended with 1');
    rmSync(elsewhere, { recursive: true });
  });

  it('leave an audit and case logs whose every link holds', async () => {
    expect(await verifyAudit(db)).toBeNull();
    for (const { id } of cases) expect(await verifyCaseLog(db, id)).toBeNull();
  });
});
