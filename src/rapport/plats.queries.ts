import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Database, type Db } from '../db/db.ts';
import type { Kodlistor } from './kategorier.rules.ts';
import type { Insatsplats, Landsdelar } from './plats.rules.ts';

const lanRow = z.object({ kod: z.string(), namn: z.string() });
const organisationRow = z.object({ id: z.string(), namn: z.string(), lanKod: z.string().nullable() });

/** Every län by code, and every organisation in Swedish order with its län. */
export const lasLandsdelar = async (tx: Db): Promise<Landsdelar> => ({
  lan: await tx.many(lanRow, sql`select kod, text as namn from rapport.kod where lista = 'lan' order by kod`),
  organisationer: await tx.many(
    organisationRow,
    sql`select id, namn, lan_kod from rapport.samverkansorganisation order by namn collate "sv-x-icu", id`,
  ),
});

const insatsRow = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansorganisationId: z.string(),
  volym: z.boolean(),
});

/** The insatser of these organisations in Swedish order, with those of these ids' organisations too. */
export const listInsatser = (
  tx: Db,
  {
    organisationer,
    insatser,
  }: { readonly organisationer: readonly string[]; readonly insatser: readonly string[] },
): Promise<Insatsplats[]> =>
  tx.many(
    insatsRow,
    sql`
    select i.id, i.namn, i.samverkansorganisation_id, i.deltagarregistrering = 'endast_antal' as volym
    from rapport.insats i
    where i.samverkansorganisation_id = any (${organisationer}::uuid[])
      or i.samverkansorganisation_id in (select samverkansorganisation_id from rapport.insats where id = any (${insatser}::uuid[]))
    order by i.namn collate "sv-x-icu", i.id`,
  );

/** The insatser where the actor is deltagaransvarig today: their figures are exact for the actor. */
export const listMinaInsatser = (db: Database, actor: Actor): Promise<readonly string[]> =>
  db.transaction(actor, async (tx) =>
    (
      await tx.many(
        z.object({ id: z.string() }),
        sql`select m as id from auth.mina_insatser() as m order by id`,
      )
    ).map(({ id }) => id),
  );

const kodRow = z.object({
  lista: z.enum(['forsorjning', 'utbildningsniva', 'avslutsanledning']),
  kod: z.string(),
  text: z.string(),
});

/** The code lists that reports divide by, in their order, also what has ended: older deltaganden have it. */
export const lasKodlistor = async (tx: Db): Promise<Kodlistor> => {
  const rader = await tx.many(
    kodRow,
    sql`
    select lista, kod, text from rapport.kod
    where lista in ('forsorjning', 'utbildningsniva', 'avslutsanledning')
    order by ordning, kod, lista`,
  );
  const lista = (namn: string) => rader.filter((rad) => rad.lista === namn);
  return {
    forsorjning: lista('forsorjning'),
    utbildningsniva: lista('utbildningsniva'),
    avslutsanledning: lista('avslutsanledning'),
  };
};
