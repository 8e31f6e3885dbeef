import { describe, expect, it } from 'vitest';
import {
  antalAv,
  provaRattelse,
  provaVolym,
  type Volyminsats,
  type Volympost,
} from '../../src/volym/volym.rules.ts';

describe('the number out of what was typed', () => {
  it.each([
    [100, null, null, { antal: 100, kvinnor: null, man: null }],
    [null, 60, 40, { antal: 100, kvinnor: 60, man: 40 }],
    [100, 60, 40, { antal: 100, kvinnor: 60, man: 40 }],
    [null, 0, 1, { antal: 1, kvinnor: 0, man: 1 }],
    [99_999, null, null, { antal: 99_999, kvinnor: null, man: null }],
    [null, null, null, 'inget_antal'],
    [100, 60, null, 'bara_kvinnor'],
    [null, null, 40, 'bara_man'],
    [101, 60, 40, 'fel_summa'],
    [0, null, null, 'noll'],
    [null, 0, 0, 'noll'],
    [100_000, null, null, 'for_manga'],
    [null, 99_999, 1, 'for_manga'],
  ])('antal %s, kvinnor %s, män %s', (antal, kvinnor, man, svar) => {
    const provat = antalAv({ antal, kvinnor, man });
    expect(provat.ok ? provat.value : provat.error).toEqual(svar);
  });
});

const insats: Volyminsats = {
  id: '1',
  namn: 'Konferenser',
  samverkansorganisation: 'Provdalen',
  samverkansorganisationId: '2',
  preciseradInriktning: 'Konferens',
  deltagarregistrering: 'endast_antal',
  startdatum: '2020-05-01',
  slutdatum: null,
};

describe('where and when numbers are registered', () => {
  it.each<readonly [string, Partial<Volyminsats>, number, number | string]>([
    ['this year', {}, 2026, 2026],
    ['the first year', {}, 2020, 2020],
    ['before it began', {}, 2019, 'ar_utanfor'],
    ['next year', {}, 2027, 'ar_utanfor'],
    ['the year it ended', { slutdatum: '2024-02-01' }, 2024, 2024],
    ['after it ended', { slutdatum: '2024-02-01' }, 2025, 'ar_utanfor'],
    ['before it has begun at all', { startdatum: '2027-01-01' }, 2026, 'inte_borjat'],
    [
      'where deltagare are registered',
      { deltagarregistrering: 'personuppgifter_anonym' },
      2026,
      'inte_volyminsats',
    ],
  ])('%s', (_vad, mer, ar, svar) => {
    const uppgift = { ar, antal: 1, kvinnor: null, man: null, anteckning: null };
    const provat = provaVolym({ ...insats, ...mer }, uppgift, '2026-11-21');
    expect(provat.ok ? provat.value.ar : provat.error).toBe(svar);
  });
});

describe('which entries are taken back', () => {
  const post: Volympost = {
    ...{ id: '1', ar: 2026, antal: 5, kvinnor: null, man: null, anteckning: null },
    ...{ rattar: null, rattad: false, av: 'Ivar', at: new Date() },
  };
  it.each<readonly [Partial<Volympost>, string]>([
    [{}, 'ok'],
    [{ rattad: true }, 'redan_rattad'],
    [{ rattar: '2', antal: -5 }, 'ar_rattelse'],
  ])('%j: %s', (mer, svar) => {
    const provad = provaRattelse({ ...post, ...mer });
    expect(provad.ok ? 'ok' : provad.error).toBe(svar);
  });
});
