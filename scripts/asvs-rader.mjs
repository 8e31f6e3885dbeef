/** The rows of docs/sakerhet/asvs.md, for `npm run asvs` and for the test that holds them to the tests. */
import { readFileSync } from 'node:fs';

const rad = /^\| (V\d+\.\d+\.\d+) \| ([123]) \| (ja|nej|väntar) \| (.*) \|$/;

/**
 * @returns {{ id: string, niva: number, galler: string, text: string }[]} `galler` is ja, nej or väntar; `text` what is
 *   checked, or the reason why not
 */
export const lasRader = () =>
  readFileSync('docs/sakerhet/asvs.md', 'utf8')
    .split('\n')
    .flatMap((text) => {
      const [, id, niva, galler, vad] = rad.exec(text) ?? [];
      return id === undefined
        ? []
        : [{ id, niva: Number(niva), galler: galler ?? '', text: (vad ?? '').trim() }];
    });

/**
 * The rows named in a text, each once.
 * @param {string} text
 * @returns {string[]}
 */
export const idnI = (text) => [...new Set(text.match(/\bV[678]\.\d+\.\d+\b/g) ?? [])];
