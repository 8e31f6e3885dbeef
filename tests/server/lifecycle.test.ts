import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const starta = (mode: string) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/fault.ts', mode], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const slut = once(child, 'exit').then(([code]) => code as number | null);
  return { child, out: child.stdout!, slut };
};
const run = async (mode: string) => {
  const { out, slut } = starta(mode);
  const output = (await out.setEncoding('utf8').toArray()).join('');
  return { code: await slut, output };
};
/** Waits until the program has gone round `n` times. */
const varv = async (child: ReturnType<typeof starta>['child'], n: number) => {
  for (;;) if (((await once(child, 'message')) as [number])[0] >= n) return;
};

describe('a fault that nobody caught', () => {
  it('V16.5.4 is logged without what was typed, closes all that can be closed, and ends the program with a failure', async () => {
    const { code, output } = await run('fel');
    expect(code).toBe(1);
    expect(output).toMatch(/last closed\n[^]*first closed\n/);
    expect(output).toMatch(/TypeError.*uncaught fault/);
    expect(output).toContain('close failed');
    expect(output).not.toContain('19900602');
  });
});

describe('something that never closes', () => {
  it('does not keep the program from ending: it ends with a failure, and says so', async () => {
    const { code, output } = await run('fastnar');
    expect(code).toBe(1);
    expect(output).toContain('could not end in order');
    expect(output).not.toContain('first closed');
  });
});

describe('the reader of the log', () => {
  it('can go away without the program noticing', async () => {
    const { child, out, slut } = starta('skriver');
    await varv(child, 1);
    out.destroy();
    await varv(child, 100);
    child.kill('SIGTERM');
    expect(await slut).toBe(0);
  });

  it('can stop reading without the program standing still; what was lost meanwhile is said', async () => {
    const { child, out, slut } = starta('skriver');
    await varv(child, 100);
    let sist = '';
    let sagt = false;
    for await (const del of out.setEncoding('utf8')) {
      sist = sist.slice(-200) + String(del);
      if (!sagt && sist.includes('"lines lost"}\n')) child.kill('SIGTERM');
      sagt ||= sist.includes('"lines lost"}\n');
    }
    expect(await slut).toBe(0);
    expect(sagt).toBe(true);
    expect(sist.endsWith('first closed\n')).toBe(true);
  });
});
