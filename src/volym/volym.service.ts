import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { hasRoll } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { ok, type Result } from '../shared/result.ts';
import { harUppdragI, kravUppdragI } from '../uppdrag/uppdrag.service.ts';
import { findVolyminsats, findVolympost, insertVolympost } from './volym.queries.ts';
import {
  provaRattelse,
  provaVolym,
  type Rattelsehinder,
  type Volymhinder,
  type Volyminsats,
  type Volymuppgift,
} from './volym.rules.ts';

/** Whether the actor registers numbers in the insats today. */
export const farRegistrera = async (db: Db, actor: Actor, insats: Volyminsats): Promise<boolean> =>
  hasRoll(actor, 'insatsansvarig') &&
  (await harUppdragI(db, actor, insats.samverkansorganisationId, ['insatsansvarig']));

const insatsForAndring = async (tx: Db, { actor }: Kontext, insatsId: string): Promise<Volyminsats> => {
  const insats = found(await findVolyminsats(tx, insatsId));
  await kravUppdragI(tx, actor, insats.samverkansorganisationId, ['insatsansvarig']);
  return insats;
};

/** The numbers that change sign, or stay unknown. */
const motsatt = (antal: number | null): number | null => (antal === null ? null : 0 - antal);

interface Inskick {
  readonly nyckel: string;
  readonly insatsId: string;
  /** Where the receipt is shown. */
  readonly sida: string;
}

/** "Registrera antal deltagare": one entry, exactly once for a key. */
export const registreraVolym = (
  kontext: Kontext,
  { nyckel, insatsId, sida }: Inskick,
  uppgift: Volymuppgift,
): Promise<Result<Sparat, Volymhinder>> =>
  sparaEnGang<Volymhinder>(
    kontext,
    { nyckel, handling: 'volym_registrerad', innehall: { insatsId, uppgift }, sida, objektId: insatsId },
    { volym_bara_i_volyminsats: 'inte_volyminsats', volym_ar_i_insatsen: 'ar_utanfor' },
    async (tx) => {
      const insats = await insatsForAndring(tx, kontext, insatsId);
      const provad = provaVolym(insats, uppgift, dagAv(kontext.hus.clock()));
      if (!provad.ok) return provad;
      const id = randomUUID();
      await insertVolympost(tx, kontext.actor, { ...uppgift, id, insatsId, rattar: null });
      await audit(tx, 'volym_registrerad', {
        objektId: id,
        insatsId,
        falt: ['ar', 'antal', 'kvinnor', 'man'],
      });
      return ok(null);
    },
  );

/** Takes back one whole entry with a correcting one; both stay in the history. Then the right number is registered anew. */
export const taTillbakaVolym = (
  kontext: Kontext,
  { nyckel, insatsId, sida }: Inskick,
  postId: string,
): Promise<Result<Sparat, Rattelsehinder>> =>
  sparaEnGang<Rattelsehinder>(
    kontext,
    { nyckel, handling: 'volym_rattad', innehall: { insatsId, postId }, sida, objektId: insatsId },
    { volym_post_rattar_key: 'redan_rattad' },
    async (tx) => {
      await insatsForAndring(tx, kontext, insatsId);
      const provad = provaRattelse(found(await findVolympost(tx, insatsId, postId)));
      if (!provad.ok) return provad;
      const { ar, antal, kvinnor, man } = provad.value;
      const id = randomUUID();
      await insertVolympost(tx, kontext.actor, {
        id,
        insatsId,
        ar,
        antal: -antal,
        kvinnor: motsatt(kvinnor),
        man: motsatt(man),
        anteckning: null,
        rattar: postId,
      });
      await audit(tx, 'volym_rattad', { objektId: postId, insatsId, falt: ['antal'] });
      return ok(null);
    },
  );
