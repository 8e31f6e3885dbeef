import { dagarEfter, dagarMellan, manaderFore, type Dag } from '../shared/datum.ts';
import type { Demoinsats } from './insatser.rules.ts';
import type { Slump } from './slump.rules.ts';

/** First and last day on which someone starts. */
const startfonster = ({ startdatum, slutdatum }: Demoinsats, idag: Dag): readonly [Dag, Dag] => {
  const treArSedan = manaderFore(idag, 36);
  return [
    startdatum > treArSedan ? startdatum : treArSedan,
    slutdatum === null ? idag : dagarEfter(slutdatum, -60),
  ];
};

/** Saturday and Sunday become the Friday before, unless that is too early. */
const vardag = (dag: Dag, tidigast: Dag): Dag => {
  const veckodag = new Date(`${dag}T00:00:00Z`).getUTCDay();
  const fredag = dagarEfter(dag, { 0: -2, 6: -1 }[veckodag] ?? 0);
  return fredag < tidigast ? dag : fredag;
};

/** How many of `totalt` starts each insats gets: in proportion to how long it has been going these three years. */
export const fordelning = (insatser: readonly Demoinsats[], idag: Dag, totalt: number): readonly number[] => {
  const dagar = insatser.map((insats) => dagarMellan(...startfonster(insats, idag)));
  const alla = dagar.reduce((summa, n) => summa + n, 0);
  const tillOchMed = dagar.map((_, i) => dagar.slice(0, i + 1).reduce((summa, n) => summa + n, 0));
  const avrundat = tillOchMed.map((n) => Math.round((n * totalt) / alla));
  return avrundat.map((n, i) => n - (avrundat[i - 1] ?? 0));
};

/** Days on which someone starts, spread over the window, in order. */
export const startdagar = (s: Slump, insats: Demoinsats, idag: Dag, antal: number): readonly Dag[] => {
  const [fran, till] = startfonster(insats, idag);
  const steg = dagarMellan(fran, till) / Math.max(1, antal);
  return Array.from({ length: antal }, (_, i) =>
    vardag(dagarEfter(fran, Math.floor((i + s.tal(0, 99) / 100) * steg)), fran),
  );
};

/** The last day, or null while it lies ahead. Mostly two months to a year; of those long ago some stayed longer. */
export const slutdagFor = (s: Slump, insats: Demoinsats, startdag: Dag, idag: Dag): Dag | null => {
  const lange = s.chans(0.1) && startdag < manaderFore(idag, 20);
  const tankt = dagarEfter(startdag, lange ? s.tal(400, 560) : s.tal(60, 345));
  const { slutdatum } = insats;
  const slut = slutdatum !== null && slutdatum < tankt ? slutdatum : tankt;
  return slut < idag ? vardag(slut, startdag) : null;
};
