import { formatKronor } from '../shared/kronor.ts';
import type { Meddelande } from '../web/delar.ts';
import { kvarAv, radslagFor, summan, type Budgetagare, type Insatssumma, type Rad } from './budget.rules.ts';

interface Summarad {
  readonly namn: string;
  readonly budget: string;
  /** Null where utfall is not asked for. */
  readonly utfall: string | null;
}

/** The year of an organisation in four sums, and a warning when the costs exceed the financing. */
export interface Sammanstallning {
  readonly rader: readonly Summarad[];
  readonly varning: Meddelande | null;
}

const rad = (namn: string, { budget, utfall }: { budget: number; utfall: number }): Summarad => ({
  namn,
  budget: formatKronor(budget),
  utfall: formatKronor(utfall),
});

const varningFor = (kvar: number): Meddelande | null =>
  kvar >= 0
    ? null
    : {
        slag: 'varning',
        text: `Kostnaderna är ${formatKronor(-kvar)} högre än finansieringen. Du kan spara ändå, men kontrollera raderna.`,
      };

/** Null for an insats: its budget has one kind of line. */
export const sammanstallningFor = (
  agare: Budgetagare,
  rader: readonly Rad[],
  insatser: readonly Insatssumma[],
): Sammanstallning | null => {
  if (agare.slag === 'insats') return null;
  const finansiering = rader.filter(({ slag }) => slag === 'finansiering');
  const administration = rader.filter(({ slag }) => slag === 'administrativ_kostnad');
  const kvar = kvarAv(finansiering, [...administration, ...insatser]);
  const finsam = radslagFor(agare).includes('administrativ_kostnad');
  return {
    rader: [
      { ...rad('Finansiering', summan(finansiering)), utfall: null },
      ...(finsam ? [rad('Administrativa kostnader', summan(administration))] : []),
      rad('Budgeterat i insatserna', summan(insatser)),
      { namn: 'Kvar av finansieringen', budget: formatKronor(kvar), utfall: null },
    ],
    varning: varningFor(kvar),
  };
};
