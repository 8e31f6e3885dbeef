import { artal, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** What a budget is for. */
export interface Budgetplats {
  readonly slag: 'samverkansorganisation' | 'insats';
  readonly id: string;
}

/** Who may change it, by what it is for: the holder of an uppdrag in the organisation (handbook, Budget). */
export const budgetansvarig = {
  samverkansorganisation: 'samverkansadministrator',
  insats: 'insatsansvarig',
} as const;

/** The organisation or insats of a budget. For an insats `startdatum` is the later of its own and its organisation's, `slutdatum` the earlier. */
export interface Budgetagare extends Budgetplats {
  readonly namn: string;
  readonly samverkansorganisationId: string;
  readonly samverkansorganisation: string;
  readonly samverkansform: 'finsam' | 'tvapartsfinsam' | 'af_fk';
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

/** One year. `planeratAntal` and `version` belong to an insats. */
export interface Budgetar {
  readonly id: string;
  readonly ar: number;
  readonly planeratAntal: number | null;
  readonly version: number;
}

export type Radslag = 'finansiering' | 'administrativ_kostnad' | 'insatskostnad';

/** A line as it is written: whom or what (`val`, an id or a code), whole kronor, and a description. */
export interface Raduppgift {
  readonly val: string;
  /** For a financing line what the financier gives. */
  readonly budget: number;
  readonly utfall: number | null;
  readonly beskrivning: string | null;
}

/** A line as it is stored. */
export interface Rad extends Raduppgift {
  readonly id: string;
  readonly slag: Radslag;
  readonly budgetId: string;
  readonly valText: string;
  readonly version: number;
}

/** What one insats has in its budget a year: all lines, and of these the ESF lines. */
export interface Insatssumma {
  readonly insatsId: string;
  readonly namn: string;
  readonly planeratAntal: number | null;
  readonly budget: number;
  readonly esf: number;
  readonly utfall: number;
}

/** The kinds of lines in a budget. Administrative costs are in Finsam only (handbook, Budget). */
export const radslagFor = ({ slag, samverkansform }: Budgetagare): readonly Radslag[] => {
  if (slag === 'insats') return ['insatskostnad'];
  return samverkansform === 'finsam' ? ['finansiering', 'administrativ_kostnad'] : ['finansiering'];
};

export type Arshinder = 'fore_start' | 'efter_slut' | 'for_langt_fram';

/** Why an earlier year cannot be fetched: there are lines already, or nothing in it may be used any longer. */
export type Hamtningshinder = 'har_rader' | 'inget_att_hamta';

/** Budgets are made at most so many years ahead. */
export const flestArFram = 10;

/** Whether a year may have a budget: not before the start year, not after the end (handbook, Budget). */
export const provaAr = (
  { startdatum, slutdatum }: Pick<Budgetagare, 'startdatum' | 'slutdatum'>,
  ar: number,
  idag: Dag,
): Result<number, Arshinder> => {
  if (ar < artal(startdatum)) return fail('fore_start');
  if (slutdatum !== null && ar > artal(slutdatum)) return fail('efter_slut');
  return ar > artal(idag) + flestArFram ? fail('for_langt_fram') : ok(ar);
};

/** The year to suggest: the first from this year on that has no budget and may have one; null when there is none. */
export const nastaAr = (
  agare: Pick<Budgetagare, 'startdatum' | 'slutdatum'>,
  finns: readonly number[],
  idag: Dag,
): number | null => {
  const forsta = Math.max(artal(idag), artal(agare.startdatum));
  const ledigt = Array.from({ length: flestArFram }, (_, i) => forsta + i).find((ar) => !finns.includes(ar));
  return ledigt !== undefined && provaAr(agare, ledigt, idag).ok ? ledigt : null;
};

interface Belopp {
  readonly budget: number;
  readonly utfall: number | null;
}

/** Sums of lines; an utfall that is not written yet counts as nothing. */
export const summan = (rader: readonly Belopp[]): { budget: number; utfall: number } =>
  rader.reduce<{ budget: number; utfall: number }>(
    (total, { budget, utfall }) => ({ budget: total.budget + budget, utfall: total.utfall + (utfall ?? 0) }),
    { budget: 0, utfall: 0 },
  );

/** How much the financing exceeds the budgeted costs; below zero it does not suffice. */
export const kvarAv = (finansiering: readonly Belopp[], kostnader: readonly Belopp[]): number =>
  summan(finansiering).budget - summan(kostnader).budget;
