import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { LookoutAnswer } from '@sunshine-seat/shared/domain/lookouts.ts';
import { describeTables } from '../platform/db/kit.ts';

export const lookoutTables = describeTables((kit) => ({
  lookouts: kit.table(
    'lookouts',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      sentBy: kit.json<OfficerRef>().notNull(),
      sentAt: kit.instant().notNull(),
      /** Description and place, sealed with the key of the case. */
      body: kit.text().notNull(),
      pictureId: kit.text(),
      isTold: kit.bool().notNull(),
      endedAt: kit.instant(),
    },
    (t) => [
      kit.index('lookouts_live').on(t.stationId, t.endedAt),
      kit.index('lookouts_case').on(t.caseId, t.endedAt),
    ],
  ),
  lookoutAnswers: kit.table(
    'lookout_answers',
    {
      id: kit.id(),
      lookoutId: kit.text().notNull(),
      officer: kit.json<OfficerRef>().notNull(),
      answer: kit.text<LookoutAnswer>().notNull(),
      /** Sealed with the key of the case. */
      place: kit.text(),
      at: kit.instant().notNull(),
    },
    (t) => [kit.index('lookout_answers_lookout').on(t.lookoutId, t.at)],
  ),
}));
