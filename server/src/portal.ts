import { mkdirSync } from 'node:fs';
import { newSetupLink } from './accounts/set-up.commands.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { demoPass, loadDemo } from './demo/demo.commands.ts';
import { printWelcome } from './demo/welcome.ts';
import { systemClock } from './platform/clock.ts';
import { loadSecrets } from './platform/crypto/secrets.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { withDuty } from './platform/duty.ts';
import { checkInstallationKey } from './platform/installation/installation.store.ts';
import { createLogger } from './platform/logger.ts';
import { createPresence } from './platform/presence.ts';
import type { Services } from './platform/services.ts';

const STOP_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const logger = createLogger(config.logLevel);
  const db = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
  await db.migrate();
  const services: Services = {
    db,
    clock: systemClock,
    secrets: loadSecrets(config.dataDir, config.installationKey),
    logger,
    presence: createPresence(),
    publicUrl: config.publicUrl,
  };
  // Portals that start together on an empty database would each furnish it.
  const setupLink = await withDuty(db, 'first-start', async () => {
    await checkInstallationKey(db, services.secrets.mark);
    if (config.isProduction) return newSetupLink(services);
    await loadDemo(services, config.dataDir);
    return null;
  });
  const app = await buildApp(services, config);
  await app.listen({ port: config.port, host: config.host, backlog: 4096 });
  await printWelcome({
    publicUrl: config.publicUrl,
    setupLink,
    demo: config.isProduction ? null : demoPass(config.dataDir),
  });

  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    app
      .close()
      .then(() => db.close())
      .then(
        () => process.exit(0),
        (error) => {
          logger.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  // Before the log is there, and for people: what is wrong, in words.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
