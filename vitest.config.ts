import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A shared two-core machine: a first browser page or a first database can take its time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
