import { describe, expect, it } from 'vitest';
import { sistaDagen, vantar, varningFor } from '../../src/arsbekraftelse/arsbekraftelse.rules.ts';
import { attBehalla, skaStangas, tidigast, type Kontolage } from '../../src/kontovard/kontovard.rules.ts';

const idag = '2026-11-22';
const konto = (andrat: Partial<Kontolage> = {}): Kontolage => ({
  ...{ id: 'a', namn: 'A A', arbetsgivare: 'FK', stangs: '2027-06-01', anvandes: '2026-11-01' },
  ...{ varnad: '2026-10-01', superadministrator: true, ...andrat },
});

describe('when an account stops', () => {
  it.each([
    // Its first day without access, the first warning of it, and whether it is closed.
    ['2026-11-22', '2026-11-15', true],
    ['2026-11-21', '2026-10-22', true],
    ['2026-11-23', '2026-10-22', false],
    ['2026-11-22', '2026-11-16', false],
    ['2025-01-01', '2026-11-16', false],
    ['2025-01-01', '2026-11-15', true],
    ['2025-01-01', null, false],
  ])('on %s, warned %s: %s', (stangs, varnad, svar) => {
    expect(skaStangas(konto({ stangs, varnad }), idag)).toBe(svar);
  });
  it('is told a last day that is never sooner than in seven days', () => {
    expect(tidigast('2026-12-22', idag)).toBe('2026-12-22');
    expect(tidigast('2025-01-01', idag)).toBe('2026-11-29');
    expect(tidigast('2026-11-24', '2026-11-20')).toBe('2026-11-27');
  });
  it.each([
    ['2027-01-21', true],
    ['2027-01-22', false],
  ])('waits for its confirmation when it stops %s: %s', (stangs, svar) => {
    expect(vantar(stangs, idag)).toBe(svar);
  });
  it.each([
    ['2026-12-23', null],
    ['2026-12-22', 30],
    ['2026-11-30', 30],
    ['2026-11-29', 7],
    ['2026-11-23', 7],
    ['2026-11-22', 7],
    ['2025-01-01', 7],
  ])('is warned of at its distance when it stops %s: %s', (stangs, svar) => {
    expect(varningFor(stangs, idag)).toBe(svar);
  });
  it('has access the day before', () => {
    expect(sistaDagen('2026-03-01')).toBe('2026-02-28');
  });
});

describe('the last superadministratör', () => {
  const tva = [konto({ id: 'a', anvandes: '2024-01-01' }), konto({ id: 'b', anvandes: '2024-02-01' })];
  it('is the one who was here last when all would go', () => {
    expect(attBehalla(tva, 2)?.id).toBe('b');
    expect(attBehalla([...tva, konto({ id: 'c', superadministrator: false })], 2)?.id).toBe('b');
  });
  it('is nobody when another remains, or none would go', () => {
    expect(attBehalla(tva, 3)).toBe(null);
    expect(attBehalla([konto({ superadministrator: false })], 1)).toBe(null);
  });
});
