/** What a burst of requests showed. */
export interface Matt {
  readonly antal: number;
  readonly perSekund: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export interface Granser {
  /** How many do it at the same time. */
  readonly samtidiga: number;
  readonly sekunder: number;
  readonly hogst: number;
}

const andel = (sorterade: readonly number[], del: number): number =>
  sorterade[Math.min(sorterade.length - 1, Math.floor(sorterade.length * del))] ?? 0;

export const median = (tal: readonly number[]): number => {
  const sorterade = tal.toSorted((a, b) => a - b);
  const mitt = sorterade.length / 2;
  return ((sorterade[Math.floor(mitt)] ?? 0) + (sorterade[Math.ceil(mitt) - 1] ?? 0)) / 2;
};

/** Does `gor` again and again, so many at a time, until the time or the number is out. `gor` gets its number and who does it. */
export const belasta = async (
  { samtidiga, sekunder, hogst }: Granser,
  gor: (n: number, vem: number) => Promise<unknown>,
): Promise<Matt> => {
  const tider: number[] = [];
  const fran = performance.now();
  let nasta = 0;
  const en = async (vem: number): Promise<void> => {
    while (nasta < hogst && performance.now() - fran < sekunder * 1000) {
      const n = nasta;
      nasta += 1;
      const borjade = performance.now();
      await gor(n, vem);
      tider.push(performance.now() - borjade);
    }
  };
  await Promise.all(Array.from({ length: samtidiga }, (_, vem) => en(vem)));
  const gick = (performance.now() - fran) / 1000;
  const sorterade = tider.toSorted((a, b) => a - b);
  return {
    antal: tider.length,
    perSekund: tider.length / gick,
    p50: andel(sorterade, 0.5),
    p95: andel(sorterade, 0.95),
  };
};

/** Several bursts as one: the middle of each figure, since a shared machine has its moods. */
export const mitten = (matt: readonly Matt[]): Matt => ({
  antal: matt.reduce((total, { antal }) => total + antal, 0),
  perSekund: median(matt.map(({ perSekund }) => perSekund)),
  p50: median(matt.map(({ p50 }) => p50)),
  p95: median(matt.map(({ p95 }) => p95)),
});
