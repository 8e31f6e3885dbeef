import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, type Nycklar } from '../../src/db/kryptering.ts';
import { folkbokford } from '../rigg/register.ts';
import { anonymrader, leta, type Fynd } from './fraga.ts';
import type { Post } from './huvudbok.ts';

/** What is wrong with a save, judged by what the user was told. */
export type Dom = 'forlorad' | 'dubblerad' | 'uppfunnen' | 'halv';
export interface Domslut {
  /** How many of each, by the fault that was going on. */
  readonly perFel: ReadonlyMap<string, ReadonlyMap<Dom, number>>;
  /** One line for each save that went wrong: what the user was told, and what the database holds. No personal data. */
  readonly fynd: readonly string[];
  /** Rows that nobody sent. */
  readonly aldrigSanda: number;
  /** What is wrong with the audit trail, in words; null when every row is linked to the one before. */
  readonly kedja: string | null;
}

const sanda = ({ falt, slag, personnummer }: Post): Record<string, string> => {
  const { forsorjning, ...rest } = falt;
  const lista = [forsorjning ?? []].flat().toSorted().join(',');
  const namn = slag === 'in' ? { namn: folkbokford(personnummer).namn } : {};
  return { ...(rest as Record<string, string>), forsorjning: lista, ...namn };
};

const stammer = (post: Post, { varden }: Fynd): boolean => {
  if (varden === null) return post.slag === 'anonym';
  const fore = sanda(post);
  return Object.entries(varden).every(([falt, varde]) => (fore[falt] ?? null) === varde);
};

const domFor = (post: Post, fynd: Fynd): Dom | null => {
  const { rad, delar } = fynd;
  const alla = [rad, ...Object.values(delar)];
  if (alla.some((antal) => antal > 1)) return 'dubblerad';
  if (alla.some((antal) => antal !== rad)) return 'halv';
  if (rad === 0) return post.besked === 'ACK' ? 'forlorad' : null;
  if (post.besked === 'NACK') return 'uppfunnen';
  return stammer(post, fynd) ? null : 'halv';
};

/** What nobody sent: which, when and why, but never who. */
const listOsanda = async (
  client: pg.Client,
  nycklar: Nycklar,
  poster: readonly Post[],
  fran: Date,
): Promise<string[]> => {
  const kanda = new Set(
    poster.flatMap((post) =>
      post.slag === 'anonym'
        ? anonymrader(post).map((rad) => `${post.insatsId} registrering ${rad}`)
        : [`${post.insatsId} ${blindIndex(nycklar, post.personnummer).toString('hex')}`],
    ),
  );
  const { rows } = await client.query<{ vad: string; som: string }>(
    `select p.insats_id || ' ' || encode(p.personnummer_index, 'hex') as vad, 'deltagare ' || p.skapad_at as som
     from person.deltagare p where p.skapad_at >= $1
     union all select insats_id || ' ' || orsak || ' ' || concat_ws('-', ar, kon, antal), concat_ws(' ', 'anonyma', antal, ar, kon, orsak, at)
     from verksamhet.anonym_post where at >= $1`,
    [fran],
  );
  return rows.filter(({ vad }) => !kanda.has(vad)).map(({ som }) => `aldrig sänd: ${som}`);
};

// Written here once more, and not borrowed from the application: an oracle that shares a fault finds nothing.
const brutna = `
  with rad as (
    select h, h.id, h.hash, coalesce(lag(h.hash) over (order by h.id), sha256('SUS')) as forra, row_number() over (order by h.id) as n
    from audit.handelse h
  )
  select (select count(*) from rad where hash <> sha256(convert_to(audit.radtext(h, forra), 'UTF8')))::int as brutna,
    (select count(*) from rad where id <> n)::int as luckor,
    exists (select from audit.huvud u where u.hash = coalesce((select hash from rad order by id desc limit 1), sha256('SUS'))) as huvud,
    (select count(*) from audit.handelse where handelse = 'anonyma_registrerade' and at >= $1)::int as spar,
    -- All rows of one save have its time.
    (select count(distinct (insats_id, av, at)) from verksamhet.anonym_post where orsak = 'registrering' and at >= $1)::int as sparade`;

interface Kedja {
  readonly brutna: number;
  readonly luckor: number;
  readonly huvud: boolean;
  readonly spar: number;
  readonly sparade: number;
}

const kedjan = async (client: pg.Client, fran: Date): Promise<string | null> => {
  const [kedja] = (await client.query<Kedja>(brutna, [fran])).rows;
  if (kedja === undefined) return 'gick inte att läsa';
  const { brutna: fel, luckor, huvud, spar, sparade } = kedja;
  if (fel + luckor === 0 && huvud && spar === sparade) return null;
  return `${fel} brutna länkar, ${luckor} luckor, huvud ${huvud ? 'rätt' : 'fel'}, ${spar} spår för ${sparade} gånger anonyma`;
};

/** Compares what the users were told with what the database holds. @param fran when the run began, by the database's clock */
export const dom = (
  adminUrl: string,
  nycklar: Nycklar,
  poster: readonly Post[],
  fran: Date,
): Promise<Domslut> =>
  withClient(adminUrl, async (client) => {
    const perFel = new Map<string, Map<Dom, number>>();
    const fynd: string[] = [];
    for (const post of poster) {
      const funnet = await leta(client, nycklar, post, fran);
      const slut = domFor(post, funnet);
      if (slut === null) continue;
      const { rad, delar } = funnet;
      fynd.push(`${slut}: ${post.slag}, ${post.besked}, ${JSON.stringify({ rad, ...delar })}`);
      const antal = perFel.get(post.fel) ?? new Map<Dom, number>();
      perFel.set(post.fel, antal.set(slut, (antal.get(slut) ?? 0) + 1));
    }
    const osanda = await listOsanda(client, nycklar, poster, fran);
    fynd.push(...osanda);
    return { perFel, fynd, aldrigSanda: osanda.length, kedja: await kedjan(client, fran) };
  });
