import { describeTables } from '../db/kit.ts';

/** The first answer to each write, so that a repeat after a lost answer gets the same one. Cleared after a day. */
export const idempotencyTables = describeTables((kit) => ({
  idempotency: kit.table(
    'idempotency',
    {
      /** Fingerprint of actor and key; the key itself is not kept. */
      id: kit.id(),
      at: kit.instant().notNull(),
      /** Fingerprint of what was asked. */
      request: kit.text().notNull(),
      /** The answer, sealed; secrets shown once are not in it. */
      reply: kit.text().notNull(),
    },
    (t) => [kit.index('idempotency_at').on(t.at)],
  ),
}));
