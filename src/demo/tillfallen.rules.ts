import { manaderFore, type Dag } from '../shared/datum.ts';
import { demoInsatser, type Demoinsats } from './insatser.rules.ts';
import type { Onskan } from './personval.rules.ts';
import type { Slump } from './slump.rules.ts';
import { fordelning, startdagar } from './tider.rules.ts';

/** A start that someone is to be found for. `nummer` counts all of them from 0. */
export interface Tillfalle {
  readonly nummer: number;
  readonly insats: Demoinsats;
  readonly startdag: Dag;
  readonly onskan: Onskan;
  /** Began more than a year ago and has not ended. */
  readonly langeOppen: boolean;
}

const totalt = 400;

const onskanFor = (i: number): Onskan => {
  if (i % 9 === 8) return 'aterkommer';
  return i % 7 === 3 ? 'annan_insats' : 'ny';
};

/** Which start is the one that has stayed open too long: one in every second insats, none (-1) in the others. */
const langeOppen = (dagar: readonly Dag[], plats: number, idag: Dag): number =>
  plats % 2 === 0 ? dagar.filter((dag) => dag < manaderFore(idag, 13)).length - 1 : -1;

/** Every start of the three years in every insats that registers persons, in order of time within each. */
export const tillfallen = (s: Slump, idag: Dag): readonly Tillfalle[] => {
  const insatser = demoInsatser(idag).filter((i) => i.deltagarregistrering === 'personuppgifter_anonym');
  const antal = fordelning(insatser, idag, totalt);
  return insatser
    .flatMap((insats, plats) => {
      const dagar = startdagar(s, insats, idag, antal[plats] ?? 0);
      const oppen = langeOppen(dagar, plats, idag);
      return dagar.map((startdag, i) => ({
        insats,
        startdag,
        onskan: onskanFor(i),
        langeOppen: i === oppen,
      }));
    })
    .map((tillfalle, nummer) => ({ ...tillfalle, nummer }));
};
