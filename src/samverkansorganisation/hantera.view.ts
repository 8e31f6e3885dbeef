import type { Faktarad, Meddelande } from '../web/delar.ts';
import { datumfalt, textfalt, textruta } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { tid } from '../web/text.ts';
import { url } from '../web/url.ts';
import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { langDag } from '../shared/datum.ts';
import type { Andring } from '../andring/andring.rules.ts';
import { panelfalt, type Uppdragspanel } from '../uppdrag/uppdragspanel.rules.ts';
import { skillnaderAv, type Skillnad } from '../web/konflikt.ts';
import {
  hanteraPath,
  minaOrganisationerPath,
  organisationPath,
  organisationerPath,
  organisationshistorikPath,
} from './adress.rules.ts';
import { formText, type Organisation, type Ratt } from './organisation.rules.ts';
import {
  ingaendefalt,
  ingaendePanel,
  omradesPanel,
  type Ingaendepanel,
  type Omradespanel,
} from './panel.view.ts';
import type { Namnregister } from './register.rules.ts';

interface Formular {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string;
  /** Where the stored value is another than the one in the form, after somebody else saved; null otherwise. */
  readonly konflikt: readonly Skillnad[] | null;
  readonly fakta: readonly Faktarad[];
  readonly grund: readonly Fraga[];
  readonly kontakt: readonly Fraga[] | null;
  readonly omraden: Omradespanel | null;
  readonly ingaende: Ingaendepanel | null;
  readonly uppdrag: readonly Uppdragspanel[];
  readonly spararad: { spara: string; utkast: string; avbryt: string; lage: string | null };
  readonly utkastFinns: boolean;
}
interface HanteraPage extends Page {
  readonly formular: Formular;
}
export const hanteraPage = page<HanteraPage>('samverkansorganisation/hantera');

/** What the page is made of beside the form as it stands. */
export interface Hanteringsunderlag {
  readonly organisation: Organisation;
  readonly ratt: Ratt;
  readonly namn: Namnregister;
  readonly uppdrag: readonly Uppdragspanel[];
  readonly lage: string | null;
  readonly meddelande: Meddelande | null;
  readonly konflikt: readonly Andring[] | null;
}

const slutHjalp = {
  rubrik: 'När anger jag slutdatum',
  stycken: [
    'Bara när samverkansorganisationen upphör. Slutdatumet får inte ligga före det som senast är registrerat i den.',
    'Efter slutdatumet kan inget nytt börja. Öppna deltaganden kan registreras ut.',
  ],
};

const grundfalt = (form: Form, ratt: Ratt): readonly Fraga[] => [
  ...(ratt.overallt
    ? [fraga([textfalt(form, 'namn', { etikett: 'Namn', tips: 'Högst 50 tecken, utan samverkansformen' })])]
    : []),
  ...(ratt.administrerar ? [fraga([textruta(form, 'beskrivning', { etikett: 'Beskrivning' })])] : []),
  fraga([datumfalt(form, 'slutdatum', { etikett: 'Slutdatum' })], slutHjalp),
];

const kontaktfalt = (form: Form): readonly Fraga[] => [
  fraga([textruta(form, 'adress', { etikett: 'Adressinformation', rader: 3 })]),
  fraga([textfalt(form, 'kontakt_namn', { etikett: 'Kontaktperson, namn' })]),
  fraga([textfalt(form, 'kontakt_titel', { etikett: 'Kontaktperson, titel' })]),
  fraga([
    textfalt(form, 'kontakt_telefon', { etikett: 'Kontaktperson, telefon', bredd: 'b-16', inputmode: 'tel' }),
  ]),
  fraga([textfalt(form, 'kontakt_epost', { etikett: 'Kontaktperson, e-post', inputmode: 'email' })]),
];

const faktaOm = (o: Organisation, ratt: Ratt): readonly Faktarad[] => [
  ...(ratt.overallt ? [] : [{ rubrik: 'Namn', text: o.namn }]),
  { rubrik: 'Startdatum', text: [tid(o.startdatum, langDag(o.startdatum))] },
  { rubrik: 'Samverkansform', text: formText[o.samverkansform] },
  { rubrik: 'Organisationsnummer', text: heltOrganisationsnummer(o.organisationsnummer) },
];

const textfalten = [
  ...['namn', 'beskrivning', 'slutdatum', 'adress'],
  ...['kontakt_namn', 'kontakt_titel', 'kontakt_telefon', 'kontakt_epost', 'kommuner'],
];

/** The version that the form was opened with, so that a save never passes over what others did meanwhile. */
const versionI = ({ values }: Form, nu: number): string => {
  const { version } = values;
  return typeof version === 'string' ? version : String(nu);
};

const formular = (u: Hanteringsunderlag, form: Form): Formular => {
  const { organisation, ratt, namn, lage } = u;
  const { id: organisationId } = organisation;
  return {
    action: url(hanteraPath, { organisationId }),
    nyckel: nyckelFor(form),
    version: versionI(form, organisation.version),
    konflikt: u.konflikt === null ? null : skillnaderAv(u.konflikt),
    fakta: faktaOm(organisation, ratt),
    grund: grundfalt(form, ratt),
    kontakt: ratt.administrerar ? kontaktfalt(form) : null,
    omraden: ratt.administrerar ? omradesPanel(form, namn) : null,
    ingaende: ratt.administrerar ? ingaendePanel(form, namn) : null,
    uppdrag: u.uppdrag,
    spararad: {
      spara: 'Spara',
      utkast: 'Spara utkast',
      avbryt: url(organisationPath, { organisationId }),
      lage,
    },
    utkastFinns: lage !== null,
  };
};

/** "Hantera samverkansorganisation": the panels that the user may change, as they stand in the form. */
export const hanteraModel = (u: Hanteringsunderlag, form: Form): HanteraPage => {
  const { namn, id: organisationId } = u.organisation;
  const ordning = [...textfalten, ...ingaendefalt(form), ...u.uppdrag.flatMap(panelfalt)];
  return {
    titel: `Hantera ${namn}`,
    rubrik: 'Hantera samverkansorganisation',
    ingress: [namn],
    atgarder: [
      { text: 'Visa', href: url(organisationPath, { organisationId }), slag: 'sekundar' },
      {
        text: 'Ändringshistorik',
        href: url(organisationshistorikPath, { organisationId }),
        slag: 'sekundar',
      },
    ],
    smulor: [
      { text: 'Start', href: '/' },
      u.ratt.administrerar
        ? { text: 'Hantera samverkansorganisation', href: minaOrganisationerPath }
        : { text: 'Samverkansorganisationer', href: organisationerPath },
      { text: namn },
    ],
    fel: felsammanfattning(form, ordning),
    meddelande: u.meddelande,
    formular: formular(u, form),
  };
};
