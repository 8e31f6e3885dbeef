import type { Personnummer } from '../../src/shared/personnummer.ts';

const kontrollsiffra = (nio: string): number => {
  const summa = Array.from(nio, Number).reduce((total, siffra, i) => {
    const produkt = siffra * (i % 2 === 0 ? 2 : 1);
    return total + (produkt > 9 ? produkt - 9 : produkt);
  }, 0);
  return (10 - (summa % 10)) % 10;
};

/** Skatteverket test number n (0, 1, 2, …): never the same for two n below 100 000, never a real person's, of every age from 18 to 64. */
export const testnummer = (n: number): Personnummer => {
  const ar = 1962 + (n % 44);
  const manad = 1 + (Math.floor(n / 44) % 12);
  const dag = 1 + (Math.floor(n / 528) % 28);
  const fodelsenummer = 980 + ((n + Math.floor(n / 14_784)) % 20);
  const utan = `${String(ar)}${String(manad).padStart(2, '0')}${String(dag).padStart(2, '0')}${String(fodelsenummer)}`;
  return `${utan}${String(kontrollsiffra(utan.slice(2)))}`;
};
