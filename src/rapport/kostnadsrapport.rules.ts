import type { MattId } from './matt.rules.ts';
import { tom, type Del, type Kolumn, type Rad, type Talcell } from './rapport.rules.ts';
import type { Delid } from './urval.rules.ts';

interface Kostnad {
  readonly kod: string;
  readonly text: string;
  readonly budget: number;
  /** Null while nothing is known. */
  readonly utfall: number | null;
}

/** Whole kronor of some budget years. */
export interface Kostnader {
  readonly finansiering: readonly {
    readonly kod: string;
    readonly text: string;
    readonly finansiar: string;
    readonly belopp: number;
  }[];
  readonly administration: readonly Kostnad[];
  readonly insatser: readonly Kostnad[];
}

/** The budgettyp that is ESF's. */
export const esf = 'esf_insatskostnad';

const kronor = (varde: number | null, forklaring: MattId): Talcell =>
  varde === null ? tom('kronor', forklaring) : { slag: 'kronor', varde, dold: false, forklaring };
const kolumn = (id: string, rubrik: string): Kolumn => ({ id, rubrik, grupp: null, slag: 'kronor' });
const rad = (id: string, rubrik: string, celler: readonly Talcell[], slag: Rad['slag'] = 'rad'): Rad => ({
  ...{ id, rubrik, slag, plats: null, celler },
});

const summa = (tal: readonly (number | null)[]): number | null =>
  tal.every((t) => t === null) ? null : tal.reduce<number>((s, t) => s + (t ?? 0), 0);
const budgeten = (rader: readonly Kostnad[]): number => rader.reduce((s, { budget }) => s + budget, 0);
const utfallet = (rader: readonly Kostnad[]): number | null => summa(rader.map(({ utfall }) => utfall));
const medlen = ({ finansiering }: Kostnader): number => finansiering.reduce((s, { belopp }) => s + belopp, 0);

const saknas = 'Utfall saknas på någon rad. Där det saknas räknas det inte med i summan.';
const anmarkning = (rader: readonly Kostnad[]) =>
  rader.some(({ utfall }) => utfall === null) ? [saknas] : [];

/** Means by type of financier; with each financier below its type when detailed. */
const medel = (k: Kostnader, detaljerad: boolean): Del => {
  const typer = [...new Map(k.finansiering.map(({ kod, text }) => [kod, text]))];
  const rader = typer.flatMap(([kod, text]) => {
    const deras = k.finansiering.filter((f) => f.kod === kod);
    const belopp = deras.reduce((s, f) => s + f.belopp, 0);
    const var_ = deras.map((f) =>
      rad(`${kod}/${f.finansiar}`, f.finansiar, [kronor(f.belopp, 'medel')], 'underrad'),
    );
    return [rad(kod, text, [kronor(belopp, 'medel')]), ...(detaljerad ? var_ : [])];
  });
  return {
    id: '1',
    rubrik: 'Medelstillgångar',
    bas: 'Finansiering i budgetårens budgetar',
    kolumner: [kolumn('belopp', 'Finansiering')],
    rader: [...rader, rad('summa', 'Summa medelstillgångar', [kronor(medlen(k), 'medel')], 'summa')],
    diagram: { slag: 'ekonomi', kolumner: ['belopp'] },
    anmarkningar: [],
  };
};

const budgetOchUtfall = [kolumn('budget', 'Budget'), kolumn('utfall', 'Utfall')];
const diagram = { slag: 'ekonomi', kolumner: ['budget', 'utfall'] } as const;

const matten = (kod: string): readonly [MattId, MattId] =>
  kod === esf ? ['esf_budget', 'esf_utfall'] : ['insatsbudget', 'insatsutfall'];

const insatskostnader = (k: Kostnader): Del => ({
  id: '2',
  rubrik: 'Insatskostnader',
  bas: 'Insatsernas budgetar, budgetåren',
  kolumner: budgetOchUtfall,
  rader: [
    ...k.insatser.map(({ kod, text, budget, utfall }) => {
      const [b, u] = matten(kod);
      return rad(kod, text, [kronor(budget, b), kronor(utfall, u)]);
    }),
    rad(
      'summa',
      'Summa insatskostnader',
      [kronor(budgeten(k.insatser), 'insatsbudget'), kronor(utfallet(k.insatser), 'insatsutfall')],
      'summa',
    ),
  ],
  diagram,
  anmarkningar: anmarkning(k.insatser),
});

const administration = (k: Kostnader): Del => ({
  id: '3',
  rubrik: 'Administrativa kostnader',
  bas: 'Samverkansorganisationernas budgetar, budgetåren',
  kolumner: budgetOchUtfall,
  rader: [
    ...k.administration.map(({ kod, text, budget, utfall }) =>
      rad(kod, text, [kronor(budget, 'administration_budget'), kronor(utfall, 'administration_utfall')]),
    ),
    rad(
      'summa',
      'Summa administrativa kostnader',
      [
        kronor(budgeten(k.administration), 'administration_budget'),
        kronor(utfallet(k.administration), 'administration_utfall'),
      ],
      'summa',
    ),
  ],
  diagram,
  anmarkningar: anmarkning(k.administration),
});

/** Means minus costs. Without any utfall there is no result of it yet. */
const sammanstallning = (k: Kostnader): Del => {
  const [med, utan] = [
    k.insatser.filter(({ kod }) => kod === esf),
    k.insatser.filter(({ kod }) => kod !== esf),
  ];
  const kostnader = [...k.insatser, ...k.administration];
  const utfall = utfallet(kostnader);
  const par = (id: string, rubrik: string, rader: readonly Kostnad[], matt: readonly [MattId, MattId]) =>
    rad(id, rubrik, [kronor(budgeten(rader), matt[0]), kronor(utfallet(rader), matt[1])]);
  return {
    id: '4',
    rubrik: 'Sammanställning',
    bas: 'Medelstillgångar minus kostnader, budgetåren',
    kolumner: budgetOchUtfall,
    rader: [
      rad('medel', 'Medelstillgångar', [kronor(medlen(k), 'medel'), kronor(medlen(k), 'medel')]),
      par('insatser', 'Insatskostnader', utan, matten('')),
      par('esf', 'Insatskostnader, ESF', med, matten(esf)),
      par('administration', 'Administrativa kostnader', k.administration, [
        'administration_budget',
        'administration_utfall',
      ]),
      rad(
        'resultat',
        'Resultat',
        [
          kronor(medlen(k) - budgeten(kostnader), 'ekonomiskt_resultat'),
          kronor(utfall === null ? null : medlen(k) - utfall, 'ekonomiskt_resultat'),
        ],
        'summa',
      ),
    ],
    diagram,
    anmarkningar: anmarkning(kostnader),
  };
};

/** The parts of a kostnadsrapport that are asked for (doman §8, 4). The levels differ in part 1 only. */
export const kostnadsdelar = (k: Kostnader, delar: readonly Delid[], detaljerad: boolean): Del[] => {
  const alla = [medel(k, detaljerad), insatskostnader(k), administration(k), sammanstallning(k)];
  return alla.filter(({ id }) => delar.includes(id));
};
