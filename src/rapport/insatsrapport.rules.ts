import { antalceller, kolumner } from './celler.rules.ts';
import type { Siffra } from './kub.rules.ts';
import type { MattId } from './matt.rules.ts';
import { dold, tom, type Cell, type Del, type Kolumn, type Rad, type Talcell } from './rapport.rules.ts';
import type { Insatsvariabel } from './urval.rules.ts';

/** What is known of an insats, with the sums of its budgets; null where nothing is registered. */
export interface Insatsfakta {
  readonly id: string;
  readonly namn: string;
  readonly beskrivning: string | null;
  readonly samverkansorganisation: string;
  readonly startdatum: string;
  readonly slutdatum: string | null;
  readonly inriktning: string;
  readonly preciseradInriktning: string;
  /** With commas between. */
  readonly malgrupp: string;
  readonly planerat: number | null;
  readonly budget: number | null;
  readonly utfall: number | null;
  readonly esfBudget: number | null;
  readonly esfUtfall: number | null;
}

/** How many there are in an insats, or in all of the report. */
export type Insatsantal = Readonly<
  Record<'aktuella' | 'paborjade' | 'avslutade' | 'anonyma' | 'volym' | 'totalt', Siffra>
>;

/** One row to be: an insats, or all of them. */
interface Raden {
  readonly fakta: Insatsfakta;
  readonly antal: Insatsantal;
  readonly summa: boolean;
}

const text = (t: string): Cell => ({ slag: 'text', text: t });
const tal = (varde: number | null, slag: 'antal' | 'kronor', matt: MattId): Talcell =>
  varde === null ? tom(slag, matt) : { slag, varde, dold: false, forklaring: matt };

interface Variabel {
  readonly kolumner: (id: string, kon: boolean) => readonly Kolumn[];
  readonly celler: (raden: Raden, kon: boolean) => readonly Cell[];
}

const kolumn =
  (rubrik: string, slag: Kolumn['slag']) =>
  (id: string): Kolumn[] => [{ id, rubrik, grupp: null, slag }];
/** Nothing on the row of sums. */
const uppgift = (rubrik: string, varde: (f: Insatsfakta) => string): Variabel => ({
  kolumner: kolumn(rubrik, 'text'),
  celler: ({ fakta, summa }) => [text(summa ? '' : varde(fakta))],
});
const belopp = (
  rubrik: string,
  matt: MattId,
  varde: (f: Insatsfakta) => number | null,
  slag: 'antal' | 'kronor' = 'kronor',
): Variabel => ({
  kolumner: kolumn(rubrik, slag),
  celler: ({ fakta }) => [tal(varde(fakta), slag, matt)],
});
const antalet = (rubrik: string, namn: keyof Insatsantal, delat: boolean): Variabel => ({
  kolumner: (id, kon) =>
    delat ? kolumner(id, rubrik, 'antal', kon) : [{ id: `${id}_totalt`, rubrik, grupp: null, slag: 'antal' }],
  celler: ({ antal }, kon) => antalceller(antal[namn], kon && delat, namn),
});

const inriktningar: Readonly<Record<string, string>> = {
  individinriktad: 'Individinriktad',
  strukturovergripande: 'Strukturövergripande',
};

const perDeltagare = ({ fakta, antal: { totalt } }: Raden): Talcell => {
  const matt = 'kostnad_per_deltagare';
  if (totalt.lage > 1) return dold('kronor', matt);
  const personer = totalt.kvinnor + totalt.man;
  if (personer === 0 || (fakta.utfall === null && fakta.esfUtfall === null)) return tom('kronor', matt);
  return tal(Math.round(((fakta.utfall ?? 0) + (fakta.esfUtfall ?? 0)) / personer), 'kronor', matt);
};

