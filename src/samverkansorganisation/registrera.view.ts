import { panelfalt, type Uppdragspanel } from '../uppdrag/uppdragspanel.rules.ts';
import type { Meddelande } from '../web/delar.ts';
import { datumfalt, radioknappar, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { organisationerPath, registreraOrganisationPath } from './adress.rules.ts';
import { formText, samverkansformer } from './organisation.rules.ts';

interface RegistreraPage extends Page {
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly fragor: readonly Fraga[];
    readonly panel: Uppdragspanel;
    readonly spararad: { spara: string; utkast: string; avbryt: string; lage: string | null };
    readonly utkastFinns: boolean;
  };
}
export const registreraPage = page<RegistreraPage>('samverkansorganisation/registrera');

const fragor = (form: Form): readonly Fraga[] => [
  fraga([textfalt(form, 'namn', { etikett: 'Namn', tips: 'Högst 50 tecken, utan samverkansformen' })], {
    rubrik: 'Vad får namnet innehålla',
    stycken: [
      'Skriv namnet utan Finsam och Tvåpartsfinsam: samverkansformen visas alltid bredvid namnet.',
      'Två samverkansorganisationer kan inte heta lika.',
    ],
  }),
  fraga([
    textfalt(form, 'organisationsnummer', {
      etikett: 'Organisationsnummer',
      tips: 'NNNNNN-NNNN',
      bredd: 'b-12',
      inputmode: 'numeric',
    }),
  ]),
  fraga([
    radioknappar(form, 'samverkansform', {
      etikett: 'Samverkansform',
      val: samverkansformer.map((varde) => ({ varde, text: formText[varde] })),
    }),
  ]),
  fraga([datumfalt(form, 'startdatum', { etikett: 'Startdatum' })], {
    rubrik: 'Startdatum kan inte ändras',
    stycken: [
      'Inget kan registreras för en dag eller ett år före startdatumet. Kontrollera det mot beställningen.',
    ],
  }),
  fraga([
    textfalt(form, 'bestalld_av', { etikett: 'Beställd av', tips: 'Namn och befattning i beställningen' }),
  ]),
];

const falten = ['namn', 'organisationsnummer', 'samverkansform', 'startdatum', 'bestalld_av'];

/** "Registrera samverkansorganisation", from an order on form 9447. */
export const registreraModel = (
  form: Form,
  panel: Uppdragspanel,
  { meddelande, lage }: { readonly meddelande: Meddelande | null; readonly lage: string | null },
): RegistreraPage => ({
  titel: 'Registrera samverkansorganisation',
  rubrik: 'Registrera samverkansorganisation',
  ingress: [
    'Efter beställningen Ny samverkansorganisation (tidigare blankett 9447). Den första samverkansadministratören får sitt uppdrag när du sparar.',
  ],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Samverkansorganisationer', href: organisationerPath },
    { text: 'Registrera samverkansorganisation' },
  ],
  fel: felsammanfattning(form, [...falten, ...panelfalt(panel)]),
  meddelande,
  formular: {
    action: registreraOrganisationPath,
    nyckel: nyckelFor(form),
    fragor: fragor(form),
    panel,
    spararad: { spara: 'Spara', utkast: 'Spara utkast', avbryt: organisationerPath, lage },
    utkastFinns: lage !== null,
  },
});
