import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { sokmonster } from '../shared/text.ts';
import { perSida } from '../shared/sidor.ts';
import { type Valstallning } from './val.rules.ts';

const traffRow = z.object({ id: z.string(), namn: z.string(), tillhor: z.string(), alla: z.number() });
export type Traff = z.infer<typeof traffRow>;
export interface Traffar {
  readonly rader: readonly Traff[];
  readonly antal: number;
  readonly sida: number;
}

/** One page of what was found; a page that does not exist is the first. */
const sidan = async (
  sida: number,
  lista: (plats: { fran: number; antal: number }) => Promise<Traff[]>,
): Promise<Traffar> => {
  const rader = await lista({ fran: (sida - 1) * perSida, antal: perSida });
  if (rader.length === 0 && sida > 1) return sidan(1, lista);
  return { rader, antal: rader[0]?.alla ?? 0, sida };
};

/** Kommuner by name and län, each followed by its stadsdelar (Stockholm and Göteborg); those that are valid today. */
export const sokKommuner = (db: Db, { sok, sida }: Valstallning): Promise<Traffar> => {
  const [lan, monster] = [sok['lan'] ?? '', sokmonster(sok['namn'] ?? '')];
  return sidan(sida, ({ fran, antal }) =>
    db.many(
      traffRow,
      sql`
      with k as (
        select k.kod, k.namn, l.namn as lan from styrdata.kommun k join styrdata.lan l on l.kod = k.lan_kod
        where (${lan}::text = '' or k.lan_kod = ${lan})
          and (${monster}::text is null or verksamhet.jamforbart(k.namn) like verksamhet.jamforbart(${monster}))
          and k.galler_fran <= current_date and (k.galler_till is null or k.galler_till >= current_date))
      select id, namn, tillhor, count(*) over () as alla from (
        select kod as id, namn, lan as tillhor, namn as kommun, '' as stadsdel from k
        union all
        select s.kod, k.namn || ', ' || s.namn, k.lan, k.namn, s.namn
        from styrdata.stadsdel s join k on k.kod = s.kommun_kod
        where s.galler_fran <= current_date and (s.galler_till is null or s.galler_till >= current_date)) t
      order by kommun collate "sv-x-icu", stadsdel collate "sv-x-icu", id
      limit ${antal} offset ${fran}`,
    ),
  );
};

/** Organisations by name and type. */
export const sokOrganisationer = (db: Db, { sok, sida }: Valstallning): Promise<Traffar> => {
  const [typ, monster] = [sok['typ'] ?? '', sokmonster(sok['namn'] ?? '')];
  return sidan(sida, ({ fran, antal }) =>
    db.many(
      traffRow,
      sql`
      select o.id, o.namn, t.text as tillhor, count(*) over () as alla
      from verksamhet.organisation o join styrdata.organisationstyp t on t.kod = o.organisationstyp_kod
      where (${typ}::text = '' or o.organisationstyp_kod = ${typ})
        and (${monster}::text is null or verksamhet.jamforbart(o.namn) like verksamhet.jamforbart(${monster}))
      order by o.namn collate "sv-x-icu", o.id
      limit ${antal} offset ${fran}`,
    ),
  );
};

const valRow = z.object({ kod: z.string(), text: z.string() });
/** All 21 län, for a picker. */
export const listLan = (db: Db): Promise<z.infer<typeof valRow>[]> =>
  db.many(valRow, sql`select kod, namn as text from styrdata.lan order by namn collate "sv-x-icu"`);
/** All types of organisationer, ended ones too: somebody may be of one. */
export const listOrganisationstyper = (db: Db): Promise<z.infer<typeof valRow>[]> =>
  db.many(valRow, sql`select kod, text from styrdata.organisationstyp order by ordning, kod`);
