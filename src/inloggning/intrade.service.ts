import type { Actor, Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { harRoll, insertInloggning } from './inloggning.queries.ts';
import type { Metod } from './inloggning.rules.ts';
import { findKontoMedIndex, lasKonto } from './konto.queries.ts';

/** What letting somebody in needs of the house. */
export interface Intradeshus {
  readonly db: Database;
  readonly clock: () => Date;
}

/** A sign-in that is made. Without any role the user sees only whom to ask. */
export interface Inloggning {
  readonly inloggningId: string;
  readonly harRoll: boolean;
}

/** Who has proven to be who, how, and what is used up by it. */
export interface Bevis {
  readonly anvandareId: string;
  readonly metod: Metod;
  /** The factors, for the audit trail. */
  readonly falt: readonly string[];
  /** Uses up the proof in the same transaction; false when it is spent already. */
  readonly forbruka: (tx: Db) => Promise<boolean>;
}

/** Makes the sign-in, whatever the way in: the account must not have ended, and a proof counts once. */
export const slappIn = (
  { db, clock }: Intradeshus,
  anrop: Anrop,
  { anvandareId, metod, falt, forbruka }: Bevis,
): Promise<Result<Inloggning, 'slut'>> => {
  // Nobody is signed in yet, but from here it is known who acts.
  const actor: Actor = {
    ...anrop,
    id: anvandareId,
    namn: '',
    organisation: '',
    roller: [],
    inloggningId: '',
  };
  const nu = clock();
  return db.transaction(actor, async (tx) => {
    if (!(await lasKonto(tx, anvandareId))) return fail('slut' as const);
    if (!(await forbruka(tx))) return fail('slut' as const);
    const inloggningId = await insertInloggning(tx, { anvandareId, metod, nu });
    const roll = await harRoll(tx, anvandareId, nu);
    await audit(tx, 'inloggning_lyckad', { objektId: anvandareId, falt });
    return ok({ inloggningId, harRoll: roll });
  });
};

/** The account of a proven personnummer, by its blind index; null when there is none or it has ended, which leaves a trail. */
export const kontoFor = async (
  { db }: Intradeshus,
  anrop: Anrop,
  { index, falt }: { readonly index: Buffer; readonly falt: readonly string[] },
): Promise<string | null> => {
  const konto = await findKontoMedIndex(db, index);
  if (konto !== null && !konto.avslutad) return konto.id;
  const spar = { falt, utfall: 'nekad', ...(konto && { objektId: konto.id }) } as const;
  await db.transaction(anrop, (tx) => audit(tx, 'inloggning_misslyckad', spar));
  return null;
};
