import { sql, type Sql } from '../db/db.ts';
import { sokmonster } from '../shared/text.ts';
import type { Namnsokning } from './namnsokning.rules.ts';

// In a select of its own the pattern is made once, and not for each of the users.
const jamforbart = (monster: string): Sql => sql`(select verksamhet.jamforbart(${monster}::text))`;

const somSokt = (kolumn: Sql, typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null ? sql`true` : sql`${kolumn} like ${jamforbart(monster)} collate "C"`;
};

const hos = (typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null
    ? sql`true`
    : sql`a.arbetsgivare_id in (
        select id from verksamhet.organisation where verksamhet.jamforbart(namn) like ${jamforbart(monster)})`;
};

/** Whether the row `a` of auth.anvandare is one that is sought. */
export const namnvillkor = ({ fornamn, efternamn, arbetsgivare }: Namnsokning): Sql =>
  sql`${somSokt(sql`a.fornamn_sok`, fornamn)} and ${somSokt(sql`a.efternamn_sok`, efternamn)} and ${hos(arbetsgivare)}`;
