import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { nekandeskal } from '../registerutdrag/registerutdrag.rules.ts';
import { grunderna, type Begransningsgrund, type Slag } from './begransning.rules.ts';

const begransningRow = z.object({
  id: z.string(),
  nummer: z.number(),
  slag: z.enum(['begransning', 'havning']),
  galler: z.string().nullable(),
  gallerNummer: z.number().nullable(),
  personnummerKrypt: z.instanceof(Buffer).nullable(),
  omMig: z.boolean(),
  diarienummer: z.string(),
  grund: z.enum(grunderna),
  bestalldAvId: z.string(),
  bestalldAv: z.string(),
  bestalldAt: z.date(),
  beslut: z.enum(['godkand', 'nekad']).nullable(),
  beslutadAv: z.string().nullable(),
  beslutadAt: z.date().nullable(),
  skal: z.enum(nekandeskal).nullable(),
  antal: z.number().nullable(),
  kvar: z.number(),
  havdAt: z.date().nullable(),
});
export type Begransningsrad = z.infer<typeof begransningRow>;

const urval: Sql = sql`
  select o.id, o.nummer, o.slag, o.galler, g.nummer as galler_nummer, o.personnummer_krypt, o.diarienummer, o.grund,
    coalesce(o.personnummer_index = (select personnummer_index from auth.anvandare where id = auth.anvandare_id()), false) as om_mig,
    o.bestalld_av as bestalld_av_id, b.fornamn || ' ' || b.efternamn as bestalld_av, o.bestalld_at,
    o.beslut, a.fornamn || ' ' || a.efternamn as beslutad_av, o.beslutad_at, o.skal, o.antal,
    person.begransning_kvar(o.id) as kvar, o.havd_at
  from person.begransning o
  left join person.begransning g on g.id = o.galler
  join auth.anvandare b on b.id = o.bestalld_av
  left join auth.anvandare a on a.id = o.beslutad_av`;

/** The orders, latest first. Nobody but a handläggare sees any (row-level security). */
export const listBegransningar = (
  tx: Db,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Begransningsrad[]> =>
  tx.many(begransningRow, sql`${urval} order by o.nummer desc limit ${antal} offset ${fran}`);

export const countBegransningar = async (tx: Db): Promise<number> =>
  (
    await tx.one(
      z.object({ antal: z.number() }),
      sql`select count(*)::integer as antal from person.begransning`,
    )
  ).antal;

export const findBegransning = (tx: Db, id: string): Promise<Begransningsrad | null> =>
  tx.maybeOne(begransningRow, sql`${urval} where o.id = ${id}`);

interface NyBegransning {
  readonly id: string;
  readonly slag: Slag;
  readonly galler: string | null;
  readonly personnummerKrypt: Buffer;
  readonly personnummerIndex: Buffer;
  readonly diarienummer: string;
  readonly grund: Begransningsgrund;
  readonly bestalldAv: string;
}

export const insertBegransning = async (tx: Db, ny: NyBegransning): Promise<void> => {
  await tx.run(sql`
    insert into person.begransning (id, slag, galler, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av)
    values (${ny.id}, ${ny.slag}, ${ny.galler}, ${ny.personnummerKrypt}, ${ny.personnummerIndex}, ${ny.diarienummer}, ${ny.grund},
      ${ny.bestalldAv})`);
};

const traffadRow = z.object({ deltagandeId: z.string(), insatsId: z.string() });

/** Decides an order; the deltaganden that were frozen or let go. The number typed anew is compared where the order is. */
export const beslutaBegransning = (
  tx: Db,
  id: string,
  { skal, index }: { readonly skal: string | null; readonly index: Buffer | null },
): Promise<z.infer<typeof traffadRow>[]> =>
  tx.many(
    traffadRow,
    sql`select deltagande_id, insats_id from person.besluta_begransning(${id}, ${skal}, ${index}) order by deltagande_id`,
  );
