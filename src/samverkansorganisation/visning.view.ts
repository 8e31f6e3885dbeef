import type { Andringspost } from '../andring/andring.rules.ts';
import { budgetsida } from '../budget/adress.rules.ts';
import { insatsPath } from '../insats/sidor.rules.ts';
import { langDag } from '../shared/datum.ts';
import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';
import { organisationsuppdragPath } from '../uppdrag/uppdragssidor.rules.ts';
import type { Faktarad, Knapp, Meddelande, Tidpunkt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, periodText, tid, type Text } from '../web/text.ts';
import { tidslinjeAv } from '../web/tidslinje.ts';
import { url } from '../web/url.ts';
import {
  hanteraPath,
  organisationPath,
  organisationerPath,
  organisationshistorikPath,
} from './adress.rules.ts';
import { formText, type Organisation } from './organisation.rules.ts';
import { flaggtext, type Namnregister } from './register.rules.ts';

interface Tabell {
  readonly id: string;
  readonly rubrik: string;
  readonly kolumner: readonly string[];
  readonly ingen: string;
  readonly rader: readonly { readonly namn: Text; readonly celler: readonly Text[] }[];
}
interface VisaPage extends Page {
  readonly fakta: readonly Faktarad[];
  readonly kontakt: readonly Faktarad[];
  readonly kommuner: readonly string[];
  readonly tabeller: readonly Tabell[];
}
export const visaPage = page<VisaPage>('samverkansorganisation/visa');

interface Insatsrad {
  readonly id: string;
  readonly namn: string;
  readonly preciseradInriktning: string;
  readonly startdatum: string;
  readonly slutdatum: string | null;
}
interface Underlag {
  readonly organisation: Organisation;
  readonly namn: Namnregister;
  readonly insatser: readonly Insatsrad[];
  readonly farHantera: boolean;
  readonly meddelande: Meddelande | null;
}

const faktaOm = (o: Organisation): readonly Faktarad[] => [
  { rubrik: 'Beskrivning', text: o.beskrivning ?? 'Ingen beskrivning' },
  { rubrik: 'Samverkansform', text: formText[o.samverkansform] },
  { rubrik: 'Organisationsnummer', text: heltOrganisationsnummer(o.organisationsnummer) },
  { rubrik: 'Period', text: periodText(o.startdatum, o.slutdatum) },
];

const kontaktOm = (o: Organisation): readonly Faktarad[] =>
  [
    { rubrik: 'Adressinformation', text: o.adress },
    {
      rubrik: 'Kontaktperson',
      text: [o.kontaktNamn, o.kontaktTitel].filter((del) => del !== null).join(', ') || null,
    },
    { rubrik: 'Telefon', text: o.kontaktTelefon },
    {
      rubrik: 'E-post',
      text: o.kontaktEpost === null ? null : [lank(o.kontaktEpost, `mailto:${o.kontaktEpost}`)],
    },
  ].flatMap(({ rubrik, text }) => (text === null ? [] : [{ rubrik, text }]));

const ingaende = ({ organisation, namn }: Underlag): Tabell => ({
  id: 'ingaende',
  rubrik: 'Ingående organisationer',
  kolumner: ['Organisation', 'Organisationstyp', 'Roll i samverkan'],
  ingen: 'Ingen organisation är angiven.',
  rader: namn.organisationer.map(({ id, namn: text, typ }) => {
    const rad = organisation.ingaende.find(({ organisationId }) => organisationId === id);
    return { namn: text, celler: [typ, rad === undefined ? '' : flaggtext(rad)] };
  }),
});

const anvandare = (
  { namn }: Underlag,
  valda: readonly Valt[],
  [id, rubrik]: readonly [string, string],
): Tabell => ({
  id,
  rubrik,
  kolumner: ['Namn', 'Arbetsgivare', 'Uppdrag till och med'],
  ingen: 'Ingen har uppdraget.',
  rader: valda.flatMap(({ anvandareId, till }) => {
    const person = namn.anvandare.find((rad) => rad.id === anvandareId);
    if (person === undefined) return [];
    const slut: Text = till === null ? 'tills vidare' : [tid(till, langDag(till))];
    return [{ namn: person.namn, celler: [person.arbetsgivare, slut] }];
  }),
});

const insatserna = ({ insatser }: Underlag): Tabell => ({
  id: 'insatser',
  rubrik: 'Insatser',
  kolumner: ['Insats', 'Preciserad inriktning', 'Period'],
  ingen: 'Ingen insats är registrerad.',
  rader: insatser.map(({ id, namn, preciseradInriktning, startdatum, slutdatum }) => ({
    namn: [lank(namn, url(insatsPath, { insatsId: id }))],
    celler: [preciseradInriktning, periodText(startdatum, slutdatum)],
  })),
});

const hantera = (organisationId: string): readonly Knapp[] => [
  { text: 'Hantera', href: url(hanteraPath, { organisationId }), slag: 'primar' },
  { text: 'Ändringshistorik', href: url(organisationshistorikPath, { organisationId }), slag: 'sekundar' },
];

/** A samverkansorganisation for everyone to read: nothing about its deltagare. */
export const visaModel = (u: Underlag): VisaPage => {
  const { organisation: o } = u;
  const params = { organisationId: o.id };
  return {
    titel: o.namn,
    rubrik: o.namn,
    ingress: [`Samverkansorganisation, ${formText[o.samverkansform]}`],
    atgarder: [
      ...(u.farHantera ? hantera(o.id) : []),
      {
        text: 'Budget',
        href: budgetsida({ slag: 'samverkansorganisation', id: o.id }),
        slag: 'sekundar',
      },
      { text: 'Uppdrag', href: url(organisationsuppdragPath, params), slag: 'sekundar' },
    ],
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Samverkansorganisationer', href: organisationerPath },
      { text: o.namn },
    ],
    meddelande: u.meddelande,
    fakta: faktaOm(o),
    kontakt: kontaktOm(o),
    kommuner: u.namn.omraden.map(({ namn }) => namn),
    tabeller: [
      insatserna(u),
      ingaende(u),
      anvandare(u, o.samverkansadministratorer, ['administratorer', 'Samverkansadministratörer']),
      anvandare(u, o.insatsansvariga, ['insatsansvariga', 'Insatsansvariga']),
    ],
  };
};

interface HistorikPage extends Page {
  readonly tidslinje: readonly Tidpunkt[];
}
export const historikPage = page<HistorikPage>('samverkansorganisation/historik');

const rubriker = {
  samverkansorganisation_registrerad: 'Registrerad',
  samverkansorganisation_andrad: 'Ändrad',
};

/** What has been changed in the organisation, by whom and when. */
export const historikModel = (
  { id: organisationId, namn }: Pick<Organisation, 'id' | 'namn'>,
  poster: readonly Andringspost[],
): HistorikPage => ({
  titel: `Ändringshistorik, ${namn}`,
  rubrik: 'Ändringshistorik',
  ingress: [namn],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Samverkansorganisationer', href: organisationerPath },
    { text: namn, href: url(organisationPath, { organisationId }) },
    { text: 'Ändringshistorik' },
  ],
  tidslinje: tidslinjeAv(poster, rubriker),
});
