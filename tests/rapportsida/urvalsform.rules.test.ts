import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insatsvariabler, rapportdelar, rapporttyper } from '../../src/rapport/urval.rules.ts';
import { lasUrvalsfraga, urvalsfraga } from '../../src/rapportsida/adress.rules.ts';
import { fyllI } from '../../src/rapportsida/forval.rules.ts';
import {
  jamforelserFor,
  lasUrval,
  nivaerFor,
  type Urvalsfalt,
} from '../../src/rapportsida/urvalsform.rules.ts';

const idag = '2026-11-22';
const id = '0b7e2c1a-9f3d-4e5b-8a6c-1d2e3f405162';
const standard: Urvalsfalt = {
  typ: 'standardrapport',
  del: ['a', 'c'],
  niva: 'samverkansorganisation',
  plats: [id],
  jamfor: 'riket',
  fran: '2026-01',
  till: '2026-09',
  kon: 'ja',
  forsorjning: '',
  variabel: [],
  detaljer: '',
  kand: '',
};
const kostnad: Urvalsfalt = {
  ...standard,
  typ: 'kostnadsrapport',
  del: ['1', '4'],
  jamfor: '',
  fran: '2024',
  till: '2025',
  detaljer: 'detaljerad',
};
const fel = (falt: Urvalsfalt) => {
  const last = lasUrval(falt, idag);
  return last.ok ? {} : last.error;
};

describe('a selection', () => {
  it('is read with nothing that does not affect its type', () => {
    expect(lasUrval({ ...kostnad, jamfor: 'riket', kon: 'kanske', variabel: ['x'] }, idag)).toEqual({
      ok: true,
      value: {
        typ: 'kostnadsrapport',
        delar: ['1', '4'],
        plats: { niva: 'samverkansorganisation', idn: [id] },
        jamforelse: null,
        period: { fran: '2024-01', till: '2025-12' },
        kon: false,
        forsorjning: null,
        variabler: [],
        detaljerad: true,
        kand: null,
      },
    });
  });

  it.each<[string, Partial<Urvalsfalt>, keyof Urvalsfalt, string]>([
    ['an unknown report', { typ: 'x' }, 'typ', 'Välj rapport i listan'],
    ['no part', { del: [] }, 'del', 'Välj minst en del i listan'],
    ['a part of another report', { del: ['a', 'g'] }, 'del', 'Välj minst en del i listan'],
    ['an unknown level', { niva: 'kommun' }, 'niva', 'Välj nivå i listan'],
    ['no place', { plats: [] }, 'plats', 'Välj minst en samverkansorganisation'],
    ['a place that cannot be one', { plats: ["' or 1=1"] }, 'plats', 'Välj minst en samverkansorganisation'],
    ['too many places', { plats: Array.from({ length: 101 }, () => id) }, 'plats', 'Välj högst 100 platser'],
    ['an impossible comparison', { jamfor: 'lan' }, 'jamfor', 'Välj en jämförelse i listan'],
    [
      'a month that is none',
      { fran: '2026-13' },
      'fran',
      'Skriv en månad som finns: ÅÅÅÅ-MM, till exempel 2026-01',
    ],
    ['a year before the start', { fran: '1999-12' }, 'fran', 'Skriv en månad från 2000-01'],
    ['a month to come', { till: '2026-12' }, 'till', 'Skriv en månad till och med 2026-11'],
    [
      'a period backwards',
      { till: '2025-12' },
      'till',
      'Skriv en sista månad som inte ligger före den första',
    ],
    ['no answer about kön', { kon: 'x' }, 'kon', 'Välj Ja eller Nej'],
    [
      'part e without its försörjning',
      { del: ['e'] },
      'forsorjning',
      'Välj den försörjning före insatsen som del e handlar om',
    ],
  ])('with %s says what to do at the field', (_vad, andrat, falt, text) => {
    expect(fel({ ...standard, ...andrat })).toEqual({ [falt]: text });
  });
  it('of costs is about whole years, in the past or the present', () => {
    expect(fel({ ...kostnad, fran: '2026-01', till: '2027' })).toEqual({
      fran: 'Skriv ett år som finns: ÅÅÅÅ, till exempel 2026',
      till: 'Skriv ett år till och med 2026',
    });
    expect(fel({ ...kostnad, niva: 'insats', detaljer: '' })).toEqual({
      niva: 'Välj nivå i listan',
      detaljer: 'Välj Summerad eller Detaljerad',
    });
  });
  it('of insatser needs a figure to show', () => {
    const insats = { ...standard, typ: 'insatsrapport', variabel: ['hemligt'] };
    expect(fel(insats)).toEqual({ variabel: 'Välj minst en uppgift i listan' });
  });
  it('with several faults tells of all of them', () => {
    expect(Object.keys(fel({ ...standard, del: [], plats: [], fran: '', kon: '' }))).toEqual([
      'del',
      'plats',
      'fran',
      'kon',
    ]);
  });
});

