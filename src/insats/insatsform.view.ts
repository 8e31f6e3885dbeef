import type { Dag } from '../shared/datum.ts';
import type { Uppdragspanel } from '../uppdrag/uppdragspanel.rules.ts';
import { datumfalt, kryssruta, textfalt, textruta, valjlista } from '../web/falt.ts';
import type { Kryssruta } from '../web/falttyp.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel, type Fraga } from '../web/fraga.ts';
import type { Skillnad } from '../web/konflikt.ts';
import { uppdragsvarden } from '../uppdrag/uppdragslista.rules.ts';
import {
  faltText,
  type Granser,
  type Hanterad,
  type Insatsuppgifter,
  type Organisation,
} from './hantering.rules.ts';
import { forvald, inriktningar } from './kategorisering.rules.ts';
import type { KategoriseringDel } from './kategorisering.view.ts';

/** The form of both pages: views/insats/formular. */
export interface Formular {
  readonly action: string;
  readonly nyckel: string;
  /** Hidden fields: version, organisation, what a new insats is made from. */
  readonly dolda: readonly { readonly namn: string; readonly varde: string }[];
  readonly konflikt: readonly Skillnad[] | null;
  readonly bas: Formdel;
  readonly kategorisering: KategoriseringDel;
  readonly panel: Uppdragspanel;
  readonly bekrafta: Kryssruta | null;
  readonly spararad: { spara: string; utkast: string; avbryt: string; lage: string | null };
  readonly utkastFinns: boolean;
}

/** Order of the fields, for the error summary; the panel's stand last. */
export const insatsordning = [
  'samverkansorganisation',
  'namn',
  'beskrivning',
  'startdatum',
  'slutdatum',
  'kategorisering',
  'inriktning',
  ...inriktningar.flatMap((en) => [`preciserad_${en}`, `registrering_${en}`]),
  'malgrupp',
] as const;

const organisationsval = (form: Form, organisationer: readonly Organisation[]): Fraga =>
  fraga([
    valjlista(form, 'samverkansorganisation', {
      etikett: 'Samverkansorganisation',
      bredd: 'b-24',
      val: organisationer.map(({ id, namn }) => ({ varde: id, text: namn })),
      ...(organisationer.length > 1 ? { tom: 'Välj samverkansorganisation' } : {}),
    }),
  ]);

const tidigast = (dag: Dag | null | undefined, varfor: string): string =>
  dag === null || dag === undefined ? 'ÅÅÅÅ-MM-DD' : `ÅÅÅÅ-MM-DD, tidigast ${dag}${varfor}`;

interface Basfakta {
  /** To choose among; none when the insats already has its own. */
  readonly organisationer: readonly Organisation[];
  readonly tidigastStart: Dag | null;
  readonly granser: Granser | null;
}

/** The panel "Basuppgifter". */
export const basdel = (form: Form, { organisationer, tidigastStart, granser }: Basfakta): Formdel => ({
  id: 'd-bas',
  rubrik: 'Basuppgifter',
  fragor: [
    ...(organisationer.length === 0 ? [] : [organisationsval(form, organisationer)]),
    fraga([textfalt(form, 'namn', { etikett: faltText.namn, tips: 'Högst 100 tecken', bredd: 'b-full' })], {
      rubrik: 'Vilka namn går bra',
      stycken: [
        'Två insatser i samma samverkansorganisation kan inte ha samma namn. Stora och små bokstäver räknas som lika.',
        'En insats som flera samordningsförbund driver tillsammans registreras av vart och ett av dem.',
      ],
    }),
    fraga([textruta(form, 'beskrivning', { etikett: faltText.beskrivning, tips: 'Högst 2 000 tecken' })]),
    fraga([
      datumfalt(form, 'startdatum', { etikett: faltText.startdatum, tips: tidigast(tidigastStart, '') }),
    ]),
    fraga(
      [
        datumfalt(form, 'slutdatum', {
          etikett: faltText.slutdatum,
          tips: tidigast(granser?.sistaDag, ', den senaste start- eller avslutningsdagen'),
        }),
      ],
      {
        rubrik: 'Vad slutdatumet gör',
        stycken: [
          'Lämna fältet tomt när insatsen pågår tills vidare.',
          'Efter slutdatumet kan ingen börja i insatsen. Öppna deltaganden kan fortfarande registreras ut.',
        ],
      },
    ),
  ],
});

/** The box that confirms an end while some are still in the insats; null while it is not asked for. */
export const bekraftaRuta = (form: Form): Kryssruta | null =>
  form.errors['bekrafta'] === undefined && form.values['bekrafta'] === undefined
    ? null
    : kryssruta(form, 'bekrafta', { etikett: 'Sätt slutdatumet fast det finns öppna deltaganden' });

/** What the form of a new insats opens with: the usual choices, and the organisation when there is only one. */
export const nyaValues = (organisationer: readonly Organisation[]): Form['values'] => ({
  ...(organisationer.length === 1 ? { samverkansorganisation: organisationer[0]?.id } : {}),
  ...Object.fromEntries(inriktningar.map((en) => [`registrering_${en}`, forvald[en]])),
});

const uppgiftsvalues = (u: Insatsuppgifter): Form['values'] => ({
  ...nyaValues([]),
  namn: u.namn,
  beskrivning: u.beskrivning,
  startdatum: u.startdatum,
  slutdatum: u.slutdatum ?? '',
  inriktning: u.inriktning,
  [`preciserad_${u.inriktning}`]: u.preciseradInriktningKod,
  [`registrering_${u.inriktning}`]: u.deltagarregistrering,
  malgrupp: [...u.malgrupper],
});

/** An insats as the fields of its form. */
export const insatsValues = (insats: Hanterad): Form['values'] => ({
  ...uppgiftsvalues(insats),
  samverkansorganisation: insats.organisation.id,
  version: String(insats.version),
  ...uppdragsvarden('deltagaransvariga', insats.deltagaransvariga),
});

/** The same as the start of a new one: a time and a name of its own are to be written. */
export const kopiaValues = (insats: Hanterad): Form['values'] => ({
  ...insatsValues(insats),
  namn: '',
  startdatum: '',
  slutdatum: '',
  version: undefined,
  fran: insats.id,
});

/** What both pages send the form with. */
export const formularram = (
  form: Form,
  { avbryt, lage, utkastFinns }: { avbryt: string; lage: string | null; utkastFinns: boolean },
) => ({
  nyckel: nyckelFor(form),
  bekrafta: bekraftaRuta(form),
  spararad: { spara: 'Spara', utkast: 'Spara utkast', avbryt, lage },
  utkastFinns,
});
