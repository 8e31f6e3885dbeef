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

/** A stretch of calendar time: a year, half-year, quarter or month, or whatever an exact report asks for. */
export interface Tidsbit {
  /** Bits of `Tidsindelning.granser` that it is the sum of: first and the one after the last. */
  readonly fran: number;
  readonly till: number;
  /** Parts that are shown together or not at all; [] when it is not divided. */
  readonly delar: readonly Tidsbit[];
  /** Whether the report counts it; when not, it is there because its neighbour is. */
  readonly med: boolean;
}

/** How a stretch of time is read and put together again. */
export interface Tidsindelning {
  /** First day of each bit that is read, in order, and last the day after it all. */
  readonly granser: readonly Dag[];
  readonly bitar: readonly Tidsbit[];
}

/** One bit, for those who see exact figures. */
export const odeladTid = (period: Period): Tidsindelning => ({
  granser: [periodensForsta(period), forstaDagen(nummer(period.till) + 1)],
  bitar: [{ fran: 0, till: 1, delar: [], med: true }],
});

/** A year is divided into half-years, those into quarters, those into months. */
const storlekar = [6, 3, 1];

interface Fonster {
  readonly fran: Manadsnummer;
  readonly till: Manadsnummer;
}

const dela = (start: Manadsnummer, langd: number, forst: number, f: Fonster): Tidsbit => {
  const slut = start + langd;
  const [inne, utanfor] = [start >= f.fran && slut <= f.till, slut <= f.fran || start >= f.till];
  const bit = { fran: forst, till: forst + langd, med: inne };
  const mindre = storlekar.find((n) => n < langd);
  if (inne || utanfor || mindre === undefined) return { ...bit, delar: [] };
  const antal = langd / mindre;
  return {
    ...bit,
    delar: Array.from({ length: antal }, (_, i) => dela(start + i * mindre, mindre, forst + i * mindre, f)),
  };
};

/**
 * Calendar years, and those that the period cuts divided until every piece lies wholly inside or outside: small numbers are
 * protected piece by piece, the same pieces whatever period is asked for, so neighbouring periods give no more than the pieces do.
 * What has not happened yet cuts nothing: a period to the present month goes to the end of the year.
 */
export const kalenderbitar = (period: Period, idag: Dag): Tidsindelning => {
  const slut = nummer(period.till) + 1;
  const pagar = nummer(period.till) >= nummer(idag.slice(0, 7));
  const fonster = { fran: nummer(period.fran), till: pagar ? Math.ceil(slut / 12) * 12 : slut };
  const [granser, bitar]: [Dag[], Tidsbit[]] = [[], []];
  for (const ar of periodensAr(period)) {
    const start = ar * 12;
    const helt = start >= fonster.fran && start + 12 <= fonster.till;
    if (helt) bitar.push({ fran: granser.length, till: granser.length + 1, delar: [], med: true });
    else bitar.push(dela(start, 12, granser.length, fonster));
    for (let i = 0; i < (helt ? 1 : 12); i += 1) granser.push(forstaDagen(start + i));
  }
  return { granser: [...granser, forstaDagen((artal(period.till) + 1) * 12)], bitar };
};

/** The pieces that a report counts. */
export const medraknade = (bit: Tidsbit): Tidsbit[] => (bit.med ? [bit] : bit.delar.flatMap(medraknade));

/** The month before. */
export const manadenFore = (manad: Manad): Manad => forstaDagen(nummer(manad) - 1).slice(0, 7);

/** Whole calendar years, one bit each. */
export const heltArsbitar = (aren: readonly number[]): Tidsindelning => ({
  granser: [...aren, (aren.at(-1) ?? 0) + 1].map((ar) => forstaDagen(ar * 12)),
  bitar: aren.map((_, i) => ({ fran: i, till: i + 1, delar: [], med: true })),
});
