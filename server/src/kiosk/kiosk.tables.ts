import { describeTables } from '../platform/db/kit.ts';

export const kioskTables = describeTables((kit) => ({
  kiosks: kit.table(
    'kiosks',
    {
      id: kit.id(),
      stationId: kit.text().notNull(),
      name: kit.text().notNull(),
      pairedAt: kit.instant().notNull(),
      pairedBy: kit.text().notNull(),
      /** Fingerprint of the device token; null until the display has fetched it. */
      tokenHash: kit.text(),
      lastSeenAt: kit.instant(),
      endedAt: kit.instant(),
      /** The seat whose display it is; null for a hall display. */
      seatId: kit.text(),
    },
    (t) => [
      kit.uniqueIndex('kiosks_token').on(t.tokenHash),
      kit.index('kiosks_station').on(t.stationId, t.endedAt),
    ],
  ),
  kioskPairings: kit.table(
    'kiosk_pairings',
    {
      id: kit.id(),
      digits: kit.text().notNull(),
      secretHash: kit.text().notNull(),
      expiresAt: kit.instant().notNull(),
      kioskId: kit.text(),
    },
    (t) => [
      kit.index('kiosk_pairings_digits').on(t.digits, t.expiresAt),
      kit.index('kiosk_pairings_expiry').on(t.expiresAt),
    ],
  ),
}));
