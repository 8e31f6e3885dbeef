import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { url } from '../web/url.ts';
import { inriktningar, inriktningText } from './kategorisering.rules.ts';
import { sokInsatsPath } from './sidor.rules.ts';
import { visaval, type Sokval, type Sortering, type Visa } from './sok.rules.ts';

interface Valbart {
  readonly varde: string;
  readonly text: string;
}
/** What the form is chosen from. */
export interface Listor {
  readonly organisationer: readonly Valbart[];
  readonly malgrupper: readonly Valbart[];
}
const visaText: Record<Visa, string> = {
  alla: 'Alla',
  pagaende: 'Pågående',
  kommande: 'Kommande',
  avslutade: 'Avslutade',
};
const sorteringText: Record<Sortering, string> = {
  namn: 'Insatsnamn',
  samverkansorganisation: 'Samverkansorganisation',
  inriktning: 'Inriktning',
  startdatum: 'Startdatum, äldst först',
  '-startdatum': 'Startdatum, nyast först',
};
const texter = <T extends string>(val: Readonly<Record<T, string>>) =>
  (Object.entries(val) as [T, string][]).map(([varde, text]) => ({ varde, text }));

/** The selection as a form that is sent as an address. */
export const sokfalt = (form: Form, { organisationer, malgrupper }: Listor): readonly Falt[] => [
  textfalt(form, 'namn', {
    etikett: 'Insatsnamn',
    tips: 'Början räcker. * står för vilka tecken som helst.',
    bredd: 'b-16',
  }),
  valjlista(form, 'organisation', {
    etikett: 'Samverkansorganisation',
    tom: 'Alla',
    bredd: 'b-16',
    val: organisationer,
  }),
  valjlista(form, 'inriktning', {
    etikett: 'Inriktning',
    tom: 'Alla',
    bredd: 'b-12',
    val: inriktningar.map((varde) => ({ varde, text: inriktningText[varde] })),
  }),
  valjlista(form, 'malgrupp', { etikett: 'Målgrupp', tom: 'Alla', bredd: 'b-16', val: malgrupper }),
  valjlista(form, 'visa', {
    etikett: 'Visa',
    bredd: 'b-8',
    val: visaval.map((varde) => ({ varde, text: visaText[varde] })),
  }),
  valjlista(form, 'sortera', { etikett: 'Sortera efter', bredd: 'b-12', val: texter(sorteringText) }),
];

/** The address of a search; what is as usual is left out. */
export const sokadress = (val: Sokval): string =>
  url(
    sokInsatsPath,
    {},
    {
      namn: val.namn,
      organisation: val.samverkansorganisationId ?? undefined,
      inriktning: val.inriktning ?? undefined,
      malgrupp: val.malgruppKod ?? undefined,
      visa: val.visa === 'alla' ? undefined : val.visa,
      sortera: val.sortera === 'namn' ? undefined : val.sortera,
      sida: val.sida === 1 ? undefined : String(val.sida),
    },
  );
