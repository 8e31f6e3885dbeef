import { randomInt } from 'node:crypto';
import { hashLosenord } from './losenord.service.ts';
import { tider } from './inloggning.rules.ts';

// No 0 and O, no 1, I and L: read out on the phone they are the same.
const tecken = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** An activation code (the old masterlösenord): what the person is told, and what the account keeps of it. */
export interface Aktiveringskod {
  /** Sixteen characters in fours, 79 random bits: ABCD-EFGH-JKMN-PQRS. */
  readonly kod: string;
  readonly hash: string;
  /** Good until then, 24 hours at most. */
  readonly till: Date;
}

/** Makes an activation code, stored only as a slow hash (ASVS 6.5.2: fewer than 112 bits). */
export const nyAktiveringskod = async (nu: Date): Promise<Aktiveringskod> => {
  const rak = Array.from({ length: 16 }, () => tecken[randomInt(tecken.length)] ?? '').join('');
  const kod = (rak.match(/.{4}/g) ?? []).join('-');
  return { kod, hash: await hashLosenord(rak), till: new Date(nu.getTime() + tider.aktivering) };
};
