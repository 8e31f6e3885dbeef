import type { NyttDeltagande } from '../support/deltagande.ts';
import { testnummer } from '../support/registrering.ts';

let made = 0;
/** A personnummer of somebody born that day whom nobody else is: an even number is a woman's. */
const fodd = (dag: string, kon: 'k' | 'm'): string => {
  made += 1;
  return testnummer(dag.replaceAll('-', ''), 980 + 2 * (made % 10) + (kon === 'k' ? 0 : 1));
};

const enPerson = fodd('1966-07-01', 'm');
const iTvaInsatser = fodd('1999-09-09', 'k');

/**
 * Fifteen deltaganden of Vägen vidare, small enough to count by hand for 2025; the number of each is used in the reasoning of the
 * test. Unless said: sjukpenning before and after, no work, no studies, grundskola, four years.
 */
export const guldvarld = (insatsId: string, parallell: string): readonly NyttDeltagande[] => [
  // 1. From leap day to the last of February: 11 whole months, 365 days. Began before the period.
  {
    insatsId,
    personnummer: fodd('1990-06-15', 'k'),
    startdag: '2024-02-29',
    avslutningsdag: '2025-02-28',
  },
  // 2. First to last day of the period, 40 years old that day; works 50 % before and after, so nothing increased.
  {
    insatsId,
    personnummer: fodd('1985-01-01', 'm'),
    startdag: '2025-01-01',
    avslutningsdag: '2025-12-31',
    avslutsanledning: 'arbete',
    fore: { forsorjning: ['ingen'], arbete: 50 },
    efter: { forsorjning: ['ingen'], arbete: 50 },
  },
  // 3. Twenty the day after, so 19; works 50 % before and 60 % after: increased.
  {
    insatsId,
    personnummer: fodd('2005-01-02', 'k'),
    startdag: '2025-01-01',
    avslutningsdag: '2025-06-30',
    avslutsanledning: 'arbete',
    fore: { forsorjning: ['forsorjningsstod'], arbete: 50 },
    efter: { forsorjning: ['ingen'], arbete: 60 },
  },
  // 4. Seeks work before; works and studies after: in both, and in the class of work.
  {
    insatsId,
    personnummer: fodd('2000-05-05', 'k'),
    startdag: '2025-02-01',
    avslutningsdag: '2025-08-01',
    avslutsanledning: 'studier',
    fore: {
      forsorjning: ['aktivitetsersattning'],
      arbetssokande: true,
      utbildningsniva: 'gymnasieskola',
      ar: 0,
    },
    efter: { forsorjning: ['studiestod'], arbete: 10, arbetstyp: 'med_subvention', studier: 25 },
  },
  // 5. Two försörjningar before; one day short of three months.
  {
    insatsId,
    personnummer: fodd('1970-12-31', 'm'),
    startdag: '2025-03-15',
    avslutningsdag: '2025-06-14',
    avslutsanledning: 'annan',
    fore: { forsorjning: ['sjukpenning', 'forsorjningsstod'] },
    efter: { forsorjning: ['ingen'], studier: 100 },
  },
  // 6. Died: ended, but with no answers after, so on neither side of before and after.
  {
    insatsId,
    personnummer: fodd('1960-01-01', 'm'),
    startdag: '2024-10-01',
    avslutningsdag: '2025-03-03',
    avslutsanledning: 'avliden',
    fore: { forsorjning: ['sjukersattning'] },
  },
  // 7. Felregistrerad: in nothing.
  {
    insatsId,
    personnummer: fodd('1991-01-01', 'k'),
    startdag: '2025-05-05',
    makulerad: { skal: 'borjade_aldrig' },
  },
  // 8. Open over the year end: neither began nor ended in the period.
  { insatsId, personnummer: fodd('1995-01-01', 'm'), startdag: '2024-11-11' },
  // 9. After the period.
  { insatsId, personnummer: fodd('1995-03-03', 'k'), startdag: '2026-01-01', avslutningsdag: '2026-02-01' },
  // 10 and 11. The same man twice, a month each.
  {
    insatsId,
    personnummer: enPerson,
    startdag: '2025-01-10',
    avslutningsdag: '2025-02-10',
    avslutsanledning: 'avbrot',
  },
  {
    insatsId,
    personnummer: enPerson,
    startdag: '2025-03-01',
    avslutningsdag: '2025-04-01',
    efter: { forsorjning: ['arbetsloshetsersattning'], arbetssokande: true },
  },
  // 12. In another insats at the same time.
  {
    insatsId,
    personnummer: iTvaInsatser,
    startdag: '2025-09-09',
    fore: { utbildningsniva: 'ej_grundskola', ar: 1 },
  },
  { insatsId: parallell, personnummer: iTvaInsatser, startdag: '2025-09-09' },
  // 13. Began in the period, ended the day after it.
  {
    insatsId,
    personnummer: fodd('1964-01-01', 'k'),
    startdag: '2025-06-01',
    avslutningsdag: '2026-01-01',
    fore: { ar: 10 },
  },
  // 14. Ended the day before the period.
  { insatsId, personnummer: fodd('1985-05-05', 'm'), startdag: '2023-12-31', avslutningsdag: '2024-12-31' },
  // 15. Began on the last day.
  {
    insatsId,
    personnummer: fodd('1985-05-06', 'm'),
    startdag: '2025-12-31',
    fore: { utbildningsniva: 'forskarutbildning', ar: 9 },
  },
];
