import { kolumnerna, merFor, type Blottad } from './bredvid.rules.ts';
import { arLitet, tack, type Dolda } from './doljning.rules.ts';
import type { Yta } from './krets.rules.ts';
import type { Stegvis } from './stegvis.rules.ts';
import { hemligtAllt, rorelser, rorlig, smaTal, summorna, type Axlar } from './rorelse.rules.ts';
import {
  ingen,
  konen,
  sammaSomDold,
  storst,
  summan,
  tillVisade,
  totalen,
  type Avgjord,
  type Familj,
  type Lage,
  type Lagen,
  type Lager,
  type Ogonblick,
  type Tabell,
  type Tal,
} from './punkt.rules.ts';

const hoj = (lagen: Lage[][], grad: Lage, talen: readonly Tal[]): void => {
  for (const { nod, kolumn } of talen) {
    const rad = lagen[nod];
    if (rad !== undefined) rad[kolumn] = storst(rad[kolumn], grad);
  }
};

/** How much is hidden of a number already: by the place around it, by how many they are in all, by another point. */
const redanDold = (har: Ogonblick, foralder: number, tal: Tal): Lage => {
  const { nod, kolumn } = tal;
  const iTabell = (lagen: Lagen | null, plats: number, k: number) => lagen?.[plats]?.[k];
  // Where there is nobody at all, that is no secret of the place around it.
  const nagon = summan(har.varden, { nod, kolumn: 0 }) > 0;
  return storst(
    ...[har.lagen, har.minst].map((lagen) => iTabell(lagen, nod, kolumn)),
    sammaSomDold(har, tal),
    nagon ? iTabell(har.lagen, foralder, kolumn) : 0,
    kolumn === 0 ? 0 : iTabell(har.lagen, nod, 0),
  );
};

/** The family as a table of what the reader knows, and what of it is hidden to begin with. */
const ytan = (har: Ogonblick, axlar: Axlar, lagret: Lager): readonly [Yta, Dolda] => {
  const { grad } = lagret;
  const { foralder, barn, kolumner } = axlar;
  const overallt = <T>(varde: (tal: Tal) => T): T[][] =>
    barn.map((nod) => kolumner.map((kolumn) => varde({ nod, kolumn })));
  const strackor = overallt((tal) => tillVisade(har, tal, grad));
  const lager = [0, 1].flatMap((sida) =>
    lagret.tal.map((t) => strackor.map((rad) => rad.map((par) => t(par[sida] ?? ingen)))),
  );
  const vid = (rad: number, kolumn: number): Tal => ({
    nod: barn[rad] ?? -1,
    kolumn: kolumner[kolumn] ?? -1,
  });
  const rorliga: boolean[] = [];
  const yta: Yta = {
    lager,
    perKon: grad === 1,
    summor: summorna(har, axlar),
    rorlig: (rad, kolumn) =>
      (rorliga[rad * kolumner.length + kolumn] ??= rorlig(har, vid(rad, kolumn), grad)),
    fa: (rad, kolumn) => smaTal(har, vid(rad, kolumn), lagret),
    allaIRaden: (rad) => hemligtAllt(har, barn[rad] ?? -1, grad),
    spann: (spann) => rorelser(har, axlar, grad, spann),
  };
  const dolda = overallt((tal) => redanDold(har, foralder, tal) >= grad);
  return [yta, dolda.map((rad, i) => rad.map((d, j) => d || lager.some((l) => arLitet(l[i]?.[j] ?? 0))))];
};

