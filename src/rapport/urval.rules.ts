/** The selection of a report, as it stands in its address: no personal data. Parsed and judged elsewhere; here are its shapes. */

export const rapporttyper = [
  'deltagarrapport',
  'standardrapport',
  'insatsrapport',
  'kostnadsrapport',
] as const;
export type Rapporttyp = (typeof rapporttyper)[number];

/** The levels of a report (handbook, Rapporter). A län is also the region of the same name. */
export const nivaer = ['riket', 'lan', 'samverkansorganisation', 'insats'] as const;
export type Niva = (typeof nivaer)[number];

/** The parts of each report type, in order: doman §8. */
export const rapportdelar = {
  deltagarrapport: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  standardrapport: ['a', 'b', 'c', 'd', 'e', 'f'],
  insatsrapport: ['a'],
  kostnadsrapport: ['1', '2', '3', '4'],
} as const satisfies Record<Rapporttyp, readonly string[]>;
export type Delid = (typeof rapportdelar)[Rapporttyp][number];

/** What an insatsrapport can show of each insats, in the order of its columns. */
export const insatsvariabler = [
  'beskrivning',
  'samverkansorganisation',
  'startdatum',
  'slutdatum',
  'inriktning',
  'preciserad_inriktning',
  'malgrupp',
  'planerat_antal',
  'aktuella',
  'paborjade',
  'avslutade',
  'anonyma',
  'volym',
  'totalt',
  'budget',
  'utfall',
  'esf_budget',
  'esf_utfall',
  'kostnad_per_deltagare',
] as const;
export type Insatsvariabel = (typeof insatsvariabler)[number];

/** A calendar month as ISO text, 2026-03. */
export type Manad = string;
/** Whole months, both included. */
export interface Period {
  readonly fran: Manad;
  readonly till: Manad;
}

/** Where: the whole country, or one or several places of one level, counted together. Ids of a län are its code, else uuid. */
export interface Plats {
  readonly niva: Niva;
  /** Empty for riket, else at least one. */
  readonly idn: readonly string[];
}

/** Everything a report is made from. What does not affect the chosen type stands at its default. */
export interface Urval {
  readonly typ: Rapporttyp;
  /** Parts of the type; at least one. */
  readonly delar: readonly Delid[];
  readonly plats: Plats;
  /**
   * What is set beside each other: every place of this level within `plats` by itself ('riket': the country beside the selection).
   * Null: only the selection. For standardrapport (the level below or the same) and insatsrapport (which has its rows anyway).
   */
  readonly jamforelse: Niva | null;
  readonly period: Period;
  /** Columns for kvinnor and män beside totalt; without them only totalt. */
  readonly kon: boolean;
  /** Standardrapport e: försörjning before, a code of styrdata.forsorjning. */
  readonly forsorjning: string | null;
  /** Insatsrapport: at least one. */
  readonly variabler: readonly Insatsvariabel[];
  /** Kostnadsrapport: each financier by itself in part 1, not only the types. */
  readonly detaljerad: boolean;
  /** As known on: what a freeze is called (frysning.rules); null for now. */
  readonly kand: string | null;
}
