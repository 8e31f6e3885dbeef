import { describe, expect, it } from 'vitest';
import type { Insats } from '../../src/insats/insats.rules.ts';
import {
  arBekraftade,
  overlappande,
  provaInregistrering,
  provaStart,
  varningarFor,
  type Inregistrering,
} from '../../src/registrering/inregistrering.rules.ts';
import type { Post } from '../../src/styrdata/styrdata.rules.ts';
import { avslutat, deltagandet, inmatningen, makulerad } from './deltagande.ts';

const idag = '2026-11-03';
const insatsen: Insats = {
  id: 'i1',
  namn: 'Vägen vidare',
  samverkansorganisation: 'Provdalen',
  preciseradInriktning: 'Förberedande',
  deltagarregistrering: 'personuppgifter_anonym',
  startdatum: '2024-03-01',
  slutdatum: null,
};
const till = { ...insatsen, slutdatum: '2026-06-30' };
const volym: Insats = { ...insatsen, deltagarregistrering: 'endast_antal' };

describe('the days of a start', () => {
  it.each<[string, Insats, [samtycke: string, start: string], string[]]>([
    ['on the day the insats starts', insatsen, ['2024-02-20', '2024-03-01'], []],
    ['today, with samtycke of today', insatsen, [idag, idag], []],
    ['with a samtycke that is signed after the start', insatsen, ['2026-10-20', '2026-10-01'], []],
    ['on the last day of the insats', till, ['2026-06-01', '2026-06-30'], []],
    ['the day before the insats starts', insatsen, ['2024-02-20', '2024-02-29'], ['start_fore_insatsen']],
    ['the day after the insats ended', till, ['2026-06-01', '2026-07-01'], ['start_efter_insatsen']],
    ['tomorrow', insatsen, [idag, '2026-11-04'], ['start_i_framtiden']],
    ['tomorrow, in an insats that has ended', till, [idag, '2026-11-04'], ['start_i_framtiden']],
    ['with a samtycke of tomorrow', insatsen, ['2026-11-04', idag], ['samtycke_i_framtiden']],
    [
      'with both days tomorrow',
      insatsen,
      ['2026-11-04', '2026-11-04'],
      ['samtycke_i_framtiden', 'start_i_framtiden'],
    ],
    ['in a volyminsats', volym, [idag, idag], ['volyminsats']],
  ])('%s', (_vad, insats, [samtyckeDatum, startdag], hinder) => {
    expect(provaStart({ samtyckeDatum, startdag }, insats, idag)).toEqual(hinder);
  });
});

describe('periods of one person in one insats', () => {
  const forra = avslutat('2026-02-01', '2026-03-31');
  it.each([
    ['ends the day before', { startdag: '2026-01-01', avslutningsdag: '2026-01-31' }, false],
    ['ends on its first day', { startdag: '2026-01-01', avslutningsdag: '2026-02-01' }, true],
    ['lies within', { startdag: '2026-02-10', avslutningsdag: '2026-02-11' }, true],
    ['lies around', { startdag: '2026-01-01', avslutningsdag: '2026-05-01' }, true],
    ['starts on its last day', { startdag: '2026-03-31', avslutningsdag: null }, true],
    ['starts the day after', { startdag: '2026-04-01', avslutningsdag: null }, false],
    ['is open from before', { startdag: '2026-01-01', avslutningsdag: null }, true],
  ])('one that %s', (_vad, period, krock) => {
    expect(overlappande(period, [forra])).toBe(krock ? forra : null);
  });
  it('two open ones overlap wherever they start', () => {
    const oppet = deltagandet({ startdag: '2026-05-01' });
    expect(overlappande({ startdag: '2026-09-01', avslutningsdag: null }, [forra, oppet])).toBe(oppet);
    expect(overlappande({ startdag: '2026-04-01', avslutningsdag: '2026-04-30' }, [forra, oppet])).toBeNull();
  });
  it('a felregistrerat one takes no room', () => {
    expect(
      overlappande({ startdag: '2026-02-01', avslutningsdag: null }, [{ ...forra, ...makulerad }]),
    ).toBeNull();
  });
});

