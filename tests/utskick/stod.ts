import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import type { Epost } from '../../src/epost/epost.rules.ts';
import { skickaUtskick } from '../../src/utskick/skicka.service.ts';
import type { Utfall } from '../../src/utskick/utfall.rules.ts';
import { koaUtskick, type Utskick } from '../../src/utskick/utskick.service.ts';
import type { Testhus } from '../support/hus.ts';

export const brev: Utskick = {
  kanal: 'epost',
  slag: 'prov',
  till: 'petra@example.invalid',
  amne: 'Prov',
  text: 'Hej Petra!',
};

/** Queues a message as a command does. */
export const koa = (hus: Testhus, utskick: Partial<Utskick> = {}): Promise<string> =>
  hus.db.transaction({ begaranId: 'b', kalla: '127.0.0.1' }, (tx) =>
    koaUtskick(tx, hus.hus.nycklar, { ...brev, ...utskick }),
  );

const radRow = z.object({
  paborjad: z.boolean(),
  skickad: z.boolean(),
  misslyckad: z.boolean(),
  fel: z.string().nullable(),
  forsok: z.number(),
  innehall: z.boolean(),
  nastaForsokAt: z.date().nullable(),
});

/** A message as it stands. */
export const raden = ({ db }: Testhus, id: string) =>
  db.one(
    radRow,
    sql`
    select paborjad_at is not null as paborjad, skickad_at is not null as skickad, misslyckad_at is not null as misslyckad, fel, forsok,
      innehall_krypt is not null as innehall, nasta_forsok_at
    from auth.utskick where id = ${id}`,
  );

/** Jobs that wait for a message, by when they are due. */
export const jobbFor = ({ databas }: Testhus, id: string): Promise<Date[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ run_at: Date }>(
      `select run_at from graphile_worker._private_jobs where payload ->> 'utskick' = $1 and locked_at is null order by run_at`,
      [id],
    );
    return rows.map(({ run_at }) => run_at);
  });

/** Mail that ends as the test says, and remembers what it was handed. */
export const styrdPost = (...utfall: Utfall[]): Epost & { readonly lamnade: string[] } => {
  const lamnade: string[] = [];
  return {
    lamnade,
    skicka: ({ till, amne }) => {
      lamnade.push(`${till} ${amne}`);
      return Promise.resolve(utfall.shift() ?? 'skickat');
    },
  };
};

/** A message that was refused for good; its id. */
export const laggMisslyckat = async (hus: Testhus, utskick: Partial<Utskick> = {}): Promise<string> => {
  const id = await koa(hus, { ...utskick, anvandareId: utskick.anvandareId ?? hus.varld.anvandare.anna });
  await skickaUtskick({ ...hus.hus, epost: styrdPost('nekat') }, id);
  return id;
};
