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
  readonly traff: Traff;
  readonly foljder: readonly string[];
  readonly datum: Fraga;
  readonly avbryt: string;
}
export const aterkallelsePage = page<Aterkallelsesida>('samtycke/aterkallelse');

const foljder = ({ makulering, startdag }: Deltagande): readonly string[] => [
  'Namn, personnummer, folkbokföringskommun, svar, utkast och ändringshistorik raderas genast och går inte att få tillbaka.',
  makulering === null
    ? `Deltagandet räknas som en anonym deltagare ${startdag.slice(0, 4)}. Antalet som påbörjat insatsen ändras inte.`
    : 'Deltagandet är felregistrerat och räknas inte i någon statistik.',
  'Andra deltaganden som personen har påverkas inte. De har samtycken för sig.',
];

const period = ({ startdag, avslutningsdag }: Deltagande): string =>
  avslutningsdag === null
    ? `Öppet sedan ${langDag(startdag)}`
    : `${langDag(startdag)} till ${langDag(avslutningsdag)}`;

/** What a withdrawal does, and the day of it. Today stands in the field until something else is typed. */
export const aterkallelseModel = (
  deltagande: Deltagande,
  person: Person,
  form: Form,
  idag: Dag,
): Aterkallelsesida => {
  const { id, insatsId, insatsNamn, samtyckeDatum } = deltagande;
  const ifylld = { ...form, values: { aterkallat_datum: idag, ...form.values } };
  const undertecknat = samtyckeDatum === null ? '' : `Samtycket undertecknades ${langDag(samtyckeDatum)}.`;
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
    traff: {
      namn: person.namn,
      rader: [
        { text: `${insatsNamn}. ${period(deltagande)}`, svag: false },
        { text: undertecknat, svag: true },
      ],
    },
    foljder: foljder(deltagande),
    datum: fraga([
      datumfalt(ifylld, 'aterkallat_datum', { etikett: 'Dag då deltagaren återkallade samtycket' }),
    ]),
    avbryt: `/deltaganden/${id}`,
  };
};
