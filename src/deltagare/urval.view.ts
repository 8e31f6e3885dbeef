import { deltagarePath, visaDeltagarePath, type deltagareCsvPath } from '../deltagande/adress.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { textfalt, talfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { url } from '../web/url.ts';
import { sorteringar, visaval, type Listval, type Sortering, type Visa } from './deltagare.rules.ts';

const visaText: Record<Visa, string> = {
  alla: 'Alla',
  oppna: 'Öppna',
  avslutade: 'Avslutade',
  startade: 'Startade under perioden',
  avslutade_under: 'Avslutade under perioden',
  felregistrerade: 'Felregistrerade',
};

const sorteringText: Record<Sortering, string> = {
  startdag: 'Startdag, äldst först',
  '-startdag': 'Startdag, nyast först',
  namn: 'Namn',
  personnummer: 'Personnummer',
  avslutningsdag: 'Avslutningsdag, nyast först',
  tid: 'Tid i insats, längst först',
  status: 'Status',
};

/** Order of the fields, for the error summary. */
export const urvalsfalt = ['insats', 'visa', 'fran', 'till', 'dagar', 'sortera'] as const;

/** The selection as a form without secrets: it is sent as an address. */
export interface Urvalsform {
  readonly action: string;
  readonly falt: readonly Falt[];
  readonly rensa: string;
}

/** @param form what stands in the address, and what is wrong with it */
export const urvalsform = (form: Form, insats: Insats, insatser: readonly Insats[]): Urvalsform => {
  const medInsats: Form = { ...form, values: { ...form.values, insats: insats.id } };
  const valbara = insatser.filter(
    ({ id, deltagarregistrering }) => id === insats.id || deltagarregistrering === 'personuppgifter_anonym',
  );
  const dag = (namn: string, etikett: string) =>
    textfalt(form, namn, { etikett, bredd: 'b-8', inputmode: 'numeric' });
  return {
    action: url(visaDeltagarePath, {}),
    rensa: url(deltagarePath, { insatsId: insats.id }),
    falt: [
      valjlista(medInsats, 'insats', {
        etikett: 'Insats',
        bredd: 'b-12',
        val: valbara.map(({ id, namn }) => ({ varde: id, text: namn })),
      }),
      valjlista(form, 'visa', {
        etikett: 'Visa',
        bredd: 'b-16',
        val: visaval.map((varde) => ({ varde, text: visaText[varde] })),
      }),
      dag('fran', 'Från och med'),
      dag('till', 'Till och med'),
      talfalt(form, 'dagar', { etikett: 'Utan utregistrering längre än', efter: 'dagar' }),
      valjlista(form, 'sortera', {
        etikett: 'Sortera efter',
        bredd: 'b-16',
        val: sorteringar.map((varde) => ({ varde, text: sorteringText[varde] })),
      }),
    ],
  };
};

/** The address of the list (or of its file) with a selection; what is as usual is left out. */
export const listadress = (
  path: typeof deltagarePath | typeof deltagareCsvPath,
  insatsId: string,
  val: Listval,
): string =>
  url(
    path,
    { insatsId },
    {
      visa: val.visa === 'alla' ? undefined : val.visa,
      fran: val.fran ?? undefined,
      till: val.till ?? undefined,
      dagar: val.dagar === null ? undefined : String(val.dagar),
      sortera: val.sortera === 'startdag' ? undefined : val.sortera,
      sida: val.sida === 1 ? undefined : String(val.sida),
    },
  );
