import { tidpunkt } from '../shared/datum.ts';
import { matt, regelversion } from '../rapport/matt.rules.ts';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import { periodtext } from '../rapport/rubriker.rules.ts';
import { harDolda, mattI } from './tabell.rules.ts';

interface Forklaring {
  readonly rubrik: string;
  readonly text: string;
}

export const doltText =
  '.. betyder att cellen gäller 1–4 personer, eller är dold för att en sådan cell annars kunde räknas fram.';
export const tomtText =
  '– betyder att det inte finns något att räkna, till exempel en förändring i procent när antalet före är noll.';

const utelamnat: Record<Rapport['typ'], string> = {
  deltagarrapport:
    'Felregistrerade deltaganden, anonyma deltagare och volyminsatser. Deltaganden utan utregistrering är inte med bland de avslutade.',
  standardrapport:
    'Felregistrerade deltaganden, anonyma deltagare och volyminsatser. Deltaganden utan utregistrering är inte med bland de avslutade.',
  insatsrapport:
    'Felregistrerade deltaganden. Deltaganden utan utregistrering är inte med bland de avslutade.',
  kostnadsrapport: 'Budgetar som inte är registrerade i SUS.',
};

/** "Så räknades det": what was counted, from where, by which rule, and what was left out. */
export const sahar = (rapport: Rapport, del: Del): readonly Forklaring[] => [
  { rubrik: 'Vilka är med', text: `${del.bas}, ${periodtext(rapport.urval.period)}. ${rapport.plats}.` },
  ...mattI(del).map((id) => ({
    rubrik: matt[id].namn,
    text: `${matt[id].definition} Källa: ${matt[id].kalla.charAt(0).toLowerCase()}${matt[id].kalla.slice(1)}.`,
  })),
  { rubrik: 'Utelämnat', text: utelamnat[rapport.typ] },
  ...(harDolda(del) ? [{ rubrik: 'Dolt', text: doltText }] : []),
  { rubrik: 'Räkneregler', text: `Version ${regelversion}. Uppgifter lästa ${tidpunkt(rapport.lastAt)}.` },
];
