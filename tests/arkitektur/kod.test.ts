import { describe, expect, it } from 'vitest';
import { filer, traffar } from '../support/kallkod.ts';

const src = filer(/^src\/.*\.ts$/);
const utom = (...namn: string[]) => src.filter((fil) => !namn.some((del) => fil.namn.startsWith(del)));

describe('the source', () => {
  it.each([
    ['V1.2.4 C14 sends SQL from src/db alone', /\.query\(/, utom('src/db/')],
    [
      'V1.2.5 starts programs from two places, PostgreSQL and the demo’s BankID, without a shell',
      /child_process|shell: true/,
      utom('src/db/runas.ts', 'src/bankid/simulatorprocess.service.ts'),
    ],
    ['V6.5.3 draws no secrets from Math.random', /Math\.random/, src],
    ['V1.2.9 V1.3.2 builds no pattern or code from text', /new RegExp\(|\beval\(|new Function\(/, src],
    [
      'turns no instant into a UTC day by accident',
      /toISOString\(\)\.(slice|substring|split)/,
      utom('src/shared/datum.ts'),
    ],
    ['V15.3.3 C4 reads a body through forms alone', /\.\.\.req\.(body|query)/, src],
    ['V16.5.1 C30 shows or logs no message of a database error', /\.detail\b/, src],
  ])('%s', (_sentence, monster, bland) => {
    expect(traffar(bland, monster)).toEqual([]);
  });

  it('V1.1.2 C12 writes template output unescaped only to include', () => {
    expect(traffar(filer(/^views\/.*\.ejs$/), /<%-(?!\s*include\()/)).toEqual([]);
  });

  it('has names in ASCII', () => {
    expect(filer(/[^\u0020-\u007e]/)).toEqual([]);
    const declared = /\b(const|function|interface|type)\s+\w*[åäöÅÄÖ]/;
    expect(traffar(src, declared)).toEqual([]);
  });

  it('has files that can be read at one sitting: nine of ten under 150 lines', () => {
    const lines = src.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThan(150);
  });
});

describe('the project', () => {
  it('V15.1.2 V15.2.4 pins every package to one version and says nothing of where packages come from', () => {
    const [manifest] = filer(/^package\.json$/);
    const { dependencies, devDependencies } = JSON.parse(manifest?.text ?? '') as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
    expect(traffar(filer(/^package-lock\.json$/), /"resolved"/)).toEqual([]);
  });

  it('skips no test', () => {
    expect(traffar(filer(/^tests\/.*\.test\.ts$/), /\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([]);
  });

  it('gives each migration a number of its own', () => {
    const numbers = filer(/^migrations\/\d{4}_\w+\.sql$/).map(({ namn }) => Number(namn.slice(11, 15)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('explains every setting in the README', () => {
    const [settings] = filer(/^src\/settings\.ts$/);
    const names = [...(settings?.text.matchAll(/^ {2}([A-Z][A-Z_]+):/gm) ?? [])].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    const [readme] = filer(/^README\.md$/);
    for (const name of names) expect(readme?.text).toContain(`\`${name ?? ''}\``);
  });
});
