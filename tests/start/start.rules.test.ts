import { describe, expect, it } from 'vitest';
import { nastaAvstamning } from '../../src/start/start.rules.ts';

describe('days to the 15th, and the month that should be complete by then', () => {
  it.each([
    ['2026-11-03', 12, '2026-10'],
    ['2026-11-14', 1, '2026-10'],
    ['2026-11-15', 0, '2026-10'],
    ['2026-11-16', 29, '2026-11'],
    ['2026-01-01', 14, '2025-12'],
    ['2026-12-16', 30, '2026-12'],
    ['2028-02-29', 15, '2028-02'],
  ])('on %s', (idag, dagar, manad) => {
    const avstamning = nastaAvstamning(idag);
    expect([avstamning.dagar, avstamning.manad.slice(0, 7)]).toEqual([dagar, manad]);
  });
});
