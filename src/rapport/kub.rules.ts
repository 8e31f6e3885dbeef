import {
  alder,
  forsorjningstid,
  klasser,
  okningar,
  sysselsattningar,
  tidIInsats,
  utanSvar,
  type Kategori,
  type Kodlistor,
} from './kategorier.rules.ts';
import { skyddaTid, type Foraldrar, type Lage, type Lagen, type Varden } from './smatal.rules.ts';
import { medraknade, type Tidsbit, type Tidsindelning } from './tid.rules.ts';

/** A count as the database gives it: in one place and one bit of time (from 0), of one kön. Kategori '' is how many in all. */
export interface Antalsrad {
  readonly nod: string;
  readonly bit: number;
  readonly kon: string;
  readonly matt: string;
  readonly kategori: string;
  readonly antal: number;
}

/** Numbers that belong together: `bas` is how many there are in all, and decides for the categories what may be shown. */
export interface Tabell {
  readonly id: string;
  readonly bas: string;
  readonly kategorier: readonly string[];
  /** Every deltagande is in one category. */
  readonly uteslutande: boolean;
  /** The category of `bas` that these are all in; '' for all. */
  readonly del?: string;
}

const koder = (kategorier: readonly Kategori[]) => kategorier.map(({ kod }) => kod);

/** Every table about deltaganden (doman §8), from which all reports are put together. */
export const tabellerna = (listor: Kodlistor, vald: string | null): readonly Tabell[] => {
  const [uteslutande, bas] = [true, 'avslutade'];
  const avslutade = (id: string, kategorier: readonly string[]): Tabell => ({
    id,
    bas,
    kategorier,
    uteslutande: false,
  });
  const paborjade = (id: string, kategorier: readonly string[]): Tabell => ({
    ...{ id, bas: 'paborjade', kategorier, uteslutande },
  });
  const forsorjning = koder(listor.forsorjning);
  return [
    paborjade('alder', koder(alder.kategorier)),
    paborjade('forsorjningstid', koder(forsorjningstid.kategorier)),
    paborjade('utbildningsniva', koder(listor.utbildningsniva)),
    { ...avslutade('avslutsanledning', koder(listor.avslutsanledning)), uteslutande },
    { ...avslutade('tid_i_insats', koder(tidIInsats.kategorier)), uteslutande },
    { ...avslutade('klass_fore', koder([...klasser, utanSvar])), uteslutande },
    { ...avslutade('klass_efter', koder([...klasser, utanSvar])), uteslutande },
    avslutade('sysselsattning_fore', koder(sysselsattningar)),
    avslutade('sysselsattning_efter', koder(sysselsattningar)),
    avslutade('resultat', koder(okningar)),
    avslutade('forsorjning_fore', forsorjning),
    avslutade('forsorjning_efter', forsorjning),
    ...(vald === null
      ? []
      : [{ ...avslutade('forsorjning_efter_vald', forsorjning), bas: 'forsorjning_fore', del: vald }]),
  ];
};

/** A number to show: by kön, and how much of it may be shown. */
export interface Siffra {
  readonly kvinnor: number;
  readonly man: number;
  readonly lage: Lage;
}
/** A number of a table for places counted together; kategori '' is how many in all. */
export type Uppslag = (tabell: string, kategori: string, noder: readonly number[]) => Siffra;

/** The places of the country, by the id that rows are counted on; riket first and each after the one it lies in. */
export interface Landet {
  readonly idn: readonly string[];
  readonly foraldrar: Foraldrar;
}

type Talen = ReadonlyMap<string, readonly (readonly [number, number])[]>;
const nyckel = (matt: string, kategori: string, nod: number) => `${matt}|${kategori}|${String(nod)}`;

/** A place and every place that lies around it. */
const uppat = (foraldrar: Foraldrar, nod: number): number[] =>
  nod < 0 ? [] : [nod, ...uppat(foraldrar, foraldrar[nod] ?? -1)];

/** Adds each row to its place and to every place that lies around it, bit by bit. */
const summera = ({ idn, foraldrar }: Landet, rader: readonly Antalsrad[], bitar: number): Talen => {
  const vagar = new Map(idn.map((id, nod) => [id, uppat(foraldrar, nod)]));
  const talen = new Map<string, [number, number][]>();
  for (const { nod, bit, kon, matt, kategori, antal } of rader)
    for (const n of vagar.get(nod) ?? []) {
      const id = nyckel(matt, kategori, n);
      const lista = talen.get(id) ?? Array.from({ length: bitar }, (): [number, number] => [0, 0]);
      talen.set(id, lista);
      const tal = lista[bit] ?? [0, 0];
      tal[kon === 'kvinna' ? 0 : 1] += antal;
    }
  return talen;
};

