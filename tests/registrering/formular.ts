import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag, giltigtSlut, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { laggInAvslutat, utSida, inSida } from './ratta.ts';
import { ifyllt } from './sida.ts';

/** One form with a valid answer, opened: everything that a page sends, hidden fields and all. */
export interface Oppnat {
  readonly sida: string;
  readonly falt: Falt;
  /** Fields where the user writes: what was written comes back as it was. */
  readonly text: readonly string[];
  /** Fields where the user chooses among codes. */
  readonly val: readonly string[];
  /** What the form carries besides. */
  readonly dolda: readonly string[];
}

const matningText = ['arbete_omfattning', 'studier_omfattning'];
const matningVal = ['arbetssokande', 'arbetar', 'arbetstyp', 'studerar', 'forsorjning'];
const allaFragor: Falt = { arbetar: 'ja', studerar: 'ja', studier_omfattning: '50' };

const oppna = async (klient: Klient, sida: string, svar: Falt): Promise<Pick<Oppnat, 'sida' | 'falt'>> => ({
  sida,
  falt: { ...ifyllt((await klient.get(sida)).text), ...svar, ...allaFragor },
});

const inText = ['samtycke_datum', 'startdag', 'forsorjning_ar', ...matningText];
const inVal = ['samtycke', 'utbildningsniva', ...matningVal];

const utDolda = ['nyckel', 'gor', 'version'];
const inDolda = [...utDolda, 'bekrafta'];

/** The three forms of Registrera deltagare with all their questions asked: a start, a correction with a reason, an end with one. */
export const formular: Readonly<Record<string, (hus: Testhus, klient: Klient) => Promise<Oppnat>>> = {
  'Inregistrering, ny': async (hus, klient) => {
    const person = nyPerson(hus, { kommunKod: '0180' });
    const sida = await sokFram(klient, hus.varld.insats.vagen, person);
    const svar = { ...giltigtSvar(), stadsdel: '0180-farsta' };
    return {
      ...(await oppna(klient, sida, svar)),
      text: inText,
      val: [...inVal, 'stadsdel'],
      dolda: inDolda,
    };
  },
  'Inregistrering, rättad': async (hus, klient) => {
    const sida = inSida(await laggInAvslutat(hus));
    const svar = { ...giltigtSvar(), startdag: dag(-80), skal: 'Fel dag' };
    return { ...(await oppna(klient, sida, svar)), text: [...inText, 'skal'], val: inVal, dolda: inDolda };
  },
  'Utregistrering, rättad': async (hus, klient) => {
    const sida = utSida(await laggInAvslutat(hus));
    const svar = { ...giltigtSlut(), skal: 'Fel dag' };
    return {
      ...(await oppna(klient, sida, svar)),
      text: ['avslutningsdag', ...matningText, 'skal'],
      val: ['avslutsanledning', ...matningVal],
      dolda: utDolda,
    };
  },
};

/** The fields without some of them. */
export const utom = (falt: Falt, ...namn: readonly string[]): Falt =>
  Object.fromEntries(Object.entries(falt).filter(([n]) => !namn.includes(n)));
