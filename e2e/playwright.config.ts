import { defineConfig } from '@playwright/test';

const totals = process.env.TEST_TOTALS;

/** Nothing but the portal may be reached, and the browser must not speak of its own accord. */
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Every scenario has a server and a clock of its own. Much of one is waiting, so three share two cores well.
  workers: Number(process.env.E2E_WORKERS ?? 3),
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: totals ? [['list'], ['json', { outputFile: totals }]] : 'list',
  use: {
    actionTimeout: 15_000,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: ['--no-sandbox', ...quiet],
    },
    // A picture and a copy of the page at every step cost a third of the time: asked for when something is looked for.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
});
