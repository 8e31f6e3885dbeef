import { existsSync, renameSync, rmSync } from 'node:fs';
import type pg from 'pg';
import { Driftfel } from '../shared/driftfel.ts';
import { becomeRole } from './admindatabas.ts';
import { withClient } from './client.ts';
import { skapaMapp, skrivInnehall, skrivRader, type Innehall } from './kopiefiler.ts';
import { lasSekvenser, lasTabeller, radernaI } from './kopielasning.ts';

/** The same text for the same value, whoever asks and from where. */
export const entydigText =
  "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1";

const lasLaget = async (client: pg.Client): Promise<Pick<Innehall, 'tagen' | 'migreringar'>> => {
  const { rows } = await client.query<{ tagen: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as tagen`,
  );
  const { rows: migreringar } = await client.query<Innehall['migreringar'][number]>(
    'select namn, checksumma from public.migrering order by namn',
  );
  return { tagen: rows[0]?.tagen ?? '', migreringar };
};

const kopiera = async (client: pg.Client, mapp: string): Promise<Innehall> => {
  await client.query(`begin isolation level repeatable read read only; ${entydigText}`);
  await becomeRole(client, 'sus_backup');
  const laget = await lasLaget(client);
  const tabeller: Innehall['tabeller'][number][] = [];
  for (const form of await lasTabeller(client))
    tabeller.push({ ...form, ...(await skrivRader(mapp, form.namn, radernaI(client, form))) });
  return { format: 1, ...laget, tabeller, sekvenser: await lasSekvenser(client) };
};

/**
 * Copies all that the database holds, as it was at one moment, while SUS goes on. Keys are not in it.
 * @param adminUrl address as one who may become sus_backup
 * @param mapp a folder that does not exist: it is there when the backup is whole, or not at all
 * @throws Driftfel when the folder exists or cannot be made
 */
export const sakerhetskopiera = async (adminUrl: string, mapp: string): Promise<Innehall> => {
  if (existsSync(mapp)) throw new Driftfel(`${mapp} finns redan. En säkerhetskopia skrivs aldrig över.`);
  const pagar = `${mapp}.${process.pid}`;
  skapaMapp(pagar);
  try {
    const allt = await withClient(adminUrl, (client) => kopiera(client, pagar));
    skrivInnehall(pagar, allt);
    renameSync(pagar, mapp);
    return allt;
  } finally {
    rmSync(pagar, { recursive: true, force: true });
  }
};
