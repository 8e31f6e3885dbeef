import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A file of the project and its text. */
export interface Fil {
  readonly namn: string;
  readonly text: string;
}

/** Files of the project whose name matches, those not yet committed among them. */
export const filer = (namn: RegExp): Fil[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((fil) => namn.test(fil) && existsSync(fil))
    .map((fil) => ({ namn: fil, text: readFileSync(fil, 'utf8') }));

/** Places where `monster` occurs, as "file: text". */
export const traffar = (bland: readonly Fil[], monster: RegExp): string[] =>
  bland.flatMap(({ namn, text }) =>
    text
      .split('\n')
      .filter((rad) => monster.test(rad))
      .map((rad) => `${namn}: ${rad.trim()}`),
  );
