import { z } from 'zod';
import { behorighetsroller, type Anrop, type Inloggad } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { arBekraftad, arInloggningGiltig } from './inloggning.rules.ts';

const inloggadRow = z.object({
  anvandareId: z.string(),
  namn: z.string(),
  organisation: z.string(),
  roller: z.array(z.enum(behorighetsroller)),
  skapadAt: z.date(),
  senastAt: z.date(),
  bekraftadAt: z.date(),
  avslutad: z.boolean(),
});

/** A role that counts on a day: a beställare is one only while the registration is valid. */
export const giller = (dag: Dag): Sql => sql`
  r.avslutad_at is null and (r.roll <> 'bestallare' or exists (select from auth.bestallare b
    where b.roll_id = r.id and b.avslutad_at is null and ${dag}::date between b.galler_fran and b.galler_till))`;

/**
 * The user behind a sign-in, with roles as they are now. A sign-in that ran out gives whose it was;
 * one that was ended gives nothing. Notes the visit, at most once a minute.
 */
export const findInloggad = async (
  db: Db,
  inloggningId: string,
  anrop: Anrop,
  nu: Date,
): Promise<Inloggad> => {
  const row = await db.maybeOne(
    inloggadRow,
    sql`
    with besok as (
      update auth.inloggning set senast_at = ${nu}
      where id = ${inloggningId} and avslutad_at is null
        and senast_at < ${nu}::timestamptz - interval '1 minute' and senast_at > ${nu}::timestamptz - interval '30 minutes'
    )
    select i.anvandare_id, a.fornamn || ' ' || a.efternamn as namn, o.namn as organisation, i.skapad_at, i.senast_at,
      greatest(i.skapad_at, i.bekraftad_at) as bekraftad_at,
      (i.avslutad_at is not null or a.avslutad_at is not null) as avslutad,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and ${giller(dagAv(nu))} order by r.roll) as roller
    from auth.inloggning i
    join auth.anvandare a on a.id = i.anvandare_id
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where i.id = ${inloggningId}`,
  );
  if (row === null || row.avslutad) return null;
  if (!arInloggningGiltig(row, nu)) return { utgangen: row.anvandareId };
  const { anvandareId, namn, organisation, roller } = row;
  const bekraftad = arBekraftad(row.bekraftadAt, nu);
  return { actor: { id: anvandareId, namn, organisation, roller, inloggningId, bekraftad, ...anrop } };
};
