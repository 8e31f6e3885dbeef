import { expect, it } from 'vitest';
import { provaAlias } from '../../src/alias/alias.rules.ts';

const verkligt = { fornamn: 'Åsa-Lena', efternamn: 'Öberg' };
it.each([
  ['Alma', 'Aliasson', 'alma@kommunen.se', null],
  ['Asa Lena', 'Aliasson', 'a@kommunen.se', 'som_namnet'],
  ['Alma', 'ÖBERG', 'a@kommunen.se', 'som_namnet'],
  ['Öberg', 'Alma', 'a@kommunen.se', 'som_namnet'],
  ['Alma', 'Aliasson', 'asalena.o@kommunen.se', 'epost_rojer'],
  ['Alma', 'Aliasson', 'a.oberg@kommunen.se', 'epost_rojer'],
  ['Alma', 'Aliasson', 'a@oberg.se', null],
])('an alias %s %s with %s: %s', (fornamn, efternamn, epost, hinder) => {
  const svar = provaAlias({ fornamn, efternamn, epost }, verkligt);
  expect(svar.ok ? null : svar.error).toBe(hinder);
});
