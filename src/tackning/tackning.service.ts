import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { genomgangsmanad } from '../genomgang/genomgang.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaInsatser } from '../insats/insats.service.ts';
import type { Plats } from '../rapport/urval.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { listInsatstackning } from './tackning.queries.ts';
import { sammanstall, type Exakt, type Tackning } from './tackning.rules.ts';

/** In which insatser the actor sees every number: those with an uppdrag as deltagaransvarig. */
export const exaktFor = async (db: Db, actor: Actor): Promise<Exakt> => {
  if (!hasRoll(actor, 'deltagaransvarig')) return () => false;
  const mina = new Set((await listMinaInsatser(db, actor)).map(({ id }) => id));
  return (insatsId) => mina.has(insatsId);
};

/** The coverage of a place for the month that has just ended, as the actor may know it; `tackningsrad` makes it a line. */
export const tackningFor = async (
  { db, rapportDb, clock }: Pick<Hus, 'db' | 'rapportDb' | 'clock'>,
  actor: Actor,
  plats: Plats,
): Promise<Tackning> => {
  const idag = dagAv(clock());
  const manad = genomgangsmanad(idag);
  const exakt = await exaktFor(db, actor);
  return sammanstall(await listInsatstackning(rapportDb, plats, manad, idag), exakt, manad);
};
