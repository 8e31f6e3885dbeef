import type { Dag } from '../shared/datum.ts';
import { orsaker, type Orsak } from './frysning.rules.ts';
import type { Insatsfakta } from './insatsrapport.rules.ts';
import { esf, type Kostnader } from './kostnadsrapport.rules.ts';
import type { Antalsrad } from './talen.rules.ts';

/** A number that is registered of an insats or organisation (`id`) and a calendar year, and not about one person. */
export interface Blad {
  readonly falt:
    'anonyma' | 'volym' | 'planerat' | 'insatsbudget' | 'insatsutfall' | 'medel' | 'budget' | 'utfall';
  readonly id: string;
  readonly ar: number;
  /** Code of what it is of; of anonyma why they were added or taken away. */
  readonly kod: string;
  /** Kön of anonyma, and who finances. */
  readonly del: string;
  /** Persons, or whole kronor. */
  readonly antal: number;
}

const nyckel = ({ falt, id, ar, kod, del }: Blad): string => [falt, id, String(ar), kod, del].join('\u0000');

/** What is counted. */
const perPerson: readonly Blad['falt'][] = ['anonyma', 'volym'];
/** What became of the named that are anonymous now. */
const varNamngivna = ['aterkallat_samtycke', 'avidentifiering'];

/** A number at two times; null when it was not there at the earlier. */
interface Skillnad {
  readonly blad: Blad;
  readonly da: number | null;
  readonly nu: number;
}

/** What is counted grows while the year goes on; anything else that was there and is another now has been corrected. */
const tillkom = ({ blad: { falt, kod }, da, nu }: Skillnad): boolean => {
  if (kod === 'borttagning') return false;
  return da === null || (perPerson.includes(falt) && nu > da);
};

/** Why a number differs. `per` is the earlier day: what is added for a year that was over then is late. */
const orsaken = (skillnad: Skillnad, per: Dag): Orsak => {
  const { falt, kod, ar } = skillnad.blad;
  if (falt === 'anonyma' && varNamngivna.includes(kod)) return 'aterkallat';
  if (!tillkom(skillnad)) return 'rattelse';
  return per < `${String(ar)}-12-31` ? 'ny' : 'sen';
};

type Bladmapp = ReadonlyMap<string, Blad>;
const mapp = (alla: readonly Blad[]): Bladmapp => new Map(alla.map((blad) => [nyckel(blad), blad]));
const antalet = (alla: Bladmapp, id: string): number | null => alla.get(id)?.antal ?? null;

/** What differs between two times, by cause; each with how much. They add up to the whole difference. */
export const bladskillnad = (
  da: readonly Blad[],
  nu: readonly Blad[],
  per: Dag,
): ReadonlyMap<Orsak, readonly Blad[]> => {
  const [innan, sedan] = [mapp(da), mapp(nu)];
  const delar = new Map<Orsak, Blad[]>(orsaker.map((orsak) => [orsak, []]));
  for (const [id, blad] of new Map([...innan, ...sedan])) {
    const skillnad = { blad, da: antalet(innan, id), nu: antalet(sedan, id) ?? 0 };
    const antal = skillnad.nu - (skillnad.da ?? 0);
    if (antal !== 0) delar.get(orsaken(skillnad, per))?.push({ ...blad, antal });
  }
  return delar;
};

/** Anonyma and numbers of volyminsatser as counted rows; bit 0 is the first year. */
export const antalsrader = (blad: readonly Blad[], forstaAr: number): Antalsrad[] =>
  blad.flatMap(({ falt, id, ar, del, antal }) =>
    falt === 'anonyma' || falt === 'volym'
      ? [
          {
            ...{ nod: id, bit: ar - forstaAr, kon: falt === 'volym' ? 'kvinna' : del },
            ...{ matt: falt, kategori: '', antal },
          },
        ]
      : [],
  );

const grupperade = (alla: readonly Blad[], namn: (blad: Blad) => string): readonly (readonly Blad[])[] => {
  const grupper = new Map<string, Blad[]>();
  for (const blad of alla) grupper.set(namn(blad), [...(grupper.get(namn(blad)) ?? []), blad]);
  return [...grupper.values()];
};

const summan = (blad: readonly Blad[]): number => blad.reduce((s, { antal }) => s + antal, 0);

/** Without the plans and budgets of insatser that a report does not have. */
export const iRapporten = (blad: readonly Blad[], insatser: ReadonlySet<string>): readonly Blad[] =>
  blad.filter(({ falt, id }) => perPerson.includes(falt) || insatser.has(id));

/** What differs in the facts of these insatser: sums of plans, budgets and outcomes, and nothing else. */
export const insatsskillnader = (blad: readonly Blad[], insatser: Iterable<string>): Insatsfakta[] => {
  const perInsats = new Map(grupperade(blad, ({ id }) => id).map((deras) => [deras[0]?.id ?? '', deras]));
  return [...insatser].map((id) => {
    const av = (falt: Blad['falt'], esfs: boolean) =>
      summan((perInsats.get(id) ?? []).filter((en) => en.falt === falt && (en.kod === esf) === esfs));
    return {
      ...{ id, namn: '', beskrivning: null, samverkansorganisation: '', startdatum: '', slutdatum: null },
      ...{ inriktning: '', preciseradInriktning: '', malgrupp: '' },
      planerat: av('planerat', false),
      budget: av('insatsbudget', false),
      utfall: av('insatsutfall', false),
      esfBudget: av('insatsbudget', true),
      esfUtfall: av('insatsutfall', true),
    };
  });
};

/** What differs in the sums of a kostnadsrapport. */
export const kostnadsskillnader = (blad: readonly Blad[]): Kostnader => {
  const av = (falt: Blad['falt']) => blad.filter((en) => en.falt === falt);
  const kostnader = (budget: readonly Blad[], utfall: readonly Blad[]) => {
    // Every code with an outcome, if only 0, so that sums of outcomes are numbers.
    const koder = new Set(['', ...[...budget, ...utfall].map(({ kod }) => kod)]);
    return [...koder].map((kod) => {
      const deras = (alla: readonly Blad[]) => summan(alla.filter((en) => en.kod === kod));
      return { kod, text: '', budget: deras(budget), utfall: deras(utfall) };
    });
  };
  return {
    finansiering: grupperade(av('medel'), ({ kod, del }) => `${kod}\u0000${del}`).flatMap((deras) =>
      deras.slice(0, 1).map(({ kod, del }) => ({ kod, text: '', finansiar: del, belopp: summan(deras) })),
    ),
    administration: kostnader(av('budget'), av('utfall')),
    insatser: kostnader(av('insatsbudget'), av('insatsutfall')),
  };
};
