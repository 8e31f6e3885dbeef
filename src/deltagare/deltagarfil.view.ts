import { stringify } from 'csv-stringify/sync';
import type { Insats } from '../insats/insats.rules.ts';
import { dagarMellan, type Dag } from '../shared/datum.ts';
import { status } from '../web/delar.ts';
import type { Deltagarrad } from './deltagare.rules.ts';

const rubriker = [
  'Namn',
  'Personnummer',
  'Startdag',
  'Avslutningsdag',
  'Dagar i insatsen',
  'Status',
] as const;

const post = ({ person, startdag, avslutningsdag, status: lage }: Deltagarrad, idag: Dag) => [
  person?.namn ?? 'Identiteten är raderad',
  person === null ? '' : `${person.fodelsedatum}-••••`,
  startdag,
  avslutningsdag ?? '',
  lage === 'felregistrerad' ? '' : dagarMellan(startdag, avslutningsdag ?? idag),
  status(lage).text,
];

/**
 * The list as a CSV file for a Swedish spreadsheet: UTF-8 with a byte order mark, semicolons.
 * A text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export const deltagareCsv = (rader: readonly Deltagarrad[], idag: Dag): string =>
  stringify([rubriker, ...rader.map((rad) => post(rad, idag))], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });

/** deltagare-vagen-vidare-2026-11-03.csv: ASCII from the name of the insats alone, never from a person. */
export const filnamn = ({ namn }: Insats, idag: Dag): string => {
  const del = namn
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `deltagare-${del === '' ? 'insats' : del}-${idag}.csv`;
};