const delmangd = <T>(alla: readonly T[]) => fc.subarray([...alla], { minLength: 1 });
const urvalet = fc.constantFrom(...rapporttyper).chain((typ) =>
  fc.constantFrom(...nivaerFor(typ)).chain((niva) =>
    fc.record<Urvalsfalt>({
      typ: fc.constant(typ),
      del: delmangd<string>(rapportdelar[typ]),
      niva: fc.constant(niva),
      plats: fc.constant(niva === 'riket' ? [] : [niva === 'lan' ? '19' : id]),
      jamfor: fc.constantFrom('', ...jamforelserFor(typ, niva)),
      fran: fc.constant(typ === 'kostnadsrapport' ? '2020' : '2020-02'),
      till: fc.constant(typ === 'kostnadsrapport' ? '2026' : '2026-11'),
      kon: fc.constantFrom('ja', 'nej'),
      forsorjning: fc.constant('sjukpenning'),
      variabel: delmangd<string>(insatsvariabler),
      detaljer: fc.constantFrom('summerad', 'detaljerad'),
      kand: fc.constantFrom('', '2026-10-31', 'halvar-2026-07-15'),
    }),
  ),
);

describe('the address of a report', () => {
  it('holds the whole selection, and codes, ids and months only', () => {
    fc.assert(
      fc.property(urvalet, (falt) => {
        const last = lasUrval(falt, idag);
        if (!last.ok) throw new Error(JSON.stringify(last.error));
        const fraga = urvalsfraga(last.value);
        expect(lasUrvalsfraga(fraga, idag)).toEqual(last.value);
        expect(fraga).toMatch(/^typ=[a-z]+(&[a-z]+=[a-z0-9_-]+)+$/);
      }),
      { numRuns: 200 },
    );
  });
  it('is the same in whatever order it was chosen', () => {
    const adress = (falt: Urvalsfalt) => {
      const last = lasUrval(falt, idag);
      return last.ok ? urvalsfraga(last.value) : '';
    };
    expect(adress({ ...standard, del: ['c', 'a', 'a'] })).toBe(adress(standard));
  });
});

describe('the selection page', () => {
  const tomt: Urvalsfalt = {
    ...standard,
    typ: '',
    del: [],
    niva: '',
    plats: [],
    jamfor: '',
    fran: '',
    till: '',
    kon: '',
  };
  it('proposes all of a deltagarrapport for this year’s whole months', () => {
    const { typ, falt } = fyllI(tomt, '', idag);
    expect(typ).toBe('deltagarrapport');
    expect(falt).toMatchObject({
      del: rapportdelar[typ],
      niva: 'riket',
      fran: '2026-01',
      till: '2026-10',
      kon: 'ja',
    });
    expect(fyllI(tomt, '', '2026-01-15').falt).toMatchObject({ fran: '2025-01', till: '2025-12' });
  });
  it('asks anew for what belongs to another type, and keeps place and period', () => {
    const { falt } = fyllI({ ...standard, typ: 'kostnadsrapport' }, 'standardrapport', idag);
    expect(falt).toMatchObject({ del: ['1', '2', '3', '4'], plats: [id], fran: '2026', till: '2026' });
    expect(fyllI({ ...kostnad, typ: 'deltagarrapport' }, 'kostnadsrapport', idag).falt).toMatchObject({
      fran: '2024-01',
      till: '2025-12',
    });
  });
  it('leaves what was unticked unticked', () => {
    expect(fyllI({ ...standard, del: [] }, 'standardrapport', idag).falt.del).toEqual([]);
  });
});
