import { geUppdrag } from '../registrering/stod.ts';
import { nyOrganisation } from '../rapport/stod.ts';
import { insertDeltaganden, type InlagtDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { gorSuper } from './stod.ts';

/** Two förbund with deltaganden of many years; Sia and Nore are superadministratörer, Anna has uppdrag in every insats. */
export interface Gallringsvarld {
  readonly hus: Testhus;
  readonly forbund: { readonly id: string; readonly insatser: readonly string[] };
  readonly litet: { readonly id: string; readonly insatser: readonly string[] };
  readonly inlagda: readonly InlagtDeltagande[];
}

const tva = (n: number): string => String(n).padStart(2, '0');
const anledningar = ['enligt_plan', 'arbete', 'studier', 'avliden'];

/** Every fifth goes on, every seventh ended last year, the others in 2022 or 2023. */
const slutet = (n: number): Partial<NyttDeltagande> => {
  if (n % 5 === 4) return {};
  const avslutningsdag =
    n % 7 === 3
      ? `2025-${tva(1 + (n % 12))}-15`
      : `${String(2022 + (n % 2))}-${tva(12 - (n % 3))}-${tva(1 + ((n * 5) % 28))}`;
  return { avslutningsdag, avslutsanledning: anledningar[n % 4] ?? '' };
};
const varje = (n: number, m: number, omfattning: number): number | null => (n % m === 0 ? omfattning : null);

/** One of many: days, answers and reasons of every kind. */
const ettAvManga = (insatser: readonly string[], n: number): NyttDeltagande => ({
  insatsId: insatser[n % insatser.length] ?? '',
  startdag: `${String(2020 + (n % 3))}-${tva(1 + (n % 12))}-${tva(1 + ((n * 7) % 28))}`,
  ...slutet(n),
  fore: {
    forsorjning: n % 3 === 0 ? ['sjukpenning', 'forsorjningsstod'] : ['sjukpenning'],
    arbete: varje(n, 4, 25),
    studier: varje(n, 6, 50),
    ar: n % 11,
  },
  efter: { forsorjning: ['studiestod'], arbete: varje(n, 2, 50), arbetssokande: n % 3 === 0 },
});

/** Lays the world, long before the latest freeze. */
export const oppnaVarlden = async (antal = 60): Promise<Gallringsvarld> => {
  const hus = await testhus();
  await gorSuper(hus, 'noll');
  const forbund = await nyOrganisation(hus, 'Gallrade förbundet', ['1480'], ['Ett', 'Två', 'Tre']);
  const litet = await nyOrganisation(hus, 'Lilla förbundet', ['1980'], ['Fyra']);
  for (const insats of [...forbund.insatser, ...litet.insatser]) await geUppdrag(hus, 'anna', insats);
  const nya = Array.from({ length: antal }, (_, n) => ettAvManga(forbund.insatser, n));
  const inlagda = await insertDeltaganden(hus, nya);
  // The same persons again: at once in another insats, and later in the same.
  const igen = await insertDeltaganden(hus, [
    ...inlagda.slice(0, 8).map((en, n) => ({
      ...ettAvManga(forbund.insatser, n + 1),
      personnummer: en.personnummer,
      namn: en.namn,
    })),
    ...[11, 12].map((n) => ({
      insatsId: inlagda[n]!.insatsId,
      personnummer: inlagda[n]!.personnummer,
      namn: inlagda[n]!.namn,
      startdag: '2025-03-04',
      avslutningsdag: '2025-09-01',
    })),
    ...[1, 2, 3].map((n) => ({
      insatsId: litet.insatser[0]!,
      startdag: `2022-0${String(n)}-09`,
      avslutningsdag: '2022-11-08',
    })),
  ]);
  return { hus, forbund, litet, inlagda: [...inlagda, ...igen] };
};
