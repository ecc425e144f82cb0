import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A third of what a test file takes to import would be spent on it otherwise. */
const setupFiles = ['server/src/platform/quick-imports.ts'];
const heavy = 'server/src/**/*.heavy.test.ts';
const totals = process.env.TEST_TOTALS;

export default defineConfig({
  test: {
    // One more than there are cores: much of a test is waiting.
    maxWorkers: Math.min(4, availableParallelism() + 1),
    reporters: totals ? ['default', ['json', { outputFile: totals }]] : ['default'],
    projects: [
      'client/vitest.config.ts',
      {
        test: {
          name: 'unit',
          setupFiles,
          include: [
            'shared/src/**/*.test.ts',
            'server/src/**/*.test.ts',
            'scripts/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [heavy],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          // As long as a loaded machine may need; a test that passes does not wait for it.
          expect: { poll: { timeout: 10_000, interval: 20 } },
        },
      },
      {
        // Killing, rubbish and leak tests take minutes, much of them waiting for processes to start and end.
        test: {
          name: 'heavy',
          setupFiles,
          include: [heavy],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 3,
        },
      },
    ],
  },
});
