import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { blindIndex, kryptera, personkodAv, type Nycklar } from '../db/kryptering.ts';
import type { Inmatning } from '../deltagande/deltagande.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { alderDen, konAv, type Personnummer } from '../shared/personnummer.ts';
import type { Inregistrering } from './inregistrering.rules.ts';

interface NyPerson {
  readonly id: string;
  readonly insatsId: string;
  readonly personnummer: Personnummer;
  readonly namn: string;
  readonly kontrolleras: boolean;
}

/** The person's row in the insats, made now or found: also when somebody else makes it at the same moment. Gives its id. */
export const upsertPerson = async (tx: Db, nycklar: Nycklar, p: NyPerson): Promise<string> => {
  const { id } = await tx.one(
    z.object({ id: z.string() }),
    sql`
    insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt, kontrolleras)
    values (${p.id}, ${p.insatsId},
      ${kryptera(nycklar, `person.deltagare.personnummer.${p.id}`, p.personnummer)}, ${blindIndex(nycklar, p.personnummer)},
      ${kryptera(nycklar, `person.deltagare.namn.${p.id}`, p.namn)}, ${p.kontrolleras})
    on conflict (insats_id, personnummer_index) do update set kontrolleras = deltagare.kontrolleras
    returning id`,
  );
  return id;
};

interface NyttDeltagande {
  readonly id: string;
  readonly insatsId: string;
  readonly personId: string;
  readonly personnummer: Personnummer;
  readonly kommunKod: string | null;
  readonly avId: string;
  /** Id of the search that the start came from, and of its draft. */
  readonly sokningId: string;
}

const arbete = (m: Inmatning) => [m.arbete?.omfattning ?? null, m.arbete?.arbetstypKod ?? null] as const;

/** Deltagande, samtycke, answers and the first line of history, and the draft gone: one statement, all or nothing. */
export const insertDeltagande = async (
  tx: Db,
  nycklar: Nycklar,
  d: NyttDeltagande,
  { startdag, samtyckeDatum, stadsdelKod, inmatning: m }: Inregistrering,
): Promise<void> => {
  const [omfattning, arbetstyp] = arbete(m);
  await tx.run(sql`
    with utkast as (
      delete from person.utkast where id = ${d.sokningId}
    ), deltagande as (
      insert into verksamhet.deltagande (id, insats_id, person_id, personkod, kon, alder, kommun_kod, stadsdel_kod, startdag, skapad_av)
      values (${d.id}, ${d.insatsId}, ${d.personId}, ${personkodAv(nycklar, d.personnummer)}, ${konAv(d.personnummer)},
        ${alderDen(d.personnummer, startdag)}, ${d.kommunKod}, ${stadsdelKod}, ${startdag}, ${d.avId})
      returning id, insats_id
    ), samtycke as (
      insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av)
      select id, insats_id, ${samtyckeDatum}, ${d.avId} from deltagande
    ), matning as (
      insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning,
        arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar)
      select id, insats_id, 'in', ${m.forsorjning}, ${m.arbetssokande}, ${m.arbete !== null}, ${omfattning},
        ${arbetstyp}, ${m.studier !== null}, ${m.studier?.omfattning ?? null}, ${m.utbildningsnivaKod}, ${m.forsorjningAr}
      from deltagande
    ), historik as (
      insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version)
      select id, insats_id, 'inregistrerad', ${d.avId}, 1 from deltagande
    )
    select 1`);
};

interface Rattelse {
  readonly id: string;
  readonly alder: number;
  readonly version: number;
}

/** Writes a correction of the start; the version has been checked and the row is locked. */
export const updateInregistrering = async (
  tx: Db,
  { id, alder, version }: Rattelse,
  { startdag, samtyckeDatum, stadsdelKod, inmatning: m }: Inregistrering,
): Promise<void> => {
  const [omfattning, arbetstyp] = arbete(m);
  await tx.run(sql`
    update verksamhet.deltagande set startdag = ${startdag satisfies Dag}, alder = ${alder}, stadsdel_kod = ${stadsdelKod}, version = ${version + 1}
    where id = ${id}`);
  await tx.run(
    sql`update person.samtycke set undertecknat_datum = ${samtyckeDatum} where deltagande_id = ${id}`,
  );
  await tx.run(sql`
    update verksamhet.matning set forsorjning = ${m.forsorjning}, arbetssokande = ${m.arbetssokande}, arbetar = ${m.arbete !== null},
      arbete_omfattning = ${omfattning}, arbetstyp_kod = ${arbetstyp}, studerar = ${m.studier !== null},
      studier_omfattning = ${m.studier?.omfattning ?? null}, utbildningsniva_kod = ${m.utbildningsnivaKod}, forsorjning_ar = ${m.forsorjningAr}
    where deltagande_id = ${id} and tillfalle = 'in'`);
  await tx.run(
    sql`delete from person.utkast where deltagande_id = ${id} and formular = 'inregistrering' and anvandare_id = auth.anvandare_id()`,
  );
};
