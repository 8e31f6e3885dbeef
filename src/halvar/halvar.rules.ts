import { artal, dagarEfter, manaderFore, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Rapporttackning } from '../tackning/tackning.rules.ts';

/** A half-year, as its first day: 2026-01-01 or 2026-07-01. */
export type Halvar = Dag;

const arForsta = (halvar: Halvar): boolean => halvar.slice(5, 7) === '01';

/** The half-year as it is called in an address: 2026-1. */
export const halvarsord = (halvar: Halvar): string => `${halvar.slice(0, 4)}-${arForsta(halvar) ? '1' : '2'}`;

/** The half-year that a word names; null when it is no such word. */
export const halvarAv = (ord: string): Halvar | null => {
  const [, ar, halva] = /^(20\d{2})-([12])$/.exec(ord) ?? [];
  return ar === undefined ? null : `${ar}-${halva === '1' ? '01' : '07'}-01`;
};

/** "första halvåret 2026". */
export const halvarstext = (halvar: Halvar): string =>
  `${arForsta(halvar) ? 'första' : 'andra'} halvåret ${halvar.slice(0, 4)}`;

const nasta = (halvar: Halvar): Halvar => manaderFore(halvar, -6);
export const halvaretsSista = (halvar: Halvar): Dag => dagarEfter(nasta(halvar), -1);

/** When a förbund exists. */
interface Forbundstid {
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

/** Half-years to choose among, the latest first: those that have ended and when one of the förbund was there, at most ten. */
export const valbaraHalvar = (forbund: readonly Forbundstid[], idag: Dag): Halvar[] => {
  const start = `${String(artal(idag))}-01-01`;
  const senaste = Array.from({ length: 22 }, (_, i) => manaderFore(nasta(start), i * 6));
  const finns = (halvar: Halvar) =>
    forbund.some((ett) => provaHalvar(ett, halvar, { idag, pagar: false }).ok);
  return senaste.filter(finns).slice(0, 10);
};

export type Halvarshinder = 'inte_slut' | 'fore_start' | 'efter_slut' | 'pagar' | 'manga';
export const halvarshinderText: Record<Halvarshinder, string> = {
  inte_slut: 'Välj ett halvår som har slutat.',
  fore_start: 'Välj ett senare halvår. Samverkansorganisationen hade inte börjat.',
  efter_slut: 'Välj ett tidigare halvår. Samverkansorganisationen hade slutat.',
  pagar: 'En redovisning för det här halvåret skapas just nu. Vänta tills den är klar.',
  manga: 'Det finns redan 999 redovisningar för det här halvåret. Fler ryms inte.',
};

/** Whether a return can be made of a half-year. `pagar`: one of the same is being made. */
export const provaHalvar = (
  { startdatum, slutdatum }: Forbundstid,
  halvar: Halvar,
  { idag, pagar }: { readonly idag: Dag; readonly pagar: boolean },
): Result<null, Halvarshinder> => {
  if (nasta(halvar) > idag) return fail('inte_slut');
  if (startdatum >= nasta(halvar)) return fail('fore_start');
  if (slutdatum !== null && slutdatum < halvar) return fail('efter_slut');
  return pagar ? fail('pagar') : ok(null);
};

/** Why it could not be made: the figures took too long to count, or something that is ours to mend. */
export const felen = ['for_stor', 'fel'] as const;
export type Redovisningsfel = (typeof felen)[number];

/** A half-yearly return. */
export interface Redovisning {
  readonly id: string;
  readonly samverkansorganisationId: string;
  readonly samverkansorganisation: string;
  readonly halvar: Halvar;
  /** 1 for the first of the half-year. */
  readonly version: number;
  readonly bestalldAv: string;
  readonly bestalldAt: Date;
  /** The freeze it is of, and how complete the data were then; null until it is made. */
  readonly fryst: { readonly per: Dag; readonly nr: number; readonly at: Date } | null;
  readonly tackning: Rapporttackning | null;
  /** Files made, of `antalFiler`. */
  readonly klara: number;
  readonly andradAt: Date;
  readonly fel: Redovisningsfel | null;
  readonly klarAt: Date | null;
}

export const antalFiler = 9;

/** Nothing has happened for so long that whoever made it is gone. */
const stilla = 5 * 60_000;

export type Redovisningslage = 'skapas' | 'klar' | 'misslyckad' | 'stannat';

/** How far it has come. */
export const laget = (
  { fel, klarAt, andradAt }: Pick<Redovisning, 'fel' | 'klarAt' | 'andradAt'>,
  nu: Date,
): Redovisningslage => {
  if (klarAt !== null) return 'klar';
  if (fel !== null) return 'misslyckad';
  return nu.getTime() - andradAt.getTime() > stilla ? 'stannat' : 'skapas';
};

/** Whether "Försök igen" is of use. */
export const kanForsokasIgen = (lage: Redovisningslage): boolean =>
  lage === 'misslyckad' || lage === 'stannat';
