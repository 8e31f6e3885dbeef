import type { Dag } from '../shared/datum.ts';
import type { Rapporttackning } from '../tackning/tackning.rules.ts';
import type { Frysning } from './frysning.rules.ts';
import type { MattId } from './matt.rules.ts';
import type { Delid, Niva, Rapporttyp, Urval } from './urval.rules.ts';

/** A number of a report; `forklaring` is the measure whose definition "Så räknades det" shows. */
export interface Talcell {
  readonly slag: 'antal' | 'procent' | 'kronor' | 'dagar';
  /** Null when it is hidden, and when there is nothing to say ("–": no base, nothing registered). Procent: 40.9 is 40.9 %. */
  readonly varde: number | null;
  /** Hidden to protect small numbers: shown as "..". */
  readonly dold: boolean;
  readonly forklaring: MattId;
}
export interface Textcell {
  readonly slag: 'text';
  readonly text: string;
}
export type Cell = Talcell | Textcell;

export interface Kolumn {
  readonly id: string;
  /** "Kvinnor", "Totalt", "Budget". */
  readonly rubrik: string;
  /** Heading over several columns beside each other ("Före insatsen"); null when there is none. */
  readonly grupp: string | null;
  readonly slag: Cell['slag'];
}

export interface Rad {
  readonly id: string;
  readonly rubrik: string;
  /** `summa` is the number the others are part of or add up to; `underrad` belongs to the row above it. */
  readonly slag: 'rad' | 'summa' | 'underrad';
  /** The place the row is about, when places are compared; null otherwise. Rows of one place stand together. */
  readonly plats: Jamford | null;
  /** One for each column, in their order. */
  readonly celler: readonly Cell[];
}

/** A place among those compared. */
export interface Jamford {
  readonly niva: Niva;
  /** Code of a län, id of an organisation or insats; '' for riket, 'urvalet' for a selection of several places. */
  readonly id: string;
  readonly namn: string;
}

/** What the diagram of a part draws: the columns named, for each row that is no summa. */
export interface Diagram {
  readonly slag: 'fore_efter' | 'fordelning' | 'jamforelse' | 'ekonomi';
  readonly kolumner: readonly string[];
}

/** One table of a report with its diagram. */
export interface Del {
  readonly id: Delid;
  readonly rubrik: string;
  /** What the numbers are parts of: "Deltaganden som avslutades i perioden". */
  readonly bas: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly diagram: Diagram | null;
  /** What a reader must know of this table: sums that exceed the number, calendar years, numbers that are hidden. */
  readonly anmarkningar: readonly string[];
}

export interface Rapport {
  readonly typ: Rapporttyp;
  /** "Deltagarrapport". */
  readonly rubrik: string;
  readonly urval: Urval;
  /** What was chosen, in words: "Samordningsförbundet X". */
  readonly plats: string;
  /** First and last day that was counted. */
  readonly fran: Dag;
  readonly till: Dag;
  /** When the figures were read: one picture of the database for the whole report. */
  readonly lastAt: Date;
  /** The freeze that was read; null when the figures are as they are now. */
  readonly fryst: Frysning | null;
  /** Exact figures: the reader is deltagaransvarig in every insats of the report. Otherwise small numbers are hidden. */
  readonly exakt: boolean;
  /** How many deltaganden and unique persons the report is about. */
  readonly omfattning: readonly { readonly rubrik: string; readonly cell: Talcell }[];
  readonly delar: readonly Del[];
  /** How complete the data of the selection are now; null when the report is about no persons, or as known on another day. */
  readonly tackning: Rapporttackning | null;
  readonly anmarkningar: readonly string[];
}

/** Why a report cannot be made of a selection. */
export type Rapporthinder = 'okand_plats' | 'okand_forsorjning' | 'okand_kand' | 'efter_kand' | 'for_stor';
export const rapporthinderText: Record<Rapporthinder, string> = {
  okand_plats: 'Välj plats igen. Någon av platserna i adressen finns inte.',
  okand_forsorjning: 'Välj försörjning igen. Den i adressen finns inte.',
  okand_kand: 'Välj dag igen. Siffrorna är inte frysta den dag som står i adressen.',
  efter_kand: 'Välj en period som inte slutar efter den dag då siffrorna frystes.',
  for_stor: 'Välj en kortare period eller färre platser. Rapporten hann inte räknas färdigt.',
};

export const rapportrubrik: Record<Rapporttyp, string> = {
  deltagarrapport: 'Deltagarrapport',
  standardrapport: 'Standardrapport deltagare',
  insatsrapport: 'Insatsrapport',
  kostnadsrapport: 'Kostnadsrapport',
};

export const antal = (varde: number, forklaring: MattId): Talcell => ({
  slag: 'antal',
  varde,
  dold: false,
  forklaring,
});

/** Nothing to say: "–". */
export const tom = (slag: Talcell['slag'], forklaring: MattId): Talcell => ({
  slag,
  varde: null,
  dold: false,
  forklaring,
});

/** Shown as "..". */
export const dold = (slag: Talcell['slag'], forklaring: MattId): Talcell => ({
  slag,
  varde: null,
  dold: true,
  forklaring,
});
