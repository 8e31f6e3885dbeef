import type { Kon } from '../shared/personnummer.ts';

const ord = (text: string): readonly string[] => text.trim().split(/\s+/);

const fornamn: Record<Kon, readonly string[]> = {
  kvinna: ord(`
    Alva Britt Cleo Dagny Ebba Fatima Greta Hilda Iris Jorun
    Karin Leyla Märta Nadja Olga Petra Ronja Siri Tuva Ylva`),
  man: ord(`
    Arvid Bo Charlie Dan Egil Folke Gustav Hugo Idris Jonas
    Kalle Lasse Milan Nils Omar Per Ragnar Sture Tage Yusuf`),
};

/** Nobody is called this, and nobody should think that somebody is. */
const efternamn = ord(`
  Attrappson Bluffberg Demoqvist Dummysson Exempelqvist Fejkström Fiktivsson Gissningsson Hittepåsson Inbillberg
  Kulissgren Låtsasson Modellström Prototypsson Provberg Påhittsson Simulin Skenberg Skissgren Testsson`);

/** The full name of the n:th woman or man, n from 0. No two are alike below 400. */
export const pahittatNamn = (kon: Kon, n: number): string => {
  const varv = Math.floor(n / 20);
  return `${fornamn[kon][n % 20] ?? ''} ${efternamn[(n + varv) % 20] ?? ''}`;
};
