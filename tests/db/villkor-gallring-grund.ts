/** A gallring that another superadministratör, Gun, has proposed, and the rule it follows. */
export const gallring = {
  gun: "'00000000-0000-4000-8000-0000000000f1'",
  regel: "'00000000-0000-4000-8000-0000000000f2'",
  vantar: "'00000000-0000-4000-8000-0000000000f3'",
} as const;

interface Regel {
  readonly id?: string;
  readonly slag?: string;
  readonly ar?: string;
  readonly diarienummer?: string;
  readonly fran?: string;
  readonly av?: string;
}

const idag = "(now() at time zone 'Europe/Stockholm')::date";

/** A rule as SQL, Sia's unless somebody else is said. */
export const nyRegel = ({ id, slag, ar, diarienummer, fran, av }: Regel = {}): string =>
  `insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av)
   values (${id ?? 'gen_random_uuid()'}, '${slag ?? 'deltagande'}', ${ar ?? '1'}, ${diarienummer ?? "'D 1'"}, ${fran ?? idag}, ${av ?? ':sia'})`;

/** A proposal as SQL, Sia's unless somebody else is said. */
export const nyGallring = (sista: string, { id = 'gen_random_uuid()', av = ':sia' } = {}): string =>
  `insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av) values (${id}, ${gallring.regel}, '${sista}', ${av})`;

/** What a freeze would have counted of what has ended, the rule, and the proposal. */
export const gallringsrader = `
  insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
  values (${gallring.gun}, 'x', 'gun', 'Gun', 'Gunnarsson', 'gun@example.invalid', 'x', :fk);
  insert into auth.anvandare_roll (anvandare_id, roll) values (${gallring.gun}, 'superadministrator');
  insert into rapport.frysning_underlag (id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod)
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod from verksamhet.deltagande
  where avslutningsdag is not null and makulerad_at is null;
  insert into rapport.frysning_matning
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar, studier_omfattning,
    utbildningsniva_kod, forsorjning_ar
  from verksamhet.matning where deltagande_id in (select id from rapport.frysning_underlag);
  select set_config('sus.anvandare_id', ${gallring.gun}, true);
  ${nyRegel({ id: gallring.regel, av: gallring.gun })};
  ${nyGallring('2023-12-31', { id: gallring.vantar, av: gallring.gun })}`;
