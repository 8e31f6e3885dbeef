import { describe, expect, it } from 'vitest';
import { skillnader } from '../../src/registrering/matning.rules.ts';
import { mattillfallen, valtTillfalle, varde } from '../../src/registrering/registrering.rules.ts';
import {
  plattUtregistrering,
  provaSlut,
  utregistreringAv,
} from '../../src/registrering/utregistrering.rules.ts';
import { avslutat, deltagandet, inmatningen, makulerad } from './deltagande.ts';

describe('the day of an end', () => {
  it.each([
    ['the day of the start', '2026-01-12', null],
    ['the day before the start', '2026-01-11', 'slut_fore_start'],
    ['today', '2026-11-03', null],
    ['tomorrow', '2026-11-04', 'slut_i_framtiden'],
  ])('%s', (_vad, avslutningsdag, hinder) => {
    expect(provaSlut(avslutningsdag, '2026-01-12', '2026-11-03')).toBe(hinder);
  });
});

describe('what differs between two versions', () => {
  const ett = { avslutningsdag: '2026-03-01', avslutsanledningKod: 'arbete', utmatning: inmatningen };
  it('is nothing when only the order of the försörjningar is another', () => {
    const a = plattUtregistrering({
      ...ett,
      utmatning: { ...inmatningen, forsorjning: ['annan', 'studiestod'] },
    });
    const b = plattUtregistrering({
      ...ett,
      utmatning: { ...inmatningen, forsorjning: ['studiestod', 'annan'] },
    });
    expect(skillnader(a, b)).toEqual([]);
  });
  it('is each field with its old and its new value, also one that came or went', () => {
    const arbetar = { ...inmatningen, arbete: { omfattning: 50, arbetstypKod: 'eget_foretag' } };
    expect(skillnader(plattUtregistrering(ett), plattUtregistrering({ ...ett, utmatning: arbetar }))).toEqual(
      [
        { falt: 'arbetar', gammalt: 'nej', nytt: 'ja' },
        { falt: 'arbete_omfattning', gammalt: '', nytt: '50' },
        { falt: 'arbetstyp', gammalt: '', nytt: 'eget_foretag' },
      ],
    );
  });
  it('is every answer when the new reason asks for none', () => {
    const dod = { ...ett, avslutsanledningKod: 'avliden', utmatning: null };
    const falt = skillnader(plattUtregistrering(ett), plattUtregistrering(dod)).map((rad) => rad.falt);
    expect(falt).toEqual(['avslutsanledning', 'forsorjning', 'arbetssokande', 'arbetar', 'studerar']);
  });
  it('an open deltagande has no end to compare with', () => {
    expect(utregistreringAv(deltagandet())).toBeNull();
  });
});

describe('mättillfällen', () => {
  const oppet = deltagandet({ id: 'oppet', startdag: '2026-09-01' });
  const forra = avslutat('2026-02-01', '2026-03-31', { id: 'forra' });
  const fel = { ...forra, id: 'fel', ...makulerad };
  const val = (
    alla: Parameters<typeof mattillfallen>[0],
    registrering: 'inregistrering' | 'utregistrering',
  ) => mattillfallen(alla, registrering).map((t) => `${varde(t)} ${String(t.dag)}`);

  it.each([
    ['a new person can only start', [], ['ny null'], []],
    [
      'one who has ended can start anew; both earlier days can be corrected',
      [forra],
      ['ny null', 'forra 2026-02-01'],
      ['forra 2026-03-31'],
    ],
    [
      'one who is in can go out, and cannot start anew',
      [oppet, forra],
      ['oppet 2026-09-01', 'forra 2026-02-01'],
      ['ny null', 'forra 2026-03-31'],
    ],
    ['a felregistrering is nothing to correct', [fel], ['ny null'], []],
  ])('%s', (_vad, alla, ut, slut) => {
    expect(val(alla, 'inregistrering')).toEqual(ut);
    expect(val(alla, 'utregistrering')).toEqual(slut);
  });
  it('a choice that belongs to the other kind gives the first of this kind', () => {
    expect(valtTillfalle([oppet], 'utregistrering', 'nonsens')?.deltagandeId).toBe('oppet');
    expect(valtTillfalle([oppet], 'inregistrering', 'ny')?.deltagandeId).toBe('oppet');
    expect(valtTillfalle([forra], 'inregistrering', 'forra')?.deltagandeId).toBe('forra');
    expect(valtTillfalle([], 'utregistrering', 'ny')).toBeNull();
  });
});