const post = (kod: string): Post => ({
  kod,
  text: kod,
  hjalptext: null,
  gallerFran: '1900-01-01',
  gallerTill: null,
  ensam: false,
  beteende: 'fragor',
});
const utbildningsniva = ['ej_grundskola', 'grundskola', 'gymnasieskola', 'forskarutbildning'].map(post);
const starten = (
  andra: Partial<Inregistrering> = {},
  svar: Partial<Inregistrering['inmatning']> = {},
): Inregistrering => ({
  samtyckeDatum: idag,
  startdag: idag,
  stadsdelKod: null,
  inmatning: { ...inmatningen, ...svar },
  ...andra,
});
const gymnasist = avslutat('2025-01-01', '2025-12-31');

describe('what is allowed but has to be confirmed', () => {
  const fakta = { idag, tidigare: [gymnasist], utbildningsniva };
  it.each([
    ['nothing in an ordinary start', starten(), []],
    ['a start a year ago to the day is ordinary', starten({ startdag: '2025-11-03' }), []],
    ['a start the day before that', starten({ startdag: '2025-11-02' }), ['start_over_ett_ar']],
    ['30 years are ordinary', starten({}, { forsorjningAr: 30 }), []],
    ['31 years', starten({}, { forsorjningAr: 31 }), ['lang_forsorjning']],
    ['the same education as before is ordinary', starten({}, { utbildningsnivaKod: 'gymnasieskola' }), []],
    [
      'higher education than before is ordinary',
      starten({}, { utbildningsnivaKod: 'forskarutbildning' }),
      [],
    ],
    ['lower education than before', starten({}, { utbildningsnivaKod: 'grundskola' }), ['lagre_utbildning']],
    [
      'lower, but in a start before the other one',
      starten({ startdag: '2024-06-01' }, { utbildningsnivaKod: 'grundskola' }),
      ['start_over_ett_ar'],
    ],
  ])('%s', (_vad, inregistrering, varningar) => {
    expect(varningarFor(inregistrering, fakta)).toEqual(varningar);
  });
  it('education at a felregistrerad start is nothing to compare with', () => {
    const tidigare = [{ ...gymnasist, ...makulerad }];
    expect(varningarFor(starten({}, { utbildningsnivaKod: 'grundskola' }), { ...fakta, tidigare })).toEqual(
      [],
    );
  });
  it.each([
    ['none', '', [], true],
    ['one that is confirmed', 'lang_forsorjning', ['lang_forsorjning'], true],
    ['one that is not', '', ['lang_forsorjning'], false],
    ['another one', 'start_over_ett_ar', ['lang_forsorjning'], false],
    ['one of two', 'start_over_ett_ar', ['start_over_ett_ar', 'lang_forsorjning'], false],
    ['both', 'start_over_ett_ar,lang_forsorjning', ['start_over_ett_ar', 'lang_forsorjning'], true],
    ['a word that holds it', 'inte_lang_forsorjning', ['lang_forsorjning'], false],
  ] as const)('confirming %s', (_vad, bekraftade, varningar, klart) => {
    expect(arBekraftade(varningar, bekraftade)).toBe(klart);
  });
});

describe('a whole start', () => {
  const fakta = {
    insats: insatsen,
    idag,
    tidigare: [gymnasist],
    avslutningsdag: null,
    utbildningsniva,
    bekrafta: '',
    fodd: '1990-06-02',
  };
  it('is saved when nothing stands in the way', () => {
    expect(provaInregistrering(starten(), fakta)).toBeNull();
  });
  it('says what is wrong with the days first, then the overlap, then what to confirm', () => {
    const svar = { forsorjningAr: 40 };
    expect(provaInregistrering(starten({ startdag: '2026-11-04' }, svar), fakta)?.slag).toBe('hinder');
    expect(provaInregistrering(starten({ startdag: '2025-12-31' }, svar), fakta)).toEqual({
      slag: 'overlappar',
      annat: gymnasist,
    });
    expect(provaInregistrering(starten({}, svar), fakta)).toEqual({
      slag: 'bekrafta',
      varningar: ['lang_forsorjning'],
    });
    expect(provaInregistrering(starten({}, svar), { ...fakta, bekrafta: 'lang_forsorjning' })).toBeNull();
  });
  it('cannot begin before the person was born', () => {
    const barn = { ...fakta, fodd: '2025-06-01', tidigare: [] };
    expect(provaInregistrering(starten({ startdag: '2025-05-31' }), barn)).toEqual({
      slag: 'hinder',
      hinder: ['start_fore_fodelsen'],
    });
    expect(
      provaInregistrering(starten({ startdag: '2025-06-01' }), { ...barn, bekrafta: 'start_over_ett_ar' }),
    ).toBeNull();
  });
});
