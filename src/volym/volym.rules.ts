import { valbaraAr } from '../anonym/anonym.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** An insats and the organisation whose insatsansvariga register in it. */
export interface Volyminsats extends Insats {
  readonly samverkansorganisationId: string;
}

/** How many there were; women and men only when both are known. */
export interface Antal {
  readonly antal: number;
  readonly kvinnor: number | null;
  readonly man: number | null;
}

/** What is registered: a year, a number, and a short note such as the day of the conference. */
export interface Volymuppgift extends Antal {
  readonly ar: number;
  readonly anteckning: string | null;
}

/** One entry. A correction has the numbers of the entry it takes back, below zero. */
export interface Volympost extends Volymuppgift {
  readonly id: string;
  /** The entry that this one takes back. */
  readonly rattar: string | null;
  /** Whether a later entry takes this one back. */
  readonly rattad: boolean;
  /** Name of the user. */
  readonly av: string;
  readonly at: Date;
}

/** The sum of a year; of women and men only those entries that say so. */
export interface Volymsumma {
  readonly ar: number;
  readonly antal: number;
  readonly kvinnor: number;
  readonly man: number;
}

/** At most so many in one entry. */
export const flestAntal = 99_999;

export type Volymhinder = 'inte_volyminsats' | 'inte_borjat' | 'ar_utanfor';
export type Rattelsehinder = 'redan_rattad' | 'ar_rattelse';

export type Antalshinder = 'inget_antal' | 'bara_kvinnor' | 'bara_man' | 'fel_summa' | 'noll' | 'for_manga';

/** The total out of what was typed: the total itself, women and men, or all three when they agree. */
export const antalAv = (
  skrivet: { antal: number | null } & Omit<Antal, 'antal'>,
): Result<Antal, Antalshinder> => {
  const { antal, kvinnor, man } = skrivet;
  if (kvinnor === null && man === null)
    return antal === null ? fail('inget_antal') : inomGrans({ antal, kvinnor, man });
  if (man === null) return fail('bara_kvinnor');
  if (kvinnor === null) return fail('bara_man');
  return antal === null || antal === kvinnor + man
    ? inomGrans({ antal: kvinnor + man, kvinnor, man })
    : fail('fel_summa');
};

const inomGrans = (tal: Antal): Result<Antal, Antalshinder> => {
  if (tal.antal < 1) return fail('noll');
  return tal.antal > flestAntal ? fail('for_manga') : ok(tal);
};

/** Whether a number may be registered: only in a volyminsats, in a year when it goes on (handbook, Volyminsats). */
export const provaVolym = (
  insats: Volyminsats,
  uppgift: Volymuppgift,
  idag: Dag,
): Result<Volymuppgift, Volymhinder> => {
  if (insats.deltagarregistrering !== 'endast_antal') return fail('inte_volyminsats');
  const aren = valbaraAr(insats, idag);
  if (aren.length === 0) return fail('inte_borjat');
  return aren.includes(uppgift.ar) ? ok(uppgift) : fail('ar_utanfor');
};

/** Whether an entry may be taken back: whole, once, and never a correction. */
export const provaRattelse = (post: Volympost): Result<Volympost, Rattelsehinder> => {
  if (post.rattar !== null) return fail('ar_rattelse');
  return post.rattad ? fail('redan_rattad') : ok(post);
};
