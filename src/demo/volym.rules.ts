import { artal, type Dag } from '../shared/datum.ts';
import { demoInsatser, type Insatsnyckel } from './insatser.rules.ts';
import type { Slump } from './slump.rules.ts';

/** One entry of the numbers of a volyminsats; `rattar` is the key of the entry it takes back. */
export interface Demovolym {
  readonly nyckel: string;
  readonly insats: Insatsnyckel;
  readonly ar: number;
  readonly antal: number;
  readonly kvinnor: number | null;
  readonly man: number | null;
  readonly anteckning: string | null;
  readonly rattar: string | null;
  readonly dag: Dag;
}

const tillfallen = [
  ['03-15', 'Påhittad vårkonferens'],
  ['10-08', 'Påhittad höstkonferens'],
] as const;

/** Two conferences a year for three years, with women and men the second time; the very first entry was wrong and was taken back. */
export const demoVolym = (s: Slump, idag: Dag): readonly Demovolym[] => {
  const insatser = demoInsatser(idag).filter((i) => i.deltagarregistrering === 'endast_antal');
  const poster = insatser.flatMap(({ nyckel, startdatum }) =>
    [2, 1, 0].flatMap((n) =>
      tillfallen
        .map(([dag, anteckning], i): Demovolym => {
          const ar = artal(idag) - n;
          const [kvinnor, man] = [s.tal(40, 90), s.tal(20, 60)];
          const antal = kvinnor + man;
          const delat = i === 1 ? { kvinnor, man } : { kvinnor: null, man: null };
          const egen = `${nyckel} ${String(ar)} ${String(i)}`;
          return {
            nyckel: egen,
            insats: nyckel,
            ar,
            antal,
            ...delat,
            anteckning,
            rattar: null,
            dag: `${String(ar)}-${dag}`,
          };
        })
        .filter(({ dag }) => dag >= startdatum && dag <= idag),
    ),
  );
  const [fel] = poster;
  if (fel === undefined) return poster;
  const tillbaka = {
    ...fel,
    nyckel: `${fel.nyckel} tillbaka`,
    antal: -fel.antal,
    anteckning: null,
    rattar: fel.nyckel,
  };
  return [...poster, tillbaka, { ...fel, nyckel: `${fel.nyckel} ratt`, antal: fel.antal + 12 }];
};
