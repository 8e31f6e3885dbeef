import { artal, type Dag } from '../shared/datum.ts';
import type { Kon } from '../shared/personnummer.ts';
import { demoInsatser, type Demoinsats } from './insatser.rules.ts';
import type { Slump } from './slump.rules.ts';

/** One entry of the ledger of anonyma deltagare. */
export interface Demoanonyma {
  readonly insats: Demoinsats;
  readonly ar: number;
  readonly kon: Kon;
  readonly antal: number;
  readonly orsak: 'registrering' | 'borttagning';
  readonly dag: Dag;
}

/** The years of the last three in which the insats was going. */
const arenFor = ({ startdatum, slutdatum }: Demoinsats, idag: Dag): readonly number[] =>
  [2, 1, 0]
    .map((n) => artal(idag) - n)
    .filter((ar) => ar >= artal(startdatum) && ar <= artal(slutdatum ?? idag));

const hosten = (ar: number, idag: Dag): Dag => {
  const dag = `${ar}-10-15`;
  return dag < idag ? dag : idag;
};

/** Some anonyma deltagare each year in every second insats; once one woman too many was taken away again. */
export const demoAnonyma = (s: Slump, idag: Dag): readonly Demoanonyma[] => {
  const insatser = demoInsatser(idag).filter((i) => i.deltagarregistrering === 'personuppgifter_anonym');
  const poster = insatser
    .filter((_, plats) => plats % 2 === 0)
    .flatMap((insats) => arenFor(insats, idag).map((ar) => ({ insats, ar, dag: hosten(ar, idag) })))
    .flatMap((plats) =>
      (['kvinna', 'man'] as const).map((kon): Demoanonyma => ({
        ...plats,
        kon,
        antal: s.tal(2, 7),
        orsak: 'registrering',
      })),
    );
  const [forsta] = poster;
  return forsta === undefined ? [] : [...poster, { ...forsta, antal: -1, orsak: 'borttagning' }];
};
