import type { Dag } from '../shared/datum.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';

export const samverkansformer = ['finsam', 'tvapartsfinsam', 'af_fk'] as const;
export type Samverkansform = (typeof samverkansformer)[number];
export const formText: Record<Samverkansform, string> = {
  finsam: 'Finsam',
  tvapartsfinsam: 'Tvåpartsfinsam',
  af_fk: 'Af/FK-samverkan',
};

/** An organisation in the samverkan, with three flags that do not depend on each other (handbook, Ingående organisation). */
export interface IngaendeOrganisation {
  readonly organisationId: string;
  readonly deltar: boolean;
  readonly finansierar: boolean;
  readonly brukarMedel: boolean;
}

/** What the page "Hantera samverkansorganisation" changes. Texts are null when the field is empty. */
export interface Uppgifter {
  readonly namn: string;
  readonly beskrivning: string | null;
  readonly slutdatum: Dag | null;
  readonly adress: string | null;
  readonly kontaktNamn: string | null;
  readonly kontaktTitel: string | null;
  readonly kontaktTelefon: string | null;
  readonly kontaktEpost: string | null;
  /** Codes of kommuner and stadsdelar. */
  readonly kommuner: readonly string[];
  readonly ingaende: readonly IngaendeOrganisation[];
  readonly samverkansadministratorer: readonly Valt[];
  readonly insatsansvariga: readonly Valt[];
}

/** A samverkansorganisation as it is stored. */
export interface Organisation extends Uppgifter {
  readonly id: string;
  readonly organisationsnummer: string;
  readonly samverkansform: Samverkansform;
  readonly startdatum: Dag;
  readonly bestalldAv: string | null;
  readonly version: number;
}

/** What a user may change in an organisation; neither is no right at all. */
export interface Ratt {
  /** Uppdrag as samverkansadministratör there: everything but the name. */
  readonly administrerar: boolean;
  /** Superadministratör: name, slutdatum and samverkansadministratörer, in every organisation. */
  readonly overallt: boolean;
}

/** What is saved of what was sent: only what the user may change, the rest as it stood (doman §4). */
export const efterRatt = (ratt: Ratt, fore: Uppgifter, sant: Uppgifter): Uppgifter => {
  const { namn, slutdatum, samverkansadministratorer } = sant;
  const grund = ratt.administrerar ? sant : { ...fore, slutdatum, samverkansadministratorer };
  return { ...grund, namn: ratt.overallt ? namn : fore.namn };
};

export type Namnhinder = 'namn_med_form' | 'namn_upptaget';
export type Hinder =
  | Namnhinder
  | 'slut_fore_start'
  | 'slut_fore_registrering'
  | 'slut_fore_budget'
  | 'slut_fore_volym'
  | 'ingaende_i_budget'
  | 'kommun_upphord';

/** A name as readers see it, for comparing: as verksamhet.jamforbart in the database. */
const jamforbart = (namn: string): string =>
  namn
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase('sv');

/** The samverkansform is never part of the name (form 9447): it is chosen beside it. */
export const provaNamn = (namn: string): Namnhinder | null =>
  /(?<![\p{L}\p{N}_])(finsam|tvåpartsfinsam)(?![\p{L}\p{N}_])/u.test(jamforbart(namn))
    ? 'namn_med_form'
    : null;

/** Whether the organisation can end on a day, as far as its own dates say. */
export const provaSlut = (startdatum: Dag, slutdatum: Dag | null): Hinder | null =>
  slutdatum !== null && slutdatum < startdatum ? 'slut_fore_start' : null;

/** Codes that are added and were not there before. */
export const tillagda = (fore: readonly string[], efter: readonly string[]): readonly string[] =>
  efter.filter((kod) => !fore.includes(kod));
