import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { appendAudit, verifyAudit } from './platform/audit/audit.store.ts';
import type { Database } from './platform/db/database.ts';
import { isAppendOnlyViolation, isCheckViolation } from './platform/db/db-errors.ts';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { appendEvents, FIRST_LINK, linkRows, verifyCaseLog } from './platform/event-log/event-log.store.ts';
import { insertGrant, insertRequest, type RequestRow } from './sharing/sharing.store.ts';
import { sharingTables } from './sharing/sharing.tables.ts';

const CASE = 'case-1';
const ASKER = { id: 'officer-1', familyName: '王', familyNameLatin: 'Wang', badge: '100001' };

async function writeFive(db: Database): Promise<void> {
  const rows = [1, 2, 3, 4, 5].map((seq) => ({
    id: `event-${seq}`,
    caseId: CASE,
    stationId: 'station-1',
    seq,
    visibility: 'shared' as const,
    sharedSeq: seq,
    type: 'update-posted' as const,
    at: seq,
    body: `sealed-${seq}`,
  }));
  const entry = { chain: 'station-1', at: 1, actor: 'officer:1', ip: '', requestId: '' };
  await db.write(async (tx) => {
    await appendEvents(tx, linkRows(rows, { hash: FIRST_LINK, sharedHash: FIRST_LINK }));
    await appendAudit(
      tx,
      rows.map(({ seq }) => ({ ...entry, action: `act-${seq}`, caseId: CASE })),
    );
  });
}

/** What someone with the database's own password could do: take the guard away, then change what is written. */
async function tamper(db: Database, table: 'event_log' | 'audit_log', statement: string): Promise<void> {
  const guards =
    db.engine === 'sqlite'
      ? [`${table}_refuses_update`, `${table}_refuses_delete`]
      : [`${table}_refuses_change`];
  const on = db.engine === 'sqlite' ? '' : ` ON ${table}`;
  await db.write(async (tx) => {
    for (const guard of guards) await tx.rows(sql.raw(`DROP TRIGGER ${guard}${on}`));
    await tx.rows(sql.raw(statement));
  });
}

describeOnEachEngine('the logs', (open) => {
  describe.each(['event_log', 'audit_log'])('%s', (table) => {
    it.each([`UPDATE ${table} SET at = 0`, `DELETE FROM ${table}`, `DELETE FROM ${table} WHERE seq = 5`])(
      'refuses %s',
      async (statement) => {
        const db = await open();
        await writeFive(db);
        const error = await db.write((tx) => tx.rows(sql.raw(statement))).catch((reason: unknown) => reason);
        expect(isAppendOnlyViolation(error)).toBe(true);
        expect(await verifyAudit(db)).toBeNull();
        expect(await verifyCaseLog(db, CASE)).toBeNull();
      },
    );
  });

  it('holds as it was written', async () => {
    const db = await open();
    await writeFive(db);
    expect(await verifyAudit(db)).toBeNull();
    expect(await verifyCaseLog(db, CASE)).toBeNull();
  });

  it.each([
    `actor = 'officer:2'`,
    `action = 'act-9'`,
    `case_id = 'case-2'`,
    `subject = 'x'`,
    `detail = '{"a":1}'`,
    'at = 9',
    `ip = '10.0.0.1'`,
    `hash = 'x'`,
    `previous_hash = 'x'`,
  ])('a row of the audit with another %s is found', async (change) => {
    const db = await open();
    await writeFive(db);
    await tamper(db, 'audit_log', `UPDATE audit_log SET ${change} WHERE seq = 3`);
    expect(await verifyAudit(db)).toEqual({ chain: 'station-1', seq: 3, problem: 'changed' });
  });

  it.each([1, 3])('a row missing from the audit is found (%i)', async (seq) => {
    const db = await open();
    await writeFive(db);
    await tamper(db, 'audit_log', `DELETE FROM audit_log WHERE seq = ${seq}`);
    expect(await verifyAudit(db)).toEqual({ chain: 'station-1', seq, problem: 'missing' });
  });

  it.each([
    `body = 'sealed-9'`,
    'at = 9',
    `visibility = 'internal'`,
    'shared_seq = 9',
    'shared_seq = null',
    `type = 'promise-made'`,
    `hash = 'x'`,
    `previous_hash = 'x'`,
    `shared_hash = 'x'`,
  ])('an event of a case with another %s is found', async (change) => {
    const db = await open();
    await writeFive(db);
    await tamper(db, 'event_log', `UPDATE event_log SET ${change} WHERE seq = 3`);
    expect(await verifyCaseLog(db, CASE)).toBe(3);
  });

  it.each([1, 3])('an event missing from a case is found (%i)', async (seq) => {
    const db = await open();
    await writeFive(db);
    await tamper(db, 'event_log', `DELETE FROM event_log WHERE seq = ${seq}`);
    expect(await verifyCaseLog(db, CASE)).toBe(seq);
  });
});

describeOnEachEngine('approval', (open) => {
  const request: RequestRow = {
    id: 'request-1',
    caseId: CASE,
    stationId: 'station-1',
    state: 'waiting',
    requestedBy: ASKER.id,
    requester: ASKER,
    requestedAt: 1,
    answerBy: 2,
    scopes: ['timeline'],
    reason: 'sealed',
    minutes: 60,
    isExtension: false,
    decidedBy: null,
    decidedAt: null,
    rejectionCode: null,
  };
  const grant = (approvedBy: string, minutes: number) => ({
    id: 'grant-1',
    requestId: request.id,
    caseId: CASE,
    stationId: 'station-1',
    requestedBy: ASKER.id,
    approvedBy,
    scopes: ['timeline' as const],
    startsAt: 0,
    endsAt: minutes * 60_000,
  });
  const failure = (work: Promise<unknown>) => work.catch((reason: unknown) => reason);

  it('by the requester is refused by the database itself, inserted or updated', async () => {
    const db = await open();
    const own = { ...request, state: 'approved' as const, decidedBy: ASKER.id };
    const inserted = await failure(db.write((tx) => insertRequest(tx, own)));
    expect(isCheckViolation(inserted, 'share_requests_second_person')).toBe(true);
    await db.write((tx) => insertRequest(tx, request));
    const { shareRequests } = db.tables(sharingTables);
    const updated = await failure(
      db.write(async (tx) => tx.q.update(shareRequests).set({ decidedBy: ASKER.id })),
    );
    expect(isCheckViolation(updated, 'share_requests_second_person')).toBe(true);
  });

  it('of a grant by the requester is refused by the database itself', async () => {
    const db = await open();
    const error = await failure(db.write((tx) => insertGrant(tx, grant(ASKER.id, 60))));
    expect(isCheckViolation(error, 'share_grants_second_person')).toBe(true);
    await db.write((tx) => insertGrant(tx, grant('officer-2', 180)));
  });

  it.each([181, 0, -1])('for %i minutes is refused by the database itself', async (minutes) => {
    const db = await open();
    const error = await failure(db.write((tx) => insertGrant(tx, grant('officer-2', minutes))));
    expect(isCheckViolation(error, 'share_grants_length')).toBe(true);
  });
});
