import { randomUUID } from 'node:crypto';
import { getTableName, type Table } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { anotherPortal } from '../testing/another-portal.ts';
import { type Cast, castAt } from '../testing/cast.ts';
import { seatCase } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

/** What happens before a portal reads what is shown at a seat; once. */
type Meanwhile = { run: (() => Promise<unknown>) | null };

function interrupted(q: Database['q'], meanwhile: Meanwhile): Database['q'] {
  const select = (...fields: []) => {
    const begun = q.select(...fields);
    const from = begun.from.bind(begun);
    const interruptedFrom = (table: Table) => {
      const built = from(table as never);
      const { run } = meanwhile;
      // The sweeper looks too, at some columns of all of them.
      if (!run || fields.length > 0 || getTableName(table) !== 'seat_sessions') return built;
      meanwhile.run = null;
      const read = built.then.bind(built);
      return Object.assign(built, {
        // biome-ignore lint/suspicious/noThenProperty: a query is awaited, and this is where it begins
        then: (...given: Parameters<typeof read>) => run().then(() => read(...given)),
      });
    };
    return Object.assign(begun, { from: interruptedFrom });
  };
  return new Proxy(q, { get: (own, name) => (name === 'select' ? select : Reflect.get(own, name)) });
}

/** What depends on which of two comes first is tried in both orders, and in those between. */
const ROUNDS = 6;

describeOnEachEngine('a seat, asked for at two portals at once', (open) => {
  let server: TestApp;
  let other: TestApp;
  let cast: Cast;
  let seatId: string;
  let cases: string[];
  const meanwhile: Meanwhile = { run: null };
  beforeEach(async () => {
    const db = await open();
    server = await startTestApp({ db });
    other = await anotherPortal(server, { ...db, q: interrupted(db.q, meanwhile) });
    await other.app.ready();
    cast = await castAt(server);
    const admin = await server.officer(cast.station, 'admin');
    seatId = (await admin.ok('addSeat', { body: { number: 1 } })).seat.id;
    cases = [(await seatCase(cast)).id, (await seatCase(cast)).id];
  });
  afterEach(async () => {
    await other.app.close();
    await server.close();
  });

  const headersOf = (client: TestClient) => ({ cookie: client.cookie() });
  const openAt = (portal: TestApp, by: TestClient, caseId = cases[0] ?? '', key: string = randomUUID()) =>
    portal.nobody().call('openSeat', { params: { seatId }, body: { caseId }, key, headers: headersOf(by) });
  const endAt = (portal: TestApp, by: TestClient) =>
    portal.nobody().call('endSeat', { params: { seatId }, headers: headersOf(by) });
  const shown = async () => (await cast.desk.ok('listSeats')).seats[0]?.session ?? null;
  /** What both cases tell of the seat, as it happened. */
  async function told(caseId: string): Promise<string[]> {
    const { events } = await cast.desk.ok('getCase', { params: { caseId } });
    return events.flatMap(({ type }) => (type.startsWith('seat-') ? type : []));
  }
  const inTurns = (count: number) =>
    Array.from({ length: count }, (_, index) => (index % 2 ? 'seat-ended' : 'seat-opened'));

  it('by one officer with one intent, is opened once and stays open', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = randomUUID();
      const portals = round % 2 ? [server, other] : [other, server];
      const answers = await Promise.all(portals.map((portal) => openAt(portal, cast.desk, cases[0], key)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await shown()).toMatchObject({ caseId: cases[0], officer: { id: cast.desk.officerId } });
      expect(await told(cases[0] ?? '')).toEqual(inTurns(2 * round + 1));
      await endAt(server, cast.desk);
    }
  });

  it('by one officer with one intent, of which the one ran from beginning to end while the other was about to look', async () => {
    const key = randomUUID();
    meanwhile.run = () => openAt(server, cast.desk, cases[0], key);
    expect((await openAt(other, cast.desk, cases[0], key)).status).toBe(201);
    expect(meanwhile.run).toBeNull();
    expect(await told(cases[0] ?? '')).toEqual(['seat-opened']);
    expect(await shown()).toMatchObject({ caseId: cases[0] });
  });

  it('by two officers, is one’s; the other is told that it is taken, and nothing is told of theirs', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all([
        openAt(server, cast.desk, cases[0]),
        openAt(other, cast.investigator, cases[1]),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const won = answers[0]?.status === 201 ? 0 : 1;
      expect(answers[1 - won]?.body.error.code).toBe('SEAT_BUSY');
      expect(await shown()).toMatchObject({ caseId: cases[won] });
      const both = [...(await told(cases[0] ?? '')), ...(await told(cases[1] ?? ''))];
      expect(both.filter((type) => type === 'seat-opened')).toHaveLength(round + 1);
      await endAt(server, cast.desk);
    }
  });

  it('by one officer for two cases, shows one of them, and the other says that it ended or was never there', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(
        [server, other].map((portal, index) => openAt(portal, cast.desk, cases[index])),
      );
      for (const { status, body } of answers)
        expect(status === 201 ? 'open' : body.error.code).toMatch(/^(open|SEAT_BUSY)$/);
      const now = await shown();
      expect(cases).toContain(now?.caseId);
      for (const caseId of cases) {
        const lines = await told(caseId);
        expect(lines).toEqual(inTurns(lines.length));
        expect({ caseId, isOpen: lines.length % 2 === 1 }).toEqual({
          caseId,
          isOpen: now?.caseId === caseId,
        });
      }
      await endAt(server, cast.desk);
    }
  });

  it('ended at both, is told to have ended once; and what was opened meanwhile is not ended with it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await openAt(server, cast.desk, cases[0]);
      const ends = [endAt(server, cast.desk), endAt(other, cast.investigator)];
      if (round % 2) ends.push(openAt(other, cast.desk, cases[0]));
      for (const { status } of await Promise.all(ends)) expect([200, 201, 409]).toContain(status);
      const lines = await told(cases[0] ?? '');
      expect(lines).toEqual(inTurns(lines.length));
      expect(lines.length % 2 === 1).toBe((await shown()) !== null);
      await endAt(server, cast.desk);
    }
  });
});
