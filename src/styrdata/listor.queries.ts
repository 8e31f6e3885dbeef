import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { perSida } from '../shared/sidor.ts';
import type { Listnamn, Listpost } from './listor.rules.ts';
import type { Uppgifter } from './post.rules.ts';

const postRow = z.object({
  kod: z.string(),
  text: z.string(),
  hjalptext: z.string().nullable(),
  ordning: z.number(),
  gallerFran: z.string(),
  gallerTill: z.string().nullable(),
  version: z.number(),
  tillhor: z.string().nullable(),
  tillhorNamn: z.string().nullable(),
});

/** Table names are text of ours, never of a request. */
const tabell: Record<Listnamn, Sql> = {
  utbildningsniva: sql`styrdata.utbildningsniva`,
  forsorjning: sql`styrdata.forsorjning`,
  arbetstyp: sql`styrdata.arbetstyp`,
  avslutsanledning: sql`styrdata.avslutsanledning`,
  preciserad_inriktning: sql`styrdata.preciserad_inriktning`,
  malgrupp: sql`styrdata.malgrupp`,
  kostnadstyp: sql`styrdata.kostnadstyp`,
  budgettyp: sql`styrdata.budgettyp`,
  organisationstyp: sql`styrdata.organisationstyp`,
  lan: sql`styrdata.lan`,
  kommun: sql`styrdata.kommun`,
  stadsdel: sql`styrdata.stadsdel`,
};

const iOrdning = (lista: Listnamn, tillhor = sql`null::text`): Sql => sql`
  select kod, text, hjalptext, ordning, galler_fran, galler_till, version, ${tillhor} as tillhor, null::text as tillhor_namn
  from ${tabell[lista]}`;

const rader: Partial<Record<Listnamn, Sql>> = {
  forsorjning: iOrdning('forsorjning', sql`grupp`),
  preciserad_inriktning: iOrdning('preciserad_inriktning', sql`inriktning`),
  lan: sql`
  select kod, namn as text, null::text as hjalptext, 0 as ordning, date '1900-01-01' as galler_fran, null::date as galler_till,
    version, null::text as tillhor, null::text as tillhor_namn
  from styrdata.lan`,
  kommun: sql`
  select k.kod, k.namn as text, null::text as hjalptext, 0 as ordning, k.galler_fran, k.galler_till, k.version,
    k.lan_kod as tillhor, l.namn as tillhor_namn
  from styrdata.kommun k join styrdata.lan l on l.kod = k.lan_kod`,
  stadsdel: sql`
  select s.kod, s.namn as text, null::text as hjalptext, 0 as ordning, s.galler_fran, s.galler_till, s.version,
    s.kommun_kod as tillhor, k.namn as tillhor_namn
  from styrdata.stadsdel s join styrdata.kommun k on k.kod = s.kommun_kod`,
};
const raderI = (lista: Listnamn): Sql => rader[lista] ?? iOrdning(lista);

/** Every entry of a list, ended ones too, in the order that forms have. */
export const listPoster = (db: Db, lista: Listnamn): Promise<Listpost[]> =>
  db.many(postRow, sql`select * from (${raderI(lista)}) p order by ordning, text collate "sv-x-icu", kod`);

/** One entry of a list; null when the list has no such code. */
export const findPost = (db: Db, lista: Listnamn, kod: string): Promise<Listpost | null> =>
  db.maybeOne(postRow, sql`select * from (${raderI(lista)}) p where kod = ${kod}`);

interface Sokning {
  /** A pattern from sokmonster; null for all. */
  readonly monster: string | null;
  /** Only those that belong to this län or kommun; null for all. */
  readonly tillhor: string | null;
  readonly sida: number;
}
const traffRow = postRow.extend({ alla: z.number() });

/** One page of a long list, in Swedish order, and how many there are in all. */
export const sokPoster = async (
  db: Db,
  lista: Listnamn,
  { monster, tillhor, sida }: Sokning,
): Promise<{ poster: Listpost[]; antal: number }> => {
  const funna = await db.many(
    traffRow,
    sql`
    select *, count(*) over () as alla from (${raderI(lista)}) p
    where (${monster}::text is null or verksamhet.jamforbart(text) like verksamhet.jamforbart(${monster}))
      and (${tillhor}::text is null or tillhor = ${tillhor})
    order by text collate "sv-x-icu", kod
    limit ${perSida} offset ${(sida - 1) * perSida}`,
  );
  return { poster: funna, antal: funna[0]?.alla ?? 0 };
};

