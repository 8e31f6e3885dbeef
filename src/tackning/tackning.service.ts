import { z } from 'zod';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { genomgangsmanad } from '../genomgang/genomgang.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaInsatser } from '../insats/insats.service.ts';
import type { Plats } from '../rapport/urval.rules.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { listInsatstackning } from './tackning.queries.ts';
import { sammanstall, type Exakt, type Insatstackning, type Tackning } from './tackning.rules.ts';

/** In which insatser the actor sees every number: those with an uppdrag as deltagaransvarig. */
const exaktFor = async (db: Db, actor: Actor): Promise<Exakt> => {
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

const uppdragRow = z.object({ id: z.string() });

/** What the actor may read coverage of: every place as superadministratör, the organisations of an uppdrag there, and one's own insatser. */
const platserFor = async (db: Db, actor: Actor): Promise<readonly Plats[]> => {
  if (hasRoll(actor, 'superadministrator')) return [{ niva: 'riket', idn: [] }];
  const organisationer = await db.many(
    uppdragRow,
    sql`
    select distinct u.samverkansorganisation_id as id from auth.uppdrag u
    where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id is not null and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)`,
  );
  const insatser = hasRoll(actor, 'deltagaransvarig') ? await listMinaInsatser(db, actor) : [];
  const idn = (rader: readonly { readonly id: string }[]) => rader.map(({ id }) => id);
  return [
    { niva: 'samverkansorganisation', idn: idn(organisationer) },
    { niva: 'insats', idn: idn(insatser) },
  ];
};

/** The coverage of everything the actor may read it of, insats by insats. */
interface Lasbar {
  readonly manad: Dag;
  readonly insatser: readonly Insatstackning[];
  readonly exakt: Exakt;
}

/** Reads only what the actor's roles and uppdrag are for today; others get no insatser. */
export const lasbarTackning = async (
  { db, rapportDb, clock }: Pick<Hus, 'db' | 'rapportDb' | 'clock'>,
  actor: Actor,
): Promise<Lasbar> => {
  const idag = dagAv(clock());
  const manad = genomgangsmanad(idag);
  const alla: Insatstackning[] = [];
  for (const plats of await platserFor(db, actor))
    if (plats.niva === 'riket' || plats.idn.length > 0)
      alla.push(...(await listInsatstackning(rapportDb, plats, manad, idag)));
  const insatser = [...new Map(alla.map((insats) => [insats.id, insats])).values()];
  return { manad, insatser, exakt: await exaktFor(db, actor) };
};
