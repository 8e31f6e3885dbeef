import { formatKronor } from '../shared/kronor.ts';
import type { Knapp, Kolumn } from '../web/delar.ts';
import { lank, type Text } from '../web/text.ts';
import { budgetsida, radsegment } from './adress.rules.ts';
import { summan, type Budgetagare, type Insatssumma, type Rad, type Radslag } from './budget.rules.ts';
import { panelord } from './panel.rules.ts';

interface Cell {
  readonly rubrik: string;
  readonly tal: boolean;
  /** Null: nothing to show. */
  readonly text: Text | null;
}
interface Panelrad {
  readonly namn: Text;
  readonly celler: readonly Cell[];
  readonly atgard: Text | null;
}

/** A panel of a budget year as a table with its sum last. */
export interface Panel {
  readonly id: string;
  readonly rubrik: string;
  readonly kolumner: readonly Kolumn[];
  readonly atgard: boolean;
  readonly rader: readonly Panelrad[];
  /** Said in place of an empty table. */
  readonly tomt: string;
  readonly laggTill: Knapp | null;
}

const kr = (rubrik: string, belopp: number | null): Cell => ({
  rubrik,
  tal: true,
  text: belopp === null ? null : formatKronor(belopp),
});

const kolumner = (namn: string, celler: readonly Cell[]): readonly Kolumn[] => [
  { text: namn },
  ...celler.map(({ rubrik, tal }) => ({ text: rubrik, tal })),
];

const atgardFor = (rad: Rad, sida: string): Text => {
  const vilken = [rad.valText, formatKronor(rad.budget), rad.beskrivning].filter(Boolean).join(', ');
  return [lank('Ändra', sida, vilken), ' ', lank('Ta bort', `${sida}/borttagning`, vilken)];
};

const beloppen = (slag: Radslag, belopp: { budget: number; utfall: number | null }): readonly Cell[] => {
  const ord = panelord[slag];
  return [kr(ord.belopp, belopp.budget), ...(ord.harUtfall ? [kr('Utfall', belopp.utfall)] : [])];
};
const beskrivning = (text: string | null): Cell => ({ rubrik: 'Beskrivning', tal: false, text });

interface Aret {
  readonly agare: Budgetagare;
  readonly ar: number;
  readonly kanAndra: boolean;
}

/** The lines of one kind, each with its ways to change and remove it, and the way to add one. */
export const radpanel = ({ agare, ar, kanAndra }: Aret, slag: Radslag, alla: readonly Rad[]): Panel => {
  const ord = panelord[slag];
  const egna = alla.filter((rad) => rad.slag === slag);
  const sida = (...delar: string[]) => budgetsida(agare, ar, radsegment[slag], ...delar);
  const rader = egna.map((rad): Panelrad => ({
    namn: rad.valText,
    celler: [...beloppen(slag, rad), beskrivning(rad.beskrivning)],
    atgard: kanAndra ? atgardFor(rad, sida(rad.id)) : null,
  }));
  const sist: Panelrad = {
    namn: 'Summa',
    celler: [...beloppen(slag, summan(egna)), beskrivning(null)],
    atgard: null,
  };
  return {
    id: slag,
    rubrik: ord.rubrik,
    kolumner: kolumner(ord.val, sist.celler),
    atgard: kanAndra,
    rader: rader.length === 0 ? [] : [...rader, sist],
    tomt: `Inga rader är inlagda för ${String(ar)}.`,
    laggTill: kanAndra ? { text: `Lägg till ${ord.rad}`, href: sida(), slag: 'sekundar' } : null,
  };
};

const antalet = (antal: number | null): Cell => ({
  rubrik: 'Planerat antal deltagare',
  tal: true,
  text: antal === null ? null : String(antal),
});

/** "Budgeterat i insatserna": read only, from the budgets of the insatser the same year. */
export const insatspanel = (ar: number, insatser: readonly Insatssumma[]): Panel => {
  const celler = (summa: Pick<Insatssumma, 'budget' | 'esf' | 'utfall'>): readonly Cell[] => [
    kr('Budget', summa.budget),
    kr('Varav ESF', summa.esf),
    kr('Utfall', summa.utfall),
  ];
  const rader = insatser.map((insats): Panelrad => ({
    namn: [lank(insats.namn, budgetsida({ slag: 'insats', id: insats.insatsId }, ar))],
    celler: [antalet(insats.planeratAntal), ...celler(insats)],
    atgard: null,
  }));
  const esf = insatser.reduce((total, insats) => total + insats.esf, 0);
  const sist: Panelrad = {
    namn: 'Summa',
    celler: [antalet(null), ...celler({ ...summan(insatser), esf })],
    atgard: null,
  };
  return {
    id: 'insatserna',
    rubrik: 'Budgeterat i insatserna',
    kolumner: kolumner('Insats', sist.celler),
    atgard: false,
    rader: rader.length === 0 ? [] : [...rader, sist],
    tomt: `Ingen insats har en budget för ${String(ar)}. De insatsansvariga lägger in den på insatsens sida.`,
    laggTill: null,
  };
};
