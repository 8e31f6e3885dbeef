import type { Nummerkrav } from '../shared/personnummer.ts';
import type { Losenordsfel } from './losenord.rules.ts';

/** The ways in; the access is the same whichever is used. */
export const metoder = ['losenord_och_kod', 'bankid', 'oidc'] as const;
export type Metod = (typeof metoder)[number];

const minut = 60_000;
/** Times of sign-in and session, in milliseconds (handbook; sakerhet: session 30 min idle, 10 h in all). */
export const tider = {
  vila: 30 * minut,
  totalt: 10 * 60 * minut,
  engangskod: 5 * minut,
  /** How long after the right password a new code may be asked for. */
  nyKod: 15 * minut,
  aktivering: 24 * 60 * minut,
  /** How long it counts that the user has shown who they are, for what asks for it anew. */
  bekraftad: 5 * minut,
  /** A sign-in after so long is told of by e-mail (ASVS 6.3.5). */
  uppehall: 90 * 24 * 60 * minut,
} as const;

/** What the clocks of two servers may differ. */
const klockfel = minut;

/** Whether a sign-in still counts. A clock that goes back lengthens nothing: time in the future counts as run out. */
export const arInloggningGiltig = (inloggning: { skapadAt: Date; senastAt: Date }, nu: Date): boolean => {
  const sedanStart = nu.getTime() - inloggning.skapadAt.getTime();
  const sedanSist = nu.getTime() - inloggning.senastAt.getTime();
  if (Math.min(sedanStart, sedanSist) < -klockfel) return false;
  return sedanSist < tider.vila && sedanStart < tider.totalt;
};

/** Whether the user has shown who they are within the last minutes. Time in the future counts for nothing. */
export const arBekraftad = (at: Date, nu: Date): boolean => {
  const sedan = nu.getTime() - at.getTime();
  return sedan >= -klockfel && sedan < tider.bekraftad;
};

/** At most `antal` counted tries in `tid` milliseconds; from the last one on the lock lasts `tid`. */
export interface Grans {
  readonly antal: number;
  readonly tid: number;
}

/**
 * The limits against guessing. The tight one is on account and address together, so that nobody can lock out
 * somebody else from another place; the wide ones stop those who guess from many places or at many accounts.
 */
export const granser = {
  kontoOchAdress: { antal: 5, tid: 15 * minut },
  konto: { antal: 100, tid: 15 * minut },
  adress: { antal: 100, tid: 15 * minut },
  /** Wrong one-time codes of one account, whatever the address. */
  kod: { antal: 5, tid: 60 * minut },
  /** Text messages to one account, and to one number whatever the account. */
  smsKonto: { antal: 20, tid: 60 * minut },
  smsNummer: { antal: 40, tid: 60 * minut },
  /** Wrong present passwords when a signed-in user changes it. */
  byte: { antal: 5, tid: 15 * minut },
} as const satisfies Record<string, Grans>;

/** Why a code let nobody in: it is wrong; it is used, replaced or too old; or the account has to wait. */
export type Kodhinder = { readonly slag: 'fel' | 'slut' } | { readonly slag: 'sparrad'; readonly till: Date };

/** What stands in the way of a change of password: the proof, a wait, that one was signed out meanwhile, or the new one itself. */
export type Byteshinder =
  | { readonly slag: 'utloggad' }
  | { readonly slag: 'nuvarande' | Losenordsfel }
  | { readonly slag: 'vanta'; readonly till: Date };

/** Which personnummer an environment takes, of users and of deltagare (handbook: production refuses test numbers, the demo takes nothing else). */
export const nummerkrav: Readonly<Record<'demo' | 'test' | 'produktion', Nummerkrav>> = {
  demo: 'bara_testnummer',
  test: 'alla',
  produktion: 'inga_testnummer',
};
