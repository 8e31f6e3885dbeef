import { aterkallelsePath } from '../deltagande/adress.rules.ts';
import type { Deltagande, Person } from '../deltagande/deltagande.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import type { Traff } from '../web/delar.ts';
import { datumfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';

interface Aterkallelsesida extends Page {
  readonly action: string;
  readonly nyckel: string;
  /** Null when the behandling is begränsad: then nobody sees who it is. */
  readonly traff: Traff | null;
  readonly foljder: readonly string[];
  readonly datum: Fraga;
  readonly avbryt: string;
}
export const aterkallelsePage = page<Aterkallelsesida>('samtycke/aterkallelse');

const raderas =
  'Namn, personnummer, folkbokföringskommun, svar, utkast och ändringshistorik raderas genast och går inte att få tillbaka.';
const andra = 'Andra deltaganden som personen har påverkas inte. De har samtycken för sig.';

const foljder = ({ makulering, startdag }: Deltagande): readonly string[] => [
  raderas,
  makulering === null
    ? `Deltagandet räknas som en anonym deltagare ${startdag.slice(0, 4)}. Antalet som påbörjat insatsen ändras inte.`
    : 'Deltagandet är felregistrerat och räknas inte i någon statistik.',
  andra,
];

const period = ({ startdag, avslutningsdag }: Deltagande): string =>
  avslutningsdag === null
    ? `Öppet sedan ${langDag(startdag)}`
    : `${langDag(startdag)} till ${langDag(avslutningsdag)}`;

/** The page for a deltagande that nobody may open: what a withdrawal does, and not whom it is about. */
export const begransadModel = (
  { id, insatsId, insatsNamn }: Pick<Deltagande, 'id' | 'insatsId' | 'insatsNamn'>,
  form: Form,
  idag: Dag,
): Aterkallelsesida => {
  const ifylld = { ...form, values: { aterkallat_datum: idag, ...form.values } };
  return {
    titel: `Återkalla samtycke, ${insatsNamn}`,
    rubrik: 'Återkalla samtycke',
    ingress: ['Deltagaren kan återkalla sitt samtycke när som helst. Det går inte att ångra.'],
    smulor: [
      { text: 'Start', href: '/' },
      { text: insatsNamn, href: `/insatser/${insatsId}` },
      { text: 'Återkalla samtycke' },
    ],
    fel: felsammanfattning(form, ['aterkallat_datum']),
    action: url(aterkallelsePath, { deltagandeId: id }),
    nyckel: nyckelFor(form),
    traff: null,
    foljder: [
      'Behandlingen är begränsad, så sidan visar inte vem det gäller. Kontrollera att du har rätt person.',
      raderas,
      'Deltagandet räknas som en anonym deltagare, om det inte är felregistrerat. Antalet som påbörjat insatsen ändras inte.',
      andra,
    ],
    datum: fraga([
      datumfalt(ifylld, 'aterkallat_datum', { etikett: 'Dag då deltagaren återkallade samtycket' }),
    ]),
    avbryt: `/deltaganden/${id}`,
  };
};

/** What a withdrawal does, and the day of it. Today stands in the field until something else is typed. */
export const aterkallelseModel = (
  deltagande: Deltagande,
  person: Person,
  form: Form,
  idag: Dag,
): Aterkallelsesida => {
  const { insatsNamn, samtyckeDatum } = deltagande;
  const undertecknat = samtyckeDatum === null ? '' : `Samtycket undertecknades ${langDag(samtyckeDatum)}.`;
  return {
    ...begransadModel(deltagande, form, idag),
    traff: {
      namn: person.namn,
      rader: [
        { text: `${insatsNamn}. ${period(deltagande)}`, svag: false },
        { text: undertecknat, svag: true },
      ],
    },
    foljder: foljder(deltagande),
  };
};
