import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';
import { verifyAudit } from './platform/audit/audit.store.ts';
import type { Engine } from './platform/db/kit.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { verifyCaseLog } from './platform/event-log/event-log.store.ts';
import { diskFolder } from './testing/disk-folder.ts';
import { PlainClient } from './testing/plain-client.ts';
import { Progress } from './testing/progress.ts';
import { HttpClient, ServerProcess } from './testing/server-process.ts';
import { report, update } from './testing/test-app.ts';

/** The second engine is killed in the cluster test as well. */
const ROUNDS: Record<Engine, number> = { sqlite: 20, postgres: 4 };
const CASES = 3;
const POSTERS_A_CASE = 2;
/** Answers that have come when the server is killed, and a moment after the last: another point in each round. */
const answersUntilKilled = (round: number) => 12 + ((round * 17) % 40);
const momentMs = (round: number) => (round * 7) % 15;

/** One intent to post: what it says, its key, and what became of it as far as its poster knows. */
interface Post {
  note: string;
  key: string;
  /** Keys are per officer: a repeat comes from the same one. */
  by: HttpClient;
  /** The version it was last sent with: a repeat has to be the same request. */
  version: number;
  /** The answer that came, or null when the server was killed before. */
  acknowledged: { eventId: string; seq: number; sharedSeq: number | null } | null;
}

interface FollowedCase {
  id: string;
  pass: CasePass;
  cookie: string;
  posts: Post[];
  watchers: PlainClient[];
}

