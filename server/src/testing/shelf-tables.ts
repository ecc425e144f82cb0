import { sql } from 'drizzle-orm';
import { describeTables } from '../platform/db/kit.ts';

const describeShelves = (isStrict: boolean) =>
  describeTables((kit) => {
    const shelves = kit.table(
      'shelves',
      {
        id: kit.id<`shelf-${string}`>(),
        roomName: kit.text().notNull(),
        number: kit.int().notNull(),
        isOpen: kit.bool().notNull().default(false),
        openedAt: kit.instant(),
        labels: kit.json<{ z: number; a: string[] }>(),
        seal: kit.bytes(),
        openedBy: kit.text(),
        closedBy: kit.text(),
      },
      (t) => [
        kit.uniqueIndex('shelves_room_number').on(t.roomName, t.number),
        kit.uniqueIndex('shelves_one_opener').on(t.openedBy).where(sql`${t.closedBy} IS NULL`),
        kit.index('shelves_opened').on(t.openedAt),
        kit.check('shelves_two_people', sql`${t.openedBy} <> ${t.closedBy}`),
        ...(isStrict ? [kit.check('shelves_counted', sql`${t.number} > 0`)] : []),
      ],
    );
    const notes = kit.table('notes', {
      position: kit.position(),
      shelfId: kit
        .text()
        .notNull()
        .references(() => shelves.id),
      text: kit.text().notNull(),
    });
    return { shelves, notes };
  });

/** A small schema that uses everything the kit has, for the tests of the database platform alone. */
export const shelfTables = describeShelves(false);
/** The same as a later version would have it: on SQLite the table has to be made anew. */
export const strictShelfTables = describeShelves(true);
