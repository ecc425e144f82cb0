import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { insertStation, type StationRow } from '../stations/stations.store.ts';
import { stationTables } from '../stations/stations.tables.ts';
import { verifyAudit } from './audit/audit.store.ts';
import { auditTables } from './audit/audit.tables.ts';
import { testClock } from './clock.ts';
import { deriveSecrets } from './crypto/secrets.ts';
import type { Database } from './db/database.ts';
import { describeOnEachEngine } from './db/testing.ts';
import { AppError } from './errors.ts';
import { eventLogTables } from './event-log/event-log.tables.ts';
import { intentOf } from './idempotency/idempotency.store.ts';
import { idempotencyTables } from './idempotency/idempotency.tables.ts';
import { createLogger } from './logger.ts';
import { once } from './once.ts';
import { createPresence } from './presence.ts';
import type { Services } from './services.ts';
import { type Change, commit, DecideAgain, recordRead } from './unit-of-work.ts';

const NOW = 1_800_000_000_000;

function servicesOn(db: Database) {
  return {
    db,
    clock: testClock(NOW),
    secrets: deriveSecrets(randomBytes(32)),
    logger: createLogger('silent'),
    presence: createPresence(),
    publicUrl: 'http://localhost:3000',
  } satisfies Services;
}

const station = (id: string): StationRow => ({
  id,
  code: id.toUpperCase(),
  names: { 'zh-Hans': '城中派出所' },
  accent: null,
  phone: null,
  timeZone: 'Asia/Shanghai',
  windowMinutes: 180,
  answerMinutes: 15,
  excludedKinds: [],
  suspectDelayMinutes: 0,
  patrolDelayMinutes: 5,
  namesInAccessLog: false,
  createdAt: NOW,
});
const entry = { chain: 'station-1', at: NOW, actor: 'system', action: 'tested', ip: '', requestId: '' };
const change = (id: string, more: Partial<Change<string>> = {}): Change<string> => ({
  answer: `answer ${id}`,
  rows: (tx) => insertStation(tx, station(id)),
  signals: [{ kind: 'station-changed', subject: id }],
  audit: [entry],
  ...more,
});
const intent = (key: string, asked: unknown = 'this') => intentOf('officer:1', key, 'updateStation', asked);

/** How many rows of each kind there are. */
async function counted(db: Database) {
  const count = async (table: object) => (await db.q.select().from(table as never)).length;
  return {
    stations: await count(db.tables(stationTables).stations),
    signals: await count(db.tables(eventLogTables).signals),
    answers: await count(db.tables(idempotencyTables).idempotency),
    audit: await count(db.tables(auditTables).auditLog),
  };
}

describeOnEachEngine('a decided change', (open) => {
  it('is written whole: its rows, what screens must hear, its answer and its record', async () => {
    const db = await open();
    const answer = await commit(servicesOn(db), change('cz', { intent: intent(randomUUID()) }));
    expect(answer).toBe('answer cz');
    expect(await counted(db)).toEqual({ stations: 1, signals: 1, answers: 1, audit: 1 });
  });

  it('that fails leaves nothing behind', async () => {
    const db = await open();
    const services = servicesOn(db);
    const failing = change('cz', {
      intent: intent(randomUUID()),
      rows: async (tx) => {
        await insertStation(tx, station('cz'));
        throw new Error('at the last moment');
      },
    });
    await expect(commit(services, failing)).rejects.toThrow('at the last moment');
    expect(await counted(db)).toEqual({ stations: 0, signals: 0, answers: 0, audit: 0 });
  });

  it('decided for before a moment is not written at that moment', async () => {
    const db = await open();
    const services = servicesOn(db);
    await expect(commit(services, change('cz', { before: NOW }))).rejects.toBeInstanceOf(DecideAgain);
    expect(await counted(db)).toEqual({ stations: 0, signals: 0, answers: 0, audit: 0 });
    await commit(services, change('cz', { before: NOW + 1 }));
    expect((await counted(db)).stations).toBe(1);
  });

  it('of one intent, tried many times at once, is written once and answered alike', async () => {
    const db = await open();
    const services = servicesOn(db);
    const same = intent(randomUUID());
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        commit(services, { ...change(`s${n}`, { intent: same }), answer: `answer ${n}` }),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await counted(db)).toEqual({ stations: 1, signals: 1, answers: 1, audit: 1 });
  });

  it('refused because its twin was quicker gets the answer of the twin', async () => {
    const services = servicesOn(await open());
    const same = intent(randomUUID());
    const answer = await once(services, same, async () => {
      await commit(services, change('cz', { intent: same }));
      throw new AppError('STALE_VERSION');
    });
    expect(answer).toBe('answer cz');
  });

  it('refused for a reason of its own stays refused', async () => {
    const services = servicesOn(await open());
    const refused = once(services, intent(randomUUID()), async () => {
      throw new AppError('STALE_VERSION');
    });
    await expect(refused).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('of the same key but another request is refused', async () => {
    const db = await open();
    const services = servicesOn(db);
    const key = randomUUID();
    await commit(services, change('cz', { intent: intent(key) }));
    const other = commit(services, change('wc', { intent: intent(key, 'that') }));
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect((await counted(db)).stations).toBe(1);
  });

  it('keeps its answer where nobody reads it who has only the database', async () => {
    const db = await open();
    const secret = change('cz', { intent: intent(randomUUID()), answer: 'what the desk was told' });
    await commit(servicesOn(db), secret);
    const [kept] = await db.q.select().from(db.tables(idempotencyTables).idempotency);
    expect(JSON.stringify(kept)).not.toContain('what the desk was told');
  });

  it('and a read, many at once, make one unbroken chain of records', async () => {
    const db = await open();
    const services = servicesOn(db);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? recordRead(services, entry) : commit(services, change(`s${n}`)),
      ),
    );
    expect(await verifyAudit(db)).toBeNull();
    const rows = await db.q.select().from(db.tables(auditTables).auditLog);
    expect(rows.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });
});
