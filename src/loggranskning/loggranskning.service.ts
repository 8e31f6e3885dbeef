import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  findFynd,
  findGranskningslage,
  insertBeslut,
  listBeslut,
  listKring,
} from './loggranskning.queries.ts';
import {
  provaBeslut,
  type Beslut,
  type Fynd,
  type Granskningshinder,
  type Granskningslage,
  type Kringhandelse,
  type Utfall,
} from './loggranskning.rules.ts';

/** What waits for a loggranskare; only inside their transaction. */
export const granskningslageFor = (tx: Db, nu: Date): Promise<Granskningslage> => findGranskningslage(tx, nu);

export interface Fyndet {
  readonly fynd: Fynd;
  readonly kring: readonly Kringhandelse[];
  readonly beslut: readonly Beslut[];
}

/** A finding with what was done around it. @throws NotFound also when it is about the reader */
export const oppnaFynd = async (tx: Db, id: string): Promise<Fyndet> => ({
  fynd: found(await findFynd(tx, id)),
  kring: await listKring(tx, id),
  beslut: await listBeslut(tx, id),
});

// Two who sign off at once: the second sees what the first one said.
const villkor = { granskningsbeslut_pkey: 'redan_granskat' } as const;

interface Granskning {
  readonly nyckel: string;
  readonly sida: string;
  readonly utfall: Utfall;
  readonly notering: string;
}

/** Signs a finding off. @throws NotFound when it is about the one who signs */
export const granskaFynd = (
  kontext: Kontext,
  fyndId: string,
  { nyckel, sida, utfall, notering }: Granskning,
): Promise<Result<Sparat, Granskningshinder>> =>
  sparaEnGang<Granskningshinder>(
    kontext,
    { nyckel, handling: 'granskning', innehall: { fyndId, utfall, notering }, sida, objektId: fyndId },
    villkor,
    async (tx) => {
      const { actor, hus } = kontext;
      await kravRoll(tx, actor, 'loggranskare');
      const { lage } = found(await findFynd(tx, fyndId));
      const hinder = provaBeslut(lage, utfall, notering);
      if (hinder !== null) return fail(hinder);
      await insertBeslut(tx, { fyndId, utfall, notering, av: actor.id, at: hus.clock() });
      await audit(tx, 'fynd_granskat', { objektId: fyndId, falt: [utfall] });
      return ok(null);
    },
  );
