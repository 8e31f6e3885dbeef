import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { sokmonster } from '../shared/text.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { type Sokrad, type Sokval, type Sortering, type Urval, type Visa } from './sok.rules.ts';

const laget: Record<Visa, (idag: Dag) => Sql> = {
  alla: () => sql`true`,
  pagaende: (idag) =>
    sql`greatest(i.startdatum, o.startdatum) <= ${idag} and coalesce(least(i.slutdatum, o.slutdatum) >= ${idag}, true)`,
  kommande: (idag) => sql`greatest(i.startdatum, o.startdatum) > ${idag}`,
  avslutade: (idag) => sql`least(i.slutdatum, o.slutdatum) < ${idag}`,
};

const namnet = (typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null
    ? sql`true`
    : sql`i.namn_sok like (select verksamhet.jamforbart(${monster}::text)) collate "C" escape '\\'`;
};

const lika = (kolumn: Sql, varde: string | null): Sql =>
  varde === null ? sql`true` : sql`${kolumn} = ${varde}`;

const malgruppen = (kod: string | null): Sql =>
  kod === null
    ? sql`true`
    : sql`exists (select from verksamhet.insats_malgrupp m where m.insats_id = i.id and m.malgrupp_kod = ${kod})`;

const urvalet = (urval: Urval, idag: Dag): Sql => sql`
  from verksamhet.insats i
  join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
  where ${namnet(urval.namn)} and ${lika(sql`i.samverkansorganisation_id`, urval.samverkansorganisationId)}
    and ${lika(sql`i.inriktning`, urval.inriktning)} and ${malgruppen(urval.malgruppKod)} and ${laget[urval.visa](idag)}`;

const ordning: Record<Sortering, Sql> = {
  namn: sql`i.namn collate "sv-x-icu"`,
  samverkansorganisation: sql`o.namn collate "sv-x-icu", i.namn collate "sv-x-icu"`,
  inriktning: sql`i.inriktning, i.namn collate "sv-x-icu"`,
  startdatum: sql`greatest(i.startdatum, o.startdatum), i.namn collate "sv-x-icu"`,
  '-startdatum': sql`greatest(i.startdatum, o.startdatum) desc, i.namn collate "sv-x-icu"`,
};

const antalRow = z.object({ antal: z.number() });
const sokRow = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansorganisation: z.string(),
  inriktning: z.enum(['individinriktad', 'strukturovergripande']),
  preciseradInriktning: z.string(),
  deltagarregistrering: z.enum(['personuppgifter_anonym', 'endast_antal']),
  malgrupper: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});

interface Funna {
  readonly rader: readonly Sokrad[];
  readonly traffar: number;
  /** Page shown: the last one when one past it was asked for. */
  readonly sida: number;
}

/** One page of the insatser of the whole country. Anyone's to read: no deltagare stand here. */
export const sokInsatser = async (db: Db, val: Sokval, idag: Dag): Promise<Funna> => {
  const { antal: traffar } = await db.one(antalRow, sql`select count(*) as antal ${urvalet(val, idag)}`);
  const sida = Math.min(val.sida, antalSidor(traffar));
  if (traffar === 0) return { rader: [], traffar, sida };
  // The details of the page alone are looked up, after the whole selection has been put in order.
  const rader = await db.many(
    sokRow,
    sql`
    select r.id, r.namn, r.samverkansorganisation, r.inriktning, p.text as preciserad_inriktning, r.deltagarregistrering,
      array_to_string(array(
        select m.text from verksamhet.insats_malgrupp im join styrdata.malgrupp m on m.kod = im.malgrupp_kod
        where im.insats_id = r.id order by m.ordning, m.kod), ', ') as malgrupper,
      r.startdatum, r.slutdatum
    from (
      select i.id, i.namn, o.namn as samverkansorganisation, i.inriktning, i.preciserad_inriktning_kod, i.deltagarregistrering,
        greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum,
        row_number() over (order by ${ordning[val.sortera]}, i.id) as plats
      ${urvalet(val, idag)}
      order by plats
      limit ${perSida} offset ${(sida - 1) * perSida}
    ) r
    join styrdata.preciserad_inriktning p on p.kod = r.preciserad_inriktning_kod
    order by r.plats`,
  );
  return { rader, traffar, sida };
};

const valRow = z.object({ slag: z.enum(['organisation', 'malgrupp']), varde: z.string(), text: z.string() });
/** What can be chosen among. */
export interface Valbart {
  readonly varde: string;
  readonly text: string;
}

/** The lists of the search form: organisationer in Swedish order, and målgrupper, also those that have ended. */
export const listSokval = async (
  db: Db,
): Promise<{ readonly organisationer: readonly Valbart[]; readonly malgrupper: readonly Valbart[] }> => {
  const rader = await db.many(
    valRow,
    sql`
    select slag, varde, text from (
      select 'organisation' as slag, id::text as varde, namn as text, 0 as ordning from verksamhet.samverkansorganisation
      union all
      select 'malgrupp', kod, text, ordning from styrdata.malgrupp
    ) alla
    order by ordning, text collate "sv-x-icu", varde`,
  );
  return {
    organisationer: rader.filter(({ slag }) => slag === 'organisation'),
    malgrupper: rader.filter(({ slag }) => slag === 'malgrupp'),
  };
};
