import { oppna, textAv } from './sidor.ts';
import type { Webblasare } from '../rigg/klient.ts';

/** Bytes on the wire of a page for one who comes for the first time, gzipped; the font is apart. */
export interface Vikt {
  readonly html: number;
  /** Style sheets, scripts and the sprite of icons. */
  readonly filer: number;
}

const filerI = (html: string): string[] => {
  const adresser = [...html.matchAll(/(?:href|src)="(\/(?:assets|css|js)\/[^"#]+)/g)];
  return [...new Set(adresser.map(([, adress = '']) => adress))].filter(
    (adress) => !adress.includes('.woff2'),
  );
};

export const vaga = async (webblasare: Webblasare, path: string): Promise<Vikt> => {
  const sidan = await oppna(webblasare, path);
  const filer = await Promise.all(
    filerI(textAv(sidan).replaceAll('&amp;', '&')).map((adress) => oppna(webblasare, adress)),
  );
  return { html: sidan.kropp.length, filer: filer.reduce((total, { kropp }) => total + kropp.length, 0) };
};
