import { describe, expect, it } from 'vitest';
import { egnaFel, felkoder, misslyckades, vantarPa } from '../../src/bankid/bankid.rules.ts';
import { bedom } from '../../src/bankid/bedomning.rules.ts';
import {
  bankidskal,
  feltext,
  pagaendeText,
  slutText,
  sluttext,
  vantetext,
} from '../../src/bankid/texter.rules.ts';
import { utfall } from '../../src/bankid/simulator.rules.ts';
import { utfallText } from '../../src/bankid/demobankid.rules.ts';
import { fail, ok } from '../../src/shared/result.ts';

const idag = '2026-11-21';
const klar = (personnummer: string, risk: string | null = 'low') =>
  bedom(ok({ status: 'klar', personnummer, risk }), idag, 'inga_testnummer');

describe('judging an answer', () => {
  it('takes an identity with a risk that is low, moderate, unknown or not told', () => {
    for (const risk of ['low', 'moderate', 'nytt', null])
      expect(klar('199006022398', risk).status).toBe(klar('199006022398').status);
  });

  it.each([
    ['a test number in production', klar('198001012387')],
    ['no number', klar('')],
    ['a wrong check digit', klar('198001012388')],
    ['a number of ten digits', klar('8001012387')],
    ['a high risk', bedom(ok({ status: 'klar', personnummer: '198001012387', risk: 'high' }), idag, 'alla')],
  ])('V6.8.4 refuses %s', (_vad, utslag) => {
    expect(utslag.status).toBe('misslyckad');
  });

  it('lets the order live through a fault that may pass, and no other', () => {
    const lever = [...felkoder, ...egnaFel].filter(
      (fel) => bedom(fail(fel), idag, 'alla').status === 'pagar',
    );
    expect(lever).toEqual([
      'requestTimeout',
      'tooManyRequests',
      'internalError',
      'maintenance',
      'svararInte',
      'felSvar',
      'okantFel',
    ]);
  });
});

describe('the words', () => {
  it('are there for every code, each saying something of its own or what to do', () => {
    for (const kod of vantarPa) expect(pagaendeText(kod)).toBe(vantetext[kod]);
    for (const kod of misslyckades) expect(slutText(kod)).toBe(sluttext[kod]);
    for (const kod of [...felkoder, ...egnaFel]) {
      expect(slutText(kod)).toBe(feltext[kod]);
      expect(feltext[kod]).toMatch(/logga in med lösenord/);
      expect(bankidskal[`bankid_${kod}`]?.text).toBe(feltext[kod]);
    }
    expect(new Set(Object.values(sluttext)).size).toBe(misslyckades.length);
  });

  it('are there for codes that nobody knows yet', () => {
    expect(pagaendeText('nytt')).toContain('pågår');
    expect(slutText('nytt')).toContain('Försök igen');
    expect(slutText('userSign')).toContain('Försök igen');
    expect(pagaendeText('constructor')).toContain('pågår');
  });

  it('name every outcome of the simulator', () => {
    expect(Object.keys(utfallText).sort()).toEqual([...utfall].sort());
  });
});
