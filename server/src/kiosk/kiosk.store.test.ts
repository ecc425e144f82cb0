import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  approvePairingRow,
  clearPairingsBefore,
  findKiosk,
  findKioskByToken,
  findPairing,
  insertKiosk,
  insertPairing,
  type KioskRow,
  kiosksOfStation,
  type PairingRow,
  pairingsShowing,
  updateKiosk,
} from './kiosk.store.ts';

const NOW = 1_800_000_000_000;
const pairing = (id: string, change: Partial<PairingRow> = {}): PairingRow => ({
  id,
  digits: '004217',
  secretHash: `hash of ${id}`,
  expiresAt: NOW + 1000,
  kioskId: null,
  ...change,
});
const kiosk = (id: string, change: Partial<KioskRow> = {}): KioskRow => ({
  id,
  stationId: 'station-1',
  name: '大厅',
  pairedAt: NOW,
  pairedBy: 'officer-1',
  tokenHash: null,
  lastSeenAt: null,
  endedAt: null,
  seatId: null,
  ...change,
});
const put = (db: Database, ...rows: KioskRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertKiosk(tx, row);
  });

describeOnEachEngine('the store of displays', (open) => {
  it('knows which pairings show some digits now: neither over nor approved', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertPairing(tx, pairing('shown'));
      await insertPairing(tx, pairing('over', { expiresAt: NOW }));
      await insertPairing(tx, pairing('approved', { kioskId: 'kiosk-1' }));
      await insertPairing(tx, pairing('others', { digits: '004218' }));
    });
    expect(await pairingsShowing(db, '004217', NOW)).toEqual([pairing('shown')]);
  });

  it('lets a pairing be approved once, by one of those who try at the same time', async () => {
    const db = await open();
    await db.write((tx) => insertPairing(tx, pairing('shown')));
    const tries = await Promise.all(
      ['one', 'two', 'three'].map((id) => db.write((tx) => approvePairingRow(tx, 'shown', id, NOW + 2000))),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await findPairing(db, 'shown')).toMatchObject({ expiresAt: NOW + 2000 });
  });

  it('forgets pairings that are over', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertPairing(tx, pairing('old', { expiresAt: NOW - 1 }));
      await insertPairing(tx, pairing('new'));
      await clearPairingsBefore(tx, NOW);
    });
    expect(await findPairing(db, 'old')).toBeUndefined();
    expect(await findPairing(db, 'new')).toBeDefined();
  });

  it('finds a display by its token until it is unpaired', async () => {
    const db = await open();
    await put(db, kiosk('kiosk-1'), kiosk('kiosk-2'));
    await db.write((tx) => updateKiosk(tx, 'kiosk-1', { tokenHash: 'token' }));
    expect(await findKioskByToken(db, 'token')).toMatchObject({ id: 'kiosk-1' });
    await db.write((tx) => updateKiosk(tx, 'kiosk-1', { endedAt: NOW }));
    expect(await findKioskByToken(db, 'token')).toBeUndefined();
    expect(await findKiosk(db, 'kiosk-1')).toBeUndefined();
    expect(await findKiosk(db, 'kiosk-2')).toEqual(kiosk('kiosk-2'));
  });

  it('holds many displays that have no token yet, and no two with the same', async () => {
    const db = await open();
    await put(db, kiosk('kiosk-1'), kiosk('kiosk-2'), kiosk('kiosk-3', { tokenHash: 'token' }));
    const twice = put(db, kiosk('kiosk-4', { tokenHash: 'token' }));
    expect(isUniqueViolation(await twice.catch((error: unknown) => error))).toBe(true);
  });

  it('lists the displays of one station, the first paired first', async () => {
    const db = await open();
    await put(
      db,
      kiosk('second', { pairedAt: NOW + 1 }),
      kiosk('first'),
      kiosk('ended', { endedAt: NOW }),
      kiosk('elsewhere', { stationId: 'station-2' }),
    );
    expect((await kiosksOfStation(db, 'station-1')).map(({ id }) => id)).toEqual(['first', 'second']);
  });
});
