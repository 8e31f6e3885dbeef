import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Svarslistor } from './styrdata.rules.ts';

const postRow = z.object({
  lista: z.enum(['utbildningsniva', 'forsorjning', 'arbetstyp', 'avslutsanledning']),
  kod: z.string(),
  text: z.string(),
  hjalptext: z.string().nullable(),
  gallerFran: z.string(),
  gallerTill: z.string().nullable(),
  ensam: z.boolean(),
  beteende: z.enum(['fragor', 'utan_fragor', 'felregistrering']),
});

/** All four lists of the registering forms in one statement, ended entries too: old registrations keep theirs. */
export const listSvarslistor = async (db: Db): Promise<Svarslistor> => {
  const rader = await db.many(
    postRow,
    sql`
    select 'utbildningsniva' as lista, kod, text, hjalptext, galler_fran, galler_till, ordning, false as ensam, 'fragor' as beteende
    from styrdata.utbildningsniva
    union all
    select 'forsorjning', kod, text, hjalptext, galler_fran, galler_till, ordning, ensam, 'fragor' from styrdata.forsorjning
    union all
    select 'arbetstyp', kod, text, hjalptext, galler_fran, galler_till, ordning, false, 'fragor' from styrdata.arbetstyp
    union all
    select 'avslutsanledning', kod, text, hjalptext, galler_fran, galler_till, ordning, false, beteende from styrdata.avslutsanledning
    order by lista, ordning`,
  );
  const lista = (namn: keyof Svarslistor) => rader.filter((rad) => rad.lista === namn);
  return {
    utbildningsniva: lista('utbildningsniva'),
    forsorjning: lista('forsorjning'),
    arbetstyp: lista('arbetstyp'),
    avslutsanledning: lista('avslutsanledning'),
  };
};

const platsRow = z.object({ kod: z.string(), namn: z.string() });
export type Plats = z.infer<typeof platsRow>;

/** All kommuner in Swedish order. */
export const listKommuner = (db: Db): Promise<Plats[]> =>
  db.many(
    platsRow,
    sql`
    select kod, namn from styrdata.kommun where galler_till is null or galler_till >= current_date
    order by namn collate "sv-x-icu"`,
  );

/** Stadsdelar of a kommun: some for Stockholm and Göteborg, none for the rest. */
export const listStadsdelar = (db: Db, kommunKod: string): Promise<Plats[]> =>
  db.many(
    platsRow,
    sql`
    select kod, namn from styrdata.stadsdel
    where kommun_kod = ${kommunKod} and (galler_till is null or galler_till >= current_date)
    order by namn collate "sv-x-icu"`,
  );