/** Holds every entry of the list still until commit: two who change it take turns, and the second sees what the first did. */
export const lasLista = async (tx: Db, lista: Listnamn): Promise<void> => {
  await tx.run(sql`select kod from ${tabell[lista]} order by kod for update`);
};

const nyaRader: Partial<Record<Listnamn, (kod: string, u: Uppgifter, ordning: number) => Sql>> = {
  forsorjning: (kod, u, ordning) => sql`
    insert into styrdata.forsorjning (kod, text, hjalptext, ordning, galler_fran, grupp)
    values (${kod}, ${u.text}, ${u.hjalptext}, ${ordning}, ${u.gallerFran}, ${u.tillhor})`,
  preciserad_inriktning: (kod, u, ordning) => sql`
    insert into styrdata.preciserad_inriktning (kod, text, hjalptext, ordning, galler_fran, inriktning)
    values (${kod}, ${u.text}, ${u.hjalptext}, ${ordning}, ${u.gallerFran}, ${u.tillhor})`,
  lan: (kod, u) => sql`insert into styrdata.lan (kod, namn) values (${kod}, ${u.text})`,
  kommun: (kod, u) => sql`
    insert into styrdata.kommun (kod, namn, lan_kod, galler_fran)
    values (${kod}, ${u.text}, left(${kod}, 2), ${u.gallerFran})`,
  stadsdel: (kod, u) => sql`
    insert into styrdata.stadsdel (kod, namn, kommun_kod, galler_fran)
    values (${kod}, ${u.text}, ${u.tillhor}, ${u.gallerFran})`,
};

/** A new entry, last in its list. */
export const insertPost = async (
  tx: Db,
  lista: Listnamn,
  { kod, uppgifter, ordning }: { kod: string; uppgifter: Uppgifter; ordning: number },
): Promise<void> => {
  const egen = nyaRader[lista];
  await tx.run(
    egen?.(kod, uppgifter, ordning) ??
      sql`
      insert into ${tabell[lista]} (kod, text, hjalptext, ordning, galler_fran)
      values (${kod}, ${uppgifter.text}, ${uppgifter.hjalptext}, ${ordning}, ${uppgifter.gallerFran})`,
  );
};

const falten = (lista: Listnamn, u: Uppgifter): Sql => {
  if (lista === 'lan') return sql`namn = ${u.text}`;
  if (lista === 'kommun' || lista === 'stadsdel') return sql`namn = ${u.text}, galler_fran = ${u.gallerFran}`;
  const alla = sql`text = ${u.text}, hjalptext = ${u.hjalptext}, galler_fran = ${u.gallerFran}`;
  return lista === 'forsorjning' ? sql`${alla}, grupp = ${u.tillhor}` : alla;
};

/** What the entry says now; the code stays, so old registrations follow. */
export const updatePost = async (
  tx: Db,
  lista: Listnamn,
  kod: string,
  uppgifter: Uppgifter,
): Promise<void> => {
  await tx.run(sql`
    update ${tabell[lista]} set ${falten(lista, uppgifter)}, version = version + 1 where kod = ${kod}`);
};

/** The last day; null when it goes on. Never for a län, which has none. */
export const updateGallerTill = async (
  tx: Db,
  lista: Listnamn,
  kod: string,
  gallerTill: Dag | null,
): Promise<void> => {
  await tx.run(sql`
    update ${tabell[lista]} set galler_till = ${gallerTill}, version = version + 1 where kod = ${kod}`);
};

/** Gives the entries the order of the codes, in steps of ten. */
export const updateOrdning = async (tx: Db, lista: Listnamn, koder: readonly string[]): Promise<void> => {
  await tx.run(sql`
    update ${tabell[lista]} t set ordning = ny.plats * 10
    from unnest(${koder}::text[]) with ordinality as ny (kod, plats)
    where t.kod = ny.kod and t.ordning <> ny.plats * 10`);
};
