import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { personkodAv } from '../../src/db/kryptering.ts';
import { fraga } from '../registrering/stod.ts';
import type { InlagtDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** Nore gets the employer and the role of a superadministratör. */
export const gorSuper = ({ databas, varld }: Testhus, vem: Vem): Promise<unknown> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('update auth.anvandare set arbetsgivare_id = $2 where id = $1', [
      varld.anvandare[vem],
      varld.organisation.fk,
    ]);
    await client.query(
      "insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'superadministrator')",
      [varld.anvandare[vem]],
    );
  });

/** SQL as one user's request makes it. */
export const somVem = <T>(
  { databas, varld }: Testhus,
  vem: Vem | null,
  gor: (client: pg.Client) => Promise<T>,
): Promise<T> =>
  withClient(databas.url, async (client) => {
    await client.query('begin; set local role sus_app');
    if (vem !== null)
      await client.query("select set_config('sus.anvandare_id', $1, true)", [varld.anvandare[vem]]);
    const svar = await gor(client);
    await client.query('commit');
    return svar;
  });

/** A rule of so many years, set by Sia. */
export const sattRegel = async (hus: Testhus, ar: number): Promise<string> => {
  const id = randomUUID();
  await somVem(hus, 'sia', (client) =>
    client.query(
      "insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av) values ($1, 'deltagande', $2, 'FK 2026/17', (now() at time zone 'Europe/Stockholm')::date, $3)",
      [id, ar, hus.varld.anvandare.sia],
    ),
  );
  return id;
};

/** The last day that a rule of so many years lets anything be taken until. */
export const sistaDag = (ar: number): string => `${String(new Date().getFullYear() - ar - 1)}-12-31`;

/** Proposed by Sia. */
export const foresla = async (hus: Testhus, regelId: string, ar: number): Promise<string> => {
  const id = randomUUID();
  await somVem(hus, 'sia', (client) =>
    client.query(
      'insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av) values ($1, $2, $3, $4)',
      [id, regelId, sistaDag(ar), hus.varld.anvandare.sia],
    ),
  );
  return id;
};

/** Approved by Nore. */
export const godkann = (hus: Testhus, id: string, vem: Vem = 'noll'): Promise<unknown> =>
  somVem(hus, vem, (client) =>
    client.query("update verksamhet.gallring set beslut = 'godkand', beslutad_av = $2 where id = $1", [
      id,
      hus.varld.anvandare[vem],
    ]),
  );

const portion = z.object({ gallrade: z.number(), klar: z.boolean() });

/** One portion, as the job takes it. */
export const enPortion = ({ hus }: Testhus, id: string, antal: number): Promise<z.infer<typeof portion>> =>
  hus.db.transaction({ begaranId: 'gallring', kalla: 'gallring' }, (tx) =>
    tx.one(portion, sql`select * from person.gallra(${id}, ${antal})`),
  );

/** All portions; how many there were to take. */
export const allaPortioner = async (hus: Testhus, id: string, antal = 7): Promise<number> => {
  let summa = 0;
  for (;;) {
    const { gallrade, klar } = await enPortion(hus, id, antal);
    summa += gallrade;
    if (klar) return summa;
  }
};

/** A gallring from rule to last portion. */
export const gallraAllt = async (hus: Testhus, ar = 1): Promise<{ id: string; antal: number }> => {
  const id = await foresla(hus, await sattRegel(hus, ar), ar);
  await godkann(hus, id);
  return { id, antal: await allaPortioner(hus, id) };
};

/** The protocol, added up by what happened. */
export const protokollet = ({ databas }: Testhus, id: string): Promise<Record<string, number>> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ utfall: string; antal: number }>(
      'select utfall, sum(antal)::int as antal from verksamhet.gallring_post where gallring_id = $1 group by utfall',
      [id],
    );
    return Object.fromEntries(rows.map(({ utfall, antal }) => [utfall, antal]));
  });

export const finns = async (hus: Testhus, { id }: InlagtDeltagande): Promise<boolean> =>
  (await fraga(hus, 'select from verksamhet.deltagande where id = $1', [id])).length === 1;

/** The number by which the named deltaganden of a person are counted as one. */
export const delat = async (hus: Testhus, { personnummer }: InlagtDeltagande): Promise<string> => {
  const kod = personkodAv(hus.hus.nycklar, personnummer).toString('hex');
  const [rad] = await fraga<{ n: string }>(hus, 'select hashtextextended($1, 0)::text as n', [kod]);
  return rad?.n ?? '';
};

/** The numbers by which what is gallrat in an insats is counted, in the order it began. */
export const kvar = async (hus: Testhus, insatsId: string): Promise<string[]> => {
  const text =
    'select person::text as n from rapport.gallrat_deltagande where insats_id = $1 order by startdag';
  return (await fraga<{ n: string }>(hus, text, [insatsId])).map(({ n }) => n);
};
