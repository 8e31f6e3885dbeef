import type { Andringspost } from '../andring/andring.rules.ts';
import { antal } from '../shared/text.ts';
import type { Knapp, Meddelande, Tidpunkt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { kvittorad, type Kvittotid } from '../web/kvittorad.ts';
import { lank, type Text } from '../web/text.ts';
import { tidslinjeAv } from '../web/tidslinje.ts';
import { budgetsida } from './adress.rules.ts';
import { radslagFor, type Budgetagare, type Budgetar, type Insatssumma, type Rad } from './budget.rules.ts';
import { handelseord } from './panel.rules.ts';
import { insatspanel, radpanel, type Panel } from './paneler.view.ts';
import { sammanstallningFor, type Sammanstallning } from './sammanstallning.view.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

interface Arssida extends Page {
  readonly sammanstallning: Sammanstallning | null;
  /** "Planerat antal deltagare" of an insats. */
  readonly planerat: Text | null;
  readonly paneler: readonly Panel[];
  readonly historik: readonly Tidpunkt[];
}
export const arPage = page<Arssida>('budget/ar');

/** What the page of a budget year is made of. */
export interface Arsunderlag {
  readonly agare: Budgetagare;
  readonly budget: Budgetar;
  readonly kanAndra: boolean;
  readonly rader: readonly Rad[];
  readonly insatser: readonly Insatssumma[];
  /** Earlier years with lines, latest first. */
  readonly tidigare: readonly number[];
  readonly historik: readonly Andringspost[];
}

/** The receipt line: what was done, when, and the number to read out on the phone. */
export const kvittotext = ({ handling, ...kvitto }: Kvittotid & { handling: string }): Meddelande => ({
  slag: 'klart',
  text: kvittorad(
    kvitto,
    handling === 'budgetar_tillagt'
      ? 'Budgetåret finns nu. Sparat '
      : `${handelseord[handling] ?? 'Sparat'} `,
  ),
});

/** Said when a line that was to be taken away was gone already. */
export const redanBorta: Meddelande = { slag: 'info', text: 'Raden var redan borttagen av någon annan.' };

const planeratText = ({ agare, budget, kanAndra }: Arsunderlag): Text | null => {
  if (agare.slag !== 'insats') return null;
  const { planeratAntal, ar } = budget;
  const text = planeratAntal === null ? 'Inte angivet' : antal(planeratAntal, 'deltagare', 'deltagare');
  return kanAndra
    ? [text, ' ', lank('Ändra', budgetsida(agare, ar, 'planerat'), 'planerat antal deltagare')]
    : text;
};

/** An earlier year is offered as a start while the year has no lines. */
const hamtaKnapp = ({ agare, budget, kanAndra, rader, tidigare }: Arsunderlag): readonly Knapp[] => {
  const [senaste] = tidigare;
  if (!kanAndra || senaste === undefined || rader.length > 0) return [];
  return [
    {
      text: `Hämta rader från ${String(senaste)}`,
      href: budgetsida(agare, budget.ar, 'hamtning'),
      slag: 'primar',
    },
  ];
};

/** The page of a budget year: its panels with their sums, and its history. */
export const arModel = (underlag: Arsunderlag, meddelande: Meddelande | null): Arssida => {
  const { agare, budget, rader, insatser, historik, kanAndra } = underlag;
  const { ar } = budget;
  const rubrik = `Budget ${String(ar)}`;
  const egna = radslagFor(agare).map((slag) => radpanel({ agare, ar, kanAndra }, slag, rader));
  return {
    titel: `${rubrik}, ${agare.namn}`,
    rubrik,
    ingress: [agartext(agare)],
    atgarder: hamtaKnapp(underlag),
    smulor: budgetsmulor(agare, ar),
    meddelande,
    sammanstallning: sammanstallningFor(agare, rader, insatser),
    planerat: planeratText(underlag),
    paneler: agare.slag === 'insats' ? egna : [...egna, insatspanel(ar, insatser)],
    historik: tidslinjeAv(historik, handelseord),
  };
};
