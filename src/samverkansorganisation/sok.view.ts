import { antal } from '../shared/text.ts';
import { sidvaljare, type Knapp, type Kolumn, type Sidvaljare, type Tomt } from '../web/delar.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, periodText, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import {
  hanteraPath,
  organisationerPath,
  organisationPath,
  registreraOrganisationPath,
} from './adress.rules.ts';
import { formText } from './organisation.rules.ts';
import { visaval, type Organisationsrad, type Sokning, type Visa } from './sok.rules.ts';

const visaText: Record<Visa, string> = {
  alla: 'Alla',
  pagaende: 'Pågående',
  kommande: 'Kommande',
  avslutade: 'Avslutade',
};

interface Rad {
  readonly namn: Text;
  readonly samverkansform: string;
  readonly lan: string;
  readonly period: Text;
}
interface Lista {
  readonly rubrik: string;
  readonly text: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
}
interface SokPage extends Page {
  readonly urval: { readonly action: string; readonly falt: readonly Falt[]; readonly rensa: string } | null;
  /** Null when the search cannot be read or finds nothing. */
  readonly lista: Lista | null;
  readonly tomt: Tomt | null;
}
export const sokPage = page<SokPage>('samverkansorganisation/sok');

const kolumner = ['Namn', 'Samverkansform', 'Län', 'Period'].map((text) => ({ text }));
const radFor =
  (path: typeof organisationPath | typeof hanteraPath) =>
  ({ id, namn, samverkansform, lan, startdatum, slutdatum }: Organisationsrad): Rad => ({
    namn: [lank(namn, url(path, { organisationId: id }))],
    samverkansform: formText[samverkansform],
    lan: lan.length === 0 ? '–' : lan.join(', '),
    period: periodText(startdatum, slutdatum),
  });

const sokadress = ({ namn, lan, visa }: Sokning, sida: number): string =>
  url(
    organisationerPath,
    {},
    {
      namn,
      lan,
      visa: visa === 'alla' ? undefined : visa,
      sida: sida === 1 ? undefined : String(sida),
    },
  );

interface Val {
  readonly lan: readonly { readonly kod: string; readonly text: string }[];
  /** Whether the reader may register one. */
  readonly farRegistrera: boolean;
}

const registrera: Knapp = {
  text: 'Registrera samverkansorganisation',
  href: registreraOrganisationPath,
  slag: 'primar',
};

/** The page without a list: the search as it stands in the address, and what is wrong with it. */
export const sokformModel = (form: Form, { lan, farRegistrera }: Val): SokPage => ({
  titel: 'Samverkansorganisationer',
  rubrik: 'Visa samverkansorganisation',
  atgarder: farRegistrera ? [registrera] : [],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Samverkansorganisationer' }],
  fel: felsammanfattning(form, ['namn', 'lan', 'visa'], { innan: 'i sökningen' }),
  urval: {
    action: organisationerPath,
    rensa: organisationerPath,
    falt: [
      textfalt(form, 'namn', {
        etikett: 'Namn',
        bredd: 'b-16',
        tips: 'Början räcker. * är vilka tecken som helst.',
      }),
      valjlista(form, 'lan', {
        etikett: 'Län',
        bredd: 'b-16',
        tom: 'Alla län',
        val: lan.map(({ kod, text }) => ({ varde: kod, text })),
      }),
      valjlista(form, 'visa', {
        etikett: 'Visa',
        bredd: 'b-12',
        val: visaval.map((varde) => ({ varde, text: visaText[varde] })),
      }),
    ],
  },
  lista: null,
  tomt: null,
});

interface Svar {
  readonly rader: readonly Organisationsrad[];
  readonly antal: number;
  readonly sida: number;
}

const ingen: Tomt = {
  rubrik: 'Ingen samverkansorganisation matchar',
  text: 'Skriv färre bokstäver, använd * eller rensa sökningen.',
  knapp: { text: 'Rensa sökningen', href: organisationerPath, slag: 'sekundar' },
};

/** The list of samverkansorganisationer that a search finds. */
export const sokModel = (form: Form, val: Val, sokning: Sokning, svar: Svar): SokPage => {
  const sidan = sokformModel(form, val);
  if (svar.antal === 0) return { ...sidan, tomt: ingen };
  const forsta = (svar.sida - 1) * perSida + 1;
  const sista = forsta + svar.rader.length - 1;
  return {
    ...sidan,
    lista: {
      rubrik: antal(svar.antal, 'samverkansorganisation', 'samverkansorganisationer'),
      text: `Samverkansorganisationer ${String(forsta)}–${String(sista)} av ${String(svar.antal)}, i namnordning`,
      kolumner,
      rader: svar.rader.map(radFor(organisationPath)),
      sidvaljare: sidvaljare(svar.sida, antalSidor(svar.antal), (sida) => sokadress(sokning, sida)),
    },
  };
};

const utanUppdrag: Tomt = {
  rubrik: 'Du har inget uppdrag som samverkansadministratör',
  text: 'Be en samverkansadministratör i samverkansorganisationen att ge dig uppdrag. Är du den första: be SUS-administrationen.',
};

/** The organisations that the reader may manage, to choose among. */
export const minaModel = (rader: readonly Organisationsrad[]): SokPage => ({
  titel: 'Hantera samverkansorganisation',
  rubrik: 'Hantera samverkansorganisation',
  ingress: ['Välj samverkansorganisation.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Hantera samverkansorganisation' }],
  urval: null,
  tomt: rader.length === 0 ? utanUppdrag : null,
  lista:
    rader.length === 0
      ? null
      : {
          rubrik: antal(rader.length, 'samverkansorganisation', 'samverkansorganisationer'),
          text: 'Samverkansorganisationer där du är samverkansadministratör',
          kolumner,
          rader: rader.map(radFor(hanteraPath)),
          sidvaljare: null,
        },
});
