import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { BadRequest } from '../shared/errors.ts';
import type { Formular, Formularutkast } from './formularutkast.rules.ts';

/*
 * Pickers ("Välj kommun, stadsdel", "Välj användare") are pages of their own, but what is picked is stored only by Spara on the
 * parent page. Between them the whole parent form lives here, one draft for each user, form and object, encrypted, 24 hours.
 * Row-level security hides those of others: everything here is called inside transaction(actor).
 */
const utkastRow = z.object({
  id: z.string(),
  formular: z.string(),
  objektId: z.string().nullable(),
  sida: z.string(),
  innehallKrypt: z.instanceof(Buffer),
  sparatAt: z.date(),
});
const innehall = z.record(z.string(), z.unknown());
const plats = (id: string) => `verksamhet.formularutkast.innehall.${id}`;

const oppna = (nycklar: Nycklar, row: z.infer<typeof utkastRow> | null): Formularutkast | null => {
  if (row === null) return null;
  const { innehallKrypt, ...resten } = row;
  return { ...resten, values: innehall.parse(JSON.parse(dekryptera(nycklar, plats(row.id), innehallKrypt))) };
};

/** The user's own draft of a form; null when there is none of the last 24 hours. */
export const findFormularutkast = async (
  tx: Db,
  nycklar: Nycklar,
  { formular, objektId }: Pick<Formular, 'formular' | 'objektId'>,
): Promise<Formularutkast | null> =>
  oppna(
    nycklar,
    await tx.maybeOne(
      utkastRow,
      sql`
      select id, formular, objekt_id, sida, innehall_krypt, sparat_at from verksamhet.formularutkast
      where formular = ${formular} and objekt_id is not distinct from ${objektId} and sparat_at > now() - interval '24 hours'`,
    ),
  );

/** The same by its id, as a picker asks for it. */
export const findFormularutkastMedId = async (
  tx: Db,
  nycklar: Nycklar,
  id: string,
): Promise<Formularutkast | null> =>
  oppna(
    nycklar,
    await tx.maybeOne(
      utkastRow,
      sql`
      select id, formular, objekt_id, sida, innehall_krypt, sparat_at from verksamhet.formularutkast
      where id = ${id} and sparat_at > now() - interval '24 hours'`,
    ),
  );

/** Bytes that a draft holds; a page filled in by hand never comes near it. */
const flestByte = 99_000;

const aldrig = new Set(['_csrf', 'gor']);
const utanKnapp = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([namn]) => !aldrig.has(namn)));

/**
 * Writes the draft over the one before, under the same id, so that the browser's Back finds the picker it was. Gives the id and
 * when; null when the form has been saved meanwhile, so that a draft on its way does not come back to life.
 * @throws BadRequest for more than a draft holds
 */
export const sparaFormularutkast = async (
  tx: Db,
  nycklar: Nycklar,
  actor: Actor,
  { formular, objektId, sida, values }: Formular & Pick<Formularutkast, 'values'>,
): Promise<{ id: string; sparatAt: Date } | null> => {
  const fore = await tx.maybeOne(
    z.object({ id: z.string() }),
    sql`
    select id from verksamhet.formularutkast
    where formular = ${formular} and objekt_id is not distinct from ${objektId}`,
  );
  const id = fore?.id ?? randomUUID();
  const text = JSON.stringify(utanKnapp(values));
  if (Buffer.byteLength(text) > flestByte) throw new BadRequest();
  const nyckel = z.uuid().safeParse(values['nyckel']).data ?? null;
  return tx.maybeOne(
    z.object({ id: z.string(), sparatAt: z.date() }),
    sql`
    insert into verksamhet.formularutkast (id, anvandare_id, formular, objekt_id, sida, innehall_krypt, sparat_at)
    select ${id}, ${actor.id}, ${formular}, ${objektId}, ${sida}, ${kryptera(nycklar, plats(id), text)}, now()
    where not exists (select from verksamhet.kvitto where nyckel = ${nyckel})
    on conflict (anvandare_id, formular, objekt_id) do update
      set id = excluded.id, sida = excluded.sida, innehall_krypt = excluded.innehall_krypt, sparat_at = excluded.sparat_at
    returning id, sparat_at`,
  );
};

/** Throws the draft away: when the form is saved, or when the user starts over. */
export const slangFormularutkast = async (
  tx: Db,
  { formular, objektId }: Pick<Formular, 'formular' | 'objektId'>,
): Promise<void> => {
  await tx.run(sql`
    delete from verksamhet.formularutkast where formular = ${formular} and objekt_id is not distinct from ${objektId}`);
};
