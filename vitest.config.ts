import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files first, so that no worker is left with one of them at the end. */
class LangstForst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordnade = await super.sort(files);
    const forst = ({ moduleId }: TestSpecification) => (moduleId.includes('/tests/e2e/') ? 0 : 1);
    return ordnade.sort((a, b) => forst(a) - forst(b));
  }
}

/** The files where a browser looks: one starved of processor can miss a frame. What fails three times in a row is broken. */
const medWebblasare = ['tests/e2e/**/*.test.ts', 'tests/*/webblasare.test.ts'];

// A shared two-core machine: a first browser page or a first database can take its time. Three at once, since each waits for its database or browser.
const tid = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global.ts'],
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LangstForst },
    projects: [
      {
        test: { ...tid, name: 'webblasare', include: medWebblasare, pool: 'forks', maxWorkers: 3, retry: 2 },
      },
      {
        test: {
          ...tid,
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: medWebblasare,
          isolate: false,
          pool: 'forks',
          maxWorkers: 3,
          // Real mail and text message servers, and processes of their own: a starved machine can be late once.
          retry: 1,
        },
      },
    ],
  },
});
