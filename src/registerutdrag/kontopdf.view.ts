import { rollText, type Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { antal } from '../shared/text.ts';
import { heltNummer } from '../shared/personnummer.ts';
import type { Pdfdel } from '../web/pdf.ts';
import { handelsetext, type Rad, type Utdrag, type Utdragskonto } from './utdrag.rules.ts';
import { loggdelar, varde, type Namnare } from './varden.view.ts';

const roll = (v: unknown): string => {
  const kod = varde(v);
  return Object.hasOwn(rollText, kod) ? rollText[kod as Behorighetsroll] : kod;
};

const om = ({ rad }: Utdragskonto): Pdfdel => {
  const falt: readonly (readonly [string, string])[] = [
    ['Namn', `${varde(rad['fornamn'])} ${varde(rad['efternamn'])}`],
    ['Personnummer', heltNummer(varde(rad['personnummer']))],
    ['E-post', varde(rad['epost'])],
    ['Mobilnummer', varde(rad['mobil'])],
    ['Arbetsgivare', varde(rad['arbetsgivare'])],
    ['Kontot skapat', varde(rad['skapad_at'])],
    ['Senast inloggad', varde(rad['senast_inloggad_at'])],
    ['Avslutat', varde(rad['avslutad_at'])],
  ];
  return { slag: 'falt', rader: falt.map(([etikett, text]) => ({ etikett, varde: text })) };
};

const tabell = (
  rubrik: string,
  kolumner: readonly (readonly [text: string, varde: (rad: Rad) => string])[],
  rader: readonly Rad[],
): Pdfdel[] =>
  rader.length === 0
    ? []
    : [
        {
          slag: 'tabell',
          rubrik,
          kolumner: kolumner.map(([text]) => ({ text })),
          rader: rader.map((rad) => kolumner.map(([, av]) => av(rad))),
        },
      ];

const inloggningstid = ({ inloggningar }: Utdragskonto): string =>
  inloggningar.length === 0 ? '' : `sedan ${varde(inloggningar[0]?.['skapad_at'])}`;

/** What the account has been used for, month by month in the file for machines, here as one row a kind. */
const anvandning = ({ gjort }: Utdragskonto): readonly Rad[] => {
  const slag = [...new Set(gjort.map(({ handelse }) => handelse))];
  return slag.map((handelse) => {
    const rader = gjort.filter((rad) => rad['handelse'] === handelse);
    const summa = rader.reduce((hittills, rad) => hittills + Number(rad['antal']), 0);
    const [fran, till] = [rader[0]?.['manad'], rader.at(-1)?.['manad']].map((dag) => String(dag).slice(0, 7));
    return { handelse, antal: summa, fran, till };
  });
};

const av = (kolumn: string) => (rad: Rad) => varde(rad[kolumn]);

const bestallningsdelar = ({ bestallningar }: Utdrag): Pdfdel[] =>
  bestallningar.length === 0
    ? []
    : [
        { slag: 'rubrik', niva: 2, text: 'Beställningar av behörighet' },
        ...tabell(
          'Vad en arbetsgivare har beställt för personen',
          [
            ['Namn', (rad) => `${varde(rad['fornamn'])} ${varde(rad['efternamn'])}`],
            ['E-post', av('epost')],
            ['Gäller', (rad) => handelsetext(varde(rad['slag']))],
            ['Roller', av('roller')],
          ],
          bestallningar,
        ),
      ];

const rollerOchUppdrag = (konto: Utdragskonto, namn: Namnare): Pdfdel[] => [
  ...tabell(
    'Roller',
    [
      ['Roll', (rad) => roll(rad['roll'])],
      ['Från', av('tilldelad_at')],
      ['Till', av('avslutad_at')],
    ],
    konto.roller,
  ),
  ...tabell(
    'Uppdrag',
    [
      ['Roll', (rad) => roll(rad['roll'])],
      ['Plats', av('plats')],
      ['Från', av('fran_datum')],
      ['Till', (rad) => varde(rad['avslutat_at'] ?? rad['till_datum'])],
      ['Tilldelat av', (rad) => namn(rad['tilldelat_av'])],
    ],
    konto.uppdrag,
  ),
];

/** The account of one who is a user too, and what has been ordered; nothing for others. */
export const kontodelar = (utdrag: Utdrag, namn: Namnare): Pdfdel[] => {
  const { konto } = utdrag;
  if (konto === null) return bestallningsdelar(utdrag);
  return [
    ...bestallningsdelar(utdrag),
    { slag: 'rubrik', niva: 2, text: 'Konto som användare i SUS' },
    om(konto),
    ...rollerOchUppdrag(konto, namn),
    {
      slag: 'stycke',
      text: `${antal(konto.inloggningar.length, 'inloggning', 'inloggningar')} ${inloggningstid(konto)}`,
    },
    ...loggdelar('Händelser som gäller kontot', konto.handelser, namn),
    ...tabell(
      'Vad kontot har använts till',
      [
        ['Händelse', (rad) => handelsetext(varde(rad['handelse']))],
        ['Gånger', av('antal')],
        ['Första månad', av('fran')],
        ['Sista månad', av('till')],
      ],
      anvandning(konto),
    ),
    {
      slag: 'stycke',
      text: 'Varje inloggning, antal per månad, utskick, sparade urval och utkast till formulär som hör till kontot står i filen registerutdrag.json.',
    },
  ];
};