const variabler: Record<Insatsvariabel, Variabel> = {
  beskrivning: uppgift('Beskrivning', ({ beskrivning }) => beskrivning ?? ''),
  samverkansorganisation: uppgift('Samverkansorganisation', (f) => f.samverkansorganisation),
  startdatum: uppgift('Startdatum', ({ startdatum }) => startdatum),
  slutdatum: uppgift('Slutdatum', ({ slutdatum }) => slutdatum ?? ''),
  inriktning: uppgift('Inriktning', ({ inriktning }) => inriktningar[inriktning] ?? inriktning),
  preciserad_inriktning: uppgift('Preciserad inriktning', (f) => f.preciseradInriktning),
  malgrupp: uppgift('Målgrupp', ({ malgrupp }) => malgrupp),
  planerat_antal: belopp('Planerat antal deltagare', 'planerat_antal', ({ planerat }) => planerat, 'antal'),
  aktuella: antalet('Aktuella', 'aktuella', true),
  paborjade: antalet('Påbörjade', 'paborjade', true),
  avslutade: antalet('Avslutade', 'avslutade', true),
  anonyma: antalet('Anonyma', 'anonyma', true),
  volym: antalet('Antal i volyminsats', 'volym', false),
  totalt: antalet('Totalt antal', 'totalt', false),
  budget: belopp('Budget', 'insatsbudget', ({ budget }) => budget),
  utfall: belopp('Utfall', 'insatsutfall', ({ utfall }) => utfall),
  esf_budget: belopp('Budget ESF', 'esf_budget', ({ esfBudget }) => esfBudget),
  esf_utfall: belopp('Utfall ESF', 'esf_utfall', ({ esfUtfall }) => esfUtfall),
  kostnad_per_deltagare: {
    kolumner: kolumn('Kostnad per deltagare', 'kronor'),
    celler: (raden) => [perDeltagare(raden)],
  },
};

const summaAv = (insatser: readonly Insatsfakta[]): Insatsfakta => {
  const plus = (varde: (f: Insatsfakta) => number | null) =>
    insatser.every((f) => varde(f) === null) ? null : insatser.reduce((s, f) => s + (varde(f) ?? 0), 0);
  return {
    ...{ id: 'summa', namn: 'Alla insatser', beskrivning: null, samverkansorganisation: '', startdatum: '' },
    ...{ slutdatum: null, inriktning: '', preciseradInriktning: '', malgrupp: '' },
    planerat: plus(({ planerat }) => planerat),
    budget: plus(({ budget }) => budget),
    utfall: plus(({ utfall }) => utfall),
    esfBudget: plus(({ esfBudget }) => esfBudget),
    esfUtfall: plus(({ esfUtfall }) => esfUtfall),
  };
};

const kalenderar =
  'Anonyma deltagare, antal i volyminsatser, planerat antal, budget och utfall gäller hela de kalenderår som perioden berör. Aktuella, påbörjade och avslutade gäller perioden.';

/** One row an insats with the variables that are asked for, and last the sums of them all (doman §8, 3). */
export const insatsdel = (
  insatser: readonly Insatsfakta[],
  antal: (insatsId: string | null) => Insatsantal,
  valda: readonly Insatsvariabel[],
  kon: boolean,
): Del => {
  const raden = (fakta: Insatsfakta, summa: boolean): Rad => ({
    id: fakta.id,
    rubrik: fakta.namn,
    slag: summa ? 'summa' : 'rad',
    plats: null,
    celler: valda.flatMap((v) =>
      variabler[v].celler({ fakta, antal: antal(summa ? null : fakta.id), summa }, kon),
    ),
  });
  return {
    id: 'a',
    rubrik: 'Insatser',
    bas: 'Insatser som pågick, eller hade deltagare kvar, någon dag de kalenderår som perioden berör',
    kolumner: valda.flatMap((v) => variabler[v].kolumner(v, kon)),
    rader: [...insatser.map((fakta) => raden(fakta, false)), raden(summaAv(insatser), true)],
    diagram: valda.includes('totalt') ? { slag: 'jamforelse', kolumner: ['totalt_totalt'] } : null,
    anmarkningar: [kalenderar],
  };
};
