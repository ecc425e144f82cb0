import type { Names } from '@sunshine-seat/shared/contract/base.ts';
import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import { describeTables } from '../platform/db/kit.ts';

export const stationTables = describeTables((kit) => ({
  stations: kit.table(
    'stations',
    {
      id: kit.id(),
      code: kit.text().notNull(),
      names: kit.json<Names>().notNull(),
      accent: kit.text(),
      phone: kit.text(),
      timeZone: kit.text().notNull(),
      windowMinutes: kit.int().notNull(),
      answerMinutes: kit.int().notNull(),
      excludedKinds: kit.json<CaseKind[]>().notNull(),
      suspectDelayMinutes: kit.int().notNull().default(0),
      patrolDelayMinutes: kit.int().notNull().default(5),
      namesInAccessLog: kit.bool().notNull().default(false),
      createdAt: kit.instant().notNull(),
    },
    (t) => [kit.uniqueIndex('stations_code').on(t.code)],
  ),
}));
