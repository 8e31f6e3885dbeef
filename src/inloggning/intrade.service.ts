import type { Actor, Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import type { Nycklar } from '../db/kryptering.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { harRoll, insertInloggning } from './inloggning.queries.ts';
import { tider, type Metod } from './inloggning.rules.ts';
import { findKontoMedIndex, lasKonto, type Konto } from './konto.queries.ts';
import { findSenast, insertMisslyckad } from './senast.queries.ts';
import type { Senast } from './senast.rules.ts';
import { varna } from './varning.service.ts';

/** What letting somebody in needs of the house. */
export interface Intradeshus {
  readonly db: Database;
  readonly nycklar: Nycklar;
  readonly clock: () => Date;
}

/** A sign-in that is made. Without any role the user sees only whom to ask. */
export interface Inloggning {
  readonly inloggningId: string;
  readonly anvandareId: string;
  readonly harRoll: boolean;
  /** What the user is told of the time before. */
  readonly senast: Senast;
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
  { db, nycklar, clock }: Intradeshus,
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
    const senast = await findSenast(tx, anvandareId, nu);
    const inloggningId = await insertInloggning(tx, { anvandareId, metod, enhet: anrop.enhet ?? null, nu });
    const roll = await harRoll(tx, anvandareId, nu);
    if (varLangeBorta(senast, nu))
      await varna(tx, nycklar, { anvandareId, slag: 'inloggad_efter_uppehall', nu });
    await audit(tx, 'inloggning_lyckad', { objektId: anvandareId, falt });
    return ok({ inloggningId, anvandareId, harRoll: roll, senast });
  });
};

const varLangeBorta = ({ forra }: Senast, nu: Date): boolean =>
  forra !== null && nu.getTime() - forra.at.getTime() > tider.uppehall;

const hinderFor = (konto: Konto | null, metod: 'bankid' | 'oidc'): 'okand' | 'sparrad' | null => {
  if (konto === null || konto.avslutad) return 'okand';
  return metod === 'bankid' && konto.bankidSparrad ? 'sparrad' : null;
};

/**
 * The account of a proven personnummer, by its blind index: 'okand' when there is none or it has ended, 'sparrad' when this way in
 * is closed for it. Both leave a trail.
 */
export const kontoFor = async (
  { db, clock }: Intradeshus,
  anrop: Anrop,
  { index, metod }: { readonly index: Buffer; readonly metod: 'bankid' | 'oidc' },
): Promise<Result<Konto, 'okand' | 'sparrad'>> => {
  const konto = await findKontoMedIndex(db, index);
  const hinder = hinderFor(konto, metod);
  if (hinder === null && konto !== null) return ok(konto);
  const spar = { falt: [metod], utfall: 'nekad', ...(konto && { objektId: konto.id }) } as const;
  await db.transaction(anrop, async (tx) => {
    await insertMisslyckad(tx, konto?.id ?? null, metod, clock());
    await audit(tx, 'inloggning_misslyckad', spar);
  });
  return fail(hinder ?? 'okand');
};
