import type { Db } from '../db/db.ts';
import { inTime } from '../db/refused.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { andringsdelar, type Andringar } from './andrat.rules.ts';
import { listAndringar } from './andrat.queries.ts';
import { arDeltagandetyp } from './deltagarrapport.rules.ts';
import { orsaker } from './frysning.rules.ts';
import { listMinaInsatser } from './plats.queries.ts';
import type { Del, Rapport, Rapporthinder } from './rapport.rules.ts';
import { delarAv } from './deltaganden.service.ts';
import { rapportI, type Raknad } from './rapport.service.ts';
import { odeladTid } from './tid.rules.ts';
import type { Urval } from './urval.rules.ts';

export type Andringshinder = Rapporthinder | 'fel_ordning' | 'fel_typ';

const senare = (da: Rapport, nu: Rapport): boolean =>
  da.fryst !== null && (nu.fryst === null || nu.fryst.id > da.fryst.id);

const forklarade = async (tx: Db, da: Rapport, { rapport: nu, arbete }: Raknad): Promise<Del[]> => {
  const { typ, period, forsorjning } = nu.urval;
  if (!arDeltagandetyp(typ)) return [];
  const tid = odeladTid(period);
  const helt: Raknad['arbete'] = { ...arbete, tid, exakt: true };
  const rader = await listAndringar(
    tx,
    { efter: da.fryst?.id ?? 0, till: nu.fryst?.id ?? null },
    { ...arbete.omrade, granser: tid.granser },
    forsorjning,
  );
  const perOrsak = new Map<(typeof orsaker)[number], readonly Del[]>();
  for (const orsak of orsaker) {
    const deras = rader.filter((rad) => rad.orsak === orsak);
    perOrsak.set(orsak, (await delarAv(tx, helt, typ, deras)).delar);
  }
  return andringsdelar({ da: da.delar, nu: nu.delar, perOrsak, exakt: nu.exakt });
};

/**
 * Tells what has changed in a report between a frozen day and a later one, or now, and why: all of it from one picture of the database.
 * @param urval of a deltagarrapport or standardrapport; its `kand` is the earlier day
 * @param mot the later day, as a freeze is called; null for now
 */
export const skapaAndringar = async (
  { hus: { db, rapportDb, clock }, actor }: Kontext,
  urval: Urval,
  mot: string | null,
): Promise<Result<Andringar, Andringshinder>> => {
  if (!arDeltagandetyp(urval.typ)) return fail('fel_typ');
  const mina = await listMinaInsatser(db, actor);
  const lastAt = clock();
  return inTime<Andringar, Andringshinder>('for_stor', () =>
    rapportDb.transaction(actor, async (tx): Promise<Result<Andringar, Andringshinder>> => {
      const da = await rapportI(tx, urval, mina, lastAt);
      if (!da.ok) return da;
      const nu = await rapportI(tx, { ...urval, kand: mot }, mina, lastAt);
      if (!nu.ok) return nu;
      if (!senare(da.value.rapport, nu.value.rapport)) return fail('fel_ordning');
      const delar = await forklarade(tx, da.value.rapport, nu.value);
      return ok({ da: da.value.rapport, nu: nu.value.rapport, delar });
    }),
  );
};
