import { skrivAlias } from '../../src/anvandare/alias.service.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';

/** Gives one of the cast an alias, whose real name is the one in the cast. */
export const laggAlias = ({ db, hus, varld }: Testhus, vem: Vem): Promise<void> => {
  const [fornamn, efternamn] = cast[vem].namn;
  const alias = { fornamn: 'Alma', efternamn: 'Aliasson' };
  return skrivAlias(db, hus.nycklar, varld.anvandare[vem], { alias, verkligt: { fornamn, efternamn } });
};
