import type pg from 'pg';
import { Driftfel } from '../shared/driftfel.ts';
import { errorCode, withClient } from './client.ts';
import { lasInnehall, lasRader, summera, type Innehall, type Tabell } from './kopiefiler.ts';
import { lasTabeller, radernaI } from './kopielasning.ts';
import { kravKanda, migrate } from './migrate.ts';
import { entydigText } from './sakerhetskopia.ts';

const radersAt = 500;

// Made by the migrations, and taken away again: everything else is somebody's work.
const nagotInlagt = `select exists (select from auth.anvandare) or exists (select from verksamhet.organisation)
  or exists (select from audit.handelse) as finns`;

const vagraFylld = async (client: pg.Client, { migreringar }: Innehall): Promise<void> => {
  const { rows } = await client.query<{ finns: boolean }>(nagotInlagt);
  const { rowCount } = await client.query('select from public.migrering');
  if (rows[0]?.finns === true || rowCount !== migreringar.length)
    throw new Driftfel('Databasen är inte tom. Läs tillbaka säkerhetskopian i en ny databas.');
};

// Keys to other tables are checked by triggers: all rows come from one whole picture, and their checksums are compared.
const utanTriggrar = async (client: pg.Client): Promise<void> => {
  try {
    await client.query('set local session_replication_role = replica');
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    throw new Driftfel(
      'Kontot i DATABASE_ADMIN_URL måste vara superuser när en säkerhetskopia läses tillbaka.',
    );
  }
};

const laggIn = async (client: pg.Client, mapp: string, { namn, kolumner }: Tabell): Promise<void> => {
  const lista = kolumner.join(', ');
  let bunt: string[] = [];
  const skriv = async () => {
    await client.query(
      `insert into ${namn} (${lista}) overriding system value
       select ${lista} from unnest($1::text[]) as r (rad), json_populate_record(null::${namn}, r.rad::json)`,
      [bunt],
    );
    bunt = [];
  };
  for await (const rad of lasRader(mapp, namn)) {
    bunt.push(rad);
    if (bunt.length === radersAt) await skriv();
  }
  await skriv();
};

/** What stands in the table now must be what stood in the one that was copied. */
const jamfor = async (client: pg.Client, { namn, kolumner, rader, sha256 }: Tabell): Promise<void> => {
  const nu = await summera(radernaI(client, { namn, kolumner }));
  if (nu.rader === rader && nu.sha256 === sha256) return;
  throw new Driftfel(
    `Säkerhetskopian går inte att lita på: ${namn} blev ${nu.rader} rader av ${rader}, eller andra än de var. Ta en annan kopia.`,
  );
};

const stallSekvenser = async (client: pg.Client, sekvenser: Innehall['sekvenser']): Promise<void> => {
  for (const { namn, varde, tagen } of sekvenser)
    await client.query('select setval($1::regclass, $2, $3)', [namn, varde, tagen]);
};

// The trail goes on where it was, and says itself that time has been lost here.
const markera = async (client: pg.Client, tagen: string): Promise<void> => {
  await client.query("select set_config('sus.kalla', 'restore', true)");
  await client.query("select audit.logga('databas_aterstalld', null, null, $1, 'ok')", [`kopia_${tagen}`]);
};

const lasIn = async (client: pg.Client, mapp: string, allt: Innehall) => {
  const { tagen, tabeller, sekvenser } = allt;
  await client.query(`begin; ${entydigText}`);
  await vagraFylld(client, allt);
  await utanTriggrar(client);
  const nya = (await lasTabeller(client)).map(({ namn }) => namn);
  await client.query(`truncate ${nya.join(', ')}`);
  for (const tabell of tabeller) await laggIn(client, mapp, tabell);
  for (const tabell of tabeller) await jamfor(client, tabell);
  await stallSekvenser(client, sekvenser);
  await markera(client, tagen);
  await client.query('commit');
  await client.query('analyze');
};

/**
 * Fills an empty database with a backup: migrated as far as the backup was, all rows in one transaction, compared with what was
 * copied, marked in the audit trail, and then migrated the rest of the way. Nobody is signed in afterwards.
 * @param adminUrl address of an empty database, as superuser
 * @throws Driftfel when the database is not empty, or the backup is not whole or not of this SUS; then nothing has been read in
 */
export const lasTillbaka = async (adminUrl: string, mapp: string): Promise<Innehall> => {
  const allt = lasInnehall(mapp);
  kravKanda(allt.migreringar);
  await migrate(adminUrl, { antal: allt.migreringar.length });
  await withClient(adminUrl, (client) => lasIn(client, mapp, allt));
  await migrate(adminUrl);
  return allt;
};
