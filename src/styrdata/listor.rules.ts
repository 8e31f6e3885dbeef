import type { Dag } from '../shared/datum.ts';

/** The code lists, in the order of the handbook; each is a table of the same name. */
export const listnamn = [
  'utbildningsniva',
  'forsorjning',
  'arbetstyp',
  'avslutsanledning',
  'preciserad_inriktning',
  'malgrupp',
  'kostnadstyp',
  'budgettyp',
  'organisationstyp',
  'lan',
  'kommun',
  'stadsdel',
] as const;
export type Listnamn = (typeof listnamn)[number];

/** An entry of a list as its page shows it. */
export interface Listpost {
  readonly kod: string;
  readonly text: string;
  readonly hjalptext: string | null;
  readonly ordning: number;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag | null;
  readonly version: number;
  /** The code of what it belongs to: group, inriktning, län or kommun; null when the list has nothing of the kind. */
  readonly tillhor: string | null;
  /** The name of the län or the kommun. */
  readonly tillhorNamn: string | null;
}

interface Egenskaper {
  readonly rubrik: string;
  /** What an entry is called in a sentence. */
  readonly ett: string;
  readonly flera: string;
  readonly om: string;
  /** Entries have an order of their own; the others stand in Swedish order. */
  readonly ordnas: boolean;
  /** Entries are answers of deltaganden, which nobody sees here. */
  readonly iRegistreringar: boolean;
  /** Entries have validity dates. */
  readonly harGiltighet: boolean;
  /** So many that they are searched and paged. */
  readonly lang: boolean;
}

const vanlig = { ordnas: true, iRegistreringar: false, harGiltighet: true, lang: false } as const;
const svar = { ...vanlig, iRegistreringar: true } as const;
const plats = { ...svar, ordnas: false } as const;

export const listor: Record<Listnamn, Egenskaper> = {
  utbildningsniva: {
    ...svar,
    rubrik: 'Utbildningsnivå',
    ett: 'utbildningsnivå',
    flera: 'utbildningsnivåer',
    om: 'Högsta avslutade utbildningsnivå vid inregistrering',
  },
  forsorjning: {
    ...svar,
    rubrik: 'Offentlig försörjning',
    ett: 'försörjning',
    flera: 'försörjningar',
    om: 'Försörjning före och efter insatsen',
  },
  arbetstyp: {
    ...svar,
    rubrik: 'Typ av arbete',
    ett: 'typ av arbete',
    flera: 'typer av arbete',
    om: 'Arbete före och efter insatsen',
  },
  avslutsanledning: {
    ...svar,
    rubrik: 'Avslutsanledning',
    ett: 'avslutsanledning',
    flera: 'avslutsanledningar',
    om: 'Varför någon slutade, vid utregistrering',
  },
  preciserad_inriktning: {
    ...vanlig,
    rubrik: 'Preciserad inriktning',
    ett: 'preciserad inriktning',
    flera: 'preciserade inriktningar',
    om: 'Kategorisering av insatser',
  },
  malgrupp: {
    ...vanlig,
    rubrik: 'Målgrupp',
    ett: 'målgrupp',
    flera: 'målgrupper',
    om: 'Vilka en insats är till för',
  },
  kostnadstyp: {
    ...vanlig,
    rubrik: 'Kostnadstyp',
    ett: 'kostnadstyp',
    flera: 'kostnadstyper',
    om: 'Administrativa kostnader i organisationens budget',
  },
  budgettyp: {
    ...vanlig,
    rubrik: 'Budgettyp',
    ett: 'budgettyp',
    flera: 'budgettyper',
    om: 'Kostnader i insatsens budget',
  },
  organisationstyp: {
    ...vanlig,
    rubrik: 'Organisationstyp',
    ett: 'organisationstyp',
    flera: 'organisationstyper',
    om: 'Vad för slags organisation som deltar eller finansierar',
  },
  lan: {
    ...plats,
    iRegistreringar: false,
    harGiltighet: false,
    rubrik: 'Län',
    ett: 'län',
    flera: 'län',
    om: 'Sveriges län',
  },
  kommun: {
    ...plats,
    lang: true,
    rubrik: 'Kommuner',
    ett: 'kommun',
    flera: 'kommuner',
    om: 'Sveriges kommuner',
  },
  stadsdel: {
    ...plats,
    lang: true,
    rubrik: 'Stadsdelar',
    ett: 'stadsdel',
    flera: 'stadsdelar',
    om: 'Stadsdelar i Stockholm och Göteborg',
  },
};

/** The list of that name; null when there is none. */
export const listanMed = (namn: string): Listnamn | null => listnamn.find((lista) => lista === namn) ?? null;

/** What an entry of some lists belongs to, with fixed words; kommuner and stadsdelar have a row instead. */
export const tillhorText: Partial<Record<Listnamn, Readonly<Record<string, string>>>> = {
  forsorjning: {
    ohalsa: 'Ohälsa',
    arbetsmarknad: 'Arbetsmarknad',
    forsorjningsstod: 'Försörjningsstöd',
    ovrigt: 'Övrigt',
    ingen: 'Ingen',
  },
  preciserad_inriktning: {
    individinriktad: 'Individinriktad',
    strukturovergripande: 'Strukturövergripande',
  },
};
export const tillhorRubrik: Partial<Record<Listnamn, string>> = {
  forsorjning: 'Grupp',
  preciserad_inriktning: 'Inriktning',
  kommun: 'Län',
  stadsdel: 'Kommun',
};

/** Kommuner that have stadsdelar: Stockholm and Göteborg only (handbook, Kommun, stadsdel). */
export const kommunerMedStadsdelar = { '0180': 'Stockholm', '1480': 'Göteborg' } as const;

/** What a new entry may belong to, code and word; empty when the list has nothing of the kind or the code says it. */
export const valbaraTillhor = (lista: Listnamn): readonly (readonly [kod: string, text: string])[] => {
  if (lista === 'stadsdel') return Object.entries(kommunerMedStadsdelar);
  // "Ingen" is what the one exclusive answer is.
  return Object.entries(tillhorText[lista] ?? {}).filter(([kod]) => kod !== 'ingen');
};

/** Entries that the program acts on, and why each has to go on. Ended ones would leave forms that nobody could answer. */
const systemposter: Readonly<Record<string, string>> = {
  'avslutsanledning/felregistrering':
    'Felregistrering behövs för att ta bort felaktiga registreringar. Den gäller alltid.',
  'forsorjning/ingen': 'Ingen offentlig försörjning är svaret för den som inget har. Det gäller alltid.',
  'organisationstyp/samordningsforbund':
    'Samordningsförbund avgör vem som får vara deltagaransvarig. Typen gäller alltid.',
};

/** Why an entry cannot be ended; null when it can. */
export const systempostText = (lista: Listnamn, kod: string): string | null =>
  systemposter[`${lista}/${kod}`] ?? null;

/** The first day of entries that have always been valid. */
export const alltid: Dag = '1900-01-01';
