import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { blindIndex } from '../db/kryptering.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { ersattKoder } from './engangskod.queries.ts';
import type { Inloggningshus } from './engangskod.service.ts';
import { forsokFor, lyckadesForsok, raknaForsok } from './forsok.service.ts';
import { avslutaInloggningar } from './inloggning.queries.ts';
import {
  ersattAktivering,
  findAktivering,
  lasKonto,
  listEgnaOrd,
  type Aktiveringskonto,
} from './konto.queries.ts';
import { provaLosenord, type Losenordsfel } from './losenord.rules.ts';
import { hashLosenord, stammer } from './losenord.service.ts';
import { meddelaByte } from './losenordsbyte.service.ts';
import { insertMisslyckad } from './senast.queries.ts';

interface Aktivering {
  readonly personnummer: Personnummer;
  /** As sent out, in capitals and without hyphens. */
  readonly aktiveringskod: string;
  readonly nyttLosenord: string;
}

type MedKod = Aktiveringskonto & { readonly aktiveringHash: string };
const harKod = (konto: Aktiveringskonto | null): konto is MedKod => typeof konto?.aktiveringHash === 'string';

/**
 * Puts an own password in the place of the activation code; signs nobody in. Unknown, wrong, used, too old and locked are one
 * and the same answer. A fault in the password is told only to one who has the right code, which then still counts.
 * @throws TooMany when the address guesses at many accounts
 */
export const aktivera = async (
  hus: Inloggningshus,
  anrop: Anrop,
  { personnummer, aktiveringskod, nyttLosenord }: Aktivering,
): Promise<Result<null, 'fel' | Losenordsfel>> => {
  const index = blindIndex(hus.nycklar, personnummer);
  const forsok = forsokFor('aktivering', index, anrop);
  const oppet = await raknaForsok(hus.db, anrop, forsok, hus.clock());
  const konto = await findAktivering(hus.db, index, hus.clock());
  const ratt = await stammer(konto?.aktiveringHash ?? null, aktiveringskod);
  if (!harKod(konto) || !(oppet && ratt)) return neka(hus, anrop, konto);
  await lyckadesForsok(hus.db, forsok);
  const provat = provaLosenord(nyttLosenord, await listEgnaOrd(hus.db, konto.id));
  if (!provat.ok) return provat;
  const satt = await sattForsta(hus, anrop, konto, await hashLosenord(nyttLosenord));
  if (satt.ok) await meddelaByte(hus, konto);
  return satt;
};

const neka = async ({ db, clock }: Inloggningshus, anrop: Anrop, konto: Aktiveringskonto | null) => {
  const spar = { falt: ['aktiveringskod'], utfall: 'nekad', ...(konto && { objektId: konto.id }) } as const;
  await db.transaction(anrop, async (tx) => {
    await insertMisslyckad(tx, konto?.id ?? null, 'aktiveringskod', clock());
    await audit(tx, 'aktivering_misslyckad', spar);
  });
  return fail('fel' as const);
};

const sattForsta = (
  { db, clock }: Inloggningshus,
  anrop: Anrop,
  { id, aktiveringHash }: MedKod,
  hash: string,
): Promise<Result<null, 'fel'>> => {
  const nu = clock();
  return db.transaction(anrop, async (tx) => {
    if (!(await lasKonto(tx, id))) return fail('fel' as const);
    if (!(await ersattAktivering(tx, { id, hash, nu }, aktiveringHash))) return fail('fel' as const);
    await ersattKoder(tx, id, nu);
    await avslutaInloggningar(tx, id, null, nu);
    await audit(tx, 'konto_aktiverat', { objektId: id, falt: ['losenord'] });
    return ok(null);
  });
};
