import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Ritning } from '../diagram/diagram.rules.ts';
import { dagAv, tidpunkt } from '../shared/datum.ts';
import { tackningsrad } from '../tackning/tackning.rules.ts';
import type { Export, Faktarad, Knapp, Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import {
  andratPath,
  rapportCsvPath,
  rapporterPath,
  rapportExcelPath,
  rapportPdfPath,
  urvalsadress,
} from './adress.rules.ts';
import { forMangaForDiagram, hogstIDiagram, ritningarFor } from './diagram.rules.ts';
import { omTiden } from './fil.rules.ts';
import { sahar, tomtText } from './forklaring.rules.ts';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import type { Niva } from '../rapport/urval.rules.ts';
import { arTom, celltext, doldaI } from './tabell.rules.ts';
import { hogstPaSidan, tabellFor, type Tabell } from './tabell.view.ts';

interface Rapportdel {
  readonly id: string;
  readonly rubrik: string;
  /** Null when there is nothing to count; then `tomt` says so. */
  readonly tabell: Tabell | null;
  readonly tomt: string;
  readonly ritningar: readonly Ritning[];
  readonly noter: readonly string[];
  readonly sahar: readonly Faktarad[];
}

interface Rapportsida extends Page {
  readonly exporter: readonly Export[];
  readonly knappar: readonly Knapp[];
  readonly omfattning: readonly Faktarad[];
  /** How complete the data are; null when the report is about no persons. */
  readonly tackning: string | null;
  readonly noter: readonly string[];
  readonly tomt: Tomt | null;
  readonly delar: readonly Rapportdel[];
  readonly utskrift: string;
}
export const rapportsidaPage = page<Rapportsida>('rapportsida/rapport');

const harTomma = ({ rader }: Del): boolean =>
  rader.some(({ celler }) =>
    celler.some((cell) => cell.slag !== 'text' && !cell.dold && cell.varde === null),
  );

const noter = (del: Del): readonly string[] => [
  ...del.anmarkningar,
  ...(del.rader.length > hogstPaSidan
    ? [
        `Tabellen visar de första ${String(hogstPaSidan)} av ${String(del.rader.length)} rader. Alla finns i Excel och CSV.`,
      ]
    : []),
  ...(forMangaForDiagram(del) ? [`Diagrammet ritas när det är högst ${String(hogstIDiagram)} rader.`] : []),
  ...(harTomma(del) ? [tomtText] : []),
];

const rapportdel = (rapport: Rapport, del: Del): Rapportdel => {
  const tom = arTom(del);
  const flera = rapport.delar.length > 1;
  return {
    id: `del-${del.id}`,
    rubrik: flera ? `${del.id}. ${del.rubrik}` : del.rubrik,
    tabell: tom ? null : tabellFor(del),
    tomt: `Det finns inget att räkna: ${del.bas.charAt(0).toLowerCase()}${del.bas.slice(1)} är noll i urvalet.`,
    ritningar: tom ? [] : ritningarFor(del),
    noter: tom ? [] : noter(del),
    sahar: sahar(rapport, del),
  };
};

const tomt = (andra: string): Tomt => ({
  rubrik: 'Det finns inget att räkna i urvalet',
  text: 'Inget är registrerat för den här platsen och perioden. Välj en längre period eller en annan plats.',
  knapp: { text: 'Ändra urval', href: andra, slag: 'sekundar' },
});

const jamfortMed: Readonly<Record<Niva, string>> = {
  riket: ', jämfört med riket',
  lan: ', jämfört med län',
  samverkansorganisation: ', jämfört med samverkansorganisationer',
  insats: ', jämfört med insatser',
};

/** The selection in words, as it stands below the heading. */
const omUrvalet = ({ plats, urval, fryst }: Rapport): string =>
  `${plats}, ${omTiden(urval, fryst)}${urval.jamforelse === null ? '' : jamfortMed[urval.jamforelse]}`;

/** What to choose when there is little left to read. */
const mestDolt = (delar: readonly Del[]): readonly string[] => {
  const antal = delar.map(doldaI);
  const summa = (vilka: 'dolda' | 'alla') => antal.reduce((hittills, en) => hittills + en[vilka], 0);
  return 2 * summa('dolda') > summa('alla')
    ? ['Mer än hälften av siffrorna är dolda. Fler visas för ett helt år och för en större plats.']
    : [];
};

/**
 * A report: for each part its table, then its pictures, then how it was counted.
 * @param sparaPath address of the page that saves the selection
 */
export const rapportsidaModel = (rapport: Rapport, actor: Actor, sparaPath: string): Rapportsida => {
  const { rubrik, plats, urval, delar, omfattning } = rapport;
  const andra = urvalsadress(rapporterPath, urval);
  const tom = delar.every(arTom);
  return {
    titel: `${rubrik}, ${plats}`,
    rubrik,
    ingress: [omUrvalet(rapport)],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Rapporter', href: rapporterPath }, { text: rubrik }],
    exporter: [
      { text: 'Excel', href: urvalsadress(rapportExcelPath, urval) },
      { text: 'PDF', href: urvalsadress(rapportPdfPath, urval) },
      { text: 'CSV', href: urvalsadress(rapportCsvPath, urval) },
    ],
    knappar: [
      { text: 'Ändra urval', href: andra, slag: 'sekundar' },
      { text: 'Vad har ändrats', href: urvalsadress(andratPath, urval), slag: 'sekundar' },
      { text: 'Spara urvalet', href: urvalsadress(sparaPath, urval), slag: 'sekundar' },
    ],
    omfattning: omfattning.map((en) => ({ rubrik: en.rubrik, text: celltext(en.cell) })),
    tackning: rapport.tackning === null ? null : tackningsrad(rapport.tackning),
    noter: [...rapport.anmarkningar, ...mestDolt(delar), `Uppgifter lästa ${tidpunkt(rapport.lastAt)}.`],
    tomt: tom ? tomt(andra) : null,
    delar: tom ? [] : delar.map((del) => rapportdel(rapport, del)),
    utskrift: `Utskrivet ur SUS ${dagAv(rapport.lastAt)} av ${actor.namn}, ${actor.organisation}.`,
  };
};
