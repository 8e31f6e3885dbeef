import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { z } from 'zod';
import type { Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** The account stops so many days from now unless somebody confirms it. */
export const slutarOm = ({ databas, varld }: Testhus, vem: Vem, dagar: number): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query(
      `update auth.anvandare set oppnad_datum = (current_date + $2::int - interval '12 months')::date,
         bekraftad_datum = null, bekraftad_av = null, senast_inloggad_at = now() where id = $1`,
      [varld.anvandare[vem], dagar],
    );
  });

/** The last sign-in was so many months ago, and somebody has confirmed the account since, past the trigger that asks who. */
export const oanvandI = ({ databas, varld }: Testhus, vem: Vem, manader: number): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update auth.anvandare set oppnad_datum = '2020-01-01', bekraftad_datum = current_date, bekraftad_av = $3,
         senast_inloggad_at = now() - make_interval(months => $2) where id = $1`,
      [varld.anvandare[vem], manader, varld.anvandare.noll],
    );
  });

/** The user was told so many days ago that the account stops for the reason, on the day that it stops now. */
export const varnadFor = (
  { databas, varld }: Testhus,
  vem: Vem,
  skal: 'obekraftad' | 'oanvand',
  dagar = 7,
): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query(
      `insert into auth.bekraftelsevarning (anvandare_id, skal, dagar, at, stangs_datum)
       select id, $2, 7, now() - make_interval(days => $3), case when $2 = 'obekraftad' then stangs_datum else
         (greatest((senast_inloggad_at at time zone 'Europe/Stockholm')::date, oppnad_datum) + interval '12 months')::date end
       from auth.anvandare where id = $1 on conflict do nothing`,
      [varld.anvandare[vem], skal, dagar],
    );
  });

const utskickRow = z.object({
  id: z.string(),
  slag: z.string(),
  tillKrypt: z.instanceof(Buffer),
  innehallKrypt: z.instanceof(Buffer),
});

/** Every message in the queue, opened, in the order of kind and receiver. */
export const allaUtskick = async ({ db, hus: { nycklar } }: Testhus) => {
  const rader = await db.many(utskickRow, sql`select id, slag, till_krypt, innehall_krypt from auth.utskick`);
  return rader
    .map(({ id, slag, tillKrypt, innehallKrypt }) => ({
      slag,
      till: dekryptera(nycklar, `auth.utskick.till.${id}`, tillKrypt),
      innehall: dekryptera(nycklar, `auth.utskick.innehall.${id}`, innehallKrypt),
    }))
    .sort((a, b) => `${a.slag} ${a.till}`.localeCompare(`${b.slag} ${b.till}`));
};
