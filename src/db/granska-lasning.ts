import type pg from 'pg';
import { becomeRole } from './admindatabas.ts';
import { withClient } from './client.ts';
import { borjan, type Handelserad, type Lank } from './granska.ts';

const radersAt = 5000;
const kolumner = `id::text, (extract(epoch from at) * 1000000)::bigint::text as mikrosekunder, anvandare_id as "anvandareId",
  roller, handelse, objekt_id as "objektId", insats_id as "insatsId", falt, utfall, begaran_id as "begaranId", kalla,
  encode(hash, 'hex') as hash`;

// One row more than the cursor's batch is never in memory: the trail can be of any length.
async function* raderna(client: pg.Client): AsyncGenerator<Handelserad> {
  await client.query(
    `declare kedja no scroll cursor for select ${kolumner} from audit.handelse order by handelse.id`,
  );
  for (;;) {
    const { rows } = await client.query<Handelserad>(`fetch ${radersAt} from kedja`);
    yield* rows;
    if (rows.length < radersAt) return;
  }
}

/**
 * Reads the audit trail as the role that may read it and nothing else, in one snapshot, so that SUS can go on meanwhile.
 * @param adminUrl address as one who may become sus_logglasare
 */
export const lasKedjan = <T>(
  adminUrl: string,
  work: (rader: AsyncIterable<Handelserad>, huvud: Lank) => Promise<T>,
): Promise<T> =>
  withClient(adminUrl, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    await becomeRole(client, 'sus_logglasare');
    const { rows } = await client.query<{ id: string; hash: string }>(
      "select id::text, encode(hash, 'hex') as hash from audit.huvud",
    );
    const [huvud] = rows;
    return work(raderna(client), huvud === undefined ? borjan : { id: Number(huvud.id), hash: huvud.hash });
  });
