import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, kryptera, type Nycklar } from '../../src/db/kryptering.ts';
import { testnummer } from '../rigg/personer.ts';
import { laggBredd } from './bredd.ts';
import { laggDeltaganden } from './deltaganden.ts';

/** How big the world is. Every user has uppdrag in `uppdrag` of the insatser. */
export const storlek = { insatser: 400, forbund: 80, anvandare: 64, uppdrag: 12 } as const;

/** Somebody who may register, and where. */
export interface Anvandare {
  readonly id: string;
  readonly insatser: readonly string[];
}

const organisation = async (client: pg.Client): Promise<string> => {
  const id = randomUUID();
  await client.query(
    `insert into verksamhet.organisation (id, namn, organisationstyp_kod) values ($1, 'Mätköpings kommun', 'kommun')`,
    [id],
  );
  return id;
};

const laggInsatser = async (client: pg.Client): Promise<string[]> => {
  const forbund = Array.from({ length: storlek.forbund }, () => randomUUID());
  const ids = Array.from({ length: storlek.insatser }, () => randomUUID());
  await client.query(
    `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
     select id, 'Mätdalen ' || n, '2120000142', 'finsam', '2015-01-01' from unnest($1::uuid[]) with ordinality as f (id, n)`,
    [forbund],
  );
  await client.query(
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod,
       deltagarregistrering)
     select id, ($2::uuid[])[1 + n % $3], 'Mätinsats ' || n, '2018-01-01', 'individinriktad', 'forberedande', 'personuppgifter_anonym'
     from unnest($1::uuid[]) with ordinality as i (id, n)`,
    [ids, forbund, storlek.forbund],
  );
  return ids;
};

const anvandarrad = (nycklar: Nycklar, n: number) => {
  const id = randomUUID();
  const nummer = testnummer(399_000 + n);
  return {
    id,
    nummer: kryptera(nycklar, `auth.anvandare.personnummer.${id}`, nummer),
    index: blindIndex(nycklar, nummer),
    mobil: kryptera(nycklar, `auth.anvandare.mobil.${id}`, '+46701740605'),
  };
};

const laggAnvandare = async (
  client: pg.Client,
  nycklar: Nycklar,
  insatser: readonly string[],
): Promise<Anvandare[]> => {
  const arbetsgivare = await organisation(client);
  const rader = Array.from({ length: storlek.anvandare }, (_, n) => anvandarrad(nycklar, n));
  const kolumn = (namn: keyof (typeof rader)[number]) => rader.map((rad) => rad[namn]);
  await client.query(
    `insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
     select id, nummer, index, 'Mät', 'Testsson', 'mat@example.invalid', mobil, $5
     from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[]) as a (id, nummer, index, mobil)`,
    [kolumn('id'), kolumn('nummer'), kolumn('index'), kolumn('mobil'), arbetsgivare],
  );
  await client.query(
    `insert into auth.anvandare_roll (anvandare_id, roll)
     select id, roll from unnest($1::uuid[]) as a (id), (values ('deltagaransvarig'), ('susrapport')) as r (roll)`,
    [kolumn('id')],
  );
  return rader.map(({ id }, n) => ({
    id,
    insatser: Array.from(
      { length: storlek.uppdrag },
      (_, k) => insatser[(n * 6 + k) % insatser.length] ?? '',
    ),
  }));
};

const laggUppdrag = (client: pg.Client, anvandare: readonly Anvandare[]) =>
  client.query(
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
     select r.id, r.anvandare_id, r.roll, u.insats, '2018-01-01'
     from unnest($1::uuid[], $2::uuid[]) as u (anvandare, insats)
     join auth.anvandare_roll r on r.anvandare_id = u.anvandare and r.roll = 'deltagaransvarig'`,
    [
      anvandare.flatMap(({ id, insatser }) => insatser.map(() => id)),
      anvandare.flatMap(({ insatser }) => insatser),
    ],
  );

/**
 * Lays several years of a whole country into an empty, migrated database: `antal` deltaganden in 400 insatser, with real
 * encryption; each user sees twelve insatser and row-level security hides the rest. Persons from number `antal` on are free.
 */
export const laggVarld = (adminUrl: string, nycklar: Nycklar, antal: number): Promise<Anvandare[]> =>
  withClient(adminUrl, async (client) => {
    await client.query('begin');
    const insatser = await laggInsatser(client);
    const anvandare = await laggAnvandare(client, nycklar, insatser);
    await laggUppdrag(client, anvandare);
    await laggBredd(client);
    await laggDeltaganden(client, nycklar, { insatser, av: anvandare[0]?.id ?? '', antal });
    await client.query('commit');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    return anvandare;
  });
