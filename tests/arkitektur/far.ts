import type { Behorighetsroll } from '../../src/behorighet/behorighet.rules.ts';
import type { Route } from '../../src/web/routes.ts';
import { cast } from '../support/varld.ts';
import { alla, bestallarna, type Roll } from './scen.ts';

const rollerFor = (vem: Roll): readonly Behorighetsroll[] =>
  vem === 'frammande'
    ? []
    : [
        ...cast[vem].roller,
        ...(bestallarna.includes(vem) ? ['bestallare' as const] : []),
        ...(vem === 'rut' ? ['loggranskare' as const] : []),
        // Bo is handläggare av registerutdrag too.
        ...(vem === 'bo' ? ['registerhandlaggare' as const] : []),
      ];

/** Whether a person of the scene may open a route. */
export const far = ({ access }: Route, vem: Roll): boolean =>
  access === 'oppen' ||
  (vem !== 'frammande' && (access === 'inloggad' || rollerFor(vem).some((roll) => access.includes(roll))));

/** Somebody who may open a route: a stranger where anyone may. */
export const nagonSomFar = (vag: Route): Roll => {
  const vem = vag.access === 'oppen' ? 'frammande' : alla.find((en) => far(vag, en));
  if (vem === undefined) throw new Error(`nobody of the cast may open ${vag.path}`);
  return vem;
};
