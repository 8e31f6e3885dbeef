import { fraga, geUppdrag } from '../registrering/stod.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { aterkalla, felregistrera, natt, ratta } from './frysstod.ts';
import { nyOrganisation } from './stod.ts';

interface Forbund {
  readonly id: string;
  readonly insatser: readonly string[];
}

/** What is registered in an organisation, straight into the database. */
const hand = (hus: Testhus, forbund: Forbund) => {
  const kor = (text: string, ...varden: unknown[]) => fraga<{ id: string }>(hus, text, varden);
  const anonyma = (kon: string, antal: number, orsak = 'registrering') =>
    kor(
      `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, 2026, $2, $3, '${orsak}', $4)`,
      forbund.insatser[0],
      kon,
      antal,
      hus.varld.anvandare.anna,
    );
  const volym = (antal: number) =>
    kor(
      'insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2026, $2, $3)',
      forbund.insatser[1],
      antal,
      hus.varld.anvandare.ivar,
    );
  const deltaganden = (insatsId: string, antal: number, startdag: string) =>
    insertDeltaganden(
      hus,
      Array.from({ length: antal }, (_, n) => ({
        insatsId,
        startdag,
        ...(n % 2 === 0 ? { avslutningsdag: '2026-05-20' } : {}),
      })),
    );
  /** A budget year of an insats with one cost of a kind. */
  const insatsbudget = (
    insatsId: string,
    ar: number,
    planerat: number,
    [kod, budget]: readonly [string, number],
  ) =>
    kor(
      `with b as (insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal) values ($1, $2, $3) returning id)
       insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget) select id, $4, $5 from b`,
      insatsId,
      ar,
      planerat,
      kod,
      budget,
    );
  const finansiering = (organisation: string, belopp: number) =>
    kor(
      `insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp)
       select id, samverkansorganisation_id, $2, $3 from verksamhet.budget where samverkansorganisation_id = $1 and ar = 2026`,
      forbund.id,
      organisation,
      belopp,
    );
  return { kor, anonyma, volym, deltaganden, insatsbudget, finansiering };
};

/** An organisation whose persons, plans and money are frozen at the end of June and of July 2026, and change after both. */
export const laggPengavarld = async (hus: Testhus): Promise<Forbund> => {
  const forbund = await nyOrganisation(hus, 'Ekonomiska förbundet', ['1480'], ['Ett', 'Två', 'Tre']);
  const { kor, anonyma, volym, deltaganden, insatsbudget, finansiering } = hand(hus, forbund);
  const [ett = '', tva = '', tre = ''] = forbund.insatser;
  await kor("update verksamhet.insats set deltagarregistrering = 'endast_antal' where id = $1", tva);
  await geUppdrag(hus, 'anna', ett);
  await geUppdrag(hus, 'anna', tre);
  const { kommun, fk } = hus.varld.organisation;
  for (const id of [kommun, fk])
    await kor(
      'insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, finansierar) values ($1, $2, true)',
      forbund.id,
      id,
    );
  await kor('insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, 2026)', forbund.id);
  await finansiering(kommun, 500_000);
  await kor(
    `insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget)
     select id, 'personal', 75000 from verksamhet.budget where samverkansorganisation_id = $1`,
    forbund.id,
  );
  await insatsbudget(ett, 2026, 40, ['insatskostnad', 100_000]);
  await insatsbudget(tre, 2026, 10, ['insatskostnad', 30_000]);
  const [a, b, c, d] = await deltaganden(ett, 30, '2026-01-15');
  await anonyma('kvinna', 6);
  await volym(120);
  await natt(hus, '2026-07-01');
  // Until the end of July.
  await deltaganden(ett, 12, '2026-02-15');
  await ratta(hus, a!.id, "startdag = '2025-12-30', avslutningsdag = '2026-03-03'");
  await felregistrera(hus, b!.id);
  await aterkalla(hus, c!.id);
  await anonyma('kvinna', 5);
  await anonyma('kvinna', -2, 'borttagning');
  await volym(80);
  await kor('update verksamhet.insatskostnad set budget = 120000, utfall = 90000 where budget = 100000');
  await insatsbudget(ett, 2025, 15, ['esf_insatskostnad', 40_000]);
  await kor('update verksamhet.finansiering set belopp = 450000 where belopp = 500000');
  await finansiering(fk, 200_000);
  // It had ended before the year, and is in the report no more.
  await kor('delete from verksamhet.insatskostnad where budget = 30000');
  await kor('delete from verksamhet.insatsbudget where insats_id = $1', tre);
  await kor("update verksamhet.insats set slutdatum = '2024-12-31' where id = $1", tre);
  await natt(hus, '2026-08-01');
  await aterkalla(hus, d!.id);
  await kor('update verksamhet.administrativ_kostnad set utfall = 70000');
  await kor('update verksamhet.insatsbudget set planerat_antal = 42 where planerat_antal = 40');
  return forbund;
};
