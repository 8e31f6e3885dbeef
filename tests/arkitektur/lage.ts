import type { Response } from 'supertest';
import { fraga } from '../registrering/stod.ts';
import type { Testhus } from '../support/hus.ts';

/*
 * What reading may touch: the trail, when one was last here (auth.inloggning.senast_at), the counters of the limits, and
 * the session of one who has not signed in yet. Everything else is state.
 */
const rader: Readonly<Record<string, string>> = {
  'audit.handelse': 'select null::text as rad where false',
  'audit.huvud': 'select null::text as rad where false',
  'auth.begransning': 'select null::text as rad where false',
  'auth.inloggning': "select (to_jsonb(t) - 'senast_at')::text as rad from auth.inloggning t",
  'auth.session': "select sid || sess::text as rad from auth.session where sess::jsonb ? 'inloggningId'",
};

const tabellerna = `select c.oid::regclass::text as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`;

/** One sum a table of all that is stored: two equal pictures mean that nothing changed. */
export const laget = async (hus: Testhus): Promise<Record<string, string>> => {
  const tabeller = await fraga<{ namn: string }>(hus, tabellerna);
  const summor = tabeller.map(({ namn }) => {
    const urval = rader[namn] ?? `select t::text || t.xmin::text as rad from ${namn} t`;
    return `select '${namn}' as namn, md5(coalesce(string_agg(rad, '|' order by rad), '')) as summa from (${urval}) r`;
  });
  const summerade = await fraga<{ namn: string; summa: string }>(hus, summor.join(' union all '));
  return Object.fromEntries(summerade.map(({ namn, summa }) => [namn, summa]));
};

/** Does the work, and gives what came of it with the rows that the trail got meanwhile. */
export const medSpar = async <T>(hus: Testhus, gor: () => Promise<T>) => {
  const [forst] = await fraga<{ id: string | number }>(
    hus,
    'select coalesce(max(id), 0) as id from audit.handelse',
  );
  const gjort = await gor();
  const spar = await fraga<{ handelse: string; utfall: string }>(
    hus,
    'select handelse, utfall from audit.handelse where id > $1 order by id',
    [forst?.id],
  );
  return { gjort, spar };
};

const utanUnikt = (text: string): string =>
  text
    .replace(/name="_csrf" value="[^"]*"/g, '')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');

/** An answer without what differs between any two: tokens, nonces and ids. */
export const likt = ({ status, headers, text }: Response) => ({
  status,
  vidare: utanUnikt(headers['location'] ?? ''),
  sida: utanUnikt(text),
});
