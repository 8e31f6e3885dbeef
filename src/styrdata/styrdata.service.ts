import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Styrdata, Svarslistor } from './styrdata.rules.ts';

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
const listSvarslistor = async (db: Db): Promise<Svarslistor> => {
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
    order by lista, ordning, kod`,
  );
  const lista = (namn: keyof Svarslistor) => rader.filter((rad) => rad.lista === namn);
  return {
    utbildningsniva: lista('utbildningsniva'),
    forsorjning: lista('forsorjning'),
    arbetstyp: lista('arbetstyp'),
    avslutsanledning: lista('avslutsanledning'),
  };
};

const kommunRow = z.object({ kod: z.string(), namn: z.string() });
const stadsdelRow = z.object({
  kod: z.string(),
  namn: z.string(),
  kommunKod: z.string(),
  galler: z.boolean(),
});
const lasStyrdata = async (db: Db): Promise<Styrdata> => {
  const listor = await listSvarslistor(db);
  const kommuner = await db.many(
    kommunRow,
    sql`
    select kod, namn from styrdata.kommun
    where galler_fran <= current_date and (galler_till is null or galler_till >= current_date)
    order by namn collate "sv-x-icu", kod`,
  );
  const allaStadsdelar = await db.many(
    stadsdelRow,
    sql`
    select kod, namn, kommun_kod, galler_fran <= current_date and (galler_till is null or galler_till >= current_date) as galler
    from styrdata.stadsdel
    order by namn collate "sv-x-icu", kod`,
  );
  return { listor, kommuner, stadsdelar: allaStadsdelar.filter(({ galler }) => galler), allaStadsdelar };
};

const livslangd = 30_000;
const minnen = new WeakMap<Db, { readonly till: number; readonly varde: Promise<Styrdata> }>();

/** The code lists, read from the database at most every 30 seconds: they are the same for everyone and change a few times a year. */
export const hamtaStyrdata = (db: Db): Promise<Styrdata> => {
  const minne = minnen.get(db);
  if (minne !== undefined && minne.till > Date.now()) return minne.varde;
  const varde = lasStyrdata(db);
  minnen.set(db, { till: Date.now() + livslangd, varde });
  // A failed read is not remembered.
  varde.catch(() => minnen.delete(db));
  return varde;
};

/** After a change: this instance reads again at once, the others within 30 seconds. */
export const glomStyrdata = (db: Db): void => {
  minnen.delete(db);
};
