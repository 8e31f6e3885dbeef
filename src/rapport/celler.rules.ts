import type { Siffra } from './kub.rules.ts';
import type { MattId } from './matt.rules.ts';
import { antal, dold, tom, type Kolumn, type Talcell } from './rapport.rules.ts';
import { minst } from './doljning.rules.ts';

/** The columns of one kind of number: kvinnor, män and totalt, or only totalt. */
const delar = ['kvinnor', 'man', 'totalt'] as const;
type Kondel = (typeof delar)[number];
const rubriker: Record<Kondel, string> = { kvinnor: 'Kvinnor', man: 'Män', totalt: 'Totalt' };
const visade = (kon: boolean): readonly Kondel[] => (kon ? delar : ['totalt']);

/** Columns of one kind of number under a heading of their own. */
export const kolumner = (id: string, grupp: string, slag: Talcell['slag'], kon: boolean): readonly Kolumn[] =>
  visade(kon).map((del) => ({ id: `${id}_${del}`, rubrik: rubriker[del], grupp, slag }));

const talet = ({ kvinnor, man }: Siffra, del: Kondel): number =>
  ({ kvinnor, man, totalt: kvinnor + man })[del];
/** Null when it may not be shown. */
const synligt = (siffra: Siffra, del: Kondel): number | null =>
  siffra.lage > (del === 'totalt' ? 1 : 0) ? null : talet(siffra, del);

export const antalceller = (siffra: Siffra, kon: boolean, matt: MattId): readonly Talcell[] =>
  visade(kon).map((del) => {
    const varde = synligt(siffra, del);
    return varde === null ? dold('antal', matt) : antal(varde, matt);
  });

/** One decimal, as it is written; halves away from zero. */
export const procent = (tal: number, av: number): number => {
  const hundra = (tal / av) * 100;
  return (Math.sign(hundra) * Math.round(Math.abs(hundra) * 10 + 1e-9)) / 10;
};

/** How a share is hidden: a base that is not shown, or of so few that the share would tell who; exact readers see all but no base. */
interface Andel {
  readonly siffra: Siffra;
  readonly bas: Siffra;
  readonly exakt: boolean;
}

const andel = (tal: number | null, bas: number | null, exakt: boolean, matt: MattId): Talcell => {
  if (bas === 0) return tom('procent', matt);
  if (tal === null || bas === null || (!exakt && bas < minst)) return dold('procent', matt);
  return { slag: 'procent', varde: procent(tal, bas), dold: false, forklaring: matt };
};

/** Per cent of the base; "–" where there is no base. */
export const andelsceller = ({ siffra, bas, exakt }: Andel, kon: boolean, matt: MattId): readonly Talcell[] =>
  visade(kon).map((del) => andel(synligt(siffra, del), synligt(bas, del), exakt, matt));

/** A change: what it was before, after, and in how many ended it is. */
export interface Forandring {
  readonly fore: Siffra;
  readonly efter: Siffra;
  readonly bas: Siffra;
  readonly exakt: boolean;
}

const skillnad = ({ fore, efter }: Forandring, del: Kondel): number | null => {
  const [innan, sedan] = [synligt(fore, del), synligt(efter, del)];
  return innan === null || sedan === null ? null : sedan - innan;
};

/** The change in number; in per cent of before; in per cent of the ended (doman §8, Counting rules). */
export const forandringsceller = (forandring: Forandring, kon: boolean, matt: MattId): readonly Talcell[] => {
  const { fore, bas, exakt } = forandring;
  const delarna = visade(kon);
  const iProcentAv = (siffra: Siffra) => (del: Kondel) =>
    andel(skillnad(forandring, del), synligt(siffra, del), exakt, matt);
  return [
    ...delarna.map((del) => {
      const varde = skillnad(forandring, del);
      return varde === null ? dold('antal', matt) : antal(varde, matt);
    }),
    ...delarna.map(iProcentAv(fore)),
    ...delarna.map(iProcentAv(bas)),
  ];
};

/** Mean of days, whole; hidden with the number it is a mean of, and on a small base. */
export const medelceller = (
  { siffra: dagar, bas, exakt }: Andel,
  kon: boolean,
  matt: MattId,
): readonly Talcell[] =>
  visade(kon).map((del) => {
    const antalet = synligt(bas, del);
    if (antalet === 0) return tom('dagar', matt);
    if (antalet === null || (!exakt && antalet < minst)) return dold('dagar', matt);
    return { slag: 'dagar', varde: Math.round(talet(dagar, del) / antalet), dold: false, forklaring: matt };
  });
