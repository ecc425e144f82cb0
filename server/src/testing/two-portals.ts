import { sql } from 'drizzle-orm';
import type { OpenDatabase } from '../platform/db/testing.ts';
import { anotherPortal } from './another-portal.ts';
import { createScreens } from './screens.ts';
import { startTestApp, type TestApp, type TestClient, testClient } from './test-app.ts';

export type TwoPortals = Awaited<ReturnType<typeof twoPortals>>;

/** Two portals on one PostgreSQL, both listening, and screens at either. Close them. */
export async function twoPortals(open: OpenDatabase, newAddress: () => Promise<string>) {
  const url = await newAddress();
  const here = await startTestApp({ db: await open({ url }) });
  const there = await anotherPortal(here, await open({ url }));
  const addresses = [await here.listen(), await there.listen()];
  const screensHere = createScreens(() => addresses[0] ?? '');
  const screensThere = createScreens(() => addresses[1] ?? '');
  return {
    here,
    there,
    screensHere,
    screensThere,
    /** The same person, whose next requests go to a portal. */
    at: (portal: TestApp, person: TestClient): TestClient => testClient(portal.app, person.cookie()),
    /** Resolves when each has heard what the other said up to now. */
    async haveHeard(): Promise<void> {
      await Promise.all([heard(here, there), heard(there, here)]);
    },
    /** Cuts the connections the portals hear each other by. */
    async cutWires(): Promise<void> {
      await here.services.db.rows(
        sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'sunshine-seat wire' AND datname = current_database()`,
      );
    },
    async close(): Promise<void> {
      screensHere.closeAll();
      screensThere.closeAll();
      await there.app.close();
      await here.close();
    },
  };
}

/** Words come in their order: when this one is there, so are those before it. */
function heard(from: TestApp, at: TestApp): Promise<void> {
  const mark = `${Math.random()}`;
  return new Promise((resolve) => {
    const stop = at.services.db.others.onWord((word) => {
      if (word.topic !== 'mark' || word.mark !== mark) return;
      stop();
      resolve();
    });
    from.services.db.others.say({ topic: 'mark', mark });
  });
}
