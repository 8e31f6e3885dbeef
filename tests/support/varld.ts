import { randomUUID } from 'node:crypto';
import type { Behorighetsroll } from '../../src/behorighet/behorighet.rules.ts';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, kryptera, type Nycklar } from '../../src/db/kryptering.ts';

/** The cast of the tests. Anna and Bo are both deltagaransvarig, each in an insats of their own. */
export const cast = {
  anna: {
    namn: ['Anna', 'Annsson'],
    nummer: '198001012387',
    roller: ['deltagaransvarig', 'susrapport'],
    arbetsgivare: 'kommun',
  },
  bo: {
    namn: ['Bo', 'Boström'],
    nummer: '198102022384',
    roller: ['deltagaransvarig', 'susrapport'],
    arbetsgivare: 'kommun',
  },
  ivar: {
    namn: ['Ivar', 'Ivarsson'],
    nummer: '197503032380',
    roller: ['insatsansvarig', 'susrapport'],
    arbetsgivare: 'forbund',
  },
  sam: {
    namn: ['Sam', 'Samuelsson'],
    nummer: '197004042383',
    roller: ['samverkansadministrator', 'susrapport'],
    arbetsgivare: 'forbund',
  },
  rut: { namn: ['Rut', 'Rutberg'], nummer: '196505052388', roller: ['susrapport'], arbetsgivare: 'kommun' },
  sia: {
    namn: ['Sia', 'Siwertz'],
    nummer: '196006062381',
    roller: ['superadministrator', 'susrapport'],
    arbetsgivare: 'fk',
  },
  noll: { namn: ['Nore', 'Nollberg'], nummer: '199007072383', roller: [], arbetsgivare: 'kommun' },
} as const satisfies Record<
  string,
  {
    namn: readonly [string, string];
    nummer: string;
    roller: readonly Behorighetsroll[];
    arbetsgivare: 'kommun' | 'forbund' | 'fk';
  }
>;
export type Vem = keyof typeof cast;

/** Ids of what the test world holds. Startdatum of the insatser is 2020-01-01; `avslutad` ended 2024-12-31. */
export interface Varld {
  readonly anvandare: Readonly<Record<Vem, string>>;
  readonly organisation: { readonly kommun: string; readonly forbund: string; readonly fk: string };
  readonly forbund: string;
  readonly insats: {
    /** Anna's. */
    readonly vagen: string;
    /** Bo's. */
    readonly steget: string;
    /** Anna's, ended. */
    readonly avslutad: string;
    /** A volyminsats where Anna (by mistake of an administrator) holds an uppdrag. */
    readonly volym: string;
  };
}

/** Lays the test world into an empty, migrated database. */
export const skapaVarld = (adminUrl: string, nycklar: Nycklar): Promise<Varld> =>
  withClient(adminUrl, async (client) => {
    const varld: Varld = {
      anvandare: Object.fromEntries(Object.keys(cast).map((vem) => [vem, randomUUID()])) as Record<
        Vem,
        string
      >,
      organisation: { kommun: randomUUID(), forbund: randomUUID(), fk: randomUUID() },
      forbund: randomUUID(),
      insats: { vagen: randomUUID(), steget: randomUUID(), avslutad: randomUUID(), volym: randomUUID() },
    };
    const { organisation: o, insats: i } = varld;
    await client.query(
      `insert into verksamhet.organisation (id, namn, organisationstyp_kod, forsakringskassan) values
       ($1, 'Testköpings kommun', 'kommun', false), ($2, 'Samordningsförbundet Test', 'samordningsforbund', false), ($3, 'Försäkringskassan', 'stat', true)`,
      [o.kommun, o.forbund, o.fk],
    );
    await client.query(
      `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
       values ($1, 'Provdalen', '2120000142', 'finsam', '2019-01-01')`,
      [varld.forbund],
    );
    await client.query(
      `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, slutdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering) values
       ($1, $5, 'Vägen vidare', '2020-01-01', null, 'individinriktad', 'arbetslivsinriktad', 'personuppgifter_anonym'),
       ($2, $5, 'Steget', '2020-01-01', null, 'individinriktad', 'forberedande', 'personuppgifter_anonym'),
       ($3, $5, 'Språkbron', '2020-01-01', '2024-12-31', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym'),
       ($4, $5, 'Konferenser', '2020-01-01', null, 'strukturovergripande', 'konferens_och_information', 'endast_antal')`,
      [i.vagen, i.steget, i.avslutad, i.volym, varld.forbund],
    );
    for (const [vem, person] of Object.entries(cast)) {
      const id = varld.anvandare[vem as Vem];
      await client.query(
        `insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          kryptera(nycklar, `auth.anvandare.personnummer.${id}`, person.nummer),
          blindIndex(nycklar, person.nummer),
          ...person.namn,
          `${vem}@example.invalid`,
          kryptera(nycklar, `auth.anvandare.mobil.${id}`, '+46701740605'),
          o[person.arbetsgivare],
        ],
      );
      for (const roll of person.roller) {
        await client.query('insert into auth.anvandare_roll (anvandare_id, roll) values ($1, $2)', [
          id,
          roll,
        ]);
      }
    }
    const uppdrag = (
      vem: Vem,
      roll: Behorighetsroll,
      plats: 'insats_id' | 'samverkansorganisation_id',
      platsId: string,
    ) =>
      client.query(
        `insert into auth.uppdrag (roll_id, anvandare_id, roll, ${plats}, fran_datum)
         select id, anvandare_id, roll, $3, '2020-01-01' from auth.anvandare_roll where anvandare_id = $1 and roll = $2`,
        [varld.anvandare[vem], roll, platsId],
      );
    for (const insats of [i.vagen, i.avslutad, i.volym])
      await uppdrag('anna', 'deltagaransvarig', 'insats_id', insats);
    await uppdrag('bo', 'deltagaransvarig', 'insats_id', i.steget);
    await uppdrag('ivar', 'insatsansvarig', 'samverkansorganisation_id', varld.forbund);
    await uppdrag('sam', 'samverkansadministrator', 'samverkansorganisation_id', varld.forbund);
    return varld;
  });
