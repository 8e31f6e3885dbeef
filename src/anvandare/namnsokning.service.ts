import { sql, type Sql } from '../db/db.ts';
import { sokmonster } from '../shared/text.ts';
import type { Namnsokning } from './namnsokning.rules.ts';

const somSokt = (kolumn: Sql, typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null
    ? sql`true`
    : sql`${kolumn} like verksamhet.jamforbart(${monster}::text) collate "C"`;
};

const hos = (typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null
    ? sql`true`
    : sql`a.arbetsgivare_id in (
        select id from verksamhet.organisation where verksamhet.jamforbart(namn) like verksamhet.jamforbart(${monster}::text))`;
};

/** Whether the row `a` of auth.anvandare is one that is sought. */
export const namnvillkor = ({ fornamn, efternamn, arbetsgivare }: Namnsokning): Sql =>
  sql`${somSokt(sql`a.fornamn_sok`, fornamn)} and ${somSokt(sql`a.efternamn_sok`, efternamn)} and ${hos(arbetsgivare)}`;
