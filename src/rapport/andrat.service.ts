import type { Db } from '../db/db.ts';
import { inTime } from '../db/refused.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { andringsdelar, type Andringar } from './andrat.rules.ts';
import type { Blad } from './blad.rules.ts';
import type { Frysning } from './frysning.rules.ts';
import { lasBlad, perOrsakFor } from './orsaker.service.ts';
import { listMinaInsatser } from './plats.queries.ts';
import type { Rapport, Rapporthinder } from './rapport.rules.ts';
import { rapportI, type Raknad } from './rapport.service.ts';
import type { Urval } from './urval.rules.ts';

export type Andringshinder = Rapporthinder | 'fel_ordning';

/** A report at one time, with what is registered as it stands then. */
interface Last extends Raknad {
  readonly blad: readonly Blad[];
}

const las = async (
  tx: Db,
  urval: Urval,
  mina: readonly string[],
  lastAt: Date,
): Promise<Result<Last, Rapporthinder>> => {
  const svar = await rapportI(tx, urval, { mina, lastAt, hallsI: null });
  if (!svar.ok) return svar;
  // Before another time is read in the same transaction.
  return ok({ ...svar.value, blad: await lasBlad(tx, svar.value.arbete) });
};

/** The earlier freeze; null when the other is not later. */
const tidigare = (da: Rapport, nu: Rapport): Frysning | null =>
  da.fryst !== null && (nu.fryst === null || nu.fryst.id > da.fryst.id) ? da.fryst : null;

/**
 * Tells what has changed in a report between a frozen day and a later one, or now, and why: all of it from one picture of the database.
 * @param urval its `kand` is the earlier day
 * @param mot the later day, as a freeze is called; null for now
 */
export const skapaAndringar = async (
  { hus: { db, rapportDb, clock }, actor }: Kontext,
  urval: Urval,
  mot: string | null,
): Promise<Result<Andringar, Andringshinder>> => {
  const mina = await listMinaInsatser(db, actor);
  const lastAt = clock();
  return inTime<Andringar, Andringshinder>('for_stor', () =>
    rapportDb.transaction(actor, async (tx): Promise<Result<Andringar, Andringshinder>> => {
      const da = await las(tx, urval, mina, lastAt);
      if (!da.ok) return da;
      const nu = await las(tx, { ...urval, kand: mot }, mina, lastAt);
      if (!nu.ok) return nu;
      const [innan, sedan] = [da.value.rapport, nu.value.rapport];
      const fryst = tidigare(innan, sedan);
      if (fryst === null) return fail('fel_ordning');
      const perOrsak = await perOrsakFor(tx, nu.value.arbete, {
        mellan: { efter: fryst.id, till: sedan.fryst?.id ?? null },
        per: fryst.per,
        da: da.value,
        nu: nu.value,
      });
      const delar = andringsdelar({ da: innan.delar, nu: sedan.delar, perOrsak, exakt: sedan.exakt });
      return ok({ da: innan, nu: sedan, delar });
    }),
  );
};
