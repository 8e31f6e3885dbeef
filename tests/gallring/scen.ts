import { randomUUID } from 'node:crypto';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';

/** Lays one gallring that is done and one that waits for Sia, as they would stand, past the walls of the database. */
export const laggGallringar = async ({
  databas,
  varld,
}: Testhus): Promise<{ klar: string; vantar: string }> => {
  const [regel, klar, vantar] = [randomUUID(), randomUUID(), randomUUID()];
  const { sia, noll } = varld.anvandare;
  const { vagen, avslutad } = varld.insats;
  await withClient(databas.adminUrl, async (client) => {
    await client.query("begin; set local session_replication_role = 'replica'");
    await client.query(
      "insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av) values ($1, 'deltagande', 5, 'FK 2026/17', '2099-01-01', $2)",
      [regel, sia],
    );
    await client.query(
      "update verksamhet.gallringsregel set satt_at = now() - interval '9 days', galler_fran = (now() - interval '8 days')::date",
    );
    const lagg = 'insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av, foreslagen_at';
    await client.query(
      `${lagg}, beslut, beslutad_av, beslutad_at, begard_at, klar_at)
       values ($1, $2, '2019-12-31', $3, now() - interval '8 days', 'godkand', $4, now() - interval '7 days', now() - interval '7 days', now() - interval '7 days')`,
      [klar, regel, noll, sia],
    );
    await client.query(`${lagg}) values ($1, $2, '2020-12-31', $3, now())`, [vantar, regel, noll]);
    await client.query(
      `insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal) values
       ($1, 0, $3, 'foreslaget', 12), ($1, 0, $4, 'foreslaget', 9), ($1, 1, $3, 'gallrat', 11), ($1, 1, $4, 'gallrat', 9), ($1, 1, $3, 'andrat', 1),
       ($2, 0, $3, 'foreslaget', 7)`,
      [klar, vantar, vagen, avslutad],
    );
    await client.query('commit');
  });
  return { klar, vantar };
};
