import { gunzipSync } from 'node:zlib';
import { dagAv, dagarEfter } from '../../src/shared/datum.ts';
import { doldaFalt, type Falt } from '../rigg/html.ts';
import type { Svar, Webblasare } from '../rigg/klient.ts';
import { testnummer } from '../rigg/personer.ts';
import type { Inloggad } from './inloggade.ts';

/** A form that only has to be sent, in a tab of its own. */
export interface Inskick {
  readonly webblasare: Webblasare;
  readonly path: string;
  readonly falt: Falt;
}

const krav = (svar: Svar, status: number, vad: string): Svar => {
  if (svar.status !== status) throw new Error(`${vad} answered ${svar.status}`);
  return svar;
};

/** The page as text, whether it came gzipped or not. */
export const textAv = ({ headers, kropp }: Svar): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(kropp) : kropp).toString('utf8');

/** Opens a page. @throws when it is not there */
export const oppna = async (webblasare: Webblasare, path: string): Promise<Svar> =>
  krav(await webblasare.get(path), 200, path);

/** Sends a form that leads on. @throws when it was refused */
export const skicka = async ({ webblasare, path, falt }: Inskick): Promise<Svar> =>
  krav(await webblasare.post(path, falt), 303, path);

export const sokPath = (insatsId: string): string => `/insatser/${insatsId}/registrering`;

/** The search field filled in with the number of person `n`. */
export const ifylltSok = async ({ webblasare, insatser }: Inloggad, n: number): Promise<Inskick> => {
  const path = sokPath(insatser[n % insatser.length] ?? '');
  const sidan = textAv(await oppna(webblasare, path));
  return {
    webblasare: webblasare.kopia(),
    path,
    falt: { ...doldaFalt(sidan, path), personnummer: testnummer(n) },
  };
};

const idag = () => dagAv(new Date());

const svar = (): Falt => ({
  samtycke: 'ja',
  samtycke_datum: dagarEfter(idag(), -10),
  startdag: dagarEfter(idag(), -3),
  utbildningsniva: 'gymnasieskola',
  forsorjning_ar: '3',
  forsorjning: ['sjukpenning', 'forsorjningsstod'],
  arbetssokande: 'nej',
  arbetar: 'ja',
  arbete_omfattning: '25',
  arbetstyp: 'med_subvention',
  studerar: 'nej',
  gor: 'spara',
});

/** The path of the questions about a person nobody has registered, after Sök, in a tab of its own. */
export const formular = async (vem: Inloggad, n: number): Promise<Omit<Inskick, 'falt'>> => {
  const sok = await ifylltSok(vem, n);
  const { headers } = await skicka(sok);
  return { webblasare: sok.webblasare, path: headers.location ?? '' };
};

/** All the questions answered: only Spara is left. */
export const ifylltFormular = async (vem: Inloggad, n: number): Promise<Inskick> => {
  const { webblasare, path } = await formular(vem, n);
  const falt = { ...doldaFalt(textAv(await oppna(webblasare, path)), path), ...svar() };
  return { webblasare, path, falt };
};
