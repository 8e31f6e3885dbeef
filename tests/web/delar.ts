import {
  sidvaljare,
  status,
  type Sidvaljare,
  type Bricka,
  type Export,
  type Faktarad,
  type Kolumn,
  type Status,
  type Tidpunkt,
  type Tomt,
  type Traff,
} from '../../src/web/delar.ts';
import { page, type Page } from '../../src/web/page.ts';
import { fran, lank, maskerat, starkt, tal, tid, till } from '../../src/web/text.ts';

interface Delar extends Page {
  readonly brickor: readonly Bricka[];
  readonly kolumner: readonly Kolumn[];
  readonly statusar: readonly Status[];
  readonly sidvaljare: Sidvaljare | null;
  readonly exporter: readonly Export[];
  readonly fakta: readonly Faktarad[];
  readonly tidslinje: readonly Tidpunkt[];
  readonly traff: Traff;
  readonly tomt: Tomt;
}

export const visaDelar = page<Delar>('../tests/web/sidor/delar');

const brickor: readonly Bricka[] = [
  {
    tal: '12',
    rubrik: 'dagar till den 15:e',
    stycken: ['Då ska oktober vara klar.'],
    matare: { max: 5, varde: 2, text: '2 av 5 insatser är genomgångna' },
    knapp: { text: 'Gå igenom insatserna', href: '/genomgang', slag: 'primar' },
  },
  {
    tal: '2',
    rubrik: 'utkast att fortsätta',
    stycken: [],
    rader: [
      {
        text: 'Inregistrering, Vägen vidare',
        svag: 'i dag 09.12',
        lank: [lank('Fortsätt', '/utkast/1', 'inregistreringen i Vägen vidare')],
      },
    ],
  },
];

/** Every part a page can be put together of, with all its variants. */
export const delar: Delar = {
  titel: 'Delar',
  rubrik: 'Delar',
  ingress: [{ text: [tal('19851230-9801'), ', folkbokförd i Göteborg'], svag: false }, 'En grå rad'],
  atgarder: [
    { text: 'Registrera ut', href: '/ut', slag: 'primar' },
    { text: 'Rätta', href: '/ratta', slag: 'sekundar' },
  ],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Delar' }],
  meddelande: {
    slag: 'klart',
    text: [
      'Sparat ',
      tid('2026-11-03T10:51', '3 november 2026 klockan 10.51'),
      ' av ',
      starkt('Disa Demosson'),
      '.',
    ],
  },
  brickor,
  kolumner: [
    { text: 'Namn', sortera: '?sortera=namn' },
    { text: 'Startdag', sortera: '?sortera=-startdag', ordning: 'ascending' },
    { text: 'Tid i insats', tal: true },
  ],
  statusar: [
    status('oppen'),
    status('oppen_lange'),
    status('avslutad'),
    status('utkast', 'Utkast till utregistrering'),
    status('felregistrerad'),
  ],
  sidvaljare: sidvaljare(5, 12, (nummer) => `?sida=${String(nummer)}`),
  exporter: [{ text: 'CSV', href: '/deltagare.csv' }],
  fakta: [{ rubrik: 'Deltagare', text: ['Tove Testsson, ', maskerat('19900602')] }],
  tidslinje: [
    {
      rubrik: 'Startdag rättad',
      detaljer: [['Från ', fran('2026-02-09'), ' till ', till('2026-02-16')]],
      nar: [tid('2026-02-17T08:31', '17 februari 2026 08.31'), ', Ove Övningsson'],
    },
  ],
  traff: {
    namn: 'Tove Testsson',
    rader: [
      { text: 'Folkbokförd i Göteborg', svag: false },
      { text: 'Född 1990-06-02.', svag: true },
    ],
  },
  tomt: {
    rubrik: 'Ingen har varit öppen längre än 500 dagar',
    text: 'Välj färre dagar.',
    knapp: { text: 'Rensa urvalet', href: '?', slag: 'sekundar' },
  },
};
