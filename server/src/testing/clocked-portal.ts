import { mkdirSync } from 'node:fs';
import { newSetupLink } from '../accounts/set-up.commands.ts';
import { buildApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { demoPass, loadDemo } from '../demo/demo.commands.ts';
import { testClock } from '../platform/clock.ts';
import { loadSecrets } from '../platform/crypto/secrets.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { withDuty } from '../platform/duty.ts';
import { checkInstallationKey } from '../platform/installation/installation.store.ts';
import { createLogger } from '../platform/logger.ts';
import { createPresence } from '../platform/presence.ts';
import type { Services } from '../platform/services.ts';
import { loadEmptyStation } from './empty-station.ts';

/**
 * The real server as a child process, with a clock that runs and can be moved on.
 * `STATION` says what stands in an empty data folder: `demo`, `empty` (people, no case) or `none` (first start).
 * `CLOCK` is where its time begins, now unless given, and `AHEAD` how many milliseconds later.
 * Says `{ ready, now, demo, setupLink }` when it listens; answers `{ advance: ms }` with `{ now }`.
 */
async function main(): Promise<void> {
  const config = { ...readConfig(), ...(process.env.CLIENT_DIR && { clientDir: process.env.CLIENT_DIR }) };
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const { CLOCK, AHEAD } = process.env;
  const clock = testClock(CLOCK ? Number(CLOCK) : undefined, false);
  clock.advance(Number(AHEAD ?? 0));
  const db = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
  await db.migrate();
  const services: Services = {
    db,
    clock,
    secrets: loadSecrets(config.dataDir, config.installationKey),
    logger: createLogger(config.logLevel),
    presence: createPresence(),
    publicUrl: config.publicUrl,
  };
  const told = await withDuty(db, 'first-start', async () => {
    await checkInstallationKey(db, services.secrets.mark);
    return furnish(services, config);
  });
  const app = await buildApp(services, config);
  await app.listen({ port: config.port, host: config.host });

  process.on('message', ({ advance }: { advance: number }) => {
    clock.advance(advance);
    process.send?.({ now: clock.now() });
  });
  process.once('SIGTERM', async () => {
    await app.close();
    await db.close();
    process.exit(0);
  });
  // Whoever started it is gone: nobody would ever stop it.
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true, now: clock.now(), ...told });
}

async function furnish(services: Services, { dataDir }: Config) {
  switch (process.env.STATION) {
    case 'demo':
      await loadDemo(services, dataDir);
      return { demo: demoPass(dataDir), setupLink: null };
    case 'empty':
      return { demo: await loadEmptyStation(services), setupLink: null };
    default:
      return { demo: null, setupLink: await newSetupLink(services) };
  }
}

await main();
