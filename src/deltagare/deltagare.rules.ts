import type { Deltagandestatus } from '../deltagande/deltagande.rules.ts';
import { dagarMellan, manaderMellan, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';

export const visaval = [
  'alla',
  'oppna',
  'avslutade',
  'startade',
  'avslutade_under',
  'felregistrerade',
] as const;
export type Visa = (typeof visaval)[number];

/** The choices that ask for a period. */
export const periodval: readonly Visa[] = ['startade', 'avslutade_under'];

export const sorteringar = [
  'startdag',
  '-startdag',
  'namn',
  'personnummer',
  'avslutningsdag',
  'tid',
  'status',
] as const;
export type Sortering = (typeof sorteringar)[number];

/** Which deltaganden of an insats the list holds. Days are included; `dagar` means open longer than that. */
export interface Urval {
  readonly visa: Visa;
  readonly fran: Dag | null;
  readonly till: Dag | null;
  readonly dagar: number | null;
}

export interface Listval extends Urval {
  readonly sortera: Sortering;
  /** From 1; one past the last shows the last. */
  readonly sida: number;
}

/** A row of the list. Of the personnummer it holds the birth date alone, so that no page can show the rest. */
export interface Deltagarrad {
  readonly id: string;
  /** Null when the identity is erased. */
  readonly person: { readonly namn: string; readonly fodelsedatum: string } | null;
  readonly startdag: Dag;
  readonly avslutningsdag: Dag | null;
  readonly status: Deltagandestatus;
  /** The reader's own unsaved correction or utregistrering; its form, or null. */
  readonly utkast: 'inregistrering' | 'utregistrering' | null;
}

export const perSida = 25;
/** Rows a file may hold; more is asked for in parts. */
export const hogstIFil = 10_000;

export const antalSidor = (traffar: number): number => Math.max(1, Math.ceil(traffar / perSida));

const svenska = new Intl.Collator('sv');

/** Swedish order of names or digits; those without (erased) come last, and equals by their order before. */
export const iOrdning = <T>(poster: readonly T[], nyckel: (post: T) => string | null): T[] =>
  poster
    .map((post) => [nyckel(post), post] as const)
    .sort(([a], [b]) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return svenska.compare(a, b);
    })
    .map(([, post]) => post);

/** "14 mån", or days in the first month. */
export const tidText = (fran: Dag, till: Dag): string => {
  const manader = manaderMellan(fran, till);
  return manader > 0 ? `${String(manader)} mån` : antal(dagarMellan(fran, till), 'dag', 'dagar');
};
