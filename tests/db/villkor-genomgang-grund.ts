/** The month that has just ended, in Swedish time, as the application writes it. */
export const forra =
  "(date_trunc('month', now() at time zone 'Europe/Stockholm') - interval '1 month')::date";
export const genomgang = (insats: string, manad = forra) =>
  `insert into verksamhet.genomgang (insats_id, manad, av) values (${insats}, ${manad}, :anna)`;

/** One row in each table of the genomgång. */
export const genomgangsrader = `${genomgang(':avslutad')};
  insert into verksamhet.genomgangspaminnelse (anvandare_id, manad) values (:anna, '2024-01-01')`;
