import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import type { Faktarad } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import type { Pdfdokument } from '../web/pdf.ts';
import { lank, tal, tid, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Aterkallelse } from './aterkallelse.rules.ts';
import { aterkallelsePdfPath } from './sidor.rules.ts';

interface Kvittosida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly pdf: string;
  readonly lankar: readonly Textbit[];
  readonly utskrift: string;
}
export const aterkallelsekvittoPage = page<Kvittosida>('samtycke/kvitto');

/** Never in the receipt: who it was. The name is written by hand on the paper that the deltagare gets (ADR 31). */
const raderat =
  'Namn, personnummer, folkbokföringskommun, svar, utkast och ändringshistorik är raderade och går inte att få tillbaka.';

const raknasText = ({ raknas }: Aterkallelse): string =>
  raknas === null
    ? 'Ingenstans. Deltagandet var felregistrerat.'
    : `Anonym deltagare, ${raknas.kon}, inregistreringsår ${String(raknas.ar)}`;

interface Vem {
  readonly av: string;
  readonly organisation: string;
  readonly nu: Date;
}

/** The receipt of a withdrawal. */
export const aterkallelsekvittoModel = (
  a: Aterkallelse,
  nyckelId: string,
  { av, organisation, nu }: Vem,
): Kvittosida => ({
  titel: `Kvitto, ${a.insatsNamn}`,
  rubrik: 'Samtycket är återkallat',
  ingress: [`i ${a.insatsNamn}`],
  smulor: [
    { text: 'Start', href: '/' },
    { text: a.insatsNamn, href: `/insatser/${a.insatsId}` },
    { text: 'Kvitto' },
  ],
  meddelande: {
    slag: 'klart',
    text: [
      'Sparat ',
      tid(a.at.toISOString(), tidpunkt(a.at)),
      ` av ${av}. Kvittonummer `,
      tal(a.nummer),
      '.',
    ],
  },
  fakta: [
    { rubrik: 'Insats', text: a.insatsNamn },
    { rubrik: 'Samverkansorganisation', text: a.samverkansorganisation },
    { rubrik: 'Samtycket återkallat', text: [tid(a.aterkallatDatum, langDag(a.aterkallatDatum))] },
    { rubrik: 'Raderat', text: raderat },
    { rubrik: 'Räknas som', text: raknasText(a) },
  ],
  pdf: url(aterkallelsePdfPath, { nyckelId }),
  lankar: [
    lank('Visa deltagare i insatsen', `/insatser/${a.insatsId}/deltagare`),
    lank(`Till insatsen ${a.insatsNamn}`, `/insatser/${a.insatsId}`),
    lank('Till Start', '/'),
  ],
  utskrift: `Utskrivet ur SUS ${dagAv(nu)} av ${av}, ${organisation}.`,
});

/** The receipt on paper, with lines for what SUS no longer knows. */
export const aterkallelsePdf = (a: Aterkallelse, { av, organisation, nu }: Vem): Pdfdokument => ({
  titel: 'Kvitto på återkallat samtycke',
  sidfot: `SUS, kvitto ${a.nummer}`,
  skapad: nu,
  delar: [
    { slag: 'rubrik', niva: 1, text: 'Kvitto på återkallat samtycke' },
    {
      slag: 'stycke',
      text: 'Ditt samtycke till att uppgifter om dig registreras i SUS är återkallat för insatsen nedan. Du får delta i insatsen ändå.',
    },
    {
      slag: 'falt',
      rader: [
        { etikett: 'Insats', varde: a.insatsNamn },
        { etikett: 'Samverkansorganisation', varde: a.samverkansorganisation },
        { etikett: 'Samtycket återkallat', varde: langDag(a.aterkallatDatum) },
        { etikett: 'Registrerat', varde: `${tidpunkt(a.at)} av ${av}, ${organisation}` },
        { etikett: 'Kvittonummer', varde: a.nummer },
        { etikett: 'Räknas som', varde: raknasText(a) },
      ],
    },
    { slag: 'stycke', text: raderat },
    { slag: 'rubrik', niva: 2, text: 'Fylls i för hand' },
    {
      slag: 'stycke',
      svag: true,
      text: 'SUS vet inte längre vem kvittot gäller. Skriv namnet på pappret innan du lämnar det.',
    },
    {
      slag: 'falt',
      rader: [
        { etikett: 'Deltagarens namn', varde: '' },
        { etikett: 'Ort och datum', varde: '' },
        { etikett: 'Deltagaransvarigs namnteckning', varde: '', hog: true },
      ],
    },
  ],
});
