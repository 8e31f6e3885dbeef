import { describe, expect, it } from 'vitest';
import { aterkallelsehinderText, provaAterkallelse } from '../../src/samtycke/aterkallelse.rules.ts';

const idag = '2026-11-22';
const samtyckeDatum = '2026-03-01';

describe('a samtycke is withdrawn at any time', () => {
  it.each([
    ['the day it was signed', '2026-03-01', null],
    ['today', '2026-11-22', null],
    ['in between', '2026-07-15', null],
    ['tomorrow', '2026-11-23', 'i_framtiden'],
    ['the day before it was signed', '2026-02-28', 'fore_samtycket'],
  ])('%s', (_nar, datum, hinder) => {
    expect(provaAterkallelse({ samtyckeDatum }, datum, idag)).toBe(hinder);
  });
  it('but not where there is none', () => {
    expect(provaAterkallelse({ samtyckeDatum: null }, idag, idag)).toBe('inget_samtycke');
  });
  it('and what is wrong is said as what to do', () => {
    expect(aterkallelsehinderText('fore_samtycket', samtyckeDatum)).toBe(
      'Skriv ett datum från och med 1 mars 2026, då samtycket undertecknades',
    );
    expect(aterkallelsehinderText('i_framtiden', samtyckeDatum)).toBe(
      'Skriv ett datum som är i dag eller tidigare',
    );
    expect(aterkallelsehinderText('inget_samtycke', null)).toContain('redan raderade');
  });
});
