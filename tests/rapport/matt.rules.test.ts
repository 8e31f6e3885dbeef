import { describe, expect, it } from 'vitest';
import { matt } from '../../src/rapport/matt.rules.ts';
import { rapportrubrik } from '../../src/rapport/rapport.rules.ts';
import { rapportdelar, rapporttyper } from '../../src/rapport/urval.rules.ts';

describe('the definitions behind the reports', () => {
  it.each(Object.entries(matt))('%s says in a sentence what is counted, and from where', (_id, m) => {
    expect(m.namn).toMatch(/^[A-ZÅÄÖ]/);
    expect(m.definition).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(m.kalla).toMatch(/^[A-ZÅÄÖ]/);
  });

  it('there are four reports, each with its name and parts', () => {
    expect(rapporttyper.map((typ) => rapportrubrik[typ])).toEqual([
      'Deltagarrapport',
      'Standardrapport deltagare',
      'Insatsrapport',
      'Kostnadsrapport',
    ]);
    expect(rapporttyper.map((typ) => rapportdelar[typ].length)).toEqual([7, 6, 1, 4]);
  });
});
