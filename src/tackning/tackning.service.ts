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
const exaktFor = async (db: Db, actor: Actor): Promise<Exakt> => {
  if (!hasRoll(actor, 'deltagaransvarig')) return () => false;
  const mina = new Set((await listMinaInsatser(db, actor)).map(({ id }) => id));
  return (insatsId) => mina.has(insatsId);
};

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
const platserFor = async (db: Db, actor: Actor): Promise<readonly Plats[]> => {
  if (hasRoll(actor, 'superadministrator')) return [{ niva: 'riket', idn: [] }];
  const organisationer = await db.many(
    uppdragRow,
    sql`
    select distinct u.samverkansorganisation_id as id from auth.uppdrag u
    where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id is not null and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
    order by id`,
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
