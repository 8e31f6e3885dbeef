import type { Insatsvariabel, Niva, Rapporttyp } from './urval.rules.ts';

/** What the parts of a report are called where they are chosen (doman §8), by type and letter. */
export const delrubriker = {
  deltagarrapport: {
    a: 'Försörjning före och efter',
    b: 'Sysselsättning före och efter',
    c: 'Utbildningsnivå',
    d: 'Ålder',
    e: 'Tid i offentlig försörjning',
    f: 'Avslutsanledning',
    g: 'Tid i insats',
  },
  standardrapport: {
    a: 'Sysselsättning före och efter',
    b: 'Sysselsättning i fyra klasser',
    c: 'Arbete eller studier efter insatsen',
    d: 'Försörjning före och efter',
    e: 'Försörjning efter, av dem med vald försörjning före',
    f: 'Tid i insats',
  },
  insatsrapport: { a: 'Insatser' },
  kostnadsrapport: {
    '1': 'Medelstillgångar',
    '2': 'Insatskostnader',
    '3': 'Administrativa kostnader',
    '4': 'Sammanställning',
  },
} as const satisfies Record<Rapporttyp, Readonly<Record<string, string>>>;

/** What an insatsrapport can show, as it is called where it is chosen. */
export const variabelrubriker: Readonly<Record<Insatsvariabel, string>> = {
  beskrivning: 'Beskrivning',
  samverkansorganisation: 'Samverkansorganisation',
  startdatum: 'Startdatum',
  slutdatum: 'Slutdatum',
  inriktning: 'Inriktning',
  preciserad_inriktning: 'Preciserad inriktning',
  malgrupp: 'Målgrupp',
  planerat_antal: 'Planerat antal deltagare',
  aktuella: 'Aktuella deltagare',
  paborjade: 'Påbörjade deltagare',
  avslutade: 'Avslutade deltagare',
  anonyma: 'Anonyma deltagare',
  volym: 'Antal i volyminsats',
  totalt: 'Totalt antal',
  budget: 'Budget',
  utfall: 'Utfall',
  esf_budget: 'Budget ESF',
  esf_utfall: 'Utfall ESF',
  kostnad_per_deltagare: 'Kostnad per deltagare',
};

export const nivarubriker: Readonly<Record<Niva, string>> = {
  riket: 'Riket',
  lan: 'Län',
  samverkansorganisation: 'Samverkansorganisation',
  insats: 'Insats',
};

const manader = [
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
  ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
] as const;

/** "januari 2026", "januari–september 2026", "november 2025–februari 2026"; whole years as "2025" and "2024–2026". */
export const periodtext = ({ fran, till }: { readonly fran: string; readonly till: string }): string => {
  const [ar1, m1] = [fran.slice(0, 4), manader[Number(fran.slice(5, 7)) - 1] ?? ''];
  const [ar2, m2] = [till.slice(0, 4), manader[Number(till.slice(5, 7)) - 1] ?? ''];
  if (m1 === 'januari' && m2 === 'december') return ar1 === ar2 ? ar1 : `${ar1}–${ar2}`;
  if (ar1 !== ar2) return `${m1} ${ar1}–${m2} ${ar2}`;
  return m1 === m2 ? `${m1} ${ar1}` : `${m1}–${m2} ${ar1}`;
};