type Par = readonly [number, number];
const iBit = (talen: Talen, id: string, { fran, till }: Tidsbit): Par =>
  (talen.get(id) ?? []).slice(fran, till).reduce<Par>(([k, m], [kb, mb]) => [k + kb, m + mb], [0, 0]);

const basNyckel = ({ bas, del = '' }: Tabell, nod: number) => nyckel(bas, del, nod);
const vardenAv =
  (landet: Landet, talen: Talen, tabell: Tabell) =>
  (bit: Tidsbit): Varden =>
    landet.idn.map((_, nod) => [
      iBit(talen, basNyckel(tabell, nod), bit),
      ...tabell.kategorier.map((kategori) => iBit(talen, nyckel(tabell.id, kategori, nod), bit)),
    ]);

type Synlighet = ReadonlyMap<Tidsbit, Lagen>;

/** What may be shown of each table in each piece of time; the number of all is decided first, and the same for all its tables. */
const skyddade = (landet: Landet, talen: Talen, tabeller: readonly Tabell[], tid: Tidsindelning) => {
  const klara = new Map<string, Synlighet>();
  const skydd = (tabell: Tabell, bas: Synlighet | null): Synlighet =>
    new Map(
      tid.bitar.flatMap((bit) =>
        skyddaTid(
          {
            foraldrar: landet.foraldrar,
            uteslutande: tabell.uteslutande,
            varden: vardenAv(landet, talen, bas === null ? { ...tabell, kategorier: [] } : tabell),
            bas,
          },
          bit,
        ),
      ),
    );
  const basen = (tabell: Tabell): Synlighet => {
    const { bas, del } = tabell;
    const fardig = klara.get(bas);
    if (del === undefined) return fardig ?? skydd({ ...tabell, id: bas }, null);
    const kolumn = 1 + (tabeller.find(({ id }) => id === bas)?.kategorier.indexOf(del) ?? -1);
    return new Map([...(fardig ?? [])].map(([bit, lagen]) => [bit, lagen.map((rad) => [rad[kolumn] ?? 2])]));
  };
  for (const tabell of tabeller) {
    const bas = basen(tabell);
    if (tabell.del === undefined) klara.set(tabell.bas, bas);
    klara.set(tabell.id, skydd(tabell, bas));
  }
  return klara;
};

export interface Underlag {
  readonly landet: Landet;
  readonly tabeller: readonly Tabell[];
  readonly tid: Tidsindelning;
  readonly rader: readonly Antalsrad[];
  /** Nothing is hidden. */
  readonly exakt: boolean;
}

/** Puts the counts together, and decides what of them may be shown. */
export const kub = ({ landet, tabeller, tid, rader, exakt }: Underlag): Uppslag => {
  const talen = summera(landet, rader, tid.granser.length - 1);
  const synlighet = exakt ? null : skyddade(landet, talen, tabeller, tid);
  const bitar = tid.bitar.flatMap(medraknade);
  const kolumnI = new Map(
    tabeller.flatMap(({ id, kategorier }) =>
      kategorier.map((kategori, i) => [`${id}|${kategori}`, i + 1] as const),
    ),
  );
  const lage = (tabell: string, kategori: string, nod: number): Lage => {
    if (synlighet === null) return 0;
    const kolumn = kategori === '' ? 0 : (kolumnI.get(`${tabell}|${kategori}`) ?? -1);
    const lagen = bitar.map((bit) => synlighet.get(tabell)?.get(bit)?.[nod]?.[kolumn] ?? 2);
    return Math.max(0, ...lagen) as Lage;
  };
  return (tabell, kategori, noder) => {
    const tal = noder.flatMap((nod) => bitar.map((bit) => iBit(talen, nyckel(tabell, kategori, nod), bit)));
    return {
      kvinnor: tal.reduce((s, [k]) => s + k, 0),
      man: tal.reduce((s, [, m]) => s + m, 0),
      lage: Math.max(0, ...noder.map((nod) => lage(tabell, kategori, nod))) as Lage,
    };
  };
};
