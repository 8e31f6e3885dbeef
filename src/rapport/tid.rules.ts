import { artal, dagarIManad, type Dag } from '../shared/datum.ts';
import type { Manad, Period } from './urval.rules.ts';

/** Months counted from year 0: 2026-03 is 2026 · 12 + 2. */
type Manadsnummer = number;

const nummer = (manad: Manad): Manadsnummer => Number(manad.slice(0, 4)) * 12 + Number(manad.slice(5)) - 1;
const forstaDagen = (n: Manadsnummer): Dag =>
  `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`;

export const periodensForsta = ({ fran }: Period): Dag => `${fran}-01`;
export const periodensSista = ({ till }: Period): Dag =>
  `${till}-${String(dagarIManad(Number(till.slice(0, 4)), Number(till.slice(5)))).padStart(2, '0')}`;

/** The calendar years that a period touches. */
export const periodensAr = ({ fran, till }: Period): number[] => {
  const [forsta, sista] = [artal(fran), artal(till)];
  return Array.from({ length: sista - forsta + 1 }, (_, i) => forsta + i);
};

/** A calendar year as a report reads it; its points are counted in bits from the first that is read. */
export interface Kalenderar {
  readonly start: number;
  readonly slut: number;
  /** The points after its start, in the order in which it is decided what may be shown up to them (ADR 21). */
  readonly ordning: readonly number[];
}

/** How time is read: in bits, and which of them the report counts. */
export interface Tidsindelning {
  /** First day of each bit, in order, and last the day after them all. */
  readonly granser: readonly Dag[];
  /** The report counts from this point to that. */
  readonly fran: number;
  readonly till: number;
  /** The years that the period touches, all of each; none for those who see exact figures. */
  readonly aren: readonly Kalenderar[];
}

/** One bit, for those who see exact figures. */
export const odeladTid = (period: Period): Tidsindelning => ({
  granser: [periodensForsta(period), forstaDagen(nummer(period.till) + 1)],
  fran: 0,
  till: 1,
  aren: [],
});

/** The months of a year, 1–12, in the order they are decided: its end, its half, its quarters, the others. `gangna` have passed. */
const iOrdning = (gangna: number): number[] => {
  const rang = (m: number) => {
    const slag = [12, 6, 3, 1].findIndex((n) => m % n === 0);
    // The year that goes on has no end yet: its past half stands before what has come since.
    return slag === 0 && gangna >= 6 && gangna < 12 ? 1.5 : slag;
  };
  return Array.from({ length: 12 }, (_, i) => i + 1).sort((a, b) => rang(a) - rang(b) || a - b);
};

/**
 * Whole calendar years, month by month. What may be shown is decided for all of a year, whatever part of it is asked for, so reports
 * of neighbouring periods give no more than one of them. What has not happened yet cuts nothing: a period to the present month goes to
 * the end of the year.
 */
export const kalendertid = (period: Period, idag: Dag): Tidsindelning => {
  const nu = nummer(idag.slice(0, 7));
  const aren = periodensAr(period);
  const forsta = (aren[0] ?? 0) * 12;
  const slut = nummer(period.till) + 1;
  return {
    granser: Array.from({ length: aren.length * 12 + 1 }, (_, i) => forstaDagen(forsta + i)),
    fran: nummer(period.fran) - forsta,
    till: (slut > nu ? Math.ceil(slut / 12) * 12 : slut) - forsta,
    aren: aren.map((ar, i) => ({
      start: i * 12,
      slut: (i + 1) * 12,
      ordning: iOrdning(nu - ar * 12).map((m) => i * 12 + m),
    })),
  };
};

/** The years before the period's first point, one bit each (the last can be part of a year), from the first year there is anything. */
export const tidenFore = (
  { granser: [forsta = ''] }: Tidsindelning,
  allraForst: Dag | null,
): readonly Dag[] => {
  if (allraForst === null || allraForst >= forsta) return [];
  const aren = Array.from({ length: artal(forsta) - artal(allraForst) + 1 }, (_, i) => artal(allraForst) + i);
  return [...aren.map((ar) => forstaDagen(ar * 12)).filter((dag) => dag < forsta), forsta];
};

/** Whole calendar years, one bit each. */
export const heltArsbitar = (aren: readonly number[]): Tidsindelning => ({
  granser: [...aren, (aren.at(-1) ?? 0) + 1].map((ar) => forstaDagen(ar * 12)),
  fran: 0,
  till: aren.length,
  aren: aren.map((_, i) => ({ start: i, slut: i + 1, ordning: [i + 1] })),
});
