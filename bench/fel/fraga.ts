import type pg from 'pg';
import { blindIndex, dekryptera, type Nycklar } from '../../src/db/kryptering.ts';
import type { Post } from './huvudbok.ts';

/** What the database holds of one save: how many of each part, and the answers as text. */
export interface Fynd {
  /** The row that the save is about. */
  readonly rad: number;
  /** Everything that must be there if the row is: receipt, answers, samtycke, history, audit. */
  readonly delar: Readonly<Record<string, number>>;
  readonly varden: Readonly<Record<string, string | null>> | null;
}

interface Row {
  rad: number;
  delar: Record<string, number>;
  varden: Record<string, string | null> | null;
  id: string | null;
  namn: Buffer | null;
}

const deltagandet = `
  with d as (
    select d.*, p.namn_krypt from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
    where p.personnummer_index = $1 and d.insats_id = $2
  )`;
const kvittot = `'kvitto', (select count(*) from verksamhet.kvitto where nyckel = any($3::uuid[]))`;
const svaren = `
  'forsorjning', array_to_string(array(select unnest(m.forsorjning) order by 1), ','),
  'arbetssokande', case when m.arbetssokande then 'ja' else 'nej' end,
  'arbetar', case when m.arbetar then 'ja' else 'nej' end,
  'arbete_omfattning', m.arbete_omfattning::text, 'arbetstyp', m.arbetstyp_kod,
  'studerar', case when m.studerar then 'ja' else 'nej' end, 'studier_omfattning', m.studier_omfattning::text`;

const antal = (tabell: string, villkor: string) =>
  `(select count(*) from ${tabell} x where x.deltagande_id in (select id from d) and ${villkor})`;
const sparat = (handelse: string) =>
  `(select count(*) from audit.handelse x where x.objekt_id in (select id from d) and x.handelse = '${handelse}')`;

const inregistrering = `${deltagandet}
  select (select count(*) from d)::int as rad,
    jsonb_build_object(${kvittot}, 'svar', ${antal('verksamhet.matning', "x.tillfalle = 'in'")},
      'samtycke', ${antal('person.samtycke', 'true')}, 'historik', ${antal('verksamhet.historik', "x.handelse = 'inregistrerad'")},
      'spår', ${sparat('deltagare_inregistrerad')}) as delar,
    (select person_id from d limit 1) as id, (select namn_krypt from d limit 1) as namn,
    (select jsonb_build_object('startdag', d.startdag::text, 'samtycke_datum', s.undertecknat_datum::text,
        'utbildningsniva', m.utbildningsniva_kod, 'forsorjning_ar', m.forsorjning_ar::text, ${svaren})
      from d join verksamhet.matning m on m.deltagande_id = d.id and m.tillfalle = 'in'
      join person.samtycke s on s.deltagande_id = d.id limit 1) as varden`;

const utregistrering = `${deltagandet}
  select (select count(*) from d where avslutningsdag is not null)::int as rad,
    jsonb_build_object(${kvittot}, 'svar', ${antal('verksamhet.matning', "x.tillfalle = 'ut'")},
      'historik', ${antal('verksamhet.historik', "x.handelse = 'utregistrerad'")},
      'spår', ${sparat('deltagare_utregistrerad')}) as delar, null as id, null as namn,
    (select jsonb_build_object('avslutningsdag', d.avslutningsdag::text, 'avslutsanledning', d.avslutsanledning_kod, ${svaren})
      from d join verksamhet.matning m on m.deltagande_id = d.id and m.tillfalle = 'ut' limit 1) as varden`;

// The numbers begin again after 999, so another save may be just like this one. It is told by its receipt, which has the same time.
const anonym = `
  with r as (
    select concat_ws('-', p.ar, p.kon, p.antal) as rad from verksamhet.anonym_post p join auth.anvandare a on a.id = p.av
    where a.personnummer_index = $1 and p.insats_id = $2 and p.orsak = 'registrering' and p.at >= $5
      and not exists (select from verksamhet.kvitto k
        where k.objekt_id = p.insats_id and k.anvandare_id = p.av and k.at = p.at and k.nyckel <> all($3::uuid[])))
  select (select count(*) from r where rad = ($4::text[])[1])::int as rad,
    (select jsonb_object_agg('rad ' || nr, (select count(*) from r where r.rad = s.rad))
      from unnest($4::text[]) with ordinality as s (rad, nr)) || jsonb_build_object(${kvittot}) as delar,
    null as id, null as namn, null as varden`;

/** The rows of a save of anonyma, such as "2026-kvinna-17": more than one when what was typed before a sign-in came back. */
export const anonymrader = ({ falt }: Post): string[] => String(falt['rader']).split(',');

/** Looks one save up, as superuser. `fran` is when the run began: rows of the demo world are older. */
export const leta = async (client: pg.Client, nycklar: Nycklar, post: Post, fran: Date): Promise<Fynd> => {
  const arAnonym = post.slag === 'anonym';
  const index = blindIndex(nycklar, arAnonym ? post.anvandare : post.personnummer);
  const extra = arAnonym ? [anonymrader(post), fran] : [];
  const fraga = { in: inregistrering, ut: utregistrering, anonym }[post.slag];
  const { rows } = await client.query<Row>(fraga, [
    index,
    post.insatsId,
    [post.nyckel, ...post.igen],
    ...extra,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('the oracle got no answer');
  const namn =
    row.id === null || row.namn === null
      ? {}
      : { namn: dekryptera(nycklar, `person.deltagare.namn.${row.id}`, row.namn) };
  return {
    rad: row.rad,
    delar: row.delar,
    varden: row.varden === null ? null : { ...row.varden, ...namn },
  };
};
