import { artal, langDag, type Dag } from '../shared/datum.ts';
import { formatKronor } from '../shared/kronor.ts';
import type { Kolumn } from '../web/delar.ts';
import { talfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { formWith, nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { budgetsida } from './adress.rules.ts';
import { flestArFram, nastaAr, radslagFor, type Arshinder, type Budgetagare } from './budget.rules.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

interface Arssumma {
  readonly ar: number;
  readonly finansiering: number;
  readonly budget: number;
  readonly utfall: number;
  readonly planeratAntal: number | null;
}
interface Listsida extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly {
    readonly ar: Text;
    readonly celler: readonly { rubrik: string; text: string }[];
  }[];
  readonly tomt: string;
  /** "Lägg till år", for who may. */
  readonly formular: { readonly action: string; readonly nyckel: string; readonly fraga: Fraga } | null;
}
export const listaPage = page<Listsida>('budget/lista');

const celler = (agare: Budgetagare, summa: Arssumma) => {
  const { finansiering, budget, utfall, planeratAntal } = summa;
  if (agare.slag === 'insats')
    return [
      {
        rubrik: 'Planerat antal deltagare',
        text: planeratAntal === null ? 'Inte angivet' : String(planeratAntal),
      },
      { rubrik: 'Budget', text: formatKronor(budget) },
      { rubrik: 'Utfall', text: formatKronor(utfall) },
    ];
  const finsam = radslagFor(agare).includes('administrativ_kostnad');
  return [
    { rubrik: 'Finansiering', text: formatKronor(finansiering) },
    ...(finsam
      ? [
          { rubrik: 'Administrativa kostnader, budget', text: formatKronor(budget) },
          { rubrik: 'Administrativa kostnader, utfall', text: formatKronor(utfall) },
        ]
      : []),
  ];
};

const tom: Arssumma = { ar: 0, finansiering: 0, budget: 0, utfall: 0, planeratAntal: null };

/** What the list of years is made of. */
export interface Listunderlag {
  readonly agare: Budgetagare;
  readonly aren: readonly Arssumma[];
  readonly kanAndra: boolean;
  readonly idag: Dag;
}

const formular = ({ agare, aren, idag }: Listunderlag, form: Form): Listsida['formular'] => {
  const nasta = nastaAr(
    agare,
    aren.map(({ ar }) => ar),
    idag,
  );
  const ifylld = { ...form, values: { ar: nasta ?? '', ...form.values } };
  return {
    action: budgetsida(agare),
    nyckel: nyckelFor(form),
    fraga: fraga([
      talfalt(ifylld, 'ar', {
        etikett: 'År',
        tips: `Från ${String(artal(agare.startdatum))}`,
        knapp: 'Lägg till år',
      }),
    ]),
  };
};

/** The years of a budget, and the way to add one. */
export const listaModel = (underlag: Listunderlag, form: Form): Listsida => {
  const { agare, aren, kanAndra } = underlag;
  return {
    titel: `Budget, ${agare.namn}`,
    rubrik: 'Budget',
    ingress: [agartext(agare)],
    smulor: budgetsmulor(agare),
    fel: felsammanfattning(form, ['ar'], { innan: 'innan du lägger till året' }),
    kolumner: [{ text: 'År' }, ...celler(agare, tom).map(({ rubrik }) => ({ text: rubrik, tal: true }))],
    rader: aren.map((summa) => ({
      ar: [lank(String(summa.ar), budgetsida(agare, summa.ar))],
      celler: celler(agare, summa),
    })),
    tomt: 'Ingen budget är inlagd än.',
    formular: kanAndra ? formular(underlag, form) : null,
  };
};

const hinderText: Record<Arshinder, (agare: Budgetagare, idag: Dag) => string> = {
  fore_start: ({ namn, startdatum }) =>
    `Skriv ${String(artal(startdatum))} eller ett senare år. ${namn} startade ${langDag(startdatum)}.`,
  efter_slut: ({ namn, slutdatum }) =>
    `Skriv ${String(artal(slutdatum ?? ''))} eller ett tidigare år. ${namn} slutade ${langDag(slutdatum ?? '')}.`,
  for_langt_fram: (_, idag) => `Skriv ett år till och med ${String(artal(idag) + flestArFram)}`,
};

/** The form again with why the year was refused. */
export const arshinderForm = (body: unknown, hinder: Arshinder, agare: Budgetagare, idag: Dag): Form =>
  formWith(body, { ar: hinderText[hinder](agare, idag) });
