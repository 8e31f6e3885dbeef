import { dagarEfter, dagarIManad, klockan, langDag, type Dag } from '../shared/datum.ts';

/** The figures as they were known on a day: made every month end, and for a half-yearly return. */
export interface Frysning {
  readonly id: number;
  readonly slag: 'manad' | 'halvar';
  readonly per: Dag;
  /** Several half-yearly returns may be made on a day: 1 for the first. */
  readonly nr: number;
  readonly at: Date;
}
/** What tells a freeze from the others. */
export type Frysningsnyckel = Pick<Frysning, 'slag' | 'per' | 'nr'>;

/** Why a frozen figure differs from the one before it. */
export const orsaker = ['ny', 'sen', 'rattelse', 'felregistrering', 'aterkallat'] as const;
export type Orsak = (typeof orsaker)[number];

/** What a freeze is called in an address: its day, and for one of a half-yearly return that it is, and which of the day. */
export const frysningsord = ({ slag, per, nr }: Frysningsnyckel): string =>
  slag === 'manad' ? per : `halvar-${per}${nr === 1 ? '' : `-${String(nr)}`}`;

/** The freeze that a word of an address names; null when it is no such word. */
export const frysningAv = (ord: string): Frysningsnyckel | null => {
  const [, manad, halvar, nr = '1'] =
    /^(?:(\d{4}-\d{2}-\d{2})|halvar-(\d{4}-\d{2}-\d{2})(?:-([2-9]|[1-9]\d{1,2}))?)$/.exec(ord) ?? [];
  if (manad !== undefined) return { slag: 'manad', per: manad, nr: 1 };
  return halvar === undefined ? null : { slag: 'halvar', per: halvar, nr: Number(nr) };
};

/** The day of a freeze; of a half-yearly return with the time of day. */
export const frysningsdag = ({ slag, per, at }: Pick<Frysning, 'slag' | 'per' | 'at'>): string =>
  `${langDag(per)}${slag === 'halvar' ? ` klockan ${klockan(at)}, halvårsredovisning` : ''}`;

/** "Siffrorna som de var kända 31 oktober 2026". */
export const frysningstext = ({ slag, per, at }: Pick<Frysning, 'slag' | 'per' | 'at'>): string =>
  `Siffrorna som de var kända ${frysningsdag({ slag, per, at })}`;

/** Those to choose among: the month ends, and what is chosen already. A half-yearly return shows the way to its own. */
export const valbaraFrysningar = (
  alla: readonly Frysning[],
  valda: readonly unknown[],
): readonly Frysning[] => alla.filter((en) => en.slag === 'manad' || valda.includes(frysningsord(en)));

const manadensSista = (ar: number, manad: number): Dag =>
  `${String(ar)}-${String(manad).padStart(2, '0')}-${String(dagarIManad(ar, manad)).padStart(2, '0')}`;

/** The last day of the month of a day. */
const slutet = (dag: Dag): Dag => manadensSista(Number(dag.slice(0, 4)), Number(dag.slice(5, 7)));

/**
 * The month ends that have passed and are not frozen, in order. Before the first freeze there is nothing to compare with, so it is of
 * the month that has just ended.
 * @param senaste the latest month end that is frozen; null for none
 */
export const manaderAttFrysa = (senaste: Dag | null, idag: Dag): Dag[] => {
  const sista = dagarEfter(`${idag.slice(0, 7)}-01`, -1);
  if (senaste === null) return [sista];
  const kvar: Dag[] = [];
  for (let per = slutet(dagarEfter(senaste, 1)); per <= sista; per = slutet(dagarEfter(per, 1)))
    kvar.push(per);
  return kvar;
};
