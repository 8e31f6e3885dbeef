import { dagAv, dagarEfter } from '../../src/shared/datum.ts';
import { doldaFalt, type Falt } from '../rigg/html.ts';
import type { Svar, Webblasare } from '../rigg/klient.ts';
import { folkbokford } from '../rigg/register.ts';

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

/** Whether the answer is that one has to sign in first. */
export const tillInloggning = ({ status, headers }: Svar): boolean =>
  status === 303 && (headers.location ?? '').startsWith('/logga-in');

/** A page that should have been there was not; `status` is what came instead. */
export class IngenSida extends Error {
  readonly status: number;
  readonly utloggad: boolean;
  constructor(svar: Svar, path: string) {
    super(`${String(svar.status)} from ${path}`);
    this.status = svar.status;
    this.utloggad = tillInloggning(svar);
  }
}

const sida = async (webblasare: Webblasare, path: string): Promise<string> => {
  const svar = await webblasare.get(path);
  if (svar.status !== 200) throw new IngenSida(svar, path);
  return svar.text;
};
const vidare = (svar: Svar, path: string): string => {
  const { location } = svar.headers;
  if (svar.status !== 303 || location === undefined || tillInloggning(svar)) throw new IngenSida(svar, path);
  return location;
};

/** The token of the sign-in as it is now, for a form that was filled in before it. */
export const nyToken = async (webblasare: Webblasare): Promise<Falt> => {
  const _csrf = /name="_csrf" value="([^"]*)"/.exec(await sida(webblasare, '/'))?.[1];
  return _csrf === undefined ? {} : { _csrf };
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

/** Name and kommun are written by hand when the register did not answer. */
const skrivet = (html: string, personnummer: string): Falt => {
  const { namn, kommunKod } = folkbokford(personnummer);
  return html.includes('name="namn"') ? { namn, kommun: kommunKod } : {};
};

/** Searches for a person nobody has registered and fills in the questions at the start. With `fel`, a day in the future. */
export const fyllIn = async (
  webblasare: Webblasare,
  insatsId: string,
  { personnummer, n, fel }: { personnummer: string; n: number; fel: boolean },
): Promise<Ifyllt> => {
  const sok = `/insatser/${insatsId}/registrering`;
  const falt = { ...doldaFalt(await sida(webblasare, sok), sok), personnummer };
  const action = vidare(await webblasare.post(sok, falt), sok);
  const html = await sida(webblasare, action);
  const dolt = { ...doldaFalt(html, action), ...skrivet(html, personnummer) };
  const startdag = fel ? { startdag: dagarEfter(idag(), 40) } : {};
  return { slag: 'in', action, falt: { ...dolt, ...svarFor(n), ...startdag }, insatsId, personnummer };
};

/**
 * Opens the start of a deltagande to correct it, and answers some of it anew: no two n below 3 000 the same.
 * `skrivet` is those answers as the database has them.
 */
export const fyllRattelse = async (
  webblasare: Webblasare,
  deltagandeId: string,
  n: number,
): Promise<Ifyllt & { readonly skrivet: string }> => {
  const action = `/deltaganden/${deltagandeId}/inregistrering`;
  const [ar, omfattning] = [String(n % 30), String(1 + (Math.floor(n / 30) % 100))];
  const nytt = {
    forsorjning_ar: ar,
    arbetar: 'ja',
    arbete_omfattning: omfattning,
    arbetstyp: 'med_subvention',
  };
  const falt = { ...doldaFalt(await sida(webblasare, action), action), ...svarFor(1), ...nytt };
  return { slag: 'in', action, falt, insatsId: '', personnummer: '', skrivet: `${ar} ${omfattning}` };
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
