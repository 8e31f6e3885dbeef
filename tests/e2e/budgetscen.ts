import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';

/** A budget year with a line of each kind, in an organisation and in an insats, and a year after it that is empty. */
export interface Budgetscen {
  readonly ar: number;
  readonly finansiering: string;
  readonly kostnad: string;
  readonly insatskostnad: string;
  /** A number registered in the volyminsats. */
  readonly volympost: string;
}

/** Lays it in an organisation and an insats of it, by somebody's hand. */
export const laggBudget = (
  { databas, varld }: Testhus,
  { forbund, insats, volym }: { forbund: string; insats: string; volym: string } = {
    forbund: varld.forbund,
    insats: varld.insats.vagen,
    volym: varld.insats.volym,
  },
): Promise<Budgetscen> =>
  withClient(databas.adminUrl, async (client) => {
    const ar = new Date().getFullYear();
    const id = async (text: string, varden: readonly unknown[]) =>
      (await client.query<{ id: string }>(`${text} returning id`, [...varden])).rows[0]!.id;
    const { kommun } = varld.organisation;
    await client.query(
      `insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, finansierar)
       values ($1, $2, true) on conflict (samverkansorganisation_id, organisation_id) do update set finansierar = true`,
      [forbund, kommun],
    );
    const budget = 'insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, $2)';
    const insatsbudget =
      'insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal) values ($1, $2, 40)';
    await id(budget, [forbund, ar + 1]);
    await id(insatsbudget, [insats, ar + 1]);
    const forbundets = await id(budget, [forbund, ar]);
    const insatsens = await id(insatsbudget, [insats, ar]);
    await client.query(
      `insert into verksamhet.andring (slag, objekt, handelse, andringar, av) values ('budget', $1, 'finansiering_tillagd',
       '[{"falt": "Finansiering", "fran": null, "till": "100 000 kr"}]', $2)`,
      [forbundets, varld.anvandare.sam],
    );
    return {
      ar,
      finansiering: await id(
        `insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning)
         values ($1, $2, $3, 100000, 'Eget kapital')`,
        [forbundets, forbund, kommun],
      ),
      kostnad: await id(
        `insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, utfall)
         values ($1, 'personal', 75000, 70000)`,
        [forbundets],
      ),
      volympost: await id(
        `insert into verksamhet.volym_post (insats_id, ar, antal, kvinnor, man, anteckning, av) values ($1, $2, 42, 30, 12, 'Vårdagen', $3)`,
        [volym, ar, varld.anvandare.ivar],
      ),
      insatskostnad: await id(
        `insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget) values ($1, 'insatskostnad', 50000)`,
        [insatsens],
      ),
    };
  });
