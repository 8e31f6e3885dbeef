import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import { TooMany } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { glom, rakna, taTillbaka, type Raknare } from './forsok.queries.ts';
import { granser, type Grans } from './inloggning.rules.ts';

/** The three counters of a try to prove who one is. `vad` is the kind of secret, `konto` names the account without telling whose it is. */
interface Forsok {
  readonly kontoOchAdress: Raknare;
  readonly konto: Raknare;
  readonly adress: Raknare;
}
export const forsokFor = (vad: 'losenord' | 'aktivering', konto: Buffer, { kalla }: Anrop): Forsok => {
  const hex = konto.toString('hex');
  return {
    kontoOchAdress: { nyckel: `${vad}:${hex}:${kalla}`, grans: granser.kontoOchAdress },
    konto: { nyckel: `${vad}:${hex}`, grans: granser.konto },
    adress: { nyckel: `${vad}:adress:${kalla}`, grans: granser.adress },
  };
};

/** Seconds until a moment, at least one. */
export const sekunderTill = (till: Date, nu: Date): number =>
  Math.max(1, Math.ceil((till.getTime() - nu.getTime()) / 1000));

/**
 * Counts a try; false when the account is locked for this address, which the caller must answer like a wrong secret.
 * @throws TooMany when the address has guessed at too many accounts: that says nothing about any one of them
 */
export const raknaForsok = async (
  db: Database,
  anrop: Anrop,
  { kontoOchAdress, konto, adress }: Forsok,
  nu: Date,
): Promise<boolean> => {
  const fran = await rakna(db, adress, nu);
  if (fran.spardesNu) await db.transaction(anrop, (tx) => audit(tx, 'adress_sparrad', { utfall: 'nekad' }));
  if (!fran.oppen) throw new TooMany(sekunderTill(fran.till, nu));
  const nara = await rakna(db, kontoOchAdress, nu);
  // A locked pair is not counted on the account, so the lock of one place never becomes a lock of all.
  return nara.oppen && (await rakna(db, konto, nu)).oppen;
};

/** The secret was right: forgets the tries of this account here, and takes this one back where others are counted too. */
export const lyckadesForsok = async (db: Db, { kontoOchAdress, konto, adress }: Forsok): Promise<void> => {
  await glom(db, kontoOchAdress);
  await taTillbaka(db, konto);
  await taTillbaka(db, adress);
};

/** What a signed-in user proves anew, and how often it may be tried. */
const egna = { losenord: granser.byte, kod: granser.kod } as const satisfies Record<string, Grans>;

/**
 * Judges what a signed-in user proves, the try counted before it is judged, so that parallel guesses cannot slip past each other. A
 * right one forgets the tries.
 */
export const provaRaknat = async (
  db: Db,
  { vad, anvandareId, nu }: { vad: keyof typeof egna; anvandareId: string; nu: Date },
  prova: () => Promise<boolean>,
): Promise<Result<null, { slag: 'fel' } | { slag: 'vanta'; till: Date }>> => {
  // Wrong present passwords are counted together, wherever they are asked for.
  const nyckel = vad === 'losenord' ? `byte:${anvandareId}` : `bekrafta:${anvandareId}`;
  const raknare = { nyckel, grans: egna[vad] };
  const { oppen, till } = await rakna(db, raknare, nu);
  if (!oppen) return fail({ slag: 'vanta', till });
  if (!(await prova())) return fail({ slag: 'fel' });
  await glom(db, raknare);
  return ok(null);
};
