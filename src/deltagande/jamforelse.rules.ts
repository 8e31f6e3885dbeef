import type { Matning } from './deltagande.rules.ts';

/** What became of an answer from start to end, in the words of the page. */
export type Forandring = 'Ändrat' | 'Började' | 'Slutade' | 'Ökade' | 'Minskade';

interface Sysselsattning {
  readonly omfattning: number;
  readonly arbetstypKod?: string;
}

/** Work or studies; per cent, null for nej. Another kind of work to the same extent is a change. */
const sysselsattning = (fore: Sysselsattning | null, efter: Sysselsattning | null): Forandring | null => {
  if (fore === null) return efter === null ? null : 'Började';
  if (efter === null) return 'Slutade';
  if (efter.omfattning !== fore.omfattning) return efter.omfattning > fore.omfattning ? 'Ökade' : 'Minskade';
  return efter.arbetstypKod === fore.arbetstypKod ? null : 'Ändrat';
};

const lika = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((kod) => b.includes(kod));

export type Jamford = 'forsorjning' | 'arbetssokande' | 'arbete' | 'studier';

/** The change of each answer that is asked twice; null where nothing changed. */
export const forandringar = (fore: Matning, efter: Matning): Record<Jamford, Forandring | null> => ({
  forsorjning: lika(fore.forsorjning, efter.forsorjning) ? null : 'Ändrat',
  arbetssokande: fore.arbetssokande === efter.arbetssokande ? null : 'Ändrat',
  arbete: sysselsattning(fore.arbete, efter.arbete),
  studier: sysselsattning(fore.studier, efter.studier),
});
