import { randomUUID } from 'node:crypto';

/** Ids of the rows that `arbetsrader` lays, by the names that the SQL uses as :namn. */
export const arbetsnamn = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['grannen', 'budget', 'grannens_budget', 'finansiering', 'insatsbudget', 'post', 'rattad'].map((namn) => [
      namn,
      randomUUID(),
    ]),
  );

/**
 * One row in each table of the organisation's work. Kommun finances, fk only takes part; `grannen` is a
 * tvåpartsfinsam of the years 2021–2023. In the volyminsats `post` stands and `rattad` has been taken back.
 */
export const arbetsrader = `
  insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum, slutdatum)
  values (:grannen, 'Granndalen', '2120000142', 'tvapartsfinsam', '2021-01-01', '2023-12-31');
  insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod, stadsdel_kod) values (:forbund, '1480', '1480-centrum');
  insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar)
  values (:forbund, :kommun, true, true), (:forbund, :fk, true, false);
  insert into verksamhet.budget (id, samverkansorganisation_id, ar)
  values (:budget, :forbund, 2024), (:grannens_budget, :grannen, 2022);
  insert into verksamhet.finansiering (id, budget_id, samverkansorganisation_id, organisation_id, belopp)
  values (:finansiering, :budget, :forbund, :kommun, 1000);
  insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget) values (:budget, 'kring', 100);
  insert into verksamhet.insatsbudget (id, insats_id, ar, planerat_antal) values (:insatsbudget, :vagen, 2024, 10);
  insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget) values (:insatsbudget, 'insatskostnad', 500);
  insert into verksamhet.volym_post (id, insats_id, ar, antal, kvinnor, man, av)
  values (:post, :volym, 2023, 10, 6, 4, :ivar), (:rattad, :volym, 2022, 5, null, null, :ivar);
  insert into verksamhet.volym_post (insats_id, ar, antal, rattar, av) values (:volym, 2022, -5, :rattad, :ivar);
  insert into verksamhet.andring (slag, objekt, handelse, av) values ('insats', :volym::text, 'skapad', :ivar);
  insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt)
  values (gen_random_uuid(), :anna, 'insats', '/insats/ny', 'x')`;
