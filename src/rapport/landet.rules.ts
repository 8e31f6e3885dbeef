import type { Familj, Foraldrar } from './punkt.rules.ts';

/** The places of the country, by the id that rows are counted on; riket first and each after the one it lies in. */
export interface Landet {
  readonly idn: readonly string[];
  readonly foraldrar: Foraldrar;
}

/** A place and every place that lies around it. */
export const uppat = (foraldrar: Foraldrar, nod: number): number[] =>
  nod < 0 ? [] : [nod, ...uppat(foraldrar, foraldrar[nod] ?? -1)];

/** The places that are asked for with those beside them, and the same for every place around them; outermost first. */
export const familjerna = ({ foraldrar }: Landet, noder: readonly number[] | null): readonly Familj[] => {
  const barn = new Map<number, number[]>();
  foraldrar.forEach((foralder, nod) => {
    const syskon = barn.get(foralder) ?? [];
    barn.set(foralder, syskon);
    syskon.push(nod);
  });
  const behovs = new Set<number>();
  for (const nod of noder ?? foraldrar.keys())
    for (let n = nod; n >= 0; n = foraldrar[n] ?? -1) behovs.add(foraldrar[n] ?? -1);
  return [...barn]
    .filter(([foralder]) => behovs.has(foralder))
    .map(([foralder, b]) => ({ foralder, barn: b }));
};
