import { dagAv, dagarEfter } from '../../src/shared/datum.ts';
import { doldaFalt, type Falt } from '../rigg/html.ts';
import type { Svar, Webblasare } from '../rigg/klient.ts';

/** A form that is filled in and ready to be sent. */
export interface Ifyllt {
  readonly slag: 'in' | 'ut' | 'anonym';
  readonly action: string;
  readonly falt: Falt;
  readonly insatsId: string;
  readonly personnummer: string;
}

/** The user has searched for too many persons this hour. */
export const forMangaSokningar = 429;

/** A page that should have been there was not; `status` is what came instead. */
export class IngenSida extends Error {
  readonly status: number;
  constructor(status: number, path: string) {
    super(`${String(status)} from ${path}`);
    this.status = status;
  }
}

const sida = async (webblasare: Webblasare, path: string): Promise<string> => {
  const { status, text } = await webblasare.get(path);
  if (status !== 200) throw new IngenSida(status, path);
  return text;
};
const vidare = ({ status, headers }: Svar, path: string): string => {
  if (status !== 303 || headers.location === undefined) throw new IngenSida(status, path);
  return headers.location;
};

const idag = () => dagAv(new Date());

// Different from person to person, so that answers that change places are seen.
const arbeteFor = (n: number): Falt =>
  n % 2 === 0
    ? { arbetar: 'nej' }
    : { arbetar: 'ja', arbete_omfattning: String(1 + (n % 100)), arbetstyp: 'med_subvention' };

const svarFor = (n: number): Falt => ({
  samtycke: 'ja',
  samtycke_datum: dagarEfter(idag(), -30 - (n % 9)),
  startdag: dagarEfter(idag(), -(n % 25)),
  utbildningsniva: n % 3 === 0 ? 'grundskola' : 'gymnasieskola',
  forsorjning_ar: String(n % 30),
  forsorjning: n % 4 === 0 ? ['sjukpenning', 'forsorjningsstod'] : ['aktivitetsersattning'],
  arbetssokande: n % 5 === 0 ? 'ja' : 'nej',
  ...arbeteFor(n),
  studerar: 'nej',
  gor: 'spara',
});

/** Searches for a person nobody has registered and fills in the questions at the start. With `fel`, a day in the future. */
export const fyllIn = async (
  webblasare: Webblasare,
  insatsId: string,
  { personnummer, n, fel }: { personnummer: string; n: number; fel: boolean },
): Promise<Ifyllt> => {
  const sok = `/insatser/${insatsId}/registrering`;
  const falt = { ...doldaFalt(await sida(webblasare, sok), sok), personnummer };
  const action = vidare(await webblasare.post(sok, falt), sok);
  const dolt = doldaFalt(await sida(webblasare, action), action);
  const startdag = fel ? { startdag: dagarEfter(idag(), 40) } : {};
  return { slag: 'in', action, falt: { ...dolt, ...svarFor(n), ...startdag }, insatsId, personnummer };
};

/** A deltagande that this user has registered in and can register out. */
export interface Oppet {
  readonly deltagandeId: string;
  readonly insatsId: string;
  readonly personnummer: string;
}

/** Fills in the questions at the end. */
export const fyllUt = async (
  webblasare: Webblasare,
  { deltagandeId, insatsId, personnummer }: Oppet,
  n: number,
): Promise<Ifyllt> => {
  const action = `/deltaganden/${deltagandeId}/utregistrering`;
  const falt: Falt = {
    ...doldaFalt(await sida(webblasare, action), action),
    avslutningsdag: idag(),
    avslutsanledning: 'arbete',
    forsorjning: ['ingen'],
    arbetssokande: 'nej',
    ...arbeteFor(n),
    studerar: 'ja',
    studier_omfattning: String(1 + (n % 100)),
    gor: 'spara',
  };
  return { slag: 'ut', action, falt, insatsId, personnummer };
};

/** Adds one row of anonyma, so that only Spara is left. */
export const fyllAnonyma = async (
  webblasare: Webblasare,
  insatsId: string,
  antal: number,
): Promise<Ifyllt> => {
  const action = `/insatser/${insatsId}/anonyma`;
  const tom = doldaFalt(await sida(webblasare, action), action);
  const rad = { ...tom, ar: idag().slice(0, 4), kvinnor: String(antal), man: '', gor: 'kvinnor' };
  const tillagt = vidare(await webblasare.post(action, rad), action);
  const dolt = doldaFalt(await sida(webblasare, tillagt), action);
  const falt = { ...dolt, ar: rad.ar, kvinnor: '', man: '', gor: 'spara' };
  return { slag: 'anonym', action, falt, insatsId, personnummer: '' };
};
