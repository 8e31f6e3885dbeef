import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const run = () =>
  new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'tests/support/fault.ts'],
      (_error, output) => {
        resolve({ code: child.exitCode, output });
      },
    );
  });

describe('a fault that nobody caught', () => {
  it('V16.5.4 is logged without what was typed, closes all that can be closed, and ends the program with a failure', async () => {
    const { code, output } = await run();
    expect(code).toBe(1);
    expect(output).toMatch(/last closed\n[^]*first closed\n/);
    expect(output).toMatch(/TypeError.*uncaught fault/);
    expect(output).toContain('close failed');
    expect(output).not.toContain('19900602');
  });
});