/** Hides what one layer asks; gives the numbers that are known all the same. */
const skyddaLager = (har: Ogonblick, familj: Familj, lagret: Lager): Blottad[] => {
  const { grad } = lagret;
  const kolumner = kolumnerna(har);
  const [yta, borjan] = ytan(har, { ...familj, kolumner }, lagret);
  if (!borjan.flat().includes(true)) return [];
  // Where no sum is known there is nothing to take the others from.
  const nagonSumma = [...yta.summor.rader, ...yta.summor.kolumner].some((summa) => summa < grad);
  const { dolda, blottade } = nagonSumma ? tack(yta, borjan) : { dolda: borjan, blottade: [] };
  const talet = (rad: number, kolumn: number): Tal => ({
    nod: familj.barn[rad] ?? -1,
    kolumn: kolumner[kolumn] ?? -1,
  });
  hoj(
    har.lagen,
    grad,
    dolda.flatMap((rad, i) => rad.flatMap((d, j) => (d ? [talet(i, j)] : []))),
  );
  return blottade.map(({ rad, kolumn }) => ({ ...talet(rad, kolumn), grad }));
};

/** A place that is all of the place it lies in has the same numbers, and shows as much of them. */
const visaSom = (har: Ogonblick, foralder: number, nod: number): Blottad[] => {
  for (const kolumn of kolumnerna(har))
    hoj(har.lagen, storst(har.lagen[foralder]?.[kolumn]), [{ nod, kolumn }]);
  return [];
};

const skyddaFamilj = (har: Ogonblick, familj: Familj): Blottad[] => {
  const { foralder, barn } = familj;
  if (foralder >= 0 && barn.length === 1) return visaSom(har, foralder, barn[0] ?? -1);
  return [totalen, konen].flatMap((lager) => skyddaLager(har, familj, lager));
};

/** A point of a table being decided, and the one that is decided before it. */
export type Punkt = Avgjord & { readonly lagen: Lage[][]; readonly slut: number | null };

/** A point among those of its family that are decided. */
const ogonblick = (tabell: Tabell, nu: Punkt, klara: ReadonlyMap<number, Punkt>): Ogonblick => {
  const andra = [...klara.values()].sort((a, b) => a.punkt - b.punkt);
  return {
    ...{ tabell, varden: nu.varden, lagen: nu.lagen, bas: nu.bas, kategorier: tabell.bas !== null },
    minst: nu.slut === null ? null : (klara.get(nu.slut)?.lagen ?? null),
    fore: andra.filter((a) => a.punkt < nu.punkt),
    efter: andra.filter((a) => a.punkt > nu.punkt),
  };
};

/** Goes through the points of a family once, beside those that are decided; says how much is hidden in it afterwards. */
function* varv(
  tabell: Tabell,
  familj: Familj,
  punkter: readonly Punkt[],
  klara: Map<number, Punkt>,
): Stegvis<number> {
  for (const nu of punkter) {
    yield;
    const har = ogonblick(tabell, nu, klara);
    klara.set(nu.punkt, nu);
    const aven = new Set(skyddaFamilj(har, familj).flatMap(merFor(har, familj, nu.punkt)));
    for (const tal of aven) hoj(klara.get(tal.punkt)?.lagen ?? [], tal.grad, [tal]);
  }
  return punkter.reduce((s, { lagen }) => familj.barn.reduce((t, nod) => t + summa(lagen[nod]), s), 0);
}

const summa = (rad: readonly Lage[] = []): number => rad.reduce<number>((a, b) => a + b, 0);

/** Nothing of a number is shown. */
const helt: Lage = 2;

/** Decides a family of places at all points. */
export function* avgor(tabell: Tabell, familj: Familj, punkter: readonly Punkt[]): Stegvis<undefined> {
  const klara = new Map<number, Punkt>();
  const gang = () => varv(tabell, familj, punkter, klara);
  const allt = punkter.reduce(
    (s, { lagen }) => familj.barn.reduce((t, nod) => t + helt * (lagen[nod]?.length ?? 0), s),
    0,
  );
  // Again as long as more is hidden: what is shown at one point can give away something at another.
  for (let dolt = 0, nu = yield* gang(); nu !== dolt && nu < allt; nu = yield* gang()) dolt = nu;
}
