import { describeTables } from '../db/kit.ts';

/** Who did, read or decided what, when and from where. Rows of one chain are linked by hash; the database refuses to change or delete them. */
export const auditTables = describeTables((kit) => ({
  auditLog: kit.table(
    'audit_log',
    {
      position: kit.position(),
      /** The station's id, or `installation`. */
      chain: kit.text().notNull(),
      seq: kit.int().notNull(),
      at: kit.instant().notNull(),
      actor: kit.text().notNull(),
      action: kit.text().notNull(),
      caseId: kit.text(),
      subject: kit.text(),
      detail: kit.text().notNull(),
      ip: kit.text().notNull(),
      requestId: kit.text().notNull(),
      previousHash: kit.text().notNull(),
      hash: kit.text().notNull(),
    },
    (t) => [
      kit.uniqueIndex('audit_log_chain_seq').on(t.chain, t.seq),
      kit.index('audit_log_case').on(t.caseId, t.position),
    ],
  ),
}));
