import { describe, expect, it } from 'vitest';
import { idnI, lasRader } from '../../scripts/asvs-rader.mjs';
import { filer } from '../support/kallkod.ts';

const rader = lasRader();
const namnda = new Set(
  filer(/^tests\/.*\.test\.ts$/).flatMap(({ text }) =>
    // A title, not a comment about one.
    text.split('\n').flatMap((rad) => (/^\s*(\/\/|\*|\/\*)/.test(rad) ? [] : idnI(rad))),
  ),
);

describe('docs/sakerhet/asvs.md', () => {
  it('has every row of the three chapters, once', () => {
    const kapitel = { V6: [3, 12, 8, 6, 8, 4, 2, 4], V7: [3, 4, 2, 5, 3, 2], V8: [4, 4, 3, 2] };
    const alla = Object.entries(kapitel).flatMap(([kap, delar]) =>
      delar.flatMap((antal, del) =>
        Array.from({ length: antal }, (_, n) => `${kap}.${String(del + 1)}.${String(n + 1)}`),
      ),
    );
    expect(rader.map(({ id }) => id)).toEqual(alla);
  });

  it('has a test for each row that applies, and a reason for each other (npm run asvs shows which)', () => {
    const utan = rader.filter(({ id, galler, text }) =>
      galler === 'ja' ? !namnda.has(id) : text.length < 20,
    );
    expect(utan.map(({ id }) => id)).toEqual([]);
  });

  it('has every row that a test names', () => {
    const kanda = new Set(rader.map(({ id }) => id));
    expect([...namnda].filter((id) => !kanda.has(id))).toEqual([]);
  });
});
