import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Hus } from '../hus.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { gallringsvillkor, type Gallringshinder } from './gallring.rules.ts';
import { findRegel, insertRegel, listRegler } from './regel.queries.ts';

/** Every version of the rule, and which is in force. */
export const visaRegler = ({ db, clock }: Hus, actor: Actor) =>
  db.transaction(actor, async (tx) => ({
    regler: await listRegler(tx),
    galler: (await findRegel(tx, dagAv(clock())))?.id ?? null,
  }));

interface NyRegel {
  readonly nyckel: string;
  readonly sida: string;
  readonly ar: number;
  readonly diarienummer: string;
  readonly gallerFran: Dag;
}

/** Sets a rule: a new version, never a change of one that is there. */
export const sattRegel = (
  kontext: Kontext,
  { nyckel, sida, ar, diarienummer, gallerFran }: NyRegel,
): Promise<Result<Sparat, Gallringshinder>> => {
  const id = randomUUID();
  const innehall = { ar, diarienummer, gallerFran };
  return sparaEnGang<Gallringshinder>(
    kontext,
    { nyckel, handling: 'gallringsregel', innehall, sida, objektId: id },
    gallringsvillkor,
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'superadministrator');
      await insertRegel(tx, { id, ar, diarienummer, gallerFran, av: kontext.actor.id });
      await audit(tx, 'gallringsregel_satt', { objektId: id });
      return ok(null);
    },
  );
};
