import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { listInsats, listSamverkansorganisation } from './anvandare.queries.ts';
import type { Anvandarhinder, NyAnvandare } from './anvandare.rules.ts';

/** An uppdrag to be given: the role and one of the two places. */
export interface Plats {
  readonly roll: Behorighetsroll;
  readonly insatsId: string | null;
  readonly samverkansorganisationId: string | null;
}

/** Finds the places that are named: a role and an insats, or a role and a samverkansorganisation. */
export const platserFor = async (tx: Db, ny: NyAnvandare): Promise<Result<Plats[], Anvandarhinder>> => {
  const iInsatser = await insatsplatser(tx, ny);
  if (!iInsatser.ok) return iInsatser;
  const iOrganisationer = await organisationsplatser(tx, ny);
  return iOrganisationer.ok ? ok([...iInsatser.value, ...iOrganisationer.value]) : iOrganisationer;
};

const insatsplatser = async (
  tx: Db,
  { roller, insatser }: NyAnvandare,
): Promise<Result<Plats[], Anvandarhinder>> => {
  if (insatser.length > 0 && !roller.includes('deltagaransvarig')) return fail('insats_utan_roll');
  const platser: Plats[] = [];
  for (const namn of new Set(insatser)) {
    const [insatsId, ...fler] = await listInsats(tx, namn);
    if (insatsId === undefined) return fail('insats_okand');
    if (fler.length > 0) return fail('insats_flera');
    platser.push({ roll: 'deltagaransvarig', insatsId, samverkansorganisationId: null });
  }
  return ok(platser);
};

const organisationsplatser = async (
  tx: Db,
  { roller, samverkansorganisationer }: NyAnvandare,
): Promise<Result<Plats[], Anvandarhinder>> => {
  const har = roller.filter((roll) => roll === 'insatsansvarig' || roll === 'samverkansadministrator');
  if (samverkansorganisationer.length > 0 && har.length === 0) return fail('organisation_utan_roll');
  const platser: Plats[] = [];
  for (const namn of new Set(samverkansorganisationer)) {
    const [samverkansorganisationId] = await listSamverkansorganisation(tx, namn);
    if (samverkansorganisationId === undefined) return fail('organisation_okand');
    platser.push(...har.map((roll) => ({ roll, insatsId: null, samverkansorganisationId })));
  }
  return ok(platser);
};
