import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { manadensSistaDag } from '../genomgang/genomgang.rules.ts';
import { langeGrans } from '../insats/lage.rules.ts';
import type { Plats } from '../rapport/urval.rules.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { minst, type Insatstackning } from './tackning.rules.ts';

const tackningRow = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansorganisationId: z.string(),
  samverkansorganisation: z.string(),
  deltagarregistrering: z.literal('personuppgifter_anonym'),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
  oppnaLange: z.number(),
  efterSlut: z.number(),
  aktiv: z.boolean(),
  anonyma: z.number(),
  paborjade: z.number(),
  genomgangenManad: z.string().nullable(),
  genomgangenAt: z.date().nullable(),
});

const valda: Record<Plats['niva'], (idn: readonly string[]) => Sql> = {
  riket: () => sql`true`,
  lan: (idn) => sql`o.lan_kod = any(${idn})`,
  samverkansorganisation: (idn) => sql`o.id = any(${idn}::uuid[])`,
  insats: (idn) => sql`i.id = any(${idn}::uuid[])`,
};

/** The insatser with deltagare at a place. */
const insatserI = ({ niva, idn }: Plats): Sql => sql`
  select i.id, i.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, i.deltagarregistrering,
    greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
  from rapport.insats i
  join rapport.samverkansorganisation o on o.id = i.samverkansorganisation_id
  where i.deltagarregistrering = 'personuppgifter_anonym' and ${valda[niva](idn)}`;

/**
 * What is begränsat is counted, or a figure that fell, or differed from that of a report, would tell on somebody (ADR 37). Only its
 * deltagaransvariga, who know, are not asked to mend it.
 */
const kanRattas = (exakta: readonly string[]): Sql =>
  exakta.length === 0
    ? sql`true`
    : sql`(d.insats_id <> all(${exakta}::uuid[]) or d.id <> all (array(select deltagande_id from rapport.begransat)))`;

/**
 * The insatser with deltagare at a place, with what is missing in each, in Swedish order. Reads the views of reports, so it counts
 * every insats whoever asks: hide small numbers before they are shown. Volyminsatser have no deltagare and are left out.
 * @param exakta insatser whose small numbers the reader may see
 */
export const listInsatstackning = (
  rapport: Db,
  plats: Plats,
  { manad, idag }: Pick<Tackningstid, 'manad' | 'idag'>,
  exakta: readonly string[],
): Promise<Insatstackning[]> => {
  const [sista, ar] = [manadensSistaDag(manad), artal(manad)];
  return rapport.many(
    tackningRow,
    sql`
    with valda as (${insatserI(plats)}), raknade as (
      -- One pass over those that can count in any of the numbers.
      select d.insats_id,
        count(*) filter (where d.avslutningsdag is null and ${kanRattas(exakta)}) as oppna,
        count(*) filter (where d.avslutningsdag is null and d.startdag < ${langeGrans(idag)}::date and ${kanRattas(exakta)}) as oppna_lange,
        count(*) filter (where d.startdag between make_date(${ar}, 1, 1) and make_date(${ar}, 12, 31)) as paborjade,
        bool_or(d.startdag between ${manad}::date and ${sista}::date
          or coalesce(d.avslutningsdag between ${manad}::date and ${sista}::date, false)) as aktiv
      from rapport.deltagande d
      where d.insats_id in (select id from valda)
        and (d.avslutningsdag is null or d.avslutningsdag >= make_date(${ar}, 1, 1))
      group by d.insats_id
    ), anonyma as (
      select a.insats_id, sum(a.antal) as antal from rapport.anonym a where a.ar = ${ar} group by a.insats_id
    )
    select v.*, coalesce(r.oppna_lange, 0) as oppna_lange, coalesce(r.paborjade, 0) as paborjade,
      case when v.slutdatum < ${idag}::date then coalesce(r.oppna, 0) else 0 end as efter_slut,
      coalesce(r.aktiv, false)
        or exists (select from rapport.anonym_manad m where m.insats_id = v.id and m.manad = ${manad}::date) as aktiv,
      coalesce(a.antal, 0) as anonyma, g.manad as genomgangen_manad, g.at as genomgangen_at
    from valda v
    left join raknade r on r.insats_id = v.id
    left join anonyma a on a.insats_id = v.id
    left join lateral (
      select g.manad, g.at from rapport.genomgang g where g.insats_id = v.id order by g.manad desc limit 1) g on true
    order by v.samverkansorganisation collate "sv-x-icu", v.namn collate "sv-x-icu", v.id`,
  );
};

const summaRow = z.object({
  insatser: z.number(),
  genomgangna: z.number(),
  oppnaLange: z.number(),
  oppnaLangeFler: z.boolean(),
  efterSlut: z.number(),
  efterSlutFler: z.boolean(),
  felregistrerade: z.number(),
  felregistreradeFler: z.boolean(),
});
export type Tackningssumma = z.infer<typeof summaRow>;

/** The days that the coverage of a report is counted by, and the calendar years whose felregistrerade it tells of. */
export interface Tackningstid {
  /** First day of the month that has just ended. */
  readonly manad: Dag;
  readonly idag: Dag;
  readonly fran: number;
  readonly till: number;
}

/** What the reader sees of a number of one insats, and whether there is more. */
const synligt = (antal: Sql, namn: Sql): Sql => sql`
  coalesce(sum(${antal}) filter (where exakt or ${antal} >= ${minst}), 0)::integer as ${namn},
  coalesce(bool_or(not exakt and ${antal} between 1 and ${minst - 1}), false) as ${namn}_fler`;

/**
 * The coverage of a place in one row: what `sammanstall` makes of `listInsatstackning`, added up where the rows are, since a report
 * of the whole country has twenty thousand insatser. What is felregistrerat is hidden by insats and year.
 * @param exakta insatser whose small numbers the reader may see
 */
export const sumTackning = (
  rapport: Db,
  plats: Plats,
  { manad, idag, fran, till }: Tackningstid,
  exakta: readonly string[],
): Promise<Tackningssumma> =>
  rapport.one(
    summaRow,
    sql`
    with valda as (
      select v.*, v.id = any(${exakta}::uuid[]) as exakt,
        v.startdatum <= ${manadensSistaDag(manad)}::date and coalesce(v.slutdatum >= ${manad}::date, true) as ska
      from (${insatserI(plats)}) as v
    ), oppna as (
      select insats_id, count(*) as alla, count(*) filter (where startdag < ${langeGrans(idag)}::date) as lange
      from rapport.deltagande d
      where avslutningsdag is null and insats_id in (select id from valda) and ${kanRattas(exakta)}
      group by insats_id
    ), rader as (
      select v.exakt, v.ska, coalesce(o.lange, 0) as lange,
        case when v.slutdatum < ${idag}::date then coalesce(o.alla, 0) else 0 end as efter,
        v.ska and exists (select from rapport.genomgang g where g.insats_id = v.id and g.manad >= ${manad}::date) as klar
      from valda v left join oppna o on o.insats_id = v.id
    ), fel as (
      select v.exakt, f.antal
      from valda v join rapport.felregistrerat f on f.insats_id = v.id
      where f.ar between ${fran} and ${till}
    )
    select r.*, f.* from (
      select count(*) filter (where ska) as insatser, count(*) filter (where klar) as genomgangna,
        ${synligt(sql`lange`, sql`oppna_lange`)}, ${synligt(sql`efter`, sql`efter_slut`)}
      from rader) as r
    cross join (select ${synligt(sql`antal`, sql`felregistrerade`)} from fel) as f`,
  );
