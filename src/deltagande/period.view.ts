import { dagarMellan, langDag, manaderMellan, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { textFor, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { tid, type Text } from '../web/text.ts';
import type { Deltagande } from './deltagande.rules.ts';

/** "8 månader", or days in the first month. */
const langd = (fran: Dag, till: Dag): string => {
  const manader = manaderMellan(fran, till);
  return manader > 0 ? antal(manader, 'månad', 'månader') : antal(dagarMellan(fran, till), 'dag', 'dagar');
};

/** Where, since when, and how it ended. */
export const periodText = (
  { insatsNamn, startdag, avslutningsdag, avslutsanledningKod, makulering }: Deltagande,
  listor: Svarslistor,
  idag: Dag,
): Text => {
  const start = tid(startdag, langDag(startdag));
  if (avslutningsdag === null) {
    const tiden = makulering === null ? `, ${langd(startdag, idag)}` : '';
    return [`Deltagande i ${insatsNamn} sedan `, start, tiden];
  }
  const anledning = textFor(listor.avslutsanledning, avslutsanledningKod);
  return [
    `Deltagande i ${insatsNamn} `,
    start,
    ' – ',
    tid(avslutningsdag, langDag(avslutningsdag)),
    `, ${langd(startdag, avslutningsdag)}. Avslutsanledning: ${anledning}`,
  ];
};
