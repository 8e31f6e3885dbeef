/** Chance with a memory: the same seed gives the same world on every machine. */
export interface Slump {
  /** A whole number, both ends included. */
  tal(fran: number, till: number): number;
  /** True that part of the times, 0–1. */
  chans(andel: number): boolean;
  en<T>(lista: readonly [T, ...T[]]): T;
  /** One of the keys, as often as its weight says. */
  viktad<K extends string>(vikter: Readonly<Record<K, number>>): K;
  blanda<T>(lista: readonly T[]): T[];
}

/** mulberry32: 32 bits of state, enough for a world of a few hundred people. */
const generator = (fro: number) => {
  let lage = fro;
  return () => {
    lage = (lage + 0x6d2b79f5) | 0;
    let t = Math.imul(lage ^ (lage >>> 15), 1 | lage);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const slump = (fro: number): Slump => {
  const nasta = generator(fro);
  const tal = (fran: number, till: number) => fran + Math.floor(nasta() * (till - fran + 1));
  return {
    tal,
    chans: (andel) => nasta() < andel,
    en: (lista) => lista[tal(0, lista.length - 1)] ?? lista[0],
    viktad: (vikter) => {
      const poster = Object.entries<number>(vikter) as [keyof typeof vikter, number][];
      let kvar = nasta() * poster.reduce((summa, [, vikt]) => summa + vikt, 0);
      const traff = poster.find(([, vikt]) => (kvar -= vikt) < 0) ?? poster[0];
      if (traff === undefined) throw new Error('nothing to choose among');
      return traff[0];
    },
    blanda: (lista) =>
      lista
        .map((sak) => [nasta(), sak] as const)
        .sort(([a], [b]) => a - b)
        .map(([, sak]) => sak),
  };
};
