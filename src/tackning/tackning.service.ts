import { z } from 'zod';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { genomgangsmanad } from '../genomgang/genomgang.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaInsatser } from '../insats/insats.service.ts';
import type { Plats } from '../rapport/urval.rules.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { listInsatstackning, sumTackning } from './tackning.queries.ts';
import type { Exakt, Insatstackning, Rapporttackning } from './tackning.rules.ts';

/** In which insatser the actor sees every number: those with an uppdrag as deltagaransvarig. */
const exaktaFor = async (db: Db, actor: Actor): Promise<readonly string[]> =>
  hasRoll(actor, 'deltagaransvarig') ? (await listMinaInsatser(db, actor)).map(({ id }) => id) : [];

/** The insatser whose small numbers a reader may see, the day, and the calendar years of a report. */
interface Lasare {
  readonly mina: readonly string[];
  readonly idag: Dag;
  readonly fran: number;
  readonly till: number;
}

/** The coverage of a place for the month that has just ended, as a reader of reports may know it; `tackningsrad` makes it a line. */
export const tackningFor = async (
  tx: Db,
  plats: Plats,
  { mina, idag, fran, till }: Lasare,
): Promise<Rapporttackning> => {
  const manad = genomgangsmanad(idag);
  const { insatser, genomgangna, ...s } = await sumTackning(tx, plats, { manad, idag, fran, till }, mina);
  return {
    manad,
    insatser,
    genomgangna,
    oppnaLange: { antal: s.oppnaLange, fler: s.oppnaLangeFler },
    efterSlut: { antal: s.efterSlut, fler: s.efterSlutFler },
    felregistrerade: { antal: s.felregistrerade, fler: s.felregistreradeFler },
  };
};

const uppdragRow = z.object({ id: z.string() });

/** What the actor may read coverage of: every place as superadministratör, the organisations of an uppdrag there, and one's own insatser. */
const platserFor = async (db: Db, actor: Actor, mina: readonly string[]): Promise<readonly Plats[]> => {
  if (hasRoll(actor, 'superadministrator')) return [{ niva: 'riket', idn: [] }];
  const organisationer = await db.many(
    uppdragRow,
    sql`
    select distinct u.samverkansorganisation_id as id from auth.uppdrag u
    where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id is not null and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
    order by id`,
  );
  return [
    { niva: 'samverkansorganisation', idn: organisationer.map(({ id }) => id) },
    { niva: 'insats', idn: mina },
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
  const exakta = await exaktaFor(db, actor);
  const alla: Insatstackning[] = [];
  for (const plats of await platserFor(db, actor, exakta))
    if (plats.niva === 'riket' || plats.idn.length > 0)
      alla.push(...(await listInsatstackning(rapportDb, plats, { manad, idag }, exakta)));
  const insatser = [...new Map(alla.map((insats) => [insats.id, insats])).values()];
  return { manad, insatser, exakt: (insatsId) => exakta.includes(insatsId) };
};
