import { bestallbaraRoller, rollText } from '../behorighet/behorighet.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { page, type Page } from '../web/page.ts';
import type { Pdfdel, Pdfdokument } from '../web/pdf.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  blanketter,
  blankettnummer,
  blankettPath,
  type Bestallaruppgifter,
  type Bestallningsuppgifter,
  type Blankettnummer,
  type Blankettrad,
  type Organisationsuppgifter,
} from './blankett.rules.ts';

interface Blankettsida extends Page {
  readonly rader: readonly Text[];
}
export const blanketterPage = page<Blankettsida>('blankett/blanketter');

/** "Blanketter": the forms to print and fill in by hand. */
export const blanketterModel = (): Blankettsida => ({
  titel: 'Blanketter',
  rubrik: 'Blanketter',
  ingress: ['För den som behöver en underskrift på papper. Allt går också att göra i SUS.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Blanketter' }],
  rader: blankettnummer.map((nummer) => [
    lank(`${nummer} ${blanketter[nummer]} (PDF)`, url(blankettPath, { nummer })),
  ]),
});

export const falt = (rader: readonly (readonly [etikett: string, varde?: string | undefined])[]): Pdfdel => ({
  slag: 'falt',
  rader: rader.map(([etikett, varde = '']) => ({ etikett, varde })),
});
export const dagText = (dag?: Dag): string => (dag === undefined ? '' : langDag(dag));
export const rubrik = (text: string): Pdfdel => ({ slag: 'rubrik', niva: 2, text });

export const underskrift = (vem: string): readonly Pdfdel[] => [
  rubrik(`Underskrift av ${vem}`),
  {
    slag: 'falt',
    rader: [
      { etikett: 'Ort och datum', varde: '' },
      { etikett: 'Namnteckning', varde: '', hog: true },
      { etikett: 'Namnförtydligande', varde: '' },
    ],
  },
];

export const dokument = (nummer: Blankettnummer, skapad: Date, delar: readonly Pdfdel[]): Pdfdokument => ({
  titel: `${nummer} ${blanketter[nummer]}`,
  sidfot: `SUS, blankett ${nummer}`,
  skapad,
  delar: [
    { slag: 'rubrik', niva: 1, text: blanketter[nummer] },
    { slag: 'stycke', svag: true, text: `Blankett ${nummer}. Uppgifterna registreras i SUS.` },
    ...delar,
  ],
});

const slagText = {
  ny: 'Ny användare',
  andring: 'Ändra',
  losenord: 'Nytt masterlösenord',
  avslut: 'Avsluta',
} as const;
const slagen = Object.keys(slagText) as readonly Blankettrad['slag'][];

const anvandare = (rad: Blankettrad | null, i: number): readonly Pdfdel[] => [
  rubrik(`Användare ${String(i + 1)}`),
  { slag: 'kryss', rader: slagen.map((slag) => ({ text: slagText[slag], vald: rad?.slag === slag })) },
  falt([
    ['Personnummer', rad === null ? '' : `${rad.fodd}-____ (skriv de fyra sista för hand)`],
    ['Namn', rad?.namn],
    ['E-post', rad?.epost],
    ['Mobilnummer'],
  ]),
  { slag: 'rubrik', niva: 3, text: 'Roller' },
  {
    slag: 'kryss',
    rader: bestallbaraRoller.map((roll) => ({
      text: rollText[roll],
      vald: rad?.roller.includes(roll) === true,
    })),
  },
];

const orderfalt = (order: Bestallningsuppgifter | null): Pdfdel =>
  falt([
    ['Organisation', order?.organisation],
    ['Behörig beställare', order?.bestalldAv],
    ['På begäran av', order?.paBegaranAv ?? ''],
    ['Ordernummer', order === null ? '' : String(order.nummer)],
    ['Beställd', dagText(order?.bestalld)],
  ]);

/** 9445, filled in from an order or, with null, to be filled in by hand. */
export const blankett9445 = (order: Bestallningsuppgifter | null, skapad: Date): Pdfdokument =>
  dokument('9445', skapad, [
    orderfalt(order),
    ...(order?.rader ?? [null]).flatMap(anvandare),
    ...underskrift('behörig beställare'),
  ]);

/** 9447, filled in from an organisation or, with null, to be filled in by hand. */
export const blankett9447 = (organisation: Organisationsuppgifter | null, skapad: Date): Pdfdokument =>
  dokument('9447', skapad, [
    falt([
      ['Namn', organisation?.namn],
      ['Organisationsnummer', organisation?.organisationsnummer],
      ['Startdatum', dagText(organisation?.startdatum)],
    ]),
    { slag: 'rubrik', niva: 3, text: 'Samverkansform' },
    {
      slag: 'kryss',
      rader: ['Finsam', 'Tvåpartsfinsam', 'Af/FK'].map((text) => ({
        text,
        vald: organisation?.samverkansform === text,
      })),
    },
    rubrik('Samverkansadministratör'),
    falt([['Namn', organisation?.administratorer.join(', ')], ['E-post'], ['Telefon']]),
    ...underskrift('den som beställer'),
  ]);

/** 9463, filled in from a registration or, with null, to be filled in by hand. */
export const blankett9463 = (b: Bestallaruppgifter | null, skapad: Date): Pdfdokument =>
  dokument('9463', skapad, [
    falt([['Organisation', b?.organisation]]),
    rubrik('Beställare'),
    falt([
      ['Namn', b?.namn],
      ['Personnummer'],
      ['E-post', b?.epost],
      ['Mobilnummer'],
      ['Gäller från och med', dagText(b?.gallerFran)],
      ['Gäller till och med', dagText(b?.gallerTill)],
    ]),
    {
      slag: 'stycke',
      text: 'En beställare beställer behörighet bara för organisationens egen personal, aldrig för sig själv, och är inte deltagaransvarig. Anmälan gäller högst två år.',
    },
    ...underskrift('beställarens chef'),
  ]);
