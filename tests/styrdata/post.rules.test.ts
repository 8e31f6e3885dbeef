import { describe, expect, it } from 'vitest';
import type { Listnamn, Listpost } from '../../src/styrdata/listor.rules.ts';
import { flyttad, harEgenText, kodFor, provaSlut } from '../../src/styrdata/post.rules.ts';

const post = (kod: string, andra: Partial<Listpost> = {}): Listpost => ({
  kod,
  text: kod,
  hjalptext: null,
  ordning: 10,
  gallerFran: '1900-01-01',
  gallerTill: null,
  version: 1,
  tillhor: null,
  tillhorNamn: null,
  ...andra,
});
const idag = '2026-11-21';

describe('the code of a new entry', () => {
  it.each([
    ['malgrupp', 'Äldre på väg åter', null, null, 'aldre_pa_vag_ater'],
    ['malgrupp', '  Unga (16–24)  ', null, null, 'unga_16_24'],
    ['malgrupp', 'Unga', null, null, 'unga_2'],
    ['malgrupp', 'unga!', null, null, 'unga_2'],
    ['malgrupp', '———', null, null, 'post'],
    ['malgrupp', 'Ångström'.repeat(20), null, null, 'angstrom'.repeat(4) + 'angs'],
    ['stadsdel', 'Östra Göteborg', '1480', null, '1480-ostra-goteborg'],
    ['kommun', 'Nya Berg', null, '0399', '0399'],
  ] as const)('%s: %s', (...[lista, text, tillhor, nummer, kod]) => {
    expect(kodFor(lista, { text, tillhor, nummer }, new Set(['unga']))).toBe(kod);
  });
});

describe('a text that is taken', () => {
  const unga = post('unga', { text: 'Unga' });
  it.each([
    ['malgrupp', 'UNGA', null, unga, false],
    ['malgrupp', ' unga ', null, unga, false],
    ['malgrupp', 'Äldre', null, unga, true],
    ['malgrupp', 'Unga', null, { ...unga, gallerTill: '2026-11-20' }, true],
    ['preciserad_inriktning', 'Unga', 'b', { ...unga, tillhor: 'a' }, true],
    ['preciserad_inriktning', 'Unga', 'a', { ...unga, tillhor: 'a' }, false],
    ['forsorjning', 'Unga', 'ohalsa', { ...unga, tillhor: 'ovrigt' }, false],
  ] as const)('%s %s (%s)', (...[lista, text, tillhor, finns, egen]) => {
    expect(harEgenText(lista, [finns], { text, tillhor }, { utom: null, idag })).toBe(egen);
    expect(harEgenText(lista, [finns], { text, tillhor }, { utom: 'unga', idag })).toBe(true);
  });
});

describe('ending an entry', () => {
  const a = post('a');
  const b = post('b', { gallerTill: '2026-12-31' });
  const fall: readonly [string, Listnamn, readonly Listpost[], string, string][] = [
    ['leaves another to choose', 'malgrupp', [a, b], '2026-12-30', 'ok'],
    ['would leave none', 'malgrupp', [a, b], '2026-12-31', 'sista_posten'],
    [
      'would leave none of its inriktning',
      'preciserad_inriktning',
      [post('a', { tillhor: 'x' }), post('b', { tillhor: 'y' })],
      idag,
      'sista_posten',
    ],
    [
      'has a first day later',
      'malgrupp',
      [post('a', { gallerFran: '2026-12-01' }), b],
      idag,
      'slut_fore_start',
    ],
    ['may be the only kommun', 'kommun', [a], idag, 'ok'],
  ];
  it.each(fall)('%s', (...[, lista, poster, gallerTill, svar]) => {
    const provad = provaSlut(lista, poster, { kod: 'a', gallerTill });
    expect(provad.ok ? 'ok' : provad.error).toBe(svar);
  });

  it.each([
    ['avslutsanledning', 'felregistrering'],
    ['forsorjning', 'ingen'],
    ['organisationstyp', 'samordningsforbund'],
  ] as const)('is never done to what the program needs: %s/%s', (lista, kod) => {
    const provad = provaSlut(lista, [post(kod), a], { kod, gallerTill: idag });
    expect(provad).toEqual({ ok: false, error: 'systempost' });
  });
});

describe('moving an entry', () => {
  it.each([
    ['b', 'upp', ['b', 'a', 'c']],
    ['b', 'ned', ['a', 'c', 'b']],
    ['a', 'upp', null],
    ['c', 'ned', null],
    ['x', 'upp', null],
  ] as const)('%s %s', (kod, steg, nya) => {
    expect(flyttad(['a', 'b', 'c'], kod, steg)).toEqual(nya);
  });
});
