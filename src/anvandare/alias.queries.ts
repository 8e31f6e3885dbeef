import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const lageRow = z.object({
  id: z.string(),
  fornamn: z.string(),
  efternamn: z.string(),
  epost: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  arbetsgivare: z.string(),
  skyddatNamnKrypt: z.instanceof(Buffer).nullable(),
});
/** An open account with the name that is shown, and the real one encrypted when that is an alias. */
export type Namnlage = z.infer<typeof lageRow>;

/** With `las` it is held still until commit. */
export const findNamnlage = (db: Db, id: string, las: boolean): Promise<Namnlage | null> =>
  db.maybeOne(
    lageRow,
    sql`
    select a.id, a.fornamn, a.efternamn, a.epost, a.mobil_krypt, o.namn as arbetsgivare, a.skyddat_namn_krypt
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${id} and a.avslutad_at is null ${las ? sql`for update of a` : sql``}`,
  );

interface Namn {
  readonly fornamn: string;
  readonly efternamn: string;
}

export const updateNamn = async (
  tx: Db,
  id: string,
  { fornamn, efternamn, skyddat }: Namn & { readonly skyddat: Buffer | null },
): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare set fornamn = ${fornamn}, efternamn = ${efternamn}, skyddat_namn_krypt = ${skyddat}, version = version + 1
    where id = ${id}`);
};

export const updateEpost = async (tx: Db, id: string, epost: string): Promise<void> => {
  await tx.run(sql`update auth.anvandare set epost = ${epost} where id = ${id}`);
};

/** Whether an order about the user waits for its decision. */
export const harBestallningSomVantar = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`
    select from auth.bestallningsrad r
    join auth.bestallning b on b.id = r.bestallning_id and b.beslut is null
    join auth.anvandare a on a.personnummer_index = r.personnummer_index and a.id = ${id} limit 1`)) === 1;

/** What older orders and the history of the user's places say is the name that is shown now. */
export const bytNamnIEfterhand = async (
  tx: Db,
  id: string,
  { fran, till }: { readonly fran: Namn; readonly till: Namn },
): Promise<void> => {
  await tx.run(sql`
    update auth.bestallningsrad r set fornamn = ${till.fornamn}, efternamn = ${till.efternamn}
    from auth.anvandare a where a.id = ${id} and r.personnummer_index = a.personnummer_index`);
  await tx.run(sql`
    select auth.byt_namn_i_historik(${id}, ${`${fran.fornamn} ${fran.efternamn}`}, ${`${till.fornamn} ${till.efternamn}`})`);
};
