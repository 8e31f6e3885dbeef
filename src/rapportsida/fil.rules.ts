import { matt, regelversion, type MattId } from '../rapport/matt.rules.ts';
import { tackningsrad } from '../tackning/tackning.rules.ts';
import { doltText, tomtText, utelamnat } from './forklaring.rules.ts';
import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import { frysningsord, frysningstext } from '../rapport/frysning.rules.ts';
import type { Rapport } from '../rapport/rapport.rules.ts';
import { celltext, mattI } from './tabell.rules.ts';
import { nivarubriker, periodtext } from '../rapport/rubriker.rules.ts';

/** Rows of a report that a file of its kind holds without making everyone else wait; a CSV file has no end. */
export const hogstIExcel = 1_000_000;
export const hogstIPdf = 1_000;

export const rymsI = ({ delar }: Rapport, hogst: number): boolean =>
  delar.reduce((summa, { rader }) => summa + rader.length, 0) <= hogst;

export const forStorText = (hogst: number): string =>
  `Välj färre platser eller ta rapporten som CSV. En sådan fil rymmer högst ${hogst.toLocaleString('sv-SE')} rader.`;

/** standardrapport-2026-01--2026-09.csv: from the report and its period alone; with "-kand-2026-10-31" when it is as known then. */
export const filnamn = ({ urval, fryst }: Rapport, slut: 'csv' | 'xlsx' | 'pdf'): string => {
  const { typ, period } = urval;
  const kand = fryst === null ? '' : `-kand-${frysningsord(fryst)}`;
  return `${typ}-${period.fran}--${period.till}${kand}.${slut}`;
};

/** The period in words, and the day that its figures were known on: "januari–juni 2026, som det var känt 31 oktober 2026". */
export const omTiden = ({ period }: Rapport['urval'], fryst: Rapport['fryst']): string =>
  fryst === null ? periodtext(period) : `${periodtext(period)}, som det var känt ${langDag(fryst.per)}`;

interface Uppgift {
  readonly rubrik: string;
  readonly text: string;
}

const urvalet = ({ urval, plats, fryst }: Rapport): readonly Uppgift[] => [
  { rubrik: 'Plats', text: plats },
  { rubrik: 'Period', text: periodtext(urval.period) },
  ...(fryst === null
    ? []
    : [{ rubrik: 'Siffror', text: `${frysningstext(fryst)}. Frysta ${tidpunkt(fryst.at)}` }]),
  ...(urval.jamforelse === null ? [] : [{ rubrik: 'Jämförelse', text: nivarubriker[urval.jamforelse] }]),
];

/** The measures of the whole report, each once. */
const definitioner = ({ delar }: Rapport): readonly Uppgift[] => {
  const visade = new Set<MattId>(delar.flatMap(mattI));
  return [...visade].map((id) => ({
    rubrik: matt[id].namn,
    text: `${matt[id].definition} Källa: ${matt[id].kalla}.`,
  }));
};

/** How complete the data are, and what is left out of them. */
export const tackningen = (rapport: Rapport): readonly Uppgift[] => [
  ...(rapport.tackning === null ? [] : [{ rubrik: 'Täckning', text: tackningsrad(rapport.tackning) }]),
  { rubrik: 'Utelämnat', text: utelamnat(rapport) },
];

/** "Om rapporten": what was chosen, when it was read, how much it covers, and what every figure means. */
export const omRapporten = (rapport: Rapport): readonly Uppgift[] => [
  { rubrik: 'Rapport', text: rapport.rubrik },
  ...urvalet(rapport),
  { rubrik: 'Uppgifter lästa', text: tidpunkt(rapport.lastAt) },
  { rubrik: 'Räkneregler', text: `Version ${regelversion}` },
  ...tackningen(rapport),
  ...rapport.omfattning.map(({ rubrik, cell }) => ({ rubrik, text: celltext(cell) })),
  ...[...rapport.anmarkningar, ...rapport.delar.flatMap(({ anmarkningar }) => anmarkningar)].map((text) => ({
    rubrik: 'Anmärkning',
    text,
  })),
  { rubrik: 'Dolt', text: doltText },
  { rubrik: 'Tomt', text: tomtText },
  ...definitioner(rapport),
];

/** The foot of a printed report. */
export const fottext = ({ rubrik, urval, fryst, lastAt }: Rapport): string =>
  `SUS, ${rubrik}, ${omTiden(urval, fryst)}. Uppgifter lästa ${dagAv(lastAt)}.`;
