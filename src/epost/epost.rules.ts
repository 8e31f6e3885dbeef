import type { Utfall } from '../utskick/utfall.rules.ts';

/** A letter in plain text to one address. */
export interface Brev {
  readonly till: string;
  readonly amne: string;
  readonly text: string;
}

/** Port to whoever carries e-mail: one try, and what came of it. */
export interface Epost {
  skicka(brev: Brev): Promise<Utfall>;
}

/** A letter that the demo kept instead of sending. */
export interface Demobrev extends Brev {
  readonly at: Date;
}

/** The demo's mail: a box that anyone at the demo may read. */
export interface Demobrevlada extends Epost {
  /** The last letters, newest first. */
  senaste(): readonly Demobrev[];
}

export const isDemobrevlada = (epost: Epost): epost is Demobrevlada => 'senaste' in epost;

/** One address and nothing else: no line break, list or comment that would add a recipient or a header (ASVS 1.3.11). */
export const arEnAdress = (text: string): boolean =>
  /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u.test(text);

/** A line for a header: whatever would break it becomes a space. */
export const enRad = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
