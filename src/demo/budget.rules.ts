import { artal, type Dag } from '../shared/datum.ts';
import { demoInsatser, type Insatsnyckel } from './insatser.rules.ts';
import type { Forbundsnyckel, Organisationsnyckel } from './organisationer.rules.ts';
import type { Slump } from './slump.rules.ts';

/** Who finances each förbund, and their part of it in per cent; the region and the kommun take part and use the money too. */
export const demoFinansiarer: Readonly<
  Record<Forbundsnyckel, readonly (readonly [Organisationsnyckel, number])[]>
> = {
  exempelkusten: [
    ['fk', 50],
    ['exempelstad', 25],
    ['region', 25],
  ],
  provdalen: [
    ['fk', 50],
    ['provdalen', 30],
    ['region', 20],
  ],
  latsasholmen: [
    ['fk', 50],
    ['latsasholmen', 25],
    ['region', 25],
  ],
};

/** Round sums that nobody takes for real ones. */
const hela: Readonly<Record<Forbundsnyckel, number>> = {
  exempelkusten: 10_000_000,
  provdalen: 8_000_000,
  latsasholmen: 6_000_000,
};

interface Kostnad {
  readonly kod: string;
  readonly budget: number;
  readonly utfall: number | null;
  readonly beskrivning: string;
}
export interface Demobudget {
  readonly forbund: Forbundsnyckel;
  readonly ar: number;
  readonly finansiering: readonly { readonly organisation: Organisationsnyckel; readonly belopp: number }[];
  readonly kostnader: readonly Kostnad[];
}
export interface Demoinsatsbudget {
  readonly insats: Insatsnyckel;
  readonly ar: number;
  readonly planeratAntal: number;
  readonly kostnader: readonly Kostnad[];
}

const aren = (idag: Dag): readonly number[] => [2, 1, 0].map((n) => artal(idag) - n);
const jamnt = (belopp: number): number => Math.round(belopp / 1000) * 1000;

/** This year is not over, and of last year one line is still waited for. */
const utfallet = (
  s: Slump,
  idag: Dag,
  ar: number,
  { budget, vantar }: { budget: number; vantar: boolean },
) => {
  const arSedan = artal(idag) - ar;
  if (arSedan === 0 || (arSedan === 1 && vantar)) return null;
  return jamnt((budget * s.tal(88, 104)) / 100);
};

const administration = [
  ['personal', 9, 'Påhittad förbundssamordnare'],
  ['styrelse_och_revision', 2, 'Påhittade arvoden'],
  ['kring', 1, 'Påhittade lokaler och resor'],
] as const;

/** Three years of budgets for every förbund. */
export const demoBudgetar = (s: Slump, idag: Dag): readonly Demobudget[] =>
  (Object.keys(hela) as Forbundsnyckel[]).flatMap((forbund) =>
    aren(idag).map((ar, i): Demobudget => {
      const summa = hela[forbund] + i * 250_000;
      return {
        forbund,
        ar,
        finansiering: demoFinansiarer[forbund].map(([organisation, del]) => ({
          organisation,
          belopp: jamnt((summa * del) / 100),
        })),
        kostnader: administration.map(([kod, del, beskrivning]) => {
          const budget = jamnt((summa * del) / 100);
          const utfall = utfallet(s, idag, ar, { budget, vantar: kod === 'kring' });
          return { kod, budget, utfall, beskrivning };
        }),
      };
    }),
  );

/** The budgets of the insatser in the years they were going; one of them has money from ESF too. */
export const demoInsatsbudgetar = (s: Slump, idag: Dag): readonly Demoinsatsbudget[] =>
  demoInsatser(idag).flatMap(({ nyckel, forbund, startdatum, slutdatum }) =>
    aren(idag)
      .filter((ar) => ar >= artal(startdatum) && ar <= artal(slutdatum ?? idag))
      .map((ar): Demoinsatsbudget => {
        const rad = (kod: string, budget: number, beskrivning: string): Kostnad => ({
          kod,
          budget,
          utfall: utfallet(s, idag, ar, { budget, vantar: nyckel === 'unga' }),
          beskrivning,
        });
        const egna = rad(
          'insatskostnad',
          jamnt((hela[forbund] * s.tal(12, 18)) / 100),
          'Påhittad handledning',
        );
        const esf = rad('esf_insatskostnad', 400_000, 'Påhittat ESF-projekt');
        return {
          insats: nyckel,
          ar,
          planeratAntal: s.tal(2, 9) * 5,
          kostnader: nyckel === 'arena' ? [egna, esf] : [egna],
        };
      }),
  );
