import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { gammalEfter, type Beslut } from './bestallning.rules.ts';
import type { Uppgiftsfalt } from './rad.rules.ts';

interface NyBestallning {
  readonly id: string;
  readonly organisationId: string;
  readonly paBegaranAv: string | null;
  readonly nu: Date;
}
export const insertBestallning = async (tx: Db, actor: Actor, ny: NyBestallning): Promise<void> => {
  await tx.run(sql`
    insert into auth.bestallning (id, organisation_id, bestalld_av, bestalld_at, pa_begaran_av)
    values (${ny.id}, ${ny.organisationId}, ${actor.id}, ${ny.nu}, ${ny.paBegaranAv})`);
};

interface NyRad {
  readonly id: string;
  readonly bestallningId: string;
  readonly ordning: number;
  readonly slag: string;
  readonly anvandareId: string | null;
  readonly personnummerKrypt: Buffer;
  readonly personnummerIndex: Buffer;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobilKrypt: Buffer;
  /** What the order says itself; the rest is copied from the account. */
  readonly uppgivna: readonly Uppgiftsfalt[];
  /** The real name of one with skyddade personuppgifter; null for others. */
  readonly skyddatNamnKrypt: Buffer | null;
  readonly roller: readonly string[];
}
export const insertRad = async (tx: Db, r: NyRad): Promise<void> => {
  await tx.run(sql`
    insert into auth.bestallningsrad (id, bestallning_id, ordning, slag, anvandare_id, personnummer_krypt, personnummer_index,
      fornamn, efternamn, epost, mobil_krypt, uppgivna, skyddad, skyddat_namn_krypt, roller)
    values (${r.id}, ${r.bestallningId}, ${r.ordning}, ${r.slag}, ${r.anvandareId}, ${r.personnummerKrypt},
      ${r.personnummerIndex}, ${r.fornamn}, ${r.efternamn}, ${r.epost}, ${r.mobilKrypt}, ${r.uppgivna}::text[],
      ${r.skyddatNamnKrypt !== null},
      ${r.skyddatNamnKrypt}, ${r.roller}::text[])`);
};

const beslutRow = z.object({
  organisationId: z.string(),
  bestalldAv: z.string(),
  nummer: z.number(),
  beslutad: z.boolean(),
  epost: z.string(),
  fornamn: z.string(),
});
export type AttBesluta = z.infer<typeof beslutRow>;

/** Locks an order until commit: two who decide at once come one after the other. */
export const lasBestallning = (tx: Db, id: string): Promise<AttBesluta | null> =>
  tx.maybeOne(
    beslutRow,
    sql`
    select b.organisation_id, b.bestalld_av, b.nummer, b.beslut is not null as beslutad, a.epost, a.fornamn
    from auth.bestallning b join auth.anvandare a on a.id = b.bestalld_av
    where b.id = ${id} for update of b`,
  );

interface Beslutet {
  readonly beslut: Beslut;
  readonly skal: string | null;
  readonly nu: Date;
}
export const updateBeslut = async (
  tx: Db,
  actor: Actor,
  id: string,
  { beslut, skal, nu }: Beslutet,
): Promise<void> => {
  await tx.run(sql`
    update auth.bestallning
    set beslut = ${beslut}, beslutad_av = ${actor.id}, beslutad_at = ${nu}, skal = ${skal}, version = version + 1
    where id = ${id}`);
};

/** Marks the orders that have waited too long and have not been reminded of that day; their numbers, the oldest first. */
export const updatePaminda = async (tx: Db, dag: Dag, nu: Date): Promise<number[]> => {
  const paminda = await tx.many(
    z.object({ nummer: z.number() }),
    sql`
    update auth.bestallning set paminnelse_at = ${nu}
    where beslut is null and (bestalld_at at time zone 'Europe/Stockholm')::date < ${dag}::date - ${gammalEfter}::int
      and (paminnelse_at is null or (paminnelse_at at time zone 'Europe/Stockholm')::date < ${dag}::date)
    returning nummer`,
  );
  return paminda.map(({ nummer }) => nummer).sort((a, b) => a - b);
};

/** An order that is decided keeps no real name of one with skyddade personuppgifter. */
export const tomSkyddadeNamn = async (tx: Db, bestallningId: string): Promise<void> => {
  await tx.run(sql`
    update auth.bestallningsrad set skyddat_namn_krypt = null
    where bestallning_id = ${bestallningId} and skyddat_namn_krypt is not null`);
};
