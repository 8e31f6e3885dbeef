import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { hallDeltagande } from '../deltagande/deltagande.service.ts';
import { sokningen, type Sokning } from './sokning.rules.ts';
import type { Utkast, Utkastformular } from './utkast.rules.ts';

const innehall = z.object({
  values: z.record(z.string(), z.unknown()),
  sokning: z.custom<Sokning>(sokningen).nullable(),
});
const utkastRow = z.object({ id: z.string(), innehallKrypt: z.instanceof(Buffer), sparatAt: z.date() });

const plats = (id: string) => `person.utkast.innehall.${id}`;

const oppna = (nycklar: Nycklar, row: z.infer<typeof utkastRow> | null): Utkast | null => {
  if (row === null) return null;
  const parsed = innehall.parse(JSON.parse(dekryptera(nycklar, plats(row.id), row.innehallKrypt)));
  return { id: row.id, sparatAt: row.sparatAt, ...parsed };
};

/** The user's own draft of a new start; row-level security hides those of others. Older than 24 hours does not count. */
export const findUtkast = async (
  tx: Db,
  nycklar: Nycklar,
  insatsId: string,
  id: string,
): Promise<Utkast | null> =>
  oppna(
    nycklar,
    await tx.maybeOne(
      utkastRow,
      sql`
      select id, innehall_krypt, sparat_at from person.utkast
      where id = ${id} and insats_id = ${insatsId} and deltagande_id is null and sparat_at > now() - interval '24 hours'`,
    ),
  );

/** The user's own draft about a deltagande. */
export const findUtkastFor = async (
  tx: Db,
  nycklar: Nycklar,
  deltagandeId: string,
  formular: Utkastformular,
): Promise<Utkast | null> =>
  oppna(
    nycklar,
    await tx.maybeOne(
      utkastRow,
      sql`
      select id, innehall_krypt, sparat_at from person.utkast
      where deltagande_id = ${deltagandeId} and formular = ${formular} and sparat_at > now() - interval '24 hours'`,
    ),
  );

export interface NyttUtkast {
  readonly id: string;
  readonly insatsId: string;
  readonly deltagandeId: string | null;
  readonly formular: Utkastformular;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sokning: Sokning | null;
}

/** Whose draft of a new start it is, so that it goes when that person does; one about a deltagande goes with that. */
const indexFor = (nycklar: Nycklar, { deltagandeId, sokning }: NyttUtkast): Buffer | null =>
  deltagandeId !== null || sokning === null ? null : blindIndex(nycklar, sokning.personnummer);

/** A new start has the draft of its search; a deltagande one draft for each user and form, also when that is too old to be shown. */
const ettAvVarje = ({ deltagandeId }: NyttUtkast): Sql =>
  deltagandeId === null ? sql`(id)` : sql`(anvandare_id, deltagande_id, formular)`;

/**
 * Writes the draft over the one before. Gives when; null when the form has been saved meanwhile, so that a draft
 * on its way does not come back to life.
 */
export const sparaUtkast = async (
  tx: Db,
  nycklar: Nycklar,
  actor: Actor,
  u: NyttUtkast,
): Promise<Date | null> => {
  if (u.deltagandeId !== null) await hallDeltagande(tx, u.deltagandeId);
  const text = JSON.stringify({ values: u.values, sokning: u.sokning });
  const id = u.deltagandeId === null ? u.id : randomUUID();
  const nyckel = z.uuid().safeParse(u.values['nyckel']).data ?? null;
  const row = await tx.maybeOne(
    z.object({ sparatAt: z.date() }),
    sql`
    insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, personnummer_index, sparat_at)
    select ${id}, ${actor.id}, ${u.insatsId}, ${u.deltagandeId}, ${u.formular}, ${kryptera(nycklar, plats(id), text)},
      ${indexFor(nycklar, u)}, now()
    where not exists (select from verksamhet.kvitto where nyckel = ${nyckel})
    on conflict ${ettAvVarje(u)} do update set id = excluded.id, innehall_krypt = excluded.innehall_krypt, sparat_at = excluded.sparat_at
    returning sparat_at`,
  );
  return row?.sparatAt ?? null;
};

export const kastaUtkast = async (tx: Db, id: string): Promise<void> => {
  await tx.run(sql`delete from person.utkast where id = ${id}`);
};
