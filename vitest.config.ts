import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A shared two-core machine: a first browser page or a first database can take its time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A browser starved of processor can miss a frame. What fails three times in a row is broken.
    retry: 2,
  },
});
