import { describe, expect, it } from 'vitest';
import {
  provaSlutdagar,
  skillnadMellan,
  uppdragsandringar,
  type Uppdrag,
  type Valt,
} from '../../src/uppdrag/uppdrag.rules.ts';

const idag = '2026-11-03';
const har = (anvandareId: string, till: string | null = null): Uppdrag => ({
  id: `uppdrag ${anvandareId}`,
  anvandareId,
  namn: anvandareId.toUpperCase(),
  arbetsgivare: 'Provköpings kommun',
  fran: '2026-01-01',
  till,
});
const vald = (anvandareId: string, till: string | null = null): Valt => ({ anvandareId, till });

/** What is to be done, in short. */
const gors = (finns: readonly Uppdrag[], valda: readonly Valt[]) => {
  const { nya, andrade, borttagna } = skillnadMellan(finns, valda);
  return [
    ...nya.map((n) => `+${n.anvandareId} ${n.till ?? ''}`.trim()),
    ...andrade.map((a) => `${a.id} ${a.fore ?? '–'}>${a.till ?? '–'}`),
    ...borttagna.map((b) => `-${b.id}`),
  ];
};

describe('what is to be done so that the chosen ones hold the uppdrag', () => {
  it.each([
    ['nothing when they are the same', [har('a'), har('b')], [vald('b'), vald('a')], []],
    ['one comes', [har('a')], [vald('a'), vald('b')], ['+b']],
    ['one comes with a last day', [], [vald('a', '2027-01-01')], ['+a 2027-01-01']],
    ['one goes', [har('a'), har('b')], [vald('b')], ['-uppdrag a']],
    ['all go', [har('a'), har('b')], [], ['-uppdrag a', '-uppdrag b']],
    ['one for another', [har('a')], [vald('b')], ['+b', '-uppdrag a']],
    ['a last day is set', [har('a')], [vald('a', '2027-01-01')], ['uppdrag a –>2027-01-01']],
    [
      'a last day is moved',
      [har('a', '2027-01-01')],
      [vald('a', '2027-02-01')],
      ['uppdrag a 2027-01-01>2027-02-01'],
    ],
    ['a last day is taken away', [har('a', '2027-01-01')], [vald('a')], ['uppdrag a 2027-01-01>–']],
    [
      'those that go on without end are changed first, so that somebody always does',
      [har('a'), har('b', '2027-01-01')],
      [vald('a', '2027-01-01'), vald('b')],
      ['uppdrag b 2027-01-01>–', 'uppdrag a –>2027-01-01'],
    ],
  ])('%s', (_vad, finns, valda, vantat) => {
    expect(gors(finns, valda)).toEqual(vantat);
  });
});

describe('a last day', () => {
  it.each([
    ['of a new one may be today', [], [vald('a', idag)], null],
    ['of a new one may not be yesterday', [], [vald('a', '2026-11-02')], 'slut_passerat'],
    ['may be moved to today', [har('a')], [vald('a', idag)], null],
    ['may not be moved to yesterday', [har('a')], [vald('a', '2026-11-02')], 'slut_passerat'],
    ['of one who goes does not matter', [har('a', '2026-11-02')], [], null],
    ['that is none is allowed', [har('a', '2027-01-01')], [vald('a')], null],
  ])('%s', (_vad, finns, valda, hinder) => {
    expect(provaSlutdagar(skillnadMellan(finns, valda), idag)).toBe(hinder);
  });
});

describe('the words of the history', () => {
  it('say who got, who keeps until when, and who lost the uppdrag', () => {
    const finns = [har('a'), har('b', '2027-01-01'), har('c')];
    const skillnad = skillnadMellan(finns, [
      vald('a', '2026-12-31'),
      vald('b'),
      vald('d'),
      vald('e', '2027-06-30'),
    ]);
    const namn = (id: string) => `Ny ${id}`;
    expect(uppdragsandringar(skillnad, 'insatsansvarig', namn)).toEqual([
      { falt: 'Insatsansvarig', fran: null, till: 'Ny d' },
      { falt: 'Insatsansvarig', fran: null, till: 'Ny e, till och med 2027-06-30' },
      { falt: 'Insatsansvarig B, till och med', fran: '2027-01-01', till: 'tills vidare' },
      { falt: 'Insatsansvarig A, till och med', fran: 'tills vidare', till: '2026-12-31' },
      { falt: 'Insatsansvarig', fran: 'C', till: null },
    ]);
  });
});
