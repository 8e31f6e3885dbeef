import type { Andring, Inmatning, Matning } from '../deltagande/deltagande.rules.ts';

/** Before the insats or after it: the same questions, other words. */
export type Tillfalle = 'fore' | 'efter';

/** Labels of the questions that are asked once, as the users have them on paper (handbook, Registrera deltagare). */
export const utbildningEtikett = 'Högsta avslutade utbildningsnivå';
export const forsorjningstidEtikett = 'Hur länge har deltagaren varit i behov av offentlig försörjning';

/** Labels of those that are asked before and after. */
export const matningsetiketter = {
  fore: {
    forsorjning: 'Offentlig försörjning före insatsen',
    arbetssokande: 'Aktivt arbetssökande på Arbetsförmedlingen direkt före insatsen',
    arbetar: 'Arbetat direkt före insatsen',
    studerar: 'Studerat direkt före insatsen',
  },
  efter: {
    forsorjning: 'Offentlig försörjning efter insatsen',
    arbetssokande: 'Aktivt arbetssökande på Arbetsförmedlingen efter insatsen',
    arbetar: 'Arbetar efter insatsen',
    studerar: 'Studerar efter insatsen',
  },
} as const;

const janej = (ja: boolean): string => (ja ? 'ja' : 'nej');

/** The answers as flat codes, one a field: what corrections are compared and kept by. */
const platta = (m: Matning): Record<string, string> => ({
  forsorjning: [...m.forsorjning].sort().join(','),
  arbetssokande: janej(m.arbetssokande),
  arbetar: janej(m.arbete !== null),
  arbete_omfattning: m.arbete === null ? '' : String(m.arbete.omfattning),
  arbetstyp: m.arbete?.arbetstypKod ?? '',
  studerar: janej(m.studier !== null),
  studier_omfattning: m.studier === null ? '' : String(m.studier.omfattning),
});

export const plattMatning = (m: Matning | null): Record<string, string> => (m === null ? {} : platta(m));
export const plattInmatning = (m: Inmatning): Record<string, string> => ({
  utbildningsniva: m.utbildningsnivaKod,
  forsorjning_ar: String(m.forsorjningAr),
  ...platta(m),
});

/** The fields that differ, in the order of the form. */
export const skillnader = (fore: Record<string, string>, efter: Record<string, string>): Andring[] =>
  [...new Set([...Object.keys(fore), ...Object.keys(efter)])]
    .filter((falt) => (fore[falt] ?? '') !== (efter[falt] ?? ''))
    .map((falt) => ({ falt, gammalt: fore[falt] ?? '', nytt: efter[falt] ?? '' }));
