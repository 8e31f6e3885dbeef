import { arKlar, manadText, skaGasIgenom } from '../genomgang/genomgang.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import type { Dag } from '../shared/datum.ts';

/** How complete the data of one insats are, counted for one month. Figures about persons are exact here: hide them before they are shown. */
export interface Insatstackning extends Pick<
  Insats,
  'id' | 'namn' | 'samverkansorganisation' | 'startdatum' | 'slutdatum'
> {
  readonly deltagarregistrering: 'personuppgifter_anonym';
  readonly samverkansorganisationId: string;
  /** Open longer than 12 months. */
  readonly oppnaLange: number;
  /** Open though the insats has ended. */
  readonly efterSlut: number;
  /** Somebody started or ended in the month, or was registered anonymously in it. */
  readonly aktiv: boolean;
  /** Anonymous deltagare, and deltaganden that started, in the year of the month. */
  readonly anonyma: number;
  readonly paborjade: number;
  /** The latest month that was gone through, as its first day, and when; null when none has been. */
  readonly genomgangenManad: Dag | null;
  readonly genomgangenAt: Date | null;
}

/** Fewer persons than this are not shown to one who may not see them one by one (doman §8, small numbers). */
export const minst = 5;

/** What a reader is shown of a number about persons in one insats. Null is hidden: "..". 0 is always shown. */
export const visatAntal = (antal: number, exakt: boolean): number | null =>
  exakt || antal === 0 || antal >= minst ? antal : null;

/**
 * Anonymous in per cent of all who were registered in the year; null when hidden, or when nobody was. To one who may not see small
 * numbers only in whole tens, and not at all when either part is 1–4: the parts stand in reports, where they may be hidden.
 */
export const anonymandel = (
  { anonyma, paborjade }: Pick<Insatstackning, 'anonyma' | 'paborjade'>,
  exakt: boolean,
): number | null => {
  const alla = anonyma + paborjade;
  if (alla === 0 || visatAntal(anonyma, exakt) === null || visatAntal(paborjade, exakt) === null) return null;
  const andel = (100 * anonyma) / alla;
  return exakt ? Math.round(andel) : Math.round(andel / 10) * 10;
};

/** A sum over insatser of what the reader may see of each; `fler` when there are more, which are hidden. */
export interface Summa {
  readonly antal: number;
  readonly fler: boolean;
}

/** How complete the data of several insatser are, as one reader may know it. */
export interface Tackning {
  /** First day of the month. */
  readonly manad: Dag;
  /** Insatser that should be gone through for the month, and how many have been. */
  readonly insatser: number;
  readonly genomgangna: number;
  /** Of those, how many without any activity in the month. */
  readonly utanAktivitet: number;
  readonly oppnaLange: Summa;
  readonly efterSlut: Summa;
}

/** What a report says of how complete its data are. */
export interface Rapporttackning extends Omit<Tackning, 'utanAktivitet'> {
  /** Of the calendar years that the period touches. */
  readonly felregistrerade: Summa;
}

/** Whether the reader sees every number of an insats: the deltagaransvariga of it do. */
export type Exakt = (insatsId: string) => boolean;

const summera = (
  insatser: readonly Insatstackning[],
  exakt: Exakt,
  matt: 'oppnaLange' | 'efterSlut',
): Summa => {
  const visade = insatser.map((insats) => visatAntal(insats[matt], exakt(insats.id)));
  return { antal: visade.reduce<number>((s, n) => s + (n ?? 0), 0), fler: visade.includes(null) };
};

/**
 * Several insatser together. A sum is made of what the reader sees of each insats and of nothing else, so no hidden number can be
 * found by subtracting one selection from another, however they overlap.
 */
export const sammanstall = (insatser: readonly Insatstackning[], exakt: Exakt, manad: Dag): Tackning => {
  const ska = insatser.filter((insats) => skaGasIgenom(insats, manad));
  return {
    manad,
    insatser: ska.length,
    genomgangna: ska.filter((insats) => arKlar(insats, manad)).length,
    utanAktivitet: ska.filter(({ aktiv }) => !aktiv).length,
    oppnaLange: summera(insatser, exakt, 'oppnaLange'),
    efterSlut: summera(insatser, exakt, 'efterSlut'),
  };
};

/** "3", "minst 12" when more are hidden, ".." when all are. */
export const summaText = ({ antal, fler }: Summa): string => {
  if (!fler) return String(antal);
  return antal === 0 ? '..' : `minst ${String(antal)}`;
};

const deltaganden = (summa: Summa, ett: string, flera: string): string =>
  !summa.fler && summa.antal === 1 ? `1 deltagande ${ett}` : `${summaText(summa)} deltaganden ${flera}`;

/**
 * The coverage as the line that stands on each report: "Täckning: 18 av 20 insatser genomgångna för oktober, 3 deltaganden öppna
 * längre än 12 månader". What is missing at the end of an insats is said only when something is.
 */
export const tackningsrad = ({
  manad,
  insatser,
  genomgangna,
  oppnaLange,
  efterSlut,
}: Omit<Tackning, 'utanAktivitet'>): string => {
  if (insatser === 0) return 'Täckning: ingen insats att gå igenom i urvalet.';
  const efter = efterSlut.antal > 0 || efterSlut.fler;
  return `${[
    `Täckning: ${String(genomgangna)} av ${insatser === 1 ? '1 insats genomgången' : `${String(insatser)} insatser genomgångna`} för ${manadText(manad)}`,
    deltaganden(oppnaLange, 'öppet längre än 12 månader', 'öppna längre än 12 månader'),
    ...(efter ? [deltaganden(efterSlut, 'öppet efter insatsens slut', 'öppna efter insatsens slut')] : []),
  ].join(', ')}.`;
};

/** What the page says of each figure: how it is counted. */
export const tackningsmatt: readonly { readonly namn: string; readonly definition: string }[] = [
  {
    namn: 'Öppna över 12 månader',
    definition:
      'Deltaganden som är öppna och började för mer än 12 månader sedan. Ingen sluttid planeras för varje deltagande, så det är gränsen.',
  },
  {
    namn: 'Saknar utregistrering',
    definition: 'Deltaganden som är öppna fast insatsen eller samverkansorganisationen har slutat.',
  },
  {
    namn: 'Andel anonyma',
    definition:
      'Anonyma deltagare i procent av anonyma och påbörjade deltaganden under månadens år. Varför någon är anonym sparas inte, så nekat samtycke och skyddade personuppgifter kan inte skiljas åt. Den som inte är deltagaransvarig ser hela tiotal.',
  },
  {
    namn: 'Aktivitet i månaden',
    definition: 'Ja om någon började eller slutade i månaden, eller registrerades som anonym då.',
  },
  {
    namn: 'Senast genomgången',
    definition: 'När en deltagaransvarig senast markerade insatsen som genomgången, och för vilken månad.',
  },
];
