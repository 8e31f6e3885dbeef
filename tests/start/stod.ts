import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';

/** SQL as the superuser, past every wall. */
export const admin = ({ databas }: Testhus, text: string, varden: unknown[]) =>
  withClient(databas.adminUrl, (client) => client.query(text, varden));

/** What a reader reads. */
export const rensat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** How many SQL statements a request takes. */
export const satser = async (hus: Testhus, gor: () => Promise<unknown>): Promise<number> => {
  const { pool } = hus.db;
  let antal = 0;
  const rakna = (client: { query: unknown }) => {
    const { query } = client as { query: (...args: unknown[]) => unknown };
    client.query = (...args: unknown[]) => {
      antal += 1;
      return query.apply(client, args);
    };
    pool.once('release', () => (client.query = query));
  };
  pool.on('acquire', rakna);
  await gor();
  pool.off('acquire', rakna);
  return antal;
};
