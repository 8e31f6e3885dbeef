import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import type { Testhus } from './hus.ts';
import type { Falt, Klient } from './klient.ts';

/** Check digit of ten digits (SKV 704), computed here so that the tests do not lean on what they test. */
const kontrollsiffra = (nio: string): string => {
  const summa = Array.from(nio)
    .map((c, i) => String(Number(c) * (i % 2 === 0 ? 2 : 1)))
    .join('')
    .split('')
    .reduce((s, c) => s + Number(c), 0);
  return String((10 - (summa % 10)) % 10);
};

/** A valid test number: born on `fodd` (ÅÅÅÅMMDD), birth number 980–999. */
export const testnummer = (fodd: string, lopnummer: number): string => {
  const nio = `${fodd.slice(2)}${String(lopnummer)}`;
  return `${fodd.slice(0, 2)}${nio}${kontrollsiffra(nio)}`;
};

let made = 0;
/** A person whom nobody has seen before, in the population register of the test. */
export const nyPerson = (hus: Testhus, { kommunKod = '0114' }: { kommunKod?: string | null } = {}) => {
  made += 1;
  const dag = new Date(Date.UTC(1970, 0, 1 + Math.floor(made / 20)))
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const personnummer = testnummer(dag, 980 + (made % 20));
  const namn = `Tove Testsson${String(made)}`;
  hus.rattar.register.set(personnummer, { svar: 'traff', person: { personnummer, namn, kommunKod } });
  return { personnummer, namn };
};

/** Searches for the person in an insats and gives the page that the search leads to. */
export const sokFram = async (
  klient: Klient,
  insatsId: string,
  { personnummer }: { personnummer: string },
): Promise<string> => {
  const svar = await klient.skicka(`/insatser/${insatsId}/registrering`, { personnummer });
  return String(svar.headers['location']);
};

/** The day so many days from today: rules speak of today, so tests do too. */
export const dag = (n: number): string => dagarEfter(dagAv(new Date()), n);

/** Answers at the start that are in order. */
export const giltigtSvar = (): Falt => ({
  samtycke: 'ja',
  samtycke_datum: dag(-130),
  startdag: dag(-120),
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

/** Answers at the end that are in order. */
export const giltigtSlut = (): Falt => ({
  avslutningsdag: dag(-20),
  avslutsanledning: 'arbete',
  forsorjning: ['ingen'],
  arbetssokande: 'nej',
  arbetar: 'ja',
  arbete_omfattning: '75',
  arbetstyp: 'utan_subvention',
  studerar: 'nej',
  gor: 'spara',
});
