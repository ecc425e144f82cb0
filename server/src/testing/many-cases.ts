import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import { refOf } from '../accounts/accounts.queries.ts';
import { officersOfStation } from '../accounts/accounts.store.ts';
import type { CaseRecord, CaseRow } from '../cases/case-record.ts';
import { caseTables } from '../cases/cases.tables.ts';
import type { EventDraft } from '../cases/event-body.ts';
import { headsAfter, numbered } from '../cases/numbering.ts';
import { sealField } from '../cases/sealed-fields.ts';
import { appendAudit } from '../platform/audit/audit.store.ts';
import { systemClock } from '../platform/clock.ts';
import { newCaseKey, type SealKey } from '../platform/crypto/seal.ts';
import { loadSecrets } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { appendEvents, FIRST_LINK } from '../platform/event-log/event-log.store.ts';
import { newId } from '../platform/ids.ts';
import { onlyStation, type Station } from '../stations/stations.queries.ts';

/*
 * `node many-cases.ts <data folder> <cases> <updates>`: writes ended cases of past years straight into the database of
 * a portal that stands still, sealed, linked and audited as the portal does it, without asking anyone. What a year of
 * use leaves behind, in minutes.
 */

const CASES_A_WRITE = 400;
/** From January 2010 on, so that no number meets one that the portal deals. */
const CASES_A_MONTH = 9000;
const FIRST_SERIAL = 1_000_000;
const DAY_MS = 24 * 60 * 60_000;
const STEP_MS = 10 * 60_000;

const [, , dataDir = '', cases = '', updates = ''] = process.argv;
await fill(dataDir, Number(cases), Number(updates));

async function fill(dataDir: string, cases: number, updates: number): Promise<void> {
  const db = await openDatabase({ dataDir, workTimeoutMs: 600_000 });
  const { wrapping } = loadSecrets(dataDir, undefined);
  const station = await onlyStation(db);
  const [officer] = station ? await officersOfStation(db, station.id) : [];
  if (!station || !officer) throw new Error('the data folder has no station with an officer');
  const perCase = Math.max(2, Math.round(updates / cases));
  for (let first = 0; first < cases; first += CASES_A_WRITE) {
    const made = Array.from({ length: Math.min(CASES_A_WRITE, cases - first) }, (_, index) =>
      pastCase(wrapping, station, refOf(officer), first + index, perCase),
    );
    await db.write((tx) => insertAll(tx, made));
  }
  await db.close();
}

type Made = ReturnType<typeof pastCase>;

function pastCase(wrapping: SealKey, station: Station, by: OfficerRef, index: number, updates: number) {
  const id = newId();
  const { key, wrapped } = newCaseKey(wrapping, id);
  const begun = systemClock.now() - (400 + (index % 700)) * DAY_MS;
  const record = startOf(station, { id, key, index, begun });
  const drafts = draftsOf(record, by, updates);
  const after = {
    ...record,
    stage: 'closed',
    sharedStage: 'closed',
    outcome: 'not_solved',
    officer: by,
  } as const;
  const events = numbered(record, drafts, after);
  const at = drafts.at(-1)?.at ?? begun;
  const { key: _, ...row } = { ...after, ...headsAfter(record, events) };
  const ended: CaseRow = {
    ...row,
    version: updates,
    endedAt: at,
    sharedAt: at,
    firstWordAt: begun + STEP_MS,
  };
  return { row: ended, wrapped, events };
}

function startOf(
  station: Station,
  { id, key, index, begun }: { id: string; key: SealKey; index: number; begun: number },
): CaseRecord {
  const months = Math.floor(index / CASES_A_MONTH);
  const month = String(1001 + Math.floor(months / 12) * 100 + (months % 12));
  const running = (index % CASES_A_MONTH) + 1;
  return {
    id,
    stationId: station.id,
    number: `${station.code}-${month}-${String(running).padStart(4, '0')}`,
    month,
    running,
    serial: FIRST_SERIAL + index,
    kind: 'theft',
    language: 'zh-Hans',
    stage: 'received',
    sharedStage: 'received',
    occurredAt: begun - 2 * STEP_MS,
    receivedAt: begun,
    endedAt: null,
    officer: null,
    nextUpdateBy: null,
    outcome: null,
    sharing: { isExcluded: false, asked: null, rejected: null, window: null },
    windowEndsAt: null,
    sharedAt: begun,
    firstWordAt: null,
    facts: sealField(key, id, 'facts', {
      place: '青年路公交站',
      what: '手机在车上被偷。',
      items: [{ name: '黑色手机', marks: null }],
      language: 'zh-Hans',
    }),
    identity: sealField(key, id, 'identity', { name: '刘先生', phone: '13900000001' }),
    version: 1,
    lastSeq: 0,
    lastSharedSeq: 0,
    headHash: FIRST_LINK,
    sharedHash: FIRST_LINK,
    key,
  };
}

/** A report, notes, and the end. */
function draftsOf({ receivedAt }: CaseRecord, by: EventDraft['by'], updates: number): EventDraft[] {
  return Array.from({ length: updates }, (_, step): EventDraft => {
    const isLast = step === updates - 1;
    const common = { id: newId(), at: receivedAt + step * STEP_MS, by };
    if (step === 0)
      return {
        ...common,
        visibility: 'shared',
        isDelivered: true,
        fields: { type: 'case-received', items: [] },
      };
    return {
      ...common,
      visibility: 'shared',
      isDelivered: true,
      fields: {
        type: 'update-posted',
        milestone: isLast ? 'case_closed' : 'still_searching',
        note: '正在调取站台监控，请耐心等待。',
        noteLanguage: 'zh-Hans',
        place: null,
        reason: null,
        outcome: isLast ? 'not_solved' : null,
        isFromPatrol: false,
        tellAt: null,
      },
    };
  });
}

async function insertAll(tx: Tx, made: Made[]): Promise<void> {
  const tables = tx.tables(caseTables);
  await tx.q.insert(tables.cases).values(made.map(({ row }) => row));
  await tx.q.insert(tables.caseKeys).values(made.map(({ row, wrapped }) => ({ caseId: row.id, wrapped })));
  await appendEvents(
    tx,
    made.flatMap(({ events }) => events),
  );
  for (const { row, events } of made)
    await appendAudit(
      tx,
      events.map(({ at, seq, stationId }) => ({
        chain: stationId,
        at,
        actor: 'officer:past',
        action: seq === 1 ? 'report-taken' : 'update-posted',
        caseId: row.id,
        detail: { seq: [seq] },
        ip: '127.0.0.1',
        requestId: row.id,
      })),
    );
}
