import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Hus } from '../hus.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang } from '../kvitto/kvitto.service.ts';
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

const gang = <T>(handling: string, { insatsId, nyckel, sida, uppgift }: Spara<T>) => ({
  nyckel,
  handling,
  innehall: { insatsId, uppgift },
  sida,
  objektId: insatsId,
});

/** Registers anonymous deltagare, several rows at once, exactly once for a key. Refused rows leave nothing. */
export const registreraAnonyma = (
  hus: Hus,
  actor: Actor,
  spara: Spara<readonly Anonymrad[]>,
): Promise<Result<{ sida: string }, Hinder>> =>
  sparaEnGang<Hinder>(
    { hus, actor },
    gang('anonyma_registrering', spara),
    { anonym_ar_i_insatsen: 'ar_utanfor', anonym_inte_i_volyminsats: 'volyminsats' },
    async (tx) => {
      const { insatsId, uppgift: rader } = spara;
      const insats = await insatsForAndring(tx, actor, insatsId);
      const provade = provaRader(insats, rader, dagAv(hus.clock()));
      if (!provade.ok) return provade;
      await insertAnonymPoster(tx, actor, { insatsId, rader, orsak: 'registrering' });
      await audit(tx, 'anonyma_registrerade', { objektId: insatsId, insatsId, falt: ['ar', 'kon', 'antal'] });
      return ok(null);
    },
  );

/** "Ta bort": a correcting entry, never below zero, exactly once for a key. Nothing that was registered is changed. */
export const taBortAnonyma = (
  hus: Hus,
  actor: Actor,
  spara: Spara<Anonymrad>,
): Promise<Result<{ sida: string }, Borttagningshinder>> =>
  sparaEnGang<Borttagningshinder>(
    { hus, actor },
    gang('anonyma_borttagning', spara),
    {
      anonym_aldrig_under_noll: 'fler_an_finns',
      anonym_ar_i_insatsen: 'ar_utanfor',
      anonym_inte_i_volyminsats: 'volyminsats',
    },
    async (tx) => {
      const { insatsId, uppgift: rad } = spara;
      const insats = await insatsForAndring(tx, actor, insatsId);
      const finns = antalI(await listAnonymSummor(tx, insatsId), rad);
      const provad = provaBorttagning(insats, rad, { finns, idag: dagAv(hus.clock()) });
      if (!provad.ok) return provad;
      const rader = [{ ...rad, antal: -rad.antal }];
      await insertAnonymPoster(tx, actor, { insatsId, rader, orsak: 'borttagning' });
      await audit(tx, 'anonyma_borttagna', { objektId: insatsId, insatsId, falt: ['ar', 'kon', 'antal'] });
      return ok(null);
    },
  );
