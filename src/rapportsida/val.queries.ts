import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { sokmonster } from '../shared/text.ts';
import type { Niva } from '../rapport/urval.rules.ts';

const valbarRow = z.object({ id: z.string(), text: z.string() });
export type Valbar = z.infer<typeof valbarRow>;

/** Places to choose among. */
export interface Platsval {
  /** Those already chosen, by name; one that does not exist is left out. */
  readonly valda: readonly Valbar[];
  readonly traffar: readonly Valbar[];
  /** There are more than are shown: the search is too wide. */
  readonly fler: boolean;
}

/** Hits shown at a time; there are more insatser than anyone reads through. */
const hogst = 100;

const organisationer = sql`
  select o.id::text as id, o.namn as text, verksamhet.jamforbart(o.namn) as sokt from verksamhet.samverkansorganisation o`;
const insatser = sql`
  select i.id::text as id, i.namn || ', ' || o.namn as text, i.namn_sok as sokt
  from verksamhet.insats i join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id`;
const lan = sql`select kod as id, namn as text, verksamhet.jamforbart(namn) as sokt from styrdata.lan`;
const kallor = { lan, samverkansorganisation: organisationer, insats: insatser } as const;

/** Written by hand in an address: compared as text, so that what is no id finds nothing. */
const valdaPlatser = (db: Db, niva: keyof typeof kallor, idn: readonly string[]): Promise<Valbar[]> =>
  idn.length === 0
    ? Promise.resolve([])
    : db.many(
        valbarRow,
        sql`select id, text from (${kallor[niva]}) k where id = any(${[...idn]}::text[]) order by text collate "sv-x-icu", id`,
      );

/** Insatser where the actor has an uppdrag today, or that lie in an organisation where the actor has one. */
const minaInsatser = (db: Db, actor: Actor): Promise<Valbar[]> =>
  db.many(
    valbarRow,
    sql`
    select id, text from (${insatser}) k
    where id in (
      select i.id::text from auth.uppdrag u
      join verksamhet.insats i on i.id = u.insats_id
        or u.insats_id is null and i.samverkansorganisation_id = u.samverkansorganisation_id
      where u.anvandare_id = ${actor.id} and u.avslutat_at is null
        and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date))
    order by text collate "sv-x-icu", id limit ${hogst}`,
  );

interface Sokt {
  readonly sok: string;
  readonly idn: readonly string[];
  readonly actor: Actor;
}

/**
 * The places of a level that begin as typed (`*` is any characters), with those already chosen. Län and organisationer are few enough
 * to be shown without a search; of insatser only the actor's own are.
 */
export const sokPlatser = async (db: Db, niva: Niva, { sok, idn, actor }: Sokt): Promise<Platsval> => {
  if (niva === 'riket') return { valda: [], traffar: [], fler: false };
  const valda = await valdaPlatser(db, niva, idn);
  const monster = sokmonster(sok);
  if (monster === null && niva === 'insats')
    return { valda, traffar: await minaInsatser(db, actor), fler: false };
  const traffar = await db.many(
    valbarRow,
    sql`
    select id, text from (${kallor[niva]}) k
    where sokt like (select verksamhet.jamforbart(${monster ?? '%'}::text)) collate "C" escape '\\'
    order by text collate "sv-x-icu", id limit ${hogst + 1}`,
  );
  return { valda, traffar: traffar.slice(0, hogst), fler: traffar.length > hogst };
};

/** Every försörjning, also those that have ended: earlier deltaganden have them. */
export const listForsorjningar = (db: Db): Promise<Valbar[]> =>
  db.many(valbarRow, sql`select kod as id, text from styrdata.forsorjning order by ordning, kod`);
