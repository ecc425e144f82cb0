import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Query } from '../platform/db/database.ts';
import { type Cast, caseInWindow, castAt, type TestCase } from '../testing/cast.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { ownSnapshot } from './own-case.queries.ts';

/** The database with something happening just before one of its reads. */
function interrupted(db: Database, at: number, happening: () => Promise<unknown>): Database {
  let reads = 0;
  const slow = <B extends object>(builder: B): B =>
    new Proxy(builder, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === 'then') {
          return async (...settle: [never, never]) => {
            reads += 1;
            if (reads === at) await happening();
            return (target as unknown as Promise<unknown>).then(...settle);
          };
        }
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => slow(value.apply(target, given));
      },
    });
  const select = ((...given: []) => slow(db.q.select(...given))) as Query['select'];
  return {
    ...db,
    q: new Proxy(db.q, { get: (q, name) => (name === 'select' ? select : Reflect.get(q, name)) }),
  };
}

describe('what the complainant is shown first', () => {
  let server: TestApp;
  let cast: Cast;
  let taken: TestCase;
  beforeEach(async () => {
    server = await startTestApp();
    cast = await castAt(server);
    taken = await caseInWindow(cast);
  });
  afterEach(() => server.close());
  const pass = () => ({ caseId: taken.id, passId: 'p', scopes: null, relation: null });

  it.each([1, 2, 3])('tells of one moment, though sharing is revoked before read %i', async (read) => {
    const db = interrupted(server.services.db, read, () => taken.revoke());
    const { header, events, head } = await ownSnapshot({ ...server.services, db }, pass(), 0);
    expect(header).toEqual(events.at(-1)?.header);
    expect(head).toBe(events.length);
  });

  it('is everything for a cursor that no such stream ever gave', async () => {
    const { events, head } = await ownSnapshot(server.services, pass(), 99);
    expect(events).toHaveLength(head);
  });
});
