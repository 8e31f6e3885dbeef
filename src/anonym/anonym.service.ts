import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { engang } from '../db/kvitto.ts';
import { villkorSomHinder } from '../db/villkor.ts';
import type { Hus } from '../hus.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { dagAv } from '../shared/datum.ts';
import { ok, type Result } from '../shared/result.ts';
import { insertAnonymPoster, listAnonymSummor } from './anonym.queries.ts';
import {
  antalI,
  provaBorttagning,
  provaRader,
  type Anonymrad,
  type Borttagningshinder,
  type Hinder,
} from './anonym.rules.ts';

interface Spara<T> {
  readonly insatsId: string;
  /** Idempotency key of the form. */
  readonly nyckel: string;
  /** Where the receipt is shown. */
  readonly sida: string;
  readonly uppgift: T;
}

/** Registers anonymous deltagare, several rows at once, exactly once for a key. Refused rows leave nothing. */
export const registreraAnonyma = (
  { db, nycklar, clock }: Hus,
  actor: Actor,
  { insatsId, nyckel, sida, uppgift: rader }: Spara<readonly Anonymrad[]>,
): Promise<Result<{ sida: string }, Hinder>> => {
  const handling = 'anonyma_registrerade';
  const gang = { nyckel, handling, innehall: { insatsId, rader }, sida, objektId: insatsId };
  const arbete = db.transaction(actor, (tx) =>
    engang<Hinder>({ tx, actor, nycklar }, gang, async () => {
      const insats = await insatsForAndring(tx, actor, insatsId);
      const provade = provaRader(insats, rader, dagAv(clock()));
      if (!provade.ok) return provade;
      await insertAnonymPoster(tx, actor, { insatsId, rader, orsak: 'registrering' });
      await audit(tx, handling, { objektId: insatsId, insatsId, falt: ['ar', 'kon', 'antal'] });
      return ok(null);
    }),
  );
  return villkorSomHinder(arbete, {
    anonym_ar_i_insatsen: 'ar_utanfor',
    anonym_inte_i_volyminsats: 'volyminsats',
  });
};

/** "Ta bort": a correcting entry, never below zero, exactly once for a key. Nothing that was registered is changed. */
export const taBortAnonyma = (
  { db, nycklar, clock }: Hus,
  actor: Actor,
  { insatsId, nyckel, sida, uppgift: rad }: Spara<Anonymrad>,
): Promise<Result<{ sida: string }, Borttagningshinder>> => {
  const handling = 'anonyma_borttagna';
  const gang = { nyckel, handling, innehall: { insatsId, rad }, sida, objektId: insatsId };
  const arbete = db.transaction(actor, (tx) =>
    engang<Borttagningshinder>({ tx, actor, nycklar }, gang, async () => {
      const insats = await insatsForAndring(tx, actor, insatsId);
      const finns = antalI(await listAnonymSummor(tx, insatsId), rad);
      const provad = provaBorttagning(insats, rad, { finns, idag: dagAv(clock()) });
      if (!provad.ok) return provad;
      const rader = [{ ...rad, antal: -rad.antal }];
      await insertAnonymPoster(tx, actor, { insatsId, rader, orsak: 'borttagning' });
      await audit(tx, handling, { objektId: insatsId, insatsId, falt: ['ar', 'kon', 'antal'] });
      return ok(null);
    }),
  );
  return villkorSomHinder(arbete, {
    anonym_aldrig_under_noll: 'fler_an_finns',
    anonym_ar_i_insatsen: 'ar_utanfor',
    anonym_inte_i_volyminsats: 'volyminsats',
  });
};
