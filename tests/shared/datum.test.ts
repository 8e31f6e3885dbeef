import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  dagAv,
  dagMedVeckodag,
  dagarEfter,
  dagarIManad,
  dagarMellan,
  isDag,
  klockan,
  langDag,
  manaderFore,
  manaderMellan,
  tidpunkt,
} from '../../src/shared/datum.ts';

const dagarna = (() => {
  const alla: string[] = [];
  for (let dag = '2000-01-01'; dag <= '2040-12-31'; dag = dagarEfter(dag, 1)) alla.push(dag);
  return alla;
})();

describe('every day 2000–2040', () => {
  it('is there once, in order, and exists', () => {
    expect(dagarna).toHaveLength(14_976);
    expect(new Set(dagarna).size).toBe(14_976);
    expect([...dagarna].sort()).toEqual(dagarna);
    expect(dagarna.every(isDag)).toBe(true);
  });
  it('is the same day at its first and last second in Sweden, and another one second outside', () => {
    for (const [i, dag] of dagarna.entries()) {
      // Midnight in Sweden is 22 or 23 the day before in UTC.
      const [forsta] = [22, 23]
        .map((timme) => new Date(Date.parse(`${dag}T00:00:00Z`) - (24 - timme) * 3_600_000))
        .filter((at) => klockan(at) === '00.00' && dagAv(at) === dag);
      expect(forsta, dag).toBeDefined();
      expect(dagAv(new Date(forsta!.getTime() - 1000))).toBe(dagarEfter(dag, -1));
      if (i > 0) expect(dagAv(new Date(forsta!.getTime() - 1000))).toBe(dagarna[i - 1]);
    }
  });
  it('is as many days from the first as its place in the row', () => {
    for (const [i, dag] of dagarna.entries()) {
      expect(dagarMellan('2000-01-01', dag)).toBe(i);
      expect(dagarEfter(dag, -i)).toBe('2000-01-01');
    }
  });
  it('is the same whatever zone the server stands in', () => {
    const program = `
      import { dagAv, klockan, langDag, dagarEfter } from ${JSON.stringify(new URL('../../src/shared/datum.ts', import.meta.url).href)};
      let svar = '';
      for (let t = Date.UTC(2026, 0, 1); t < Date.UTC(2028, 0, 1); t += 3_600_000) svar += dagAv(new Date(t)) + klockan(new Date(t));
      console.log(svar.length, langDag('2026-03-29'), dagarEfter('2026-03-28', 1), [...svar].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 0));`;
    const svar = ['UTC', 'Europe/Stockholm', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }),
    );
    expect(new Set(svar).size).toBe(1);
    expect(svar[0]).toContain('29 mars 2026 2026-03-29');
  });
});

describe('the Swedish clock', () => {
  it.each([
    ['the last second of winter time', '2027-03-28T00:59:59Z', '2027-03-28', '01.59'],
    ['the first of summer time: 02 is not there', '2027-03-28T01:00:00Z', '2027-03-28', '03.00'],
    ['02.30 the first time', '2027-10-31T00:30:00Z', '2027-10-31', '02.30'],
    ['02.30 the second time', '2027-10-31T01:30:00Z', '2027-10-31', '02.30'],
    ['the last second of the year', '2026-12-31T22:59:59Z', '2026-12-31', '23.59'],
    ['the first of the next', '2026-12-31T23:00:00Z', '2027-01-01', '00.00'],
    ['the leap day begins', '2028-02-28T23:00:00Z', '2028-02-29', '00.00'],
    ['a summer night that is still yesterday in UTC', '2026-06-30T22:30:00Z', '2026-07-01', '00.30'],
  ])('%s', (_nar, at, dag, klockslag) => {
    expect([dagAv(new Date(at)), klockan(new Date(at))]).toEqual([dag, klockslag]);
  });
  it('is written out as people say it', () => {
    expect(langDag('2026-11-02')).toBe('2 november 2026');
    expect(dagMedVeckodag('2026-11-03')).toBe('Tisdag 3 november 2026');
    expect(tidpunkt(new Date('2026-11-03T09:51:00Z'))).toBe('3 november 2026 klockan 10.51');
  });
});

describe('a day', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0000-01-01', false],
    ['2026-1-1', false],
    ['26-01-01', false],
    ['2026-01-01 ', false],
    ['2026-01-01T00:00', false],
    ['２０２６-01-01', false],
    ['tomorrow', false],
    ['', false],
  ])('%s exists: %s', (text, svar) => {
    expect(isDag(text)).toBe(svar);
  });
  it.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-31', 1, '2028-02-29'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-01-31', 13, '2024-12-31'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2026-05-20', 0, '2026-05-20'],
    ['2026-12-31', 12, '2025-12-31'],
  ])('%s, %i months earlier, is %s', (dag, n, svar) => {
    expect(manaderFore(dag, n)).toBe(svar);
  });
  it.each([
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2025-11-30', '2026-11-29', 11],
    ['2025-11-30', '2026-11-30', 12],
    ['2024-02-29', '2025-02-28', 11],
    ['2026-05-05', '2026-05-05', 0],
    ['2026-02-15', '2026-01-15', -1],
  ])('from %s to %s it is %i whole months', (fran, till, svar) => {
    expect(manaderMellan(fran, till)).toBe(svar);
  });
  it('is one day after the day before, also over the change of clock and of year', () => {
    for (const dag of ['2027-03-28', '2027-10-31', '2028-02-29', '2028-03-01', '2027-01-01'])
      expect(dagarMellan(dagarEfter(dag, -1), dag)).toBe(1);
  });
  it('is among as many as its month has', () => {
    expect(Array.from({ length: 12 }, (_, m) => dagarIManad(2028, m + 1))).toEqual([
      31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });
});