describeOnEachEngine('a server', (_open, engine, newAddress) => {
  const rounds = ROUNDS[engine];
  let databaseUrl: string | undefined;
  let dataDir: string;
  let server: ServerProcess;
  let officers: HttpClient[];
  let cases: FollowedCase[];
  const progress = new Progress();
  beforeAll(async () => {
    dataDir = diskFolder('sunshine-kill-');
    databaseUrl = engine === 'postgres' ? await newAddress() : undefined;
    server = new ServerProcess(dataDir, await freePort(), { ...(databaseUrl && { databaseUrl }) });
    await server.start();
    officers = await Promise.all(
      ['047218', '052907', '031145', '029316'].map((badge) => server.signIn(badge)),
    );
    cases = [];
    for (let index = 0; index < CASES; index += 1) cases.push(await openCase());
  });
  afterAll(async () => {
    for (const { watchers } of cases) for (const watcher of watchers) await watcher.drop();
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  type Written = { row: QueueRow; events: CaseEvent[] };

  /** A case inside its window, with two watchers: one stays, the other comes and goes. */
  async function openCase(): Promise<FollowedCase> {
    const [investigator, , desk, approver] = officers as [HttpClient, HttpClient, HttpClient, HttpClient];
    const given = { ...report(), occurredAt: Date.now() - 60_000 };
    const { row, pass } = await desk.ok<{ row: QueueRow; pass: CasePass }>(
      'POST',
      '/cases',
      given,
      randomUUID(),
    );
    const at = `/cases/${row.id}`;
    const accept = update(row.version, { milestone: 'case_accepted' });
    let { version } = (await desk.ok<Written>('POST', `${at}/updates`, accept, randomUUID())).row;
    const ask = { version, scopes: ['timeline'], reason: '需要辨认', minutes: 180 };
    const asked = await investigator.ok<Written>('POST', `${at}/share-requests`, ask, randomUUID());
    version = asked.row.version;
    const requestId = asked.row.sharing.state === 'asked' ? asked.row.sharing.requestId : '';
    await approver.ok(
      'POST',
      `/share-requests/${requestId}/approval`,
      { version, minutes: 180 },
      randomUUID(),
    );
    const phone = new HttpClient(server.address);
    await phone.ok('POST', '/pass/session', { number: pass.number, code: pass.code });
    const watchers = [0, 1].map(() => new PlainClient(server.address, phone.cookie));
    return { id: row.id, pass, cookie: phone.cookie, posts: [], watchers };
  }

  const seeCase = (caseId: string) => (officers[0] as HttpClient).ok<OfficerCase>('GET', `/cases/${caseId}`);

  /** Posts on until the server is gone; every intent is noted before it is sent. */
  async function postUntilKilled(poster: HttpClient, followed: FollowedCase, name: string): Promise<void> {
    let version = 0;
    for (let count = 0; ; count += 1) {
      const post: Post = {
        note: `${name}-${count}`,
        key: randomUUID(),
        by: poster,
        version,
        acknowledged: null,
      };
      followed.posts.push(post);
      const written = await send(followed, post).catch(() => null);
      if (!written) return;
      ({ version } = written.row);
    }
  }

  /** Sends a post until it is taken; rejects when no answer comes. */
  async function send({ id }: FollowedCase, post: Post): Promise<Written> {
    for (;;) {
      const body = update(post.version, { note: post.note });
      const answer = await post.by.call('POST', `/cases/${id}/updates`, body, post.key);
      if (answer.status === 201) {
        const written: Written = answer.body;
        const [event] = written.events;
        if (!event) throw new Error('an update without an event');
        post.acknowledged = { eventId: event.id, seq: event.seq, sharedSeq: event.sharedSeq };
        progress.step();
        return written;
      }
      // Someone else posted first: look again, as an officer would.
      const { error } = answer.body as { error: { code: string; version: number } };
      expect(error.code).toBe('STALE_VERSION');
      post.version = error.version;
    }
  }

  /** Stays on as long as there is a server. */
  async function follow(watcher: PlainClient): Promise<void> {
    await watcher.join().catch(() => undefined);
  }

  /** Comes and goes until the server is gone. */
  async function comeAndGo(watcher: PlainClient, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await watcher.join().catch(() => undefined);
      await sleep(15);
      await watcher.drop();
    }
  }

  const notesOf = (events: CaseEvent[]) =>
    events.flatMap((event) => (event.type === 'update-posted' && event.note ? [event.note] : []));

  /** Everything acknowledged is there once, at its place; whatever was not is there wholly or not at all. */
  async function checkStored({ id, posts }: FollowedCase): Promise<CaseEvent[]> {
    const { events, row } = await seeCase(id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const shared = events.map(({ sharedSeq }) => sharedSeq);
    expect(shared).toEqual(events.map((_, index) => index + 1));
    const stored = new Map(events.map((event) => [event.id, event]));
    for (const { note, acknowledged } of posts) {
      if (!acknowledged) continue;
      const { eventId, seq, sharedSeq } = acknowledged;
      expect(stored.get(eventId)).toMatchObject({ seq, sharedSeq, note });
    }
    const notes = notesOf(events);
    expect(new Set(notes).size).toBe(notes.length);
    const intended = new Set(posts.map(({ note }) => note));
    expect(notes.filter((note) => !intended.has(note))).toEqual([]);
    // One event a post, one version a post: no half of a change without the other half.
    expect(row.version).toBe(events.length);
    return events;
  }

  /** Sends again what no answer came for, and some of what one came for: none of it may be there twice. */
  async function retry(followed: FollowedCase): Promise<void> {
    const answered = followed.posts.filter(({ acknowledged }) => acknowledged).slice(-5);
    for (const post of answered) {
      const first = post.acknowledged;
      await send(followed, post);
      expect(post.acknowledged).toEqual(first);
    }
    for (const post of followed.posts.filter(({ acknowledged }) => !acknowledged)) await send(followed, post);
    const notes = notesOf((await seeCase(followed.id)).events);
    expect(notes.length).toBe(followed.posts.length);
    expect(new Set(notes)).toEqual(new Set(followed.posts.map(({ note }) => note)));
  }

  /** Every watcher ends with the same stream, the stored one, without a gap. */
  async function checkWatchers({ cookie, watchers }: FollowedCase, events: CaseEvent[]): Promise<void> {
    const fresh = new PlainClient(server.address, cookie);
    await fresh.join();
    await fresh.drop();
    const ids = events.map(({ id }) => id);
    expect(fresh.held.map(({ entry }) => entry.id)).toEqual(ids);
    const hashes = fresh.held.map(({ hash }) => hash);
    for (const watcher of watchers) {
      await expect.poll(() => watcher.held.length).toBe(ids.length);
      expect(watcher.gaps).toBe(0);
      expect(watcher.held.map(({ entry }) => entry.id)).toEqual(ids);
      expect(watcher.held.map(({ hash }) => hash)).toEqual(hashes);
    }
  }

  async function postAndKill(round: number): Promise<void> {
    let isOver = false;
    const enough = progress.more(answersUntilKilled(round));
    const work = cases.flatMap((followed, at) => {
      const [steady, fickle] = followed.watchers as [PlainClient, PlainClient];
      const posters = Array.from({ length: POSTERS_A_CASE }, (_, lane) => {
        const name = `${round}-${at}-${lane}`;
        return postUntilKilled(officers[(at + lane) % 3] as HttpClient, followed, name);
      });
      return [...posters, follow(steady), comeAndGo(fickle, () => isOver)];
    });
    await enough;
    await sleep(momentMs(round));
    await server.kill();
    isOver = true;
    await Promise.all(work);
  }

  describe('killed again and again while officers post', () => {
    it('has every acknowledged update once and in order, doubles no repeat, and its watchers converge', async () => {
      let acknowledged = 0;
      let unanswered = 0;
      for (let round = 0; round < rounds; round += 1) {
        await postAndKill(round);
        await server.start();
        for (const followed of cases) {
          acknowledged += followed.posts.filter((post) => post.acknowledged).length;
          unanswered += followed.posts.filter((post) => !post.acknowledged).length;
          await checkStored(followed);
          for (const watcher of followed.watchers) await follow(watcher);
          await retry(followed);
          await checkWatchers(followed, await checkStored(followed));
          for (const watcher of followed.watchers) await watcher.drop();
        }
      }
      // The kills came in the middle of work, or nothing was shown.
      expect(acknowledged).toBeGreaterThan(rounds * CASES * 5);
      expect(unanswered).toBeGreaterThan(rounds);
    });

    it('leaves an audit and case logs whose every link holds', async () => {
      await server.kill();
      const db = await openDatabase({ dataDir, url: databaseUrl });
      expect(await verifyAudit(db)).toBeNull();
      const rows = await db.rows<{ id: string; updates: number }>(
        sql`SELECT id, (SELECT count(*) FROM audit_log WHERE case_id = cases.id AND action = 'update-posted') AS updates FROM cases`,
      );
      for (const { id, updates } of rows) {
        expect(await verifyCaseLog(db, id)).toBeNull();
        const followed = cases.find((one) => one.id === id);
        // One entry an update, and the one that accepted the case.
        if (followed) expect(updates).toBe(followed.posts.length + 1);
      }
      if (engine === 'sqlite')
        expect(await db.rows(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
      await db.close();
    });
  });
});
