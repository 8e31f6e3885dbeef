import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dagAv, klockan, type Dag } from '../shared/datum.ts';
import { datumfalt, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { handelseText } from './handelsetext.rules.ts';
import { lasningarPath, loggranskningPath } from './sidor.rules.ts';

interface Lasningssida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
}
export const lasningarPage = page<Lasningssida>('loggranskning/lasningar');

const fragor = (form: Form): readonly Fraga[] => [
  fraga(
    [
      datumfalt(form, 'fran', { etikett: 'Första dagen' }),
      datumfalt(form, 'till', { etikett: 'Sista dagen' }),
    ],
    null,
    true,
  ),
  fraga(
    [
      textfalt(form, 'personnummer', {
        etikett: 'Personnummer',
        tips: 'Lämna tomt för alla. Annars ÅÅÅÅMMDD-NNNN',
        bredd: 'b-16',
        inputmode: 'numeric',
      }),
    ],
    {
      rubrik: 'Vad filen innehåller',
      stycken: [
        'En rad för varje läsning: när, vem, vilken sida, vilket deltagande och vilken insats. Deltaganden står som id, aldrig med namn eller personnummer.',
        'Med ett personnummer får du läsningarna av den personens deltaganden, och de listor i samma insatser där personen kan ha stått. Det som du själv har gjort, eller som gäller insatser där du har eller har haft uppdrag, är inte med.',
        'Att du hämtar filen skrivs i loggen, med ett personnummer vid vart och ett av personens deltaganden. Personnumret sparas inte.',
      ],
    },
  ),
];

/** "Vem har läst": what the file is to hold. */
export const lasningarModel = (form: Form): Lasningssida => ({
  titel: 'Vem har läst',
  rubrik: 'Vem har läst',
  ingress: ['Vems uppgifter som har lästs, när och av vem, som en fil.'],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Händelser att granska', href: loggranskningPath },
    { text: 'Vem har läst' },
  ],
  fel: felsammanfattning(form, ['fran', 'till', 'personnummer']),
  action: lasningarPath,
  nyckel: nyckelFor(form),
  fragor: fragor(form),
});

interface Lasning {
  readonly id: number;
  readonly at: Date;
  readonly anvandareId: string;
  readonly anvandare: string;
  readonly arbetsgivare: string;
  readonly roller: string;
  readonly handelse: string;
  readonly objektId: string | null;
  readonly insats: string | null;
  readonly utfall: string;
  readonly begaranId: string;
}

const rubriker = [
  'Händelse i loggen',
  'Tid (UTC)',
  'Dag',
  'Klockan',
  'Användare',
  'Användarens id',
  'Arbetsgivare',
  'Roller',
  'Vad',
  'Deltagandets id',
  'Insats',
  'Utfall',
  'Begäran',
];

async function* rader(lasningar: AsyncIterable<Lasning>): AsyncGenerator<readonly (string | number)[]> {
  yield rubriker;
  for await (const l of lasningar)
    yield [
      ...[l.id, l.at.toISOString(), dagAv(l.at), klockan(l.at), l.anvandare, l.anvandareId, l.arbetsgivare],
      ...[l.roller, handelseText(l.handelse), l.objektId ?? '', l.insats ?? '', l.utfall, l.begaranId],
    ];
}

/** The file, sent while it is read. A text that a spreadsheet would take for a formula gets a leading apostrophe. */
export const skickaLasningar = async (
  res: Response,
  lasningar: AsyncIterable<Lasning>,
  { fran, till }: { readonly fran: Dag; readonly till: Dag },
): Promise<void> => {
  res.attachment(`lasningar-${fran}--${till}.csv`).type('text/csv; charset=utf-8');
  await pipeline(
    Readable.from(rader(lasningar)),
    stringify({ bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true }),
    res,
  );
};
