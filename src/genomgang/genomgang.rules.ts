import { harBorjat, harSlutat, langeGrans, tarDeltagare } from '../insats/lage.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { artal, dagarEfter, manaderFore, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';

const manadsnamn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'long' });

/**
 * The month that is gone through, as its first day: the one that has just ended. By the 15th it should be done (doman §6.2); after
 * the 15th it still can be, until the next month begins.
 */
export const genomgangsmanad = (idag: Dag): Dag => manaderFore(`${idag.slice(0, 7)}-01`, 1);

/** The last day of a month that is given as its first. */
export const manadensSistaDag = (manad: Dag): Dag => dagarEfter(manaderFore(manad, -1), -1);

/** The 15th of the month after: when the genomgång of a month should be done. */
export const klarSenast = (manad: Dag): Dag => `${manaderFore(manad, -1).slice(0, 7)}-15`;

/** The 10th is the day of the reminder; until the 15th it is made up for when SUS was down. */
export const paminnsDen = (dag: Dag): boolean => Number(dag.slice(8)) >= 10 && Number(dag.slice(8)) <= 15;

/** "oktober". */
export const manadText = (manad: Dag): string => manadsnamn.format(new Date(`${manad}T00:00:00Z`));

/** "oktober 2026". */
export const manadMedAr = (manad: Dag): string => `${manadText(manad)} ${String(artal(manad))}`;

type Tid = Pick<Insats, 'deltagarregistrering' | 'startdatum' | 'slutdatum'>;

/** Whether an insats is to be gone through for a month: it has deltagare, not only numbers, and went on some day of the month. */
export const skaGasIgenom = (insats: Tid, manad: Dag): boolean =>
  tarDeltagare(insats) && harBorjat(insats, manadensSistaDag(manad)) && !harSlutat(insats, manad);

/** Whether an insats has been gone through for a month, or for a later one. */
export const arKlar = (
  { genomgangenManad }: { readonly genomgangenManad: Dag | null },
  manad: Dag,
): boolean => genomgangenManad !== null && genomgangenManad >= manad;

export type Genomgangshinder = 'volyminsats' | 'inte_borjat' | 'ny_manad' | 'redan_gjord';

export const genomgangshinderText: Record<Genomgangshinder, string> = {
  volyminsats: 'I en volyminsats registreras bara antal. Det finns inga deltagare att gå igenom.',
  inte_borjat: 'Insatsen hade inte börjat den månaden. Gå igenom den när den första månaden är slut.',
  ny_manad:
    'En ny månad har börjat sedan du öppnade sidan. Gå igenom listan igen och markera den nya månaden.',
  redan_gjord: 'Insatsen är redan markerad som genomgången för månaden.',
};

/**
 * Whether a month may be marked as gone through. `manad` is the month that the page was opened for; what is still open does not
 * stand in the way, since one may well take part for long.
 */
export const provaGenomgang = (
  insats: Tid,
  manad: Dag,
  { idag, gjord }: { readonly idag: Dag; readonly gjord: boolean },
): Result<null, Genomgangshinder> => {
  if (!tarDeltagare(insats)) return fail('volyminsats');
  if (manad !== genomgangsmanad(idag)) return fail('ny_manad');
  if (!harBorjat(insats, manadensSistaDag(manad))) return fail('inte_borjat');
  return gjord ? fail('redan_gjord') : ok(null);
};

/** Why a deltagande that is open should be looked at. */
export type Brist = 'lange' | 'efter_slut';

export const bristText: Record<Brist, string> = {
  lange: 'Öppen längre än 12 månader',
  efter_slut: 'Öppen efter insatsens slut',
};

/**
 * What is to be looked at in an open deltagande: it has gone on for more than 12 months (no end is planned for each deltagande, so
 * that is the limit, doman §6.2), or the insats has ended and nobody has registered it out.
 */
export const bristerI = (startdag: Dag, insats: Pick<Insats, 'slutdatum'>, idag: Dag): readonly Brist[] => [
  ...(startdag < langeGrans(idag) ? (['lange'] as const) : []),
  ...(harSlutat(insats, idag) ? (['efter_slut'] as const) : []),
];

/** A month of an insats that has been gone through: which, by whom (name) and when. */
export interface Genomgang {
  readonly manad: Dag;
  readonly av: string;
  readonly at: Date;
}

/** The reader's own draft in the insats; it never says whom it is about. */
export interface Utkast {
  readonly id: string;
  readonly formular: 'inregistrering' | 'utregistrering';
  /** Null for an inregistrering. */
  readonly deltagandeId: string | null;
  readonly sparatAt: Date;
}

/** An open deltagande to look at. Of the personnummer it holds the birth date alone (ÅÅÅÅMMDD). */
export interface AttSeOver {
  readonly id: string;
  readonly namn: string;
  readonly fodelsedatum: string;
  readonly startdag: Dag;
  readonly brister: readonly Brist[];
}
