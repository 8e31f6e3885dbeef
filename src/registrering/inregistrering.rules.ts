import type { Deltagande, Inmatning } from '../deltagande/deltagande.rules.ts';
import { plattInmatning } from './matning.rules.ts';
import { kanStartaDen, type Insats } from '../insats/insats.rules.ts';
import { manaderFore, type Dag } from '../shared/datum.ts';
import type { Post } from '../styrdata/styrdata.rules.ts';

/** What is registered at the start of a deltagande (handbook, Registrera deltagare). */
export interface Inregistrering {
  readonly samtyckeDatum: Dag;
  readonly startdag: Dag;
  readonly inmatning: Inmatning;
  readonly stadsdelKod: string | null;
}

export type Hinder =
  | 'volyminsats'
  | 'samtycke_i_framtiden'
  | 'start_i_framtiden'
  | 'start_fore_insatsen'
  | 'start_fore_fodelsen'
  | 'start_efter_insatsen'
  | 'slut_fore_start'
  | 'inget_andrat'
  | 'hittas_inte'
  | 'begransad';

/** Days of a start against the insats and today; all that stands in the way, not only the first. */
export const provaStart = (
  { samtyckeDatum, startdag }: Pick<Inregistrering, 'samtyckeDatum' | 'startdag'>,
  insats: Insats,
  idag: Dag,
): Hinder[] => {
  const hinder: Hinder[] = [];
  if (insats.deltagarregistrering === 'endast_antal') hinder.push('volyminsats');
  if (samtyckeDatum > idag) hinder.push('samtycke_i_framtiden');
  if (startdag > idag) hinder.push('start_i_framtiden');
  else if (startdag < insats.startdatum) hinder.push('start_fore_insatsen');
  else if (!kanStartaDen(insats, startdag)) hinder.push('start_efter_insatsen');
  return hinder;
};

/** A period in one insats; an open one has no end. */
export interface Period {
  readonly startdag: Dag;
  readonly avslutningsdag: Dag | null;
}

const overlappar = (a: Period, b: Period): boolean =>
  (b.avslutningsdag === null || a.startdag <= b.avslutningsdag) &&
  (a.avslutningsdag === null || b.startdag <= a.avslutningsdag);

/** The person's other deltagande in the insats that the period overlaps, felregistrerade apart; null when it fits. */
export const overlappande = (period: Period, andra: readonly Deltagande[]): Deltagande | null =>
  andra.find((annat) => annat.makulering === null && overlappar(period, annat)) ?? null;

export const varningar = ['start_over_ett_ar', 'lagre_utbildning', 'lang_forsorjning'] as const;
/** What is allowed but unusual: the user confirms it. */
export type Varning = (typeof varningar)[number];

const niva = (poster: readonly Post[], kod: string): number => poster.findIndex((post) => post.kod === kod);

interface Bakgrund {
  readonly idag: Dag;
  readonly tidigare: readonly Deltagande[];
  readonly utbildningsniva: readonly Post[];
}

/** Unusual answers that have to be confirmed: an early start, less education than at an earlier start, very long time. */
export const varningarFor = (
  { startdag, inmatning }: Inregistrering,
  { idag, tidigare, utbildningsniva }: Bakgrund,
): Varning[] => {
  const nu = niva(utbildningsniva, inmatning.utbildningsnivaKod);
  const hogre = tidigare.some(
    (d) =>
      d.makulering === null &&
      d.startdag < startdag &&
      d.inmatning !== null &&
      niva(utbildningsniva, d.inmatning.utbildningsnivaKod) > nu,
  );
  return [
    ...(startdag < manaderFore(idag, 12) ? (['start_over_ett_ar'] as const) : []),
    ...(hogre ? (['lagre_utbildning'] as const) : []),
    ...(inmatning.forsorjningAr > 30 ? (['lang_forsorjning'] as const) : []),
  ];
};

/** Whether every warning is among those that the user has seen and confirmed. */
export const arBekraftade = (varning: readonly Varning[], bekraftade: string): boolean => {
  const sedda = bekraftade.split(',');
  return varning.every((namn) => sedda.includes(namn));
};

/** What a start consists of, as flat codes: what a correction is compared by. */
export const plattInregistrering = (i: Inregistrering): Record<string, string> => ({
  samtycke_datum: i.samtyckeDatum,
  startdag: i.startdag,
  ...plattInmatning(i.inmatning),
  stadsdel: i.stadsdelKod ?? '',
});

/** What is stored of the start; null when the identity and the answers have been erased. */
export const inregistreringAv = (d: Deltagande): Inregistrering | null =>
  d.inmatning === null || d.samtyckeDatum === null
    ? null
    : {
        samtyckeDatum: d.samtyckeDatum,
        startdag: d.startdag,
        inmatning: d.inmatning,
        stadsdelKod: d.stadsdelKod,
      };

/** Why a start was not saved. `annat` is the deltagande it collides with; null when that was made at the same moment. */
export type Nekad =
  | { readonly slag: 'hinder'; readonly hinder: readonly Hinder[] }
  | { readonly slag: 'overlappar'; readonly annat: Deltagande | null }
  | { readonly slag: 'bekrafta'; readonly varningar: readonly Varning[] };

/** Somebody else has saved since the form was opened: what is stored now. */
export interface Andrad {
  readonly slag: 'andrad';
  readonly nu: Deltagande;
}

interface Fakta {
  readonly insats: Insats;
  readonly idag: Dag;
  readonly fodd: Dag;
  /** The person's other deltaganden in the insats. */
  readonly tidigare: readonly Deltagande[];
  /** null while the deltagande is open. */
  readonly avslutningsdag: Dag | null;
  readonly utbildningsniva: readonly Post[];
  /** Warnings that the user has seen and confirmed, comma separated. */
  readonly bekrafta: string;
}

/** Whether a start can be saved: the days, then the person's other periods, then what is unusual and not confirmed. */
export const provaInregistrering = (inregistrering: Inregistrering, fakta: Fakta): Nekad | null => {
  const hinder = provaStart(inregistrering, fakta.insats, fakta.idag);
  if (inregistrering.startdag < fakta.fodd) hinder.push('start_fore_fodelsen');
  if (hinder.length > 0) return { slag: 'hinder', hinder };
  const period = { startdag: inregistrering.startdag, avslutningsdag: fakta.avslutningsdag };
  const annat = overlappande(period, fakta.tidigare);
  if (annat !== null) return { slag: 'overlappar', annat };
  const varningar = varningarFor(inregistrering, fakta);
  return arBekraftade(varningar, fakta.bekrafta) ? null : { slag: 'bekrafta', varningar };
};
