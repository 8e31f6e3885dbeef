import { describe, expect, it } from 'vitest';
import {
  kvarAv,
  nastaAr,
  provaAr,
  radslagFor,
  summan,
  type Budgetagare,
  type Rad,
} from '../../src/budget/budget.rules.ts';
import { radandringar } from '../../src/budget/panel.rules.ts';

const idag = '2026-11-21';
const agare: Budgetagare = {
  slag: 'samverkansorganisation',
  id: '1',
  namn: 'Provdalen',
  samverkansorganisationId: '1',
  samverkansorganisation: 'Provdalen',
  samverkansform: 'finsam',
  startdatum: '2019-07-01',
  slutdatum: null,
};

describe('which years may have a budget', () => {
  it.each([
    [2018, null, 'fore_start'],
    [2019, null, 2019],
    [2026, null, 2026],
    [2036, null, 2036],
    [2037, null, 'for_langt_fram'],
    [2024, '2024-01-01', 2024],
    [2025, '2024-12-31', 'efter_slut'],
    [2018, '2024-12-31', 'fore_start'],
  ])('%d, with the end %s: %s', (ar, slutdatum, svar) => {
    const provat = provaAr({ ...agare, slutdatum }, ar, idag);
    expect(provat.ok ? provat.value : provat.error).toBe(svar);
  });

  it.each([
    [[], null, 2026],
    [[2026], null, 2027],
    [[2026, 2027, 2025], null, 2028],
    [[2025], null, 2026],
    [[], '2024-12-31', null],
    [[2026], '2026-12-31', null],
  ])('with %j and the end %s the next to add is %s', (finns, slutdatum, svar) => {
    expect(nastaAr({ ...agare, slutdatum }, finns, idag)).toBe(svar);
  });

  it('begin with the start year of an organisation to come', () => {
    expect(nastaAr({ startdatum: '2028-01-01', slutdatum: null }, [], idag)).toBe(2028);
  });
});

describe('which kinds of lines a budget has', () => {
  it.each([
    ['samverkansorganisation', 'finsam', ['finansiering', 'administrativ_kostnad']],
    ['samverkansorganisation', 'tvapartsfinsam', ['finansiering']],
    ['samverkansorganisation', 'af_fk', ['finansiering']],
    ['insats', 'finsam', ['insatskostnad']],
    ['insats', 'af_fk', ['insatskostnad']],
  ] as const)('%s in %s: %j', (slag, samverkansform, svar) => {
    expect(radslagFor({ ...agare, slag, samverkansform })).toEqual(svar);
  });
});

describe('sums', () => {
  const rader = [
    { budget: 100, utfall: null },
    { budget: 50, utfall: 60 },
  ];
  it('count an utfall that is not written as nothing', () => {
    expect(summan(rader)).toEqual({ budget: 150, utfall: 60 });
    expect(summan([])).toEqual({ budget: 0, utfall: 0 });
  });
  it('tell what is left of the financing, also below zero', () => {
    expect(kvarAv(rader, [{ budget: 40, utfall: null }])).toBe(110);
    expect(kvarAv([], rader)).toBe(-150);
  });
});

describe('what the history says of a line', () => {
  const rad: Rad = {
    id: '1',
    slag: 'administrativ_kostnad',
    budgetId: '2',
    val: 'personal',
    valText: 'Personal',
    budget: 1000,
    utfall: null,
    beskrivning: null,
    version: 1,
  };
  it('that came', () => {
    expect(radandringar(null, rad)).toEqual([
      { falt: 'Kostnadstyp', fran: null, till: 'Personal' },
      { falt: 'Budget', fran: null, till: '1\u00a0000\u00a0kr' },
    ]);
  });
  it('that changed: which line, and only what differs', () => {
    expect(radandringar(rad, { ...rad, utfall: 900 })).toEqual([
      { falt: 'Personal, utfall', fran: null, till: '900\u00a0kr' },
    ]);
    expect(radandringar(rad, rad)).toEqual([]);
  });
  it('that went away: all that stood in it', () => {
    expect(radandringar({ ...rad, beskrivning: 'Halvtid' }, null)).toEqual([
      { falt: 'Kostnadstyp', fran: 'Personal', till: null },
      { falt: 'Budget', fran: '1\u00a0000\u00a0kr', till: null },
      { falt: 'Beskrivning', fran: 'Halvtid', till: null },
    ]);
  });
});
