import { datumfalt, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { smulorTill } from './arbetsgivare.view.ts';
import type { Arbetsgivare, Overenskommelse, Overenskommelsehinder } from './overenskommelse.rules.ts';
import { arbetsgivarePath, nyOverenskommelsePath, slutdagPath } from './sidor.rules.ts';

interface Formularsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string | null;
  readonly fragor: readonly Fraga[];
  readonly spararad: { spara: string; utkast: null; avbryt: string; lage: null };
}
export const formularPage = page<Formularsida>('overenskommelse/formular');

export const hinderText: Record<Overenskommelsehinder, readonly [falt: string, text: string]> = {
  behovs_inte: ['undertecknad_av', 'Försäkringskassan och Arbetsförmedlingen behöver ingen överenskommelse'],
  slut_fore_start: ['galler_till', 'Skriv en sista dag som är efter den första och inte har varit'],
  overlappar: ['galler_fran', 'Välj andra dagar. Det finns redan en överenskommelse som gäller då.'],
  redan_slut: ['galler_till', 'Registrera en ny överenskommelse. Den här har gått ut.'],
  andrad_av_annan: [
    'galler_till',
    'Någon annan har ändrat överenskommelsen medan sidan var öppen. Kontrollera och spara igen.',
  ],
};

const gemensamt = (arbetsgivare: Arbetsgivare, form: Form, rubrik: string) => ({
  titel: `${rubrik}, ${arbetsgivare.namn}`,
  rubrik,
  ingress: [arbetsgivare.namn],
  smulor: [...smulorTill(arbetsgivare), { text: rubrik }],
  fel: felsammanfattning(form, ['undertecknad_av', 'galler_fran', 'galler_till']),
  nyckel: nyckelFor(form),
  spararad: {
    spara: 'Spara',
    utkast: null,
    avbryt: url(arbetsgivarePath, { organisationId: arbetsgivare.id }),
    lage: null,
  },
});

/** "Registrera överenskommelse". */
export const nyModel = (arbetsgivare: Arbetsgivare, form: Form): Formularsida => ({
  ...gemensamt(arbetsgivare, form, 'Registrera överenskommelse'),
  action: url(nyOverenskommelsePath, { organisationId: arbetsgivare.id }),
  version: null,
  fragor: [
    fraga([
      textfalt(form, 'undertecknad_av', {
        etikett: 'Undertecknad av',
        tips: 'Namn och titel hos organisationen',
        bredd: 'b-full',
      }),
    ]),
    fraga(
      [
        datumfalt(form, 'galler_fran', { etikett: 'Gäller från och med' }),
        datumfalt(form, 'galler_till', { etikett: 'Gäller till och med' }),
      ],
      {
        rubrik: 'Vad är en överenskommelse',
        stycken: [
          'Organisationens överenskommelse med Försäkringskassan om att använda SUS. Utan en som gäller kan ingen behörighet beställas. En i taget gäller.',
        ],
      },
      true,
    ),
  ],
});

/** "Ändra slutdag": the form as it was typed, or what is stored. */
export const slutdagModel = (
  arbetsgivare: Arbetsgivare,
  { id, version, gallerTill, undertecknadAv }: Overenskommelse,
  form: Form,
): Formularsida => {
  const ifylld = { ...form, values: { galler_till: gallerTill, ...form.values } };
  return {
    ...gemensamt(arbetsgivare, form, 'Ändra slutdag'),
    ingress: [`Överenskommelsen som är undertecknad av ${undertecknadAv}`],
    action: url(slutdagPath, { organisationId: arbetsgivare.id, overenskommelseId: id }),
    version: String(version),
    fragor: [
      fraga([datumfalt(ifylld, 'galler_till', { etikett: 'Gäller till och med' })], {
        rubrik: 'När slutdagen har passerat',
        stycken: ['Då kan ingen behörighet beställas, och beställningar som väntar kan inte godkännas.'],
      }),
    ],
  };
};
