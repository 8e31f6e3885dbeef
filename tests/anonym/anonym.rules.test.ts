import { describe, expect, it } from 'vitest';
import {
  lasRader,
  provaBorttagning,
  provaRader,
  skrivRader,
  utanSparade,
  valbaraAr,
  type Anonymrad,
} from '../../src/anonym/anonym.rules.ts';
import type { Insats } from '../../src/insats/insats.rules.ts';

const idag = '2026-11-03';
const vagen: Insats = {
  id: 'i1',
  namn: 'Vägen vidare',
  samverkansorganisation: 'Provdalen',
  preciseradInriktning: 'Förberedande',
  deltagarregistrering: 'personuppgifter_anonym',
  startdatum: '2024-03-01',
  slutdatum: null,
};
const rad = (ar: number, antal = 1): Anonymrad => ({ ar, kon: 'kvinna', antal });

describe('years that anonymous deltagare can be registered for', () => {
  it.each([
    ['an open insats', {}, [2026, 2025, 2024]],
    ['an insats that ended last year', { slutdatum: '2025-06-30' }, [2025, 2024]],
    ['an insats that ends in some years', { slutdatum: '2028-01-31' }, [2026, 2025, 2024]],
    ['an insats that starts later this year', { startdatum: '2026-12-01' }, [2026]],
    ['an insats that starts next year', { startdatum: '2027-01-01' }, []],
  ])('%s', (_, del, ar) => {
    expect(valbaraAr({ ...vagen, ...del }, idag)).toEqual(ar);
  });
});

describe('rows of anonymous deltagare', () => {
  it('may be saved, several at once', () => {
    expect(provaRader(vagen, [rad(2024), rad(2026, 999)], idag).ok).toBe(true);
  });
  it.each([
    ['volyminsats', { deltagarregistrering: 'endast_antal' }, [rad(2026)]],
    ['inte_borjat', { startdatum: '2027-01-01' }, [rad(2027)]],
    ['inga_rader', {}, []],
    ['for_manga_rader', {}, Array.from({ length: 21 }, () => rad(2026))],
    ['ar_utanfor', {}, [rad(2023)]],
    ['ar_utanfor', {}, [rad(2026), rad(2027)]],
  ] as const)('but not when %s', (error, del, rader) => {
    expect(provaRader({ ...vagen, ...del }, rader, idag)).toEqual({ ok: false, error });
  });
});

describe('taking anonymous deltagare away', () => {
  it('goes down to none', () => {
    expect(provaBorttagning(vagen, rad(2026, 4), { finns: 4, idag }).ok).toBe(true);
  });
  it.each([
    ['fler_an_finns', {}, rad(2026, 5)],
    ['ar_utanfor', {}, rad(2023, 1)],
    ['volyminsats', { deltagarregistrering: 'endast_antal' }, rad(2026, 1)],
  ] as const)('but not when %s', (error, del, borttagen) => {
    expect(provaBorttagning({ ...vagen, ...del }, borttagen, { finns: 4, idag })).toEqual({
      ok: false,
      error,
    });
  });
});

describe('rows on their way through the page', () => {
  it('leave those that were saved behind, one for one', () => {
    const [fem, tva] = [rad(2026, 5), rad(2026, 2)];
    expect(utanSparade([fem, fem, tva], [fem])).toEqual([fem, tva]);
    expect(utanSparade([fem], [fem, tva])).toEqual([]);
  });

  it('come back as they were', () => {
    const rader: Anonymrad[] = [rad(2026, 5), { ar: 2025, kon: 'man', antal: 12 }];
    expect(lasRader(skrivRader(rader))).toEqual(rader);
    expect(lasRader('')).toEqual([]);
  });
  it.each([
    '2026-kvinna-0',
    '2026-kvinna-1000',
    '2026-kvinna--1',
    '2026-annan-1',
    '2026-kvinna-1e1',
    '2026-kvinna-１',
    '2026-kvinna-1,',
    '2026-kvinna-1;2026-man-1',
    '20266-man-1',
    'x',
  ])('are refused when they are not ours: %s', (text) => {
    expect(lasRader(text)).toBeNull();
  });
});
