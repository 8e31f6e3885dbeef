import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { grunder, nekandeskal, type Grund, type Nekandeskal } from './registerutdrag.rules.ts';

const utdragRow = z.object({
  id: z.string(),
  nummer: z.number(),
  personnummerKrypt: z.instanceof(Buffer).nullable(),
  omMig: z.boolean(),
  diarienummer: z.string(),
  grund: z.enum(grunder),
  bestalldAvId: z.string(),
  bestalldAv: z.string(),
  bestalldAt: z.date(),
  beslut: z.enum(['godkand', 'nekad']).nullable(),
  beslutadAv: z.string().nullable(),
  beslutadAt: z.date().nullable(),
  skal: z.enum(nekandeskal).nullable(),
  hamtasSenast: z.date().nullable(),
  hamtadAt: z.date().nullable(),
  utfall: z.enum(['utdrag', 'inget_finns']).nullable(),
});
export type Utdragsrad = z.infer<typeof utdragRow>;

const urval: Sql = sql`
  select u.id, u.nummer, u.personnummer_krypt, u.diarienummer, u.grund,
    coalesce(u.personnummer_index = (select personnummer_index from auth.anvandare where id = auth.anvandare_id()), false) as om_mig,
    u.bestalld_av as bestalld_av_id, b.fornamn || ' ' || b.efternamn as bestalld_av, u.bestalld_at,
    u.beslut, a.fornamn || ' ' || a.efternamn as beslutad_av, u.beslutad_at, u.skal, u.hamtas_senast, u.hamtad_at, u.utfall
  from person.registerutdrag u
  join auth.anvandare b on b.id = u.bestalld_av
  left join auth.anvandare a on a.id = u.beslutad_av`;

/** The orders, latest first. Nobody but a handläggare sees any (row-level security). */
export const listRegisterutdrag = (
  tx: Db,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Utdragsrad[]> =>
  tx.many(utdragRow, sql`${urval} order by u.nummer desc limit ${antal} offset ${fran}`);

export const countRegisterutdrag = async (tx: Db): Promise<number> =>
  (
    await tx.one(
      z.object({ antal: z.number() }),
      sql`select count(*)::integer as antal from person.registerutdrag`,
    )
  ).antal;

export const findRegisterutdrag = (tx: Db, id: string): Promise<Utdragsrad | null> =>
  tx.maybeOne(utdragRow, sql`${urval} where u.id = ${id}`);

interface NyttUtdrag {
  readonly id: string;
  readonly personnummerKrypt: Buffer;
  readonly personnummerIndex: Buffer;
  readonly diarienummer: string;
  readonly grund: Grund;
  readonly bestalldAv: string;
}

export const insertRegisterutdrag = async (tx: Db, ny: NyttUtdrag): Promise<void> => {
  await tx.run(sql`
    insert into person.registerutdrag (id, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av)
    values (${ny.id}, ${ny.personnummerKrypt}, ${ny.personnummerIndex}, ${ny.diarienummer}, ${ny.grund}, ${ny.bestalldAv})`);
};

/** Approves when there is no reason to refuse, and the number typed anew is that of the order; times and erasure are the database's. */
export const updateBeslut = async (
  tx: Db,
  id: string,
  { skal, index }: { readonly skal: Nekandeskal | null; readonly index: Buffer | null },
): Promise<void> => {
  await tx.run(sql`select person.besluta_registerutdrag(${id}, ${skal}, ${index})`);
};

/** Fetches the extract of an approved order as the rows are stored, and writes that it was read. */
export const lamnaRegisterutdrag = async (tx: Db, id: string, skyddad: boolean): Promise<unknown> =>
  (
    await tx.one(
      z.object({ utdrag: z.unknown() }),
      sql`select person.lamna_registerutdrag(${id}, ${skyddad}) as utdrag`,
    )
  ).utdrag;

/** Whether a blind index is that of a user's own number: nobody orders an extract about themself. */
export const arEgetNummer = async (tx: Db, anvandareId: string, index: Buffer): Promise<boolean> =>
  (await tx.run(
    sql`select from auth.anvandare where id = ${anvandareId} and personnummer_index = ${index}`,
  )) === 1;
