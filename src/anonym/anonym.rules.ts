import type { Insats } from '../insats/insats.rules.ts';
import { artal, type Dag } from '../shared/datum.ts';
import type { Kon } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** So many of one kön in one inregistreringsår. All that is known about anonymous deltagare (handbook). */
export interface Anonymrad {
  readonly ar: number;
  readonly kon: Kon;
  /** 1–999. */
  readonly antal: number;
}

/** Why a row exists; a withdrawn samtycke moves a person here from the named, and so does SUS itself. */
export type Orsak = 'registrering' | 'borttagning' | 'aterkallat_samtycke' | 'avidentifiering';

/** One entry of the history. */
export interface Anonympost extends Anonymrad {
  /** Below zero for a removal. */
  readonly antal: number;
  readonly orsak: Orsak;
  /** Name of the user; null when SUS did it. */
  readonly av: string | null;
  readonly at: Date;
  /** Number of entries in the insats. */
  readonly alla: number;
}

/** What is registered in an insats: the sums, and one page of the history. */
export interface Registrerat {
  readonly summor: readonly Anonymrad[];
  readonly poster: readonly Anonympost[];
  /** Page shown, from 1, and number of pages. */
  readonly sida: number;
  readonly sidor: number;
}

export type Hinder = 'volyminsats' | 'inte_borjat' | 'inga_rader' | 'for_manga_rader' | 'ar_utanfor';
export type Borttagningshinder = 'volyminsats' | 'ar_utanfor' | 'fler_an_finns';

/** At most so many in one row, and so many rows in one save. */
export const flestIRad = 999;
export const flestRader = 20;

/** Years that can be registered, newest first: from the year the insats starts to this year or the year it ends. */
export const valbaraAr = ({ startdatum, slutdatum }: Insats, idag: Dag): readonly number[] => {
  const sista = artal(slutdatum !== null && slutdatum < idag ? slutdatum : idag);
  const antal = Math.max(0, sista - artal(startdatum) + 1);
  return Array.from({ length: antal }, (_, i) => sista - i);
};

/** Whether rows may be saved: the same judgement for one being added and for all of them. */
export const provaRader = (
  insats: Insats,
  rader: readonly Anonymrad[],
  idag: Dag,
): Result<readonly Anonymrad[], Hinder> => {
  const ar = valbaraAr(insats, idag);
  if (insats.deltagarregistrering === 'endast_antal') return fail('volyminsats');
  if (ar.length === 0) return fail('inte_borjat');
  if (rader.length === 0) return fail('inga_rader');
  if (rader.length > flestRader) return fail('for_manga_rader');
  return rader.every((rad) => ar.includes(rad.ar)) ? ok(rader) : fail('ar_utanfor');
};

/** Whether so many can be taken away: the sum of a year and kön never goes below zero. */
export const provaBorttagning = (
  insats: Insats,
  rad: Anonymrad,
  fakta: { readonly finns: number; readonly idag: Dag },
): Result<Anonymrad, Borttagningshinder> => {
  if (insats.deltagarregistrering === 'endast_antal') return fail('volyminsats');
  if (!valbaraAr(insats, fakta.idag).includes(rad.ar)) return fail('ar_utanfor');
  return rad.antal <= fakta.finns ? ok(rad) : fail('fler_an_finns');
};

/** Rows as the page carries them before they are saved: 2026-kvinna-5,2025-man-3. */
export const skrivRader = (rader: readonly Anonymrad[]): string =>
  rader.map(({ ar, kon, antal }) => `${ar}-${kon}-${antal}`).join(',');

const radform = /^(\d{4})-(kvinna|man)-([1-9]\d{0,2})$/;
const lasRad = (text: string): Anonymrad | null => {
  const [, ar, kon, antal] = radform.exec(text) ?? [];
  if (kon !== 'kvinna' && kon !== 'man') return null;
  return { ar: Number(ar), kon, antal: Number(antal) };
};

/** The rows again; null when the text is not rows of ours. */
export const lasRader = (text: string): readonly Anonymrad[] | null => {
  if (text === '') return [];
  const rader = text.split(',').map(lasRad);
  return rader.some((rad) => rad === null) ? null : rader.filter((rad) => rad !== null);
};

/** Rows that were added after a save: each saved row takes away one that is equal. */
export const utanSparade = (
  rader: readonly Anonymrad[],
  sparade: readonly Anonymrad[],
): readonly Anonymrad[] => {
  const kvar = rader.map((rad) => skrivRader([rad]));
  for (const sparad of sparade.map((rad) => skrivRader([rad]))) {
    const plats = kvar.indexOf(sparad);
    if (plats >= 0) kvar.splice(plats, 1);
  }
  return lasRader(kvar.join(',')) ?? [];
};

/** So many in all. */
export const summa = (rader: readonly Anonymrad[]): number =>
  rader.reduce((total, { antal }) => total + antal, 0);

/** How many there are of a year and kön. */
export const antalI = (summor: readonly Anonymrad[], { ar, kon }: Pick<Anonymrad, 'ar' | 'kon'>): number =>
  summor.find((rad) => rad.ar === ar && rad.kon === kon)?.antal ?? 0;
