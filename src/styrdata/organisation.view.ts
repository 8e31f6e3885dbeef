import type { Andringspost } from '../andring/andring.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { antal } from '../shared/text.ts';
import type { Faktarad, Meddelande, Tidpunkt } from '../web/delar.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { tidslinjeAv } from '../web/tidslinje.ts';
import { url } from '../web/url.ts';
import type { Anvandning } from './anvandning.rules.ts';
import { anvandningsrad, type Anvandningslista } from './anvandning.view.ts';
import { smulorTill } from './lista.view.ts';
import type { Listpost } from './listor.rules.ts';
import type { Organisation, Organisationsuppgifter } from './organisation.rules.ts';
import { konfliktFel, type Skillnad } from '../web/konflikt.ts';
import type { Formular } from './formular.view.ts';
import { nyOrganisationPath, organisationerPath, organisationPath } from './sidor.rules.ts';

interface OrganisationPage extends Page {
  readonly varning: Meddelande | null;
  readonly formular: Formular;
  readonly fakta: readonly Faktarad[];
  readonly anvandning: Anvandningslista | null;
  readonly historik: readonly Tidpunkt[];
}
export const organisationPage = page<OrganisationPage>('styrdata/post');

const ordning = ['namn', 'organisationsnummer', 'organisationstyp'] as const;

const fragor = (form: Form, typer: readonly Listpost[]): readonly Fraga[] => [
  fraga([textfalt(form, 'namn', { etikett: 'Namn', tips: 'Högst 100 tecken' })]),
  fraga([
    textfalt(form, 'organisationsnummer', {
      etikett: 'Organisationsnummer',
      tips: 'Tio siffror. Får vara tomt.',
      bredd: 'b-12',
      inputmode: 'numeric',
    }),
  ]),
  fraga([
    valjlista(form, 'organisationstyp', {
      etikett: 'Organisationstyp',
      bredd: 'b-16',
      tom: 'Välj typ',
      val: typer.map(({ kod, text }) => ({ varde: kod, text })),
    }),
  ]),
];

/** Types that can be chosen today, and the one it has. */
export const valbaraTyper = (
  typer: readonly Listpost[],
  idag: Dag,
  har: string | null,
): readonly Listpost[] =>
  typer.filter(
    ({ kod, gallerFran, gallerTill }) =>
      kod === har || (gallerFran <= idag && (gallerTill === null || idag <= gallerTill)),
  );

/** What is stored, as the form's typed values. */
export const organisationValues = (o: Organisation): Form['values'] => ({
  namn: o.namn,
  organisationsnummer: o.organisationsnummer === null ? '' : heltOrganisationsnummer(o.organisationsnummer),
  organisationstyp: o.organisationstypKod,
});

const spararad = (spara: string): Formular['spararad'] => ({
  spara,
  utkast: null,
  avbryt: organisationerPath,
  lage: null,
});

/** The page where an organisation is added. */
export const nyOrganisationModel = (
  form: Form,
  typer: readonly Listpost[],
  meddelande: Meddelande | null,
): OrganisationPage => {
  const titel = 'Lägg till organisation';
  return {
    titel,
    rubrik: titel,
    smulor: smulorTill({ text: 'Organisationer', href: organisationerPath }, { text: titel }),
    fel: felsammanfattning(form, ordning),
    meddelande,
    varning: null,
    formular: {
      action: nyOrganisationPath,
      namn: titel,
      nyckel: nyckelFor(form),
      version: null,
      konflikt: [],
      fragor: fragor(form, typer),
      spararad: spararad('Lägg till'),
    },
    fakta: [],
    anvandning: null,
    historik: [],
  };
};

/** What stands around the form of an organisation. */
export interface Runt {
  readonly organisation: Organisation;
  readonly typer: readonly Listpost[];
  readonly deltarI: readonly Anvandning[];
  /** Open accounts of its employees. */
  readonly anstallda: number;
  readonly andringar: readonly Andringspost[];
  readonly meddelande: Meddelande | null;
  readonly konflikt: readonly Skillnad[];
}

/** The fields where what is saved now and what was typed are not the same. */
export const konfliktMellan = (
  { organisation, typer }: Runt,
  ditt: Organisationsuppgifter,
): readonly Skillnad[] => {
  const falten = (o: Organisationsuppgifter) => [
    ['Namn', o.namn],
    [
      'Organisationsnummer',
      o.organisationsnummer === null ? 'tomt' : heltOrganisationsnummer(o.organisationsnummer),
    ],
    [
      'Organisationstyp',
      typer.find(({ kod }) => kod === o.organisationstypKod)?.text ?? o.organisationstypKod,
    ],
  ];
  const mina = new Map(falten(ditt).map(([falt = '', varde = '']) => [falt, varde]));
  return falten(organisation)
    .map(([falt = '', sparat = '']) => ({ falt, sparat, ditt: mina.get(falt) ?? '' }))
    .filter(({ sparat, ditt: annat }) => sparat !== annat);
};

const rubriker = { tillagd: 'Tillagd', andrad: 'Ändrad' };

const anvandning = ({ deltarI, anstallda }: Runt): Anvandningslista => ({
  stycken: [
    `${antal(anstallda, 'användare är anställd', 'användare är anställda')} här.`,
    ...(deltarI.length === 0 ? ['Den ingår inte i någon samverkansorganisation.'] : []),
  ],
  rader: deltarI.map(anvandningsrad),
});

/** The page of an organisation. */
export const organisationModel = (runt: Runt, form: Form): OrganisationPage => {
  const { organisation: o, typer, konflikt, meddelande } = runt;
  return {
    titel: `${o.namn}, organisation`,
    rubrik: o.namn,
    ingress: [o.organisationstyp],
    smulor: smulorTill({ text: 'Organisationer', href: organisationerPath }, { text: o.namn }),
    fel: konflikt.length > 0 ? konfliktFel : felsammanfattning(form, ordning),
    meddelande,
    varning: { slag: 'varning', text: 'Ändrar du namnet ändras det överallt, även i gamla budgetar.' },
    formular: {
      action: url(organisationPath, { organisationId: o.id }),
      namn: o.namn,
      nyckel: nyckelFor(form),
      version: String(o.version),
      konflikt,
      fragor: fragor(form, typer),
      spararad: spararad('Spara'),
    },
    fakta: [{ rubrik: 'Försäkringskassan', text: o.forsakringskassan ? 'Ja' : 'Nej' }],
    anvandning: anvandning(runt),
    historik: tidslinjeAv(runt.andringar, rubriker),
  };
};
