import { dagarEfter, dagAv, type Dag } from '../shared/datum.ts';
import { nattregler, type Nattregel } from './fynd.rules.ts';

export const regler = [...nattregler, 'stickprov'] as const;
export type Regel = Nattregel | 'stickprov';

export const regelText: Record<Regel, string> = {
  utan_registrering: 'Läst utan registrering',
  manga_slagningar: 'Många sökningar',
  utanfor_kontorstid: 'Utanför kontorstid',
  samma_efternamn: 'Samma efternamn',
  kollega: 'Kollega',
  anvandare: 'Användare i SUS',
  stickprov: 'Stickprov',
};

/** How a finding stands. */
export const lagen = ['att_granska', 'att_utreda', 'klar'] as const;
export type Lage = (typeof lagen)[number];
export const lageText: Record<Lage, string> = {
  att_granska: 'Att granska',
  att_utreda: 'Att utreda',
  klar: 'Klar',
};

export const utfallen = ['utan_anmarkning', 'att_utreda', 'utredd'] as const;
export type Utfall = (typeof utfallen)[number];
export const utfallText: Record<Utfall, string> = {
  utan_anmarkning: 'Utan anmärkning',
  att_utreda: 'Att utreda',
  utredd: 'Utredd',
};

/** Days within which a finding is to be signed off, and one under investigation closed. */
export const dagarAttGranska = 30;

/** Whether a finding that is not closed has waited too long. */
export const arForsenat = (funnet: Date, lage: Lage, idag: Dag): boolean =>
  lage !== 'klar' && dagarEfter(dagAv(funnet), dagarAttGranska) < idag;

/** The longest note, in characters. */
export const notering = 1000;

/** The outcomes that a finding can get as it stands. */
export const mojligaUtfall: Record<Lage, readonly Utfall[]> = {
  att_granska: ['utan_anmarkning', 'att_utreda'],
  att_utreda: ['utredd'],
  klar: [],
};

export type Granskningshinder = 'redan_granskat' | 'saknar_notering';

/** Whether a finding in a state may be signed off so. */
export const provaBeslut = (lage: Lage, utfall: Utfall, note: string): Granskningshinder | null => {
  if (!mojligaUtfall[lage].includes(utfall)) return 'redan_granskat';
  return utfall !== 'utan_anmarkning' && note === '' ? 'saknar_notering' : null;
};

export const hinderText: Record<Granskningshinder, string> = {
  redan_granskat: 'Någon annan har granskat händelsen. Så här blev det.',
  saknar_notering: 'Skriv vad som ska utredas, eller vad utredningen visade',
};

/** How a deltagande is spoken of: enough to tell one from another, and nothing about whom. */
export const pseudonym = (objektId: string): string => `Deltagande ${objektId.slice(0, 8)}`;

/** A finding as a loggranskare sees it: never a name or a number of the person. */
export interface Fynd {
  readonly id: string;
  readonly regel: Regel;
  readonly handelseId: number;
  readonly at: Date;
  readonly anvandare: string;
  readonly arbetsgivare: string;
  readonly handelse: string;
  readonly objektId: string | null;
  readonly insats: string | null;
  readonly antal: number;
  readonly funnetAt: Date;
  readonly lage: Lage;
}

/** A signing-off. */
export interface Beslut {
  readonly utfall: Utfall;
  readonly notering: string;
  readonly av: string;
  readonly at: Date;
}

/** What the same user did around a finding. */
export interface Kringhandelse {
  readonly id: number;
  readonly at: Date;
  readonly handelse: string;
  readonly objektId: string | null;
  readonly utfall: 'ok' | 'nekad' | 'fel';
}

/** Which findings are asked for. */
export interface Fyndurval {
  readonly regel: Regel | null;
  readonly lage: Lage;
  /** From 1. */
  readonly sida: number;
}

/** How many findings wait for a loggranskare. */
export interface Granskningslage {
  readonly attGranska: number;
  readonly attUtreda: number;
  readonly forsenade: number;
}
