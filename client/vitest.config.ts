import { defineConfig } from 'vitest/config';

/** The client is tested where it runs: with a document. */
export default defineConfig({
  test: {
    name: 'client',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    testTimeout: 20_000,
  },
});
