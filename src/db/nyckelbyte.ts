import type pg from 'pg';
import { becomeRole } from './admindatabas.ts';
import { withClient } from './client.ts';
import { dekryptera, kryptera, type Nycklar } from './kryptering.ts';

/** Everything that is encrypted in the database: table, column and the name that its place is authenticated with. */
export const krypterat = [
  { tabell: 'person.deltagare', kolumn: 'personnummer_krypt', namn: 'personnummer' },
  { tabell: 'person.deltagare', kolumn: 'namn_krypt', namn: 'namn' },
  { tabell: 'person.begransning', kolumn: 'personnummer_krypt', namn: 'personnummer' },
  { tabell: 'person.registerutdrag', kolumn: 'personnummer_krypt', namn: 'personnummer' },
  { tabell: 'person.utkast', kolumn: 'innehall_krypt', namn: 'innehall' },
  { tabell: 'verksamhet.formularutkast', kolumn: 'innehall_krypt', namn: 'innehall' },
  { tabell: 'auth.anvandare', kolumn: 'personnummer_krypt', namn: 'personnummer' },
  { tabell: 'auth.anvandare', kolumn: 'mobil_krypt', namn: 'mobil' },
  { tabell: 'auth.bankid_order', kolumn: 'qr_start_secret_krypt', namn: 'qr_start_secret' },
  { tabell: 'auth.anvandare', kolumn: 'skyddat_namn_krypt', namn: 'skyddat_namn' },
  { tabell: 'auth.bestallningsrad', kolumn: 'personnummer_krypt', namn: 'personnummer' },
  { tabell: 'auth.bestallningsrad', kolumn: 'mobil_krypt', namn: 'mobil' },
  { tabell: 'auth.bestallningsrad', kolumn: 'skyddat_namn_krypt', namn: 'skyddat_namn' },
  { tabell: 'auth.bekraftelse', kolumn: 'mobil_krypt', namn: 'mobil' },
  { tabell: 'auth.oidc_forsok', kolumn: 'verifierare_krypt', namn: 'verifierare' },
  { tabell: 'auth.utskick', kolumn: 'till_krypt', namn: 'till' },
  { tabell: 'auth.utskick', kolumn: 'innehall_krypt', namn: 'innehall' },
] as const;
type Krypterat = (typeof krypterat)[number];

export interface Nyckelbyte {
  /** How many values were encrypted anew. */
  readonly bytta: number;
  /** Values that no key in the file opens, as table.column.row: left as they are. */
  readonly olasliga: readonly string[];
  /** Values under an older key that were written meanwhile, by a SUS that has not been restarted with the new key. */
  readonly kvar: number;
}

interface Omgang {
  readonly bytta: number;
  readonly olasliga: readonly string[];
  /** Null when there was nothing left. */
  readonly sista: string | null;
}

interface Rad {
  readonly id: string;
  readonly varde: Buffer;
}

/**
 * Encrypts every value with the active key, a batch at a time: each batch is a transaction, so a run that is broken off
 * has done what it has done, and the next one goes on. Old and new values are read meanwhile by whoever has both keys.
 * @param adminUrl address as one who may become sus_owner
 */
export const bytNyckel = (adminUrl: string, nycklar: Nycklar, antalAt = 500): Promise<Nyckelbyte> =>
  withClient(adminUrl, async (client) => {
    let bytta = 0;
    const olasliga: string[] = [];
    for (const vad of krypterat) {
      const kolumn = await bytKolumn(client, nycklar, vad, antalAt);
      bytta += kolumn.bytta;
      olasliga.push(...kolumn.olasliga);
    }
    return { bytta, olasliga, kvar: (await raknaGamla(client, nycklar.aktiv)) - olasliga.length };
  });

// In order of id, so that a value that cannot be read is passed once and not met again.
const bytKolumn = async (client: pg.Client, nycklar: Nycklar, vad: Krypterat, antalAt: number) => {
  let bytta = 0;
  const olasliga: string[] = [];
  let sista: string | null = '00000000-0000-0000-0000-000000000000';
  while (sista !== null) {
    const omgang: Omgang = await bytOmgang(client, nycklar, vad, { efter: sista, antalAt });
    bytta += omgang.bytta;
    olasliga.push(...omgang.olasliga);
    sista = omgang.sista;
  }
  return { bytta, olasliga };
};

const bytOmgang = async (
  client: pg.Client,
  nycklar: Nycklar,
  { tabell, kolumn, namn }: Krypterat,
  { efter, antalAt }: { efter: string; antalAt: number },
): Promise<Omgang> => {
  await client.query('begin');
  await becomeRole(client, 'sus_owner');
  const { rows } = await client.query<Rad>(
    `select id, ${kolumn} as varde from ${tabell} where id > $1 and get_byte(${kolumn}, 0) <> $2 order by id limit $3 for update`,
    [efter, nycklar.aktiv, antalAt],
  );
  const provade = rows.map(({ id, varde }) => ({
    id,
    nytt: omkrypterat(nycklar, `${tabell}.${namn}.${id}`, varde),
  }));
  const lasta = provade.filter((rad): rad is { id: string; nytt: Buffer } => rad.nytt !== null);
  await client.query(
    `update ${tabell} set ${kolumn} = ny.varde from unnest($1::uuid[], $2::bytea[]) ny (id, varde) where ${tabell}.id = ny.id`,
    [lasta.map(({ id }) => id), lasta.map(({ nytt }) => nytt)],
  );
  await client.query('commit');
  return {
    bytta: lasta.length,
    olasliga: provade.filter(({ nytt }) => nytt === null).map(({ id }) => `${tabell}.${kolumn}.${id}`),
    sista: rows.at(-1)?.id ?? null,
  };
};

const omkrypterat = (nycklar: Nycklar, plats: string, varde: Buffer): Buffer | null => {
  try {
    return kryptera(nycklar, plats, dekryptera(nycklar, plats, varde));
  } catch {
    return null;
  }
};

const raknaGamla = async (client: pg.Client, aktiv: number): Promise<number> => {
  await client.query('begin');
  await becomeRole(client, 'sus_owner');
  let antal = 0;
  for (const { tabell, kolumn } of krypterat) {
    const { rows } = await client.query<{ antal: string }>(
      `select count(*) as antal from ${tabell} where get_byte(${kolumn}, 0) <> $1`,
      [aktiv],
    );
    antal += Number(rows[0]?.antal ?? 0);
  }
  await client.query('commit');
  return antal;
};
