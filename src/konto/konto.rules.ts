import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Metod } from '../inloggning/inloggning.rules.ts';
import type { Dag } from '../shared/datum.ts';

/** The user's own account, as its page needs it. */
export interface Konto {
  readonly epost: string;
  readonly mobilKrypt: Buffer;
  readonly arbetsgivare: string;
  readonly losenordSattAt: Date | null;
  readonly mobilSparrad: boolean;
  readonly bankidSparrad: boolean;
  /** When each way in was last used to sign in. */
  readonly anvant: readonly { readonly metod: Metod; readonly at: Date }[];
  /** Names of those who order behörighet for the user's employer. */
  readonly bestallare: readonly string[];
}

/** A sign-in that is still good for something. */
export interface Inloggning {
  readonly id: string;
  readonly metod: Metod;
  readonly enhet: string | null;
  readonly skapadAt: Date;
  readonly senastAt: Date;
}

/** Where the user may use a role, and who gives and takes it there. */
export interface Uppdrag {
  readonly roll: Behorighetsroll;
  readonly plats: string;
  readonly fran: Dag;
  readonly till: Dag | null;
  readonly fraga: readonly string[];
}

/** Changes of e-mail address by one user: each of them sends a letter to the address before, whoever has it (ASVS 2.3.2). */
export const epostgrans = { points: 5, seconds: 60 * 60 } as const;

/** Why contact data did not change. */
export type Kontakthinder = 'samma' | 'utloggad';
