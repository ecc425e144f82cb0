import { defineConfig } from 'vitest/config';

/** The client is tested where it runs: with a document. */
export default defineConfig({
  test: {
    name: 'client',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    // Files share a worker, and the server's tests go first.
    isolate: false,
    sequence: { groupOrder: 1 },
    testTimeout: 20_000,
  },
});
