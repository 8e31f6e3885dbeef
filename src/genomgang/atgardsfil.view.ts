import { stringify } from 'csv-stringify/sync';
import type { Insats } from '../insats/insats.rules.ts';
import { dagarMellan, type Dag } from '../shared/datum.ts';
import { bristText, type AttSeOver } from './genomgang.rules.ts';

const rubriker = [
  'Insats',
  'Samverkansorganisation',
  'Namn',
  'Personnummer',
  'Startdag',
  'Dagar i insatsen',
  'Att se över',
] as const;

/** What to mend in an insats, as the list of deltagare is written (see deltagarfil.view). */
export const atgarderCsv = (
  { insats, attSeOver }: { readonly insats: Insats; readonly attSeOver: readonly AttSeOver[] },
  idag: Dag,
): string => {
  const rader = attSeOver.map(({ namn, fodelsedatum, startdag, brister }) => [
    insats.namn,
    insats.samverkansorganisation,
    namn,
    `${fodelsedatum}-••••`,
    startdag,
    dagarMellan(startdag, idag),
    brister.map((brist) => bristText[brist]).join(', '),
  ]);
  return stringify([rubriker, ...rader], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
};
