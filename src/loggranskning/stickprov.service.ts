import { audit } from '../db/audit.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { dra } from './stickprov.queries.ts';
import type { Stickprov } from './stickprov.rules.ts';

interface Dragning {
  readonly nyckel: string;
  readonly sida: string;
  readonly id: string;
  readonly stickprov: Stickprov;
}

/** Draws a sample, and lays what it holds among what is to be reviewed. */
export const draStickprov = (
  kontext: Kontext,
  { nyckel, sida, id, stickprov }: Dragning,
): Promise<Result<Sparat, never>> =>
  sparaEnGang<never>(
    kontext,
    { nyckel, handling: 'stickprov_draget', innehall: stickprov, sida, objektId: id },
    {},
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'loggranskare');
      await dra(tx, id, stickprov, kontext.hus.clock());
      await audit(tx, 'stickprov_draget', { objektId: id, falt: [stickprov.fran, stickprov.till] });
      return ok(null);
    },
  );
