import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { isCheckViolation, isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  decideRequest,
  findRequest,
  type GrantRow,
  insertGrant,
  insertRequest,
  RequestDecided,
  type RequestRow,
  waitingRequests,
} from './sharing.store.ts';
import { sharingTables } from './sharing.tables.ts';

const NOW = 1_800_000_000_000;
const THREE_HOURS = 3 * 60 * 60_000;

const request = (id: string, change: Partial<RequestRow> = {}): RequestRow => ({
  id,
  caseId: `case of ${id}`,
  stationId: 'station-1',
  state: 'waiting',
  requestedBy: 'investigator',
  requester: { id: 'investigator', familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
  requestedAt: NOW,
  answerBy: NOW + 1000,
  scopes: ['timeline', 'location'],
  reason: 'sealed',
  minutes: 180,
  isExtension: false,
  decidedBy: null,
  decidedAt: null,
  rejectionCode: null,
  ...change,
});

const grant = (change: Partial<GrantRow> = {}): GrantRow => ({
  id: 'grant-1',
  requestId: 'request-1',
  caseId: 'case-1',
  stationId: 'station-1',
  requestedBy: 'investigator',
  approvedBy: 'approver',
  scopes: ['timeline'],
  startsAt: NOW,
  endsAt: NOW + THREE_HOURS,
  ...change,
});

const approval = (decidedBy: string) => ({
  state: 'approved' as const,
  decidedBy,
  decidedAt: NOW,
  rejectionCode: null,
});
const ask = (db: Database, row: RequestRow) => db.write((tx) => insertRequest(tx, row));
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describeOnEachEngine('the store of sharing', (open) => {
  it('gives back a request as it was put in', async () => {
    const db = await open();
    await ask(db, request('request-1'));
    expect(await findRequest(db, 'request-1')).toEqual(request('request-1'));
  });

  it('lists the waiting requests of a station, the longest waiting first', async () => {
    const db = await open();
    await ask(db, request('later', { requestedAt: NOW + 1 }));
    await ask(db, request('sooner'));
    await ask(db, request('decided', { state: 'rejected', decidedBy: 'approver' }));
    await ask(db, request('elsewhere', { stationId: 'station-2' }));
    expect((await waitingRequests(db, 'station-1')).map(({ id }) => id)).toEqual(['sooner', 'later']);
  });

  it('puts a request aside that a new one for the same case replaces', async () => {
    const db = await open();
    await ask(db, request('first', { caseId: 'case-1' }));
    await ask(db, request('second', { caseId: 'case-1' }));
    expect((await findRequest(db, 'first'))?.state).toBe('withdrawn');
    expect((await findRequest(db, 'second'))?.state).toBe('waiting');
  });

  it('cannot hold two waiting requests for one case, whatever the program does', async () => {
    const db = await open();
    const { shareRequests } = db.tables(sharingTables);
    const put = (row: RequestRow) =>
      db.write(async (tx) => void (await tx.q.insert(shareRequests).values(row)));
    await put(request('first', { caseId: 'case-1' }));
    expect(isUniqueViolation(await failure(put(request('second', { caseId: 'case-1' }))))).toBe(true);
    await put(request('third', { caseId: 'case-1', state: 'withdrawn' }));
    await put(request('fourth', { caseId: 'case-2' }));
  });

  it('lets a request be decided once, by one of those who try at the same time', async () => {
    const db = await open();
    await ask(db, request('request-1'));
    const tries = await Promise.allSettled(
      ['one', 'two', 'three'].map((by) => db.write((tx) => decideRequest(tx, 'request-1', approval(by)))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const tried of tries)
      if (tried.status === 'rejected') expect(tried.reason).toBeInstanceOf(RequestDecided);
  });

  it('refuses by itself that anyone decides on their own request', async () => {
    const db = await open();
    await ask(db, request('request-1'));
    const own = db.write((tx) => decideRequest(tx, 'request-1', approval('investigator')));
    expect(isCheckViolation(await failure(own), 'share_requests_second_person')).toBe(true);
    expect((await findRequest(db, 'request-1'))?.state).toBe('waiting');
  });

  it.each([
    ['approved by whoever asked', { approvedBy: 'investigator' }, 'share_grants_second_person'],
    ['longer than three hours', { endsAt: NOW + THREE_HOURS + 1 }, 'share_grants_length'],
    ['that ends when it starts', { endsAt: NOW }, 'share_grants_length'],
    ['that ends before it starts', { endsAt: NOW - 1 }, 'share_grants_length'],
  ])('refuses by itself a grant %s', async (_what, change, name) => {
    const db = await open();
    const error = await failure(db.write((tx) => insertGrant(tx, grant(change))));
    expect(isCheckViolation(error, name)).toBe(true);
  });

  it('holds one grant for a request', async () => {
    const db = await open();
    await db.write((tx) => insertGrant(tx, grant()));
    const again = await failure(db.write((tx) => insertGrant(tx, grant({ id: 'grant-2' }))));
    expect(isUniqueViolation(again)).toBe(true);
  });
});
