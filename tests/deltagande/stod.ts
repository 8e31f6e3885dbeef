import type { Response } from 'supertest';
import { withClient } from '../../src/db/client.ts';
import { insertDeltagande, type InlagtDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** What the tests of one deltagande's page do over and over. */
export const stodFor = (
  hus: Testhus,
): {
  laggIn: (nytt: Partial<NyttDeltagande>) => Promise<InlagtDeltagande>;
  hamta: (deltagande: { id: string }, vem?: Vem) => Promise<Response>;
  admin: (text: string, values: unknown[]) => Promise<void>;
} => ({
  laggIn: (nytt) => insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, ...nytt }),
  hamta: async ({ id }, vem = 'anna') => (await hus.som(vem)).get(`/deltaganden/${id}`),
  admin: (text, values) =>
    withClient(hus.databas.adminUrl, async (client) => {
      await client.query(text, values);
    }),
});
