/** A category of a table: its code, and what the reader sees. */
export interface Kategori {
  readonly kod: string;
  readonly text: string;
}

/** Limits that divide a number into classes; the class of a number is how many limits it reaches, 0 and up. */
export interface Klassning {
  readonly granser: readonly number[];
  readonly kategorier: readonly Kategori[];
}
const klassning = (granser: readonly number[], texter: readonly string[]): Klassning => ({
  granser,
  kategorier: texter.map((text, i) => ({ kod: String(i), text })),
});

/** Age at startdag (doman §8, 1 d). */
export const alder = klassning(
  [20, 25, 30, 40, 50, 60],
  ['–19 år', '20–24 år', '25–29 år', '30–39 år', '40–49 år', '50–59 år', '60– år'],
);
/** Whole years with offentlig försörjning before the insats (doman §8, 1 e). */
export const forsorjningstid = klassning(
  [1, 2, 3, 6, 10],
  ['0 år', '1 år', '2 år', '3–5 år', '6–9 år', '10– år'],
);
/** Whole months from startdag to avslutningsdag. */
export const tidIInsats = klassning(
  [3, 6, 12, 24],
  ['Kortare än 3 månader', '3–5 månader', '6–11 månader', '12–23 månader', '24 månader eller längre'],
);

/** Four classes, each deltagande in one; and those whose end was never asked about (avlidna), the same before and after. */
export const klasser: readonly Kategori[] = [
  { kod: 'arbetar', text: 'Förvärvsarbete' },
  { kod: 'studerar', text: 'Studier' },
  { kod: 'arbetssokande', text: 'Aktivt arbetssökande som inte arbetar eller studerar' },
  { kod: 'ovriga', text: 'Övriga' },
];
export const utanSvar: Kategori = { kod: 'utan_svar', text: 'Utan svar vid slutet (avlidna)' };

/** What somebody does; who does two things is in both. */
export const sysselsattningar: readonly Kategori[] = [
  { kod: 'studerar', text: 'Studerar' },
  { kod: 'arbetssokande', text: 'Aktivt arbetssökande' },
];
/** Extent after is more than before. */
export const okningar: readonly Kategori[] = [
  { kod: 'arbete', text: 'Börjat arbeta eller ökat omfattningen' },
  { kod: 'studier', text: 'Börjat studera eller ökat omfattningen' },
  { kod: 'nagot', text: 'Börjat eller ökat arbete, studier eller båda' },
];

/** The code lists that reports divide by. */
export interface Kodlistor {
  readonly forsorjning: readonly Kategori[];
  readonly utbildningsniva: readonly Kategori[];
  readonly avslutsanledning: readonly Kategori[];
}
