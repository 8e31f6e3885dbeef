import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/db.ts';
import { slutaVantaPaKod } from '../inloggning/sjalv.service.ts';
import { found } from '../shared/errors.ts';
import { avsluta, findAtkomst, updateSparr } from './atkomst.queries.ts';
import type { Sparrbart } from './atkomst.rules.ts';

interface Hus {
  readonly db: Database;
  readonly clock: () => Date;
}

/** Ends a user's open sign-ins, at the next request on every server (ASVS 7.4.5). One's own that is in use goes on. */
export const avslutaFor = ({ db, clock }: Hus, actor: Actor, anvandareId: string): Promise<void> =>
  db.transaction(actor, async (tx) => {
    found(await findAtkomst(tx, anvandareId, clock()));
    await avsluta(tx, anvandareId, actor.inloggningId, clock());
    await slutaVantaPaKod(tx, anvandareId, clock());
    await audit(tx, 'inloggningar_avslutade', { objektId: anvandareId });
  });

/** Ends everybody's open sign-ins but the actor's own. */
export const avslutaAllas = ({ db, clock }: Hus, actor: Actor): Promise<void> =>
  db.transaction(actor, async (tx) => {
    await avsluta(tx, null, actor.inloggningId, clock());
    await audit(tx, 'allas_inloggningar_avslutade');
  });

/** Takes a way in out of use for an account, or puts it in use again: the next sign-in meets it (ASVS 6.5.6). */
export const sparra = (
  { db, clock }: Hus,
  actor: Actor,
  anvandareId: string,
  { vad, sparrad }: { readonly vad: Sparrbart; readonly sparrad: boolean },
): Promise<void> =>
  db.transaction(actor, async (tx) => {
    found(await findAtkomst(tx, anvandareId, clock()));
    await updateSparr(tx, anvandareId, vad, sparrad ? clock() : null);
    if (vad === 'mobil' && sparrad) await slutaVantaPaKod(tx, anvandareId, clock());
    const handelse = sparrad ? 'inloggningssatt_sparrat' : 'inloggningssatt_oppnat';
    await audit(tx, handelse, { objektId: anvandareId, falt: [vad] });
  });
