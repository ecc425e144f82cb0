import { defineConfig } from 'vitest/config';

const heavy = 'server/src/**/*.heavy.test.ts';
const totals = process.env.TEST_TOTALS;

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: totals ? ['default', ['json', { outputFile: totals }]] : ['default'],
    projects: [
      'client/vitest.config.ts',
      {
        test: {
          name: 'unit',
          include: ['shared/src/**/*.test.ts', 'server/src/**/*.test.ts', 'scripts/*.test.ts'],
          exclude: [heavy],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // As long as a loaded machine may need; a test that passes does not wait for it.
          expect: { poll: { timeout: 10_000, interval: 20 } },
        },
      },
      {
        // Killing, rubbish and leak tests take minutes; one file at a time, so that they do not starve each other.
        test: {
          name: 'heavy',
          include: [heavy],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
