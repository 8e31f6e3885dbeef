import { makuleringsskal, type Deltagande, type Makuleringsskal } from '../deltagande/deltagande.rules.ts';
import { dygn } from '../shared/datum.ts';

/** How long a felregistrering can be undone; then the identity is erased (handbook, Felregistrering). Days. */
export const angerfrist = 30;

/** Reasons after which the identity may not stay even a day: it was somebody else, or there never was a samtycke. */
export const raderasGenast = (skal: Makuleringsskal): boolean =>
  skal === 'fel_person' || skal === 'samtycke_saknas';

/** The moment after which a felregistrering can no longer be undone; null when there is nothing to bring back. */
export const kanAngrasTill = ({
  makulering,
  person,
}: Pick<Deltagande, 'makulering' | 'person'>): Date | null =>
  makulering === null || person === null ? null : new Date(makulering.at.getTime() + angerfrist * dygn);

const hindren = ['redan_angrad', 'for_sent', 'overlappar', 'utanfor_insatsen'] as const;
export type Aterstallningshinder = (typeof hindren)[number];
/** Why an undo was refused, for the page of the deltagande. */
export const aterstallningText: Record<Aterstallningshinder, string> = {
  redan_angrad: 'Felregistreringen är redan ångrad.',
  for_sent: 'Det går inte längre att ångra felregistreringen. Registrera personen på nytt.',
  overlappar:
    'Personen har fått ett nytt deltagande i insatsen under samma tid. Felregistrera det först om det gamla ska gälla.',
  utanfor_insatsen:
    'Insatsen har fått andra datum, och deltagandet ligger utanför dem. Felregistreringen kan inte ångras.',
};

/** Whether a felregistrering can be undone now. */
export const provaAterstallning = (deltagande: Deltagande, nu: Date): Aterstallningshinder | null => {
  if (deltagande.makulering === null) return 'redan_angrad';
  const till = kanAngrasTill(deltagande);
  return till === null || nu > till ? 'for_sent' : null;
};

/** The consequence of each reason, said before the user chooses. */
export const skalFoljd: Record<Makuleringsskal, string> = {
  fel_person: 'Namn, personnummer och svar raderas genast och går inte att få tillbaka.',
  samtycke_saknas:
    'Namn, personnummer och svar raderas genast och går inte att få tillbaka. Registrera personen som anonym deltagare i stället.',
  fel_insats: 'Kan ångras i 30 dagar. Registrera personen i rätt insats.',
  borjade_aldrig: 'Kan ångras i 30 dagar.',
  dubblett: 'Kan ångras i 30 dagar.',
};

export const isSkal = (text: string): text is Makuleringsskal =>
  makuleringsskal.some((skal) => skal === text);

/** The refusal that an address names; undefined for anything else. */
export const aterstallningshinder = (text: unknown): Aterstallningshinder | undefined =>
  hindren.find((hinder) => hinder === text);
