/** The rows of docs/sakerhet/asvs.md and missbruk.md, for `npm run asvs` and for the test that holds them to the tests. */
import { readFileSync } from 'node:fs';

const rad = /^\| (V\d+\.\d+\.\d+|C\d+) \|(?: ([123]) \|)? (ja|nej|drift) \| (.*?) \| (.*?) \|$/;

/** The tables: requirements with a level, and abuse cases without. */
export const tabeller = ['docs/sakerhet/asvs.md', 'docs/sakerhet/missbruk.md'];

/**
 * The rows of one table.
 * @param {string} tabell
 * @returns {{ id: string, niva: string, galler: string, text: string, filer: string[] }[]} `galler` is ja, nej or drift (seen to
 *   where SUS is run); `text` what is checked, or the reason why not; `filer` the tests that a row in force must be named in
 */
export const lasRader = (tabell) =>
  readFileSync(tabell, 'utf8')
    .split('\n')
    .flatMap((text) => {
      const [, id, niva = '', galler = '', vad = '', filer = ''] = rad.exec(text) ?? [];
      if (id === undefined) return [];
      const namn = [...filer.matchAll(/`([^`]+)`/g)].map(([, fil]) => `tests/${fil}.test.ts`);
      return [{ id, niva, galler, text: vad.trim(), filer: namn }];
    });

/** Rows of every table. */
export const allaRader = () => tabeller.flatMap(lasRader);

/**
 * The rows named in a text, each once. An abuse case is C and its number, and no part of an address (%C3).
 * @param {string} text
 * @returns {string[]}
 */
export const idnI = (text) => [
  ...new Set(text.match(/\bV\d+\.\d+\.\d+\b|(?<![%\w.])C(?:[1-9]|[12]\d|3[0-2])\b(?![%.\w-])/g) ?? []),
];
