import type { Fraga } from '../../src/rapport/deltagarrapport.rules.ts';
import { countFragor, type Omrade } from '../../src/rapport/kalla.queries.ts';
import { withClient } from '../../src/db/client.ts';
import { frysManader } from '../../src/rapport/frysning.service.ts';
import type { Testhus } from '../support/hus.ts';

/** SQL as an administrator, past row-level security, in one transaction; deferred checks are made at its end. */
export const andra = ({ databas }: Testhus, text: string, ...values: unknown[]): Promise<unknown> =>
  withClient(databas.adminUrl, (client) => client.query(text, values));

/** The night after a month end: freezes what is not frozen. */
export const natt = (hus: Testhus, idag: string): Promise<number> => {
  hus.rattar.nu = new Date(`${idag}T01:00:00Z`);
  return frysManader(hus.hus, idag);
};

/** Sets an answer or a day of a deltagande right. */
export const ratta = (hus: Testhus, id: string, kolumner: string): Promise<unknown> =>
  andra(hus, `update verksamhet.deltagande set ${kolumner} where id = $1`, id);

export const felregistrera = (hus: Testhus, id: string): Promise<unknown> =>
  andra(
    hus,
    "update verksamhet.deltagande set makulerad_at = now(), makulerad_skal = 'dubblett', makulerad_av = $2 where id = $1",
    id,
    hus.varld.anvandare.anna,
  );
export const angra = (hus: Testhus, id: string): Promise<unknown> =>
  ratta(hus, id, 'makulerad_at = null, makulerad_skal = null, makulerad_av = null');

/** A samtycke is withdrawn: the deltagande is gone, and one more is anonymous. */
export const aterkalla = ({ databas, varld }: Testhus, id: string): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('sus.anvandare_id', $1, true)", [varld.anvandare.anna]);
    await client.query('select person.gor_anonym($1, current_date)', [id]);
    await client.query('commit');
  });

const fragor = new Set<Fraga>(['alder', 'bakgrund', 'avslut', 'sysselsattning', 'forsorjning']);
const manader = Array.from(
  { length: 12 * 8 + 1 },
  (_, i) => `${String(2020 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}-01`,
);

/** Every count of an organisation by insats and month, as text in order: as it is now, or as a freeze has it. */
export const raknat = (
  { hus }: Testhus,
  organisation: string,
  fryst: number | null,
  vald: string,
): Promise<string[]> =>
  hus.rapportDb.transaction({ begaranId: 'prov', kalla: '' }, async (tx) => {
    const omrade: Omrade = { granser: manader, uppdelning: [[organisation, null]], insatser: null, fryst };
    const rader = (await countFragor(tx, fragor, omrade, vald)).filter(({ antal }) => antal !== 0);
    return rader.map((r) => [r.nod, r.bit, r.kon, r.matt, r.kategori, r.antal].join(' ')).sort();
  });

/** The id of the latest freeze. */
export const senaste = ({ databas }: Testhus): Promise<number> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>('select max(id)::int as id from rapport.frysning');
    return rows[0]!.id;
  });

/** What a freeze stored, by cause, of one measure. */
export const enligt = (
  { databas }: Testhus,
  frysning: number,
  matt: string,
): Promise<Record<string, number>> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ orsak: string; antal: number }>(
      'select orsak, sum(antal)::int as antal from rapport.frysning_cell where frysning_id = $1 and matt = $2 group by orsak',
      [frysning, matt],
    );
    return Object.fromEntries(rows.map(({ orsak, antal }) => [orsak, antal]));
  });
