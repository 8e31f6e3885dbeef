import { describe, expect, it } from 'vitest';
import {
  bristerI,
  genomgangsmanad,
  klarSenast,
  manadensSistaDag,
  manadMedAr,
  provaGenomgang,
  skaGasIgenom,
  type Genomgangshinder,
} from '../../src/genomgang/genomgang.rules.ts';

describe('the month that is gone through', () => {
  it.each([
    ['2026-11-03', '2026-10-01', 'oktober 2026', '2026-10-31', '2026-11-15'],
    ['2026-11-30', '2026-10-01', 'oktober 2026', '2026-10-31', '2026-11-15'],
    ['2026-12-01', '2026-11-01', 'november 2026', '2026-11-30', '2026-12-15'],
    ['2026-01-01', '2025-12-01', 'december 2025', '2025-12-31', '2026-01-15'],
    ['2028-03-31', '2028-02-01', 'februari 2028', '2028-02-29', '2028-03-15'],
  ])('on %s is %s (%s), which ended %s and is to be done by %s', (idag, manad, ...om) => {
    expect(genomgangsmanad(idag)).toBe(manad);
    expect([manadMedAr(manad), manadensSistaDag(manad), klarSenast(manad)]).toEqual(om);
  });
});

const insats = {
  deltagarregistrering: 'personuppgifter_anonym',
  startdatum: '2024-03-01',
  slutdatum: null,
} as const;
const oktober = '2026-10-01';

describe('an insats is to be gone through for October', () => {
  it.each([
    ['when it goes on', {}, true],
    ['when it began on the last day of the month', { startdatum: '2026-10-31' }, true],
    ['not when it began the day after', { startdatum: '2026-11-01' }, false],
    ['when it ended on the first day of the month', { slutdatum: '2026-10-01' }, true],
    ['not when it ended the day before', { slutdatum: '2026-09-30' }, false],
    ['not when only numbers are registered in it', { deltagarregistrering: 'endast_antal' as const }, false],
  ])('%s', (_, del, ska) => {
    expect(skaGasIgenom({ ...insats, ...del }, oktober)).toBe(ska);
  });
});

describe('marking a month', () => {
  const nu = { idag: '2026-11-03', gjord: false };
  it.each<
    [
      string,
      Partial<Parameters<typeof provaGenomgang>[0]>,
      string,
      [Parameters<typeof provaGenomgang>[2], Genomgangshinder | null],
    ]
  >([
    ['is done in the month after', {}, oktober, [nu, null]],
    ['is done late too, until the next month begins', {}, oktober, [{ ...nu, idag: '2026-11-30' }, null]],
    ['is done for an insats that has ended', { slutdatum: '2026-09-30' }, oktober, [nu, null]],
    ['waits until the month has ended', {}, '2026-11-01', [nu, 'ny_manad']],
    ['is not made up for afterwards', {}, '2026-09-01', [nu, 'ny_manad']],
    ['says so when a month has ended meanwhile', {}, oktober, [{ ...nu, idag: '2026-12-01' }, 'ny_manad']],
    ['is not done before the insats has begun', { startdatum: '2026-11-01' }, oktober, [nu, 'inte_borjat']],
    ['is not for a volyminsats', { deltagarregistrering: 'endast_antal' }, oktober, [nu, 'volyminsats']],
    ['is done once', {}, oktober, [{ ...nu, gjord: true }, 'redan_gjord']],
  ])('%s', (_, del, manad, [nar, hinder]) => {
    const provad = provaGenomgang({ ...insats, ...del }, manad, nar);
    expect(provad.ok ? null : provad.error).toBe(hinder);
  });
});

describe('an open deltagande is to be looked at', () => {
  it.each([
    ['not when it is a year old to the day', '2025-11-03', null, []],
    ['when it is a day older', '2025-11-02', null, ['lange']],
    ['not on the last day of the insats', '2026-02-01', '2026-11-03', []],
    ['the day after the insats ended', '2026-02-01', '2026-11-02', ['efter_slut']],
    ['for both', '2024-02-01', '2025-12-31', ['lange', 'efter_slut']],
  ])('%s', (_, startdag, slutdatum, brister) => {
    expect(bristerI(startdag, { slutdatum }, '2026-11-03')).toEqual(brister);
  });
});
