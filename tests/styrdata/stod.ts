import type { Response } from 'supertest';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';

/** Rows as the superuser sees them. */
export const rader = <T extends object>(
  { databas }: Testhus,
  text: string,
  varden: unknown[] = [],
): Promise<T[]> => withClient(databas.adminUrl, async (client) => (await client.query<T>(text, varden)).rows);

/** The texts of a list as they stand in the page. */
export const texterI = async (klient: Klient, lista: string): Promise<string[]> => {
  const { text } = await klient.get(`/styrdata/${lista}`);
  return [...text.matchAll(/<th scope="row">([\s\S]*?)<\/th>/g)].map(([, cell]) => lastText(cell ?? ''));
};

/** Sends a form from its page and reads the page that it leads to. */
export const sparat = async (klient: Klient, svar: Response): Promise<string> => {
  if (svar.status !== 303) throw new Error(`${String(svar.status)}: ${lastText(svar.text)}`);
  return lastText((await klient.folj(svar)).text);
};

/** Everything that the house stores of lists and organisationer, as one text. */
export const bilden = async (hus: Testhus): Promise<string> => {
  const listor = [
    'utbildningsniva',
    'forsorjning',
    'arbetstyp',
    'avslutsanledning',
    'preciserad_inriktning',
    'malgrupp',
    'kostnadstyp',
    'budgettyp',
    'organisationstyp',
    'lan',
    'kommun',
    'stadsdel',
  ].map((lista) => `styrdata.${lista}`);
  const delar = [...listor, 'verksamhet.organisation', 'verksamhet.andring'].map(
    (tabell) =>
      `select '${tabell}' as namn, md5(string_agg(t::text, '|' order by t::text)) as summa from ${tabell} t`,
  );
  return JSON.stringify(await rader(hus, delar.join(' union all ')));
};
