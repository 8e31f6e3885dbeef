import { uppat, type Landet } from './landet.rules.ts';
import type { Par } from './punkt.rules.ts';

/** A count as the database gives it: in one place and one bit of time (from 0), of one kön. Kategori '' is how many in all. */
export interface Antalsrad {
  readonly nod: string;
  readonly bit: number;
  readonly kon: string;
  readonly matt: string;
  readonly kategori: string;
  readonly antal: number;
}

/** Of each number of each place: how many up to each point, kvinnor and män by turns. */
export type Talen = ReadonlyMap<string, ReadonlyMap<number, Int32Array>>;
export const talnyckel = (matt: string, kategori: string) => `${matt}|${kategori}`;

const oka = (lista: Int32Array, plats: number, antal: number): void => {
  lista[plats] = (lista[plats] ?? 0) + antal;
};

/** Adds each row to its place and to every place that lies around it, and each bit of time to those after it. */
export const summera = ({ idn, foraldrar }: Landet, rader: readonly Antalsrad[], bitar: number): Talen => {
  const vagar = new Map(idn.map((id, nod) => [id, uppat(foraldrar, nod)]));
  const talen = new Map<string, Map<number, Int32Array>>();
  const listan = (id: string, nod: number): Int32Array => {
    const platser = talen.get(id) ?? new Map<number, Int32Array>();
    const lista = platser.get(nod) ?? new Int32Array(2 * (bitar + 1));
    talen.set(id, platser.set(nod, lista));
    return lista;
  };
  for (const { nod, bit, kon, matt, kategori, antal } of rader)
    for (const n of vagar.get(nod) ?? [])
      oka(listan(talnyckel(matt, kategori), n), 2 * (bit + 1) + (kon === 'kvinna' ? 0 : 1), antal);
  for (const lista of [...talen.values()].flatMap((platser) => [...platser.values()]))
    for (let i = 2; i < lista.length; i += 1) oka(lista, i, lista[i - 2] ?? 0);
  return talen;
};

/** How many from one point to another. */
export const mellan = (
  talen: Talen,
  id: string,
  nod: number,
  [fran, till]: readonly [number, number],
): Par => {
  const lista = talen.get(id)?.get(nod);
  const vid = (i: number) => lista?.[i] ?? 0;
  return [vid(2 * till) - vid(2 * fran), vid(2 * till + 1) - vid(2 * fran + 1)];
};
