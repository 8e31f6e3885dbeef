import { randomUUID } from 'node:crypto';
import { withClient } from '../../src/db/client.ts';
import type { Budgetplats, Radslag } from '../../src/budget/budget.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';

export interface Budgethus {
  readonly hus: Testhus;
  /** Provdalen, where Sam and Nore are samverkansadministratörer and Ivar and Nore insatsansvariga. */
  readonly forbund: Budgetplats;
  readonly insats: Budgetplats;
  /** A förbund of others, with an insats. */
  readonly annat: Budgetplats;
  readonly annanInsats: Budgetplats;
  readonly admin: (text: string, varden?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Lays a budget year with one line of a kind as somebody did before; gives the ids. */
  readonly lagg: (plats: Budgetplats, ar: number, slag?: Radslag) => Promise<{ budget: string; rad: string }>;
  /** Empties every budget. */
  readonly tom: () => Promise<void>;
}

type Admin = Budgethus['admin'];

/** Nore becomes samverkansadministratör and insatsansvarig beside Sam and Ivar. */
const geNore = async (hus: Testhus, admin: Admin): Promise<void> => {
  for (const roll of ['samverkansadministrator', 'insatsansvarig']) {
    await admin('insert into auth.anvandare_roll (anvandare_id, roll) values ($1, $2)', [
      hus.varld.anvandare.noll,
      roll,
    ]);
    await admin(
      `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
       select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll where anvandare_id = $1 and roll = $3`,
      [hus.varld.anvandare.noll, hus.varld.forbund, roll],
    );
  }
};

/** The kommun and Försäkringskassan finance both förbund; Samordningsförbundet Test only takes part. */
const laggForbund = async ({ varld }: Testhus, admin: Admin): Promise<Budgetplats> => {
  const id = randomUUID();
  await admin(
    `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
     values ($1, 'Annandalen', '2120000142', 'finsam', '2021-03-01')`,
    [id],
  );
  const { kommun, fk, forbund } = varld.organisation;
  await admin(
    `insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar) values
     ($1, $3, true, true), ($1, $4, false, true), ($1, $5, true, false), ($2, $3, true, true)`,
    [varld.forbund, id, kommun, fk, forbund],
  );
  return { slag: 'samverkansorganisation', id };
};

const nyRad = (hus: Testhus, slag: Radslag): [text: string, ...varden: unknown[]] =>
  slag === 'finansiering'
    ? [
        `insert into verksamhet.finansiering (id, budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning)
         select $1, id, samverkansorganisation_id, $3, 1000000, 'Från kommunen' from verksamhet.budget where id = $2`,
        hus.varld.organisation.kommun,
      ]
    : [
        slag === 'insatskostnad'
          ? `insert into verksamhet.insatskostnad (id, insatsbudget_id, budgettyp_kod, budget, beskrivning)
             values ($1, $2, $3, 300000, 'Coach')`
          : `insert into verksamhet.administrativ_kostnad (id, budget_id, kostnadstyp_kod, budget, beskrivning)
             values ($1, $2, $3, 200000, 'Samordnare')`,
        slag === 'insatskostnad' ? 'insatskostnad' : 'personal',
      ];

export const budgethus = async (): Promise<Budgethus> => {
  const hus = await testhus();
  const admin: Admin = (text, varden = []) =>
    withClient(
      hus.databas.adminUrl,
      async (client) => (await client.query<Record<string, unknown>>(text, [...varden])).rows,
    );
  await geNore(hus, admin);
  const annat = await laggForbund(hus, admin);
  const annanInsats = { slag: 'insats', id: randomUUID() } as const;
  await admin(
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ($1, $2, 'Annan väg', '2021-06-01', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym')`,
    [annanInsats.id, annat.id],
  );
  return {
    hus,
    admin,
    annat,
    annanInsats,
    forbund: { slag: 'samverkansorganisation', id: hus.varld.forbund },
    insats: { slag: 'insats', id: hus.varld.insats.vagen },
    lagg: async ({ slag: platsslag, id }, ar, slag) => {
      const iInsats = platsslag === 'insats';
      const budget = randomUUID();
      await admin(
        iInsats
          ? 'insert into verksamhet.insatsbudget (id, insats_id, ar) values ($1, $2, $3)'
          : 'insert into verksamhet.budget (id, samverkansorganisation_id, ar) values ($1, $2, $3)',
        [budget, id, ar],
      );
      const rad = randomUUID();
      const [text, ...varden] = nyRad(hus, slag ?? (iInsats ? 'insatskostnad' : 'finansiering'));
      await admin(text, [rad, budget, ...varden]);
      return { budget, rad };
    },
    tom: async () => {
      await admin(
        `truncate verksamhet.budget, verksamhet.finansiering, verksamhet.administrativ_kostnad, verksamhet.insatsbudget,
         verksamhet.insatskostnad, verksamhet.andring, verksamhet.kvitto`,
      );
    },
  };
};
