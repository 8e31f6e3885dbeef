import { withClient } from '../../src/db/client.ts';
import { blindIndex } from '../../src/db/kryptering.ts';
import type { Testhus } from '../support/hus.ts';

/** How many deltaganden the database has of a person, counted past the application. */
export const deltagandenAv = ({ databas, hus }: Testhus, personnummer: string): Promise<number> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ antal: number }>(
      `select count(*)::integer as antal from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
       where p.personnummer_index = $1`,
      [blindIndex(hus.nycklar, personnummer)],
    );
    return rows[0]?.antal ?? 0;
  });
