import {
  arbetsgivarePath,
  avslutPath,
  fornyelsePath,
  nyBestallarePath,
  overenskommelserPath,
} from '../overenskommelse/sidor.rules.ts';
import type { Arbetsgivare } from '../overenskommelse/overenskommelse.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { datumfalt, textfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { formWith, nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel, type Hjalp } from '../web/fraga.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { url } from '../web/url.ts';
import {
  bestallarhinderText,
  senasteSlut,
  type Bestallare,
  type Bestallarhinder,
} from './bestallare.rules.ts';

interface Formularsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string | null;
  readonly delar: readonly Formdel[];
  readonly spara: string;
  readonly fara: boolean;
  readonly avbryt: string;
}
export const bestallarePage = page<Formularsida>('bestallare/formular');

const smulor = (organisationId: string, organisation: string, sist: string): readonly Smula[] => [
  { text: 'Start', href: '/' },
  { text: 'Överenskommelser och beställare', href: overenskommelserPath },
  { text: organisation, href: url(arbetsgivarePath, { organisationId }) },
  { text: sist },
];

const hjalp: Hjalp = {
  rubrik: 'Vem kan vara beställare',
  stycken: [
    'Den som organisationen har anmält på blankett 9463 och som arbetar där. Beställaren beställer bara för organisationens egen personal och aldrig för sig själv.',
    'Den som är deltagaransvarig kan inte vara beställare. Registreringen gäller högst två år och kan förnyas.',
  ],
};

const nyPerson = (form: Form) => [
  fraga([
    textfalt(form, 'personnummer', {
      etikett: 'Personnummer',
      tips: 'ÅÅÅÅMMDD-NNNN',
      bredd: 'b-16',
      inputmode: 'numeric',
    }),
  ]),
  fraga(
    [
      textfalt(form, 'fornamn', { etikett: 'Förnamn', bredd: 'b-16' }),
      textfalt(form, 'efternamn', { etikett: 'Efternamn', bredd: 'b-16' }),
    ],
    null,
    true,
  ),
  fraga([textfalt(form, 'epost', { etikett: 'E-post', bredd: 'b-full' })]),
  fraga([
    textfalt(form, 'mobil', { etikett: 'Mobilnummer', tips: 'Masterlösenordet skickas hit', bredd: 'b-16' }),
  ]),
];

const falten = [
  'anvandare',
  'personnummer',
  'fornamn',
  'efternamn',
  'epost',
  'mobil',
  'galler_fran',
  'galler_till',
];

interface Mojlig {
  readonly id: string;
  readonly namn: string;
}

const nyaDelar = (form: Form, mojliga: readonly Mojlig[]): readonly Formdel[] => {
  const val = mojliga.map(({ id, namn }) => ({ varde: id, text: namn }));
  const anvandare = valjlista(form, 'anvandare', {
    etikett: 'Användare',
    val,
    tom: 'Ingen av dem, det är en ny',
  });
  const dagar = [
    datumfalt(form, 'galler_fran', { etikett: 'Gäller från och med' }),
    datumfalt(form, 'galler_till', { etikett: 'Gäller till och med' }),
  ];
  return [
    { id: 'finns', rubrik: 'Redan användare', fragor: [fraga([anvandare], hjalp)] },
    { id: 'ny', rubrik: 'Ny användare', fragor: nyPerson(form) },
    { id: 'tid', rubrik: 'Tid', fragor: [fraga(dagar, null, true)] },
  ];
};

const stopp: Meddelande = { slag: 'info', text: bestallarhinderText.myndighet[1] };

/** "Registrera beställare": a user of the organisation, or a new one. */
export const nyBestallareModel = (
  arbetsgivare: Arbetsgivare,
  mojliga: readonly Mojlig[],
  { form, idag }: { readonly form: Form; readonly idag: Dag },
): Formularsida => {
  const organisationId = arbetsgivare.id;
  const ifylld = { ...form, values: { galler_fran: idag, galler_till: senasteSlut(idag), ...form.values } };
  return {
    titel: `Registrera beställare, ${arbetsgivare.namn}`,
    rubrik: 'Registrera beställare',
    ingress: [arbetsgivare.namn],
    smulor: smulor(organisationId, arbetsgivare.namn, 'Registrera beställare'),
    fel: felsammanfattning(form, falten),
    meddelande: arbetsgivare.myndighet ? stopp : null,
    action: url(nyBestallarePath, { organisationId }),
    nyckel: nyckelFor(form),
    version: null,
    delar: nyaDelar(ifylld, mojliga),
    spara: 'Spara',
    fara: false,
    avbryt: url(arbetsgivarePath, { organisationId }),
  };
};

const gemensamt = (b: Bestallare, organisation: string, form: Form) => ({
  fel: felsammanfattning(form, ['galler_till']),
  nyckel: nyckelFor(form),
  version: String(b.version),
  avbryt: url(arbetsgivarePath, { organisationId: b.organisationId }),
  ingress: [`${b.namn}, ${organisation}. Gäller till ${langDag(b.gallerTill)}.`],
});

/** "Förnya beställare": from today, for two years at most. */
export const fornyaModel = (
  b: Bestallare,
  organisation: string,
  { form, idag }: { readonly form: Form; readonly idag: Dag },
): Formularsida => {
  const ifylld = { ...form, values: { galler_till: senasteSlut(idag), ...form.values } };
  return {
    ...gemensamt(b, organisation, form),
    titel: 'Förnya beställare',
    rubrik: 'Förnya beställare',
    smulor: smulor(b.organisationId, organisation, 'Förnya beställare'),
    action: url(fornyelsePath, { bestallareId: b.id }),
    delar: [
      {
        id: 'tid',
        rubrik: 'Tid',
        fragor: [
          fraga([
            datumfalt(ifylld, 'galler_till', {
              etikett: 'Gäller till och med',
              tips: 'Från i dag och högst två år framåt',
            }),
          ]),
        ],
      },
    ],
    spara: 'Förnya',
    fara: false,
  };
};

/** "Avsluta beställare": what follows, and the button. */
export const avslutaModel = (b: Bestallare, organisation: string, form: Form): Formularsida => ({
  ...gemensamt(b, organisation, form),
  titel: 'Avsluta beställare',
  rubrik: 'Avsluta beställare',
  smulor: smulor(b.organisationId, organisation, 'Avsluta beställare'),
  meddelande: {
    slag: 'varning',
    text: `${b.namn} kan inte beställa något från och med nu, och beställningar som väntar kan inte godkännas. Kontot och andra roller finns kvar.`,
  },
  action: url(avslutPath, { bestallareId: b.id }),
  delar: [],
  spara: 'Avsluta beställare',
  fara: true,
});

/** The form again with why it was refused. */
export const medHinder = (body: unknown, hinder: Bestallarhinder): Form => {
  const [falt, text] = bestallarhinderText[hinder];
  return formWith(body, { [falt]: text });
};
