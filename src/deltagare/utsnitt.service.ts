import type { Db } from '../db/db.ts';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';
import {
  countDeltaganden,
  listKrypterade,
  listRader,
  listRaderMedId,
  type Fraga,
  type Rad,
} from './deltagare.queries.ts';
import { iOrdning, type Sortering } from './deltagare.rules.ts';

/** Which part of the sorted selection is wanted: page `sida` (from 1) when a page holds `antal` rows. */
interface Del {
  readonly sortera: Sortering;
  readonly sida: number;
  readonly antal: number;
}

/** Rows of one page, still encrypted; `sida` is the last page when one past it was asked for. */
export interface Utsnitt {
  readonly rader: readonly Rad[];
  /** Rows of the whole selection. */
  readonly traffar: number;
  /** Rows of the insats without a selection; known when the selection is empty. */
  readonly alla: number;
  readonly sida: number;
}

/** Names and numbers are sorted here, since the database sees only ciphertext: one column for all, then whole rows for the page. */
const sorteratHar = async (
  tx: Db,
  nycklar: Nycklar,
  fraga: Fraga,
  { sortera, sida, antal }: Del & { readonly sortera: 'namn' | 'personnummer' },
): Promise<Utsnitt> => {
  const alla = await listKrypterade(tx, fraga, sortera);
  if (alla.length === 0) return { ...(await countDeltaganden(tx, fraga)), rader: [], sida: 1 };
  const sist = Math.min(sida, Math.ceil(alla.length / antal));
  const ids = iOrdning(alla, ({ personId, krypt }) =>
    personId === null || krypt === null
      ? null
      : dekryptera(nycklar, `person.deltagare.${sortera}.${personId}`, krypt),
  )
    .slice((sist - 1) * antal, sist * antal)
    .map(({ id }) => id);
  const rader = new Map((await listRaderMedId(tx, fraga, ids)).map((rad) => [rad.id, rad]));
  const { length } = alla;
  return { rader: ids.flatMap((id) => rader.get(id) ?? []), traffar: length, alla: length, sida: sist };
};

/** One page of the selection in its order. */
export const listUtsnitt = async (
  tx: Db,
  nycklar: Nycklar,
  fraga: Fraga,
  { sortera, sida, antal }: Del,
): Promise<Utsnitt> => {
  if (sortera === 'namn' || sortera === 'personnummer')
    return sorteratHar(tx, nycklar, fraga, { sortera, sida, antal });
  const raknat = await countDeltaganden(tx, fraga);
  const sist = Math.min(sida, Math.max(1, Math.ceil(raknat.traffar / antal)));
  const rader = await listRader(tx, fraga, sortera, { fran: (sist - 1) * antal, antal });
  return { ...raknat, rader, sida: sist };
};
