import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { describeTables } from '../platform/db/kit.ts';

export const accountTables = describeTables((kit) => ({
  officers: kit.table(
    'officers',
    {
      id: kit.id(),
      stationId: kit.text().notNull(),
      badge: kit.text().notNull(),
      name: kit.text().notNull(),
      familyName: kit.text().notNull(),
      familyNameLatin: kit.text().notNull(),
      roles: kit.json<Role[]>().notNull(),
      isActive: kit.bool().notNull(),
      /** argon2id, in its own text format. */
      passwordHash: kit.text().notNull(),
      mustChangePassword: kit.bool().notNull(),
      createdAt: kit.instant().notNull(),
    },
    (t) => [kit.uniqueIndex('officers_badge').on(t.badge), kit.index('officers_station').on(t.stationId)],
  ),
  officerSessions: kit.table(
    'officer_sessions',
    {
      id: kit.id(),
      officerId: kit.text().notNull(),
      /** Fingerprint of the token in the cookie. */
      tokenHash: kit.text().notNull(),
      createdAt: kit.instant().notNull(),
      lastSeenAt: kit.instant().notNull(),
      endedAt: kit.instant(),
      steppedUpUntil: kit.instant(),
      userAgent: kit.text().notNull(),
    },
    (t) => [
      kit.uniqueIndex('officer_sessions_token').on(t.tokenHash),
      kit.index('officer_sessions_officer').on(t.officerId),
      kit.index('officer_sessions_idle').on(t.endedAt, t.lastSeenAt),
    ],
  ),
  /** The one-time link of the first start; gone once used. */
  setupTokens: kit.table('setup_tokens', {
    id: kit.id(),
    tokenHash: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  }),
}));
