import { genomgangsmanad, skaGasIgenom } from '../genomgang/genomgang.rules.ts';
import { dagarEfter, manaderFore, type Dag } from '../shared/datum.ts';
import { demoInsatser, type Demoinsats } from './insatser.rules.ts';

/** A month of an insats that has been gone through. */
export interface Demogenomgang {
  readonly insats: Demoinsats;
  /** First day of the month. */
  readonly manad: Dag;
  readonly dag: Dag;
}

/** How far behind the insatser are, in turn: up to date, a month late, up to date, two months late. */
const efter = [0, 1, 0, 2] as const;
const manader = 6;

/** Half a year of genomgångar: some insatser are done for the month that has just ended, so that the start page has both kinds. */
export const demoGenomgangar = (idag: Dag): readonly Demogenomgang[] =>
  demoInsatser(idag).flatMap((insats, plats) =>
    Array.from({ length: manader }, (_, n) => manaderFore(genomgangsmanad(idag), n))
      .slice(efter[plats % efter.length])
      .filter((manad) => skaGasIgenom(insats, manad))
      .map((manad) => {
        const dag = dagarEfter(manaderFore(manad, -1), 2 + (plats % 9));
        return { insats, manad, dag: dag < idag ? dag : idag };
      }),
  );
