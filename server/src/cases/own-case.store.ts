import { eq } from 'drizzle-orm';
import { caseKeyOf } from '../platform/crypto/case-keys.ts';
import type { Secrets } from '../platform/crypto/secrets.ts';
import type { Reader } from '../platform/db/database.ts';
import { givenText } from '../platform/db/given.ts';
import { keptQuery } from '../platform/db/kept-query.ts';
import { caseTables } from './cases.tables.ts';

/** Of a case what its complainant is shown, with its key and how far officers have read: all that a screen asks for when it joins. */
export async function loadOwnCase(db: Reader, secrets: Secrets, caseId: string) {
  const [found] = await ownCase(db, { caseId });
  if (!found) return undefined;
  const { row, wrapped, seen } = found;
  return { ...row, key: caseKeyOf(secrets.wrapping, row.id, wrapped), seen };
}

const ownCase = keptQuery('own_case', (db) => {
  const { cases, caseKeys, officerReach } = db.tables(caseTables);
  const { id, stationId, number, serial, kind, language, receivedAt } = cases;
  const { sharedStage, officer, nextUpdateBy, outcome, sharing, lastSharedSeq } = cases;
  const shown = { id, stationId, number, serial, kind, language, receivedAt, lastSharedSeq };
  return db.q
    .select({
      row: { ...shown, sharedStage, officer, nextUpdateBy, outcome, sharing },
      wrapped: caseKeys.wrapped,
      seen: { sharedSeq: officerReach.seenSeq, at: officerReach.seenAt },
    })
    .from(cases)
    .innerJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .leftJoin(officerReach, eq(officerReach.caseId, cases.id))
    .where(eq(cases.id, givenText('caseId')));
});
