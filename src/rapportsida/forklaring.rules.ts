import { artal, tidpunkt } from '../shared/datum.ts';
import { summaText, type Rapporttackning } from '../tackning/tackning.rules.ts';
import { matt, regelversion } from '../rapport/matt.rules.ts';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import { periodtext } from '../rapport/rubriker.rules.ts';
import { doldaI, mattI } from './tabell.rules.ts';

interface Forklaring {
  readonly rubrik: string;
  readonly text: string;
}

export const doltText =
  '.. betyder att cellen gäller 1–4 personer, eller är dold för att en sådan cell annars kunde räknas fram.';
export const tomtText =
  '– betyder att det inte finns något att räkna, till exempel en förändring i procent när antalet före är noll.';

const oppnaText = 'Deltaganden utan utregistrering är inte med bland de avslutade';

/** "2 är öppna längre än 12 månader", or that none is; what a reader may not know exactly in words. */
const oppna = ({ oppnaLange, efterSlut }: Rapporttackning): string =>
  `${oppnaText}: ${summaText(oppnaLange)} är öppna längre än 12 månader och ${summaText(efterSlut)} är öppna fast insatsen har slutat.`;

const kalenderar = ({ urval: { period } }: Rapport): string => {
  const [fran, till] = [artal(period.fran), artal(period.till)].map(String);
  return fran === till ? String(fran) : `${String(fran)}–${String(till)}`;
};

/** What a report leaves out, with how many they are. */
export const utelamnat = (rapport: Rapport): string => {
  const { typ, tackning } = rapport;
  if (typ === 'kostnadsrapport') return 'Budgetar som inte är registrerade i SUS.';
  const andra = typ === 'insatsrapport' ? '' : ', anonyma deltagare och volyminsatser';
  if (tackning === null) return `Felregistrerade deltaganden${andra}. ${oppnaText}.`;
  const fel = `Felregistrerade deltaganden (${summaText(tackning.felregistrerade)} med startdag ${kalenderar(rapport)})`;
  return `${fel}${andra}. ${oppna(tackning)}`;
};

/** How many figures of a part are hidden, and why; nothing when none is. */
const dolda = (del: Del): readonly Forklaring[] => {
  const { dolda: antal, alla } = doldaI(del);
  if (antal === 0) return [];
  return [{ rubrik: 'Dolt', text: `${String(antal)} av tabellens ${String(alla)} siffror. ${doltText}` }];
};

/** "Så räknades det": what was counted, from where, by which rule, and what was left out. */
export const sahar = (rapport: Rapport, del: Del): readonly Forklaring[] => [
  { rubrik: 'Vilka är med', text: `${del.bas}, ${periodtext(rapport.urval.period)}. ${rapport.plats}.` },
  ...mattI(del).map((id) => ({
    rubrik: matt[id].namn,
    text: `${matt[id].definition} Källa: ${matt[id].kalla.charAt(0).toLowerCase()}${matt[id].kalla.slice(1)}.`,
  })),
  { rubrik: 'Utelämnat', text: utelamnat(rapport) },
  ...dolda(del),
  { rubrik: 'Räkneregler', text: `Version ${regelversion}. Uppgifter lästa ${tidpunkt(rapport.lastAt)}.` },
];
