import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Database, type Db } from '../db/db.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import { found } from '../shared/errors.ts';
import type { Anonympost, Anonymrad, Orsak, Registrerat } from './anonym.rules.ts';

const kon = z.enum(['kvinna', 'man']);
const summaRow = z.object({ ar: z.number(), kon, antal: z.number() });

/** How many there are of each year and kön, newest year first. Not under row-level security: find the insats first. */
export const listAnonymSummor = (db: Db, insatsId: string): Promise<Anonymrad[]> =>
  db.many(
    summaRow,
    sql`
    select ar, kon, antal from verksamhet.anonym_antal
    where insats_id = ${insatsId} and antal > 0
    order by ar desc, kon`,
  );

const orsak = z.enum(['registrering', 'borttagning', 'aterkallat_samtycke', 'avidentifiering']);
const postRow = summaRow.extend({ orsak, av: z.string().nullable(), at: z.date(), alla: z.number() });

const posterPerSida = 25;

/** The history of an insats, newest first, one page of it. */
const listAnonymPoster = (db: Db, insatsId: string, sida: number): Promise<Anonympost[]> =>
  db.many(
    postRow,
    sql`
    select p.ar, p.kon, p.antal, p.orsak, a.fornamn || ' ' || a.efternamn as av, p.at, count(*) over () as alla
    from verksamhet.anonym_post p
    left join auth.anvandare a on a.id = p.av
    where p.insats_id = ${insatsId}
    order by p.at desc, p.ar desc, p.kon, p.id
    limit ${posterPerSida} offset ${(sida - 1) * posterPerSida}`,
  );

/** Sums and history of an insats. A page of the history that does not exist is NotFound. */
export const findRegistrerat = async (db: Db, insatsId: string, sida: number): Promise<Registrerat> => {
  const summor = await listAnonymSummor(db, insatsId);
  const poster = await listAnonymPoster(db, insatsId, sida);
  if (sida > 1) found(poster[0]);
  return { summor, poster, sida, sidor: Math.ceil((poster[0]?.alla ?? 0) / posterPerSida) };
};

/** A receipt of the user's own and the rows it was given for; what was taken away has negative numbers. */
interface Sparat {
  readonly kvitto: { readonly at: Date; readonly nummer: string };
  readonly rader: readonly Anonymrad[];
}

/** What one of the user's own receipts in this insats stands for; null for any other receipt. */
export const findSparat = (
  db: Database,
  actor: Actor,
  insatsId: string,
  nyckel: string,
): Promise<Sparat | null> =>
  db.transaction(actor, async (tx) => {
    const kvitto = await findKvitto(tx, nyckel);
    if (kvitto?.objektId !== insatsId) return null;
    const rader = await listKvittorader(tx, nyckel);
    return { kvitto: { at: kvitto.at, nummer: kvittonummer(kvitto) }, rader };
  });

// Receipt and entries are written in one transaction, so they carry the same time to the microsecond.
const listKvittorader = (tx: Db, nyckel: string): Promise<Anonymrad[]> =>
  tx.many(
    summaRow,
    sql`
    select p.ar, p.kon, p.antal
    from verksamhet.kvitto k
    join verksamhet.anonym_post p on p.insats_id = k.objekt_id and p.av = k.anvandare_id and p.at = k.at
    where k.nyckel = ${nyckel}
    order by p.ar desc, p.kon, p.id`,
  );

interface NyaPoster {
  readonly insatsId: string;
  readonly rader: readonly Anonymrad[];
  readonly orsak: Orsak;
}

/**
 * Adds entries; the database keeps the sums. Written in one order, so that two who save at once wait for each other
 * instead of locking each other out. A removal has negative numbers.
 */
export const insertAnonymPoster = async (
  tx: Db,
  actor: Actor,
  { insatsId, rader, orsak }: NyaPoster,
): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
    select ${insatsId}, ny.ar, ny.kon, ny.antal, ${orsak}, ${actor.id}
    from unnest(${rader.map(({ ar }) => ar)}::smallint[], ${rader.map((rad) => rad.kon)}::text[],
      ${rader.map(({ antal }) => antal)}::smallint[]) as ny (ar, kon, antal)
    order by ny.ar, ny.kon`);
};
