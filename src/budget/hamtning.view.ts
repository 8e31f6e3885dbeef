import { randomUUID } from 'node:crypto';
import type { Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { budgetsida } from './adress.rules.ts';
import {
  radslagFor,
  type Budgetagare,
  type Budgetar,
  type Hamtningshinder,
  type Rad,
} from './budget.rules.ts';
import { radpanel, type Panel } from './paneler.view.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

interface Hamtningssida extends Page {
  readonly action: string;
  readonly nyckel: string;
  /** The year the lines are fetched from; null when there is none. */
  readonly fran: number | null;
  readonly andra: Text | null;
  readonly paneler: readonly Panel[];
  readonly avbryt: string;
}
export const hamtningPage = page<Hamtningssida>('budget/hamta');

/** What the page is made of: the earlier years with lines, the chosen one and its lines. */
export interface Hamtningsunderlag {
  readonly agare: Budgetagare;
  readonly budget: Budgetar;
  readonly tidigare: readonly number[];
  readonly fran: number | null;
  readonly rader: readonly Rad[];
}

const hindertext: Record<Hamtningshinder, string> = {
  har_rader: 'Året har redan rader, så inget hämtades. Lägg till eller ändra rader på årets sida.',
  inget_att_hamta:
    'Inget hämtades. Raderna gäller finansiärer som inte längre finansierar eller typer som inte längre används.',
};

const andraAr = ({ agare, budget, tidigare, fran }: Hamtningsunderlag): Text | null => {
  const lankar = tidigare
    .filter((ar) => ar !== fran)
    .slice(0, 5)
    .flatMap((ar) => [
      ' ',
      lank(String(ar), `${budgetsida(agare, budget.ar, 'hamtning')}?fran=${String(ar)}`, 'som början'),
    ]);
  return lankar.length === 0 ? null : ['Välj ett annat år:', ...lankar];
};

/** The page that shows what an earlier year would give before it is fetched. */
export const hamtningModel = (
  underlag: Hamtningsunderlag,
  hinder: Hamtningshinder | null = null,
): Hamtningssida => {
  const { agare, budget, fran, rader } = underlag;
  const rubrik = fran === null ? 'Hämta rader' : `Hämta rader från ${String(fran)}`;
  const inget: Meddelande = { slag: 'info', text: 'Inget tidigare år har några rader att hämta.' };
  const nej: Meddelande | null = hinder === null ? null : { slag: 'varning', text: hindertext[hinder] };
  return {
    titel: `${rubrik} till ${String(budget.ar)}, ${agare.namn}`,
    rubrik,
    ingress: [[`Till budget ${String(budget.ar)}, `, ...agartext(agare)]],
    smulor: budgetsmulor(agare, budget.ar, rubrik),
    meddelande: nej ?? (fran === null ? inget : null),
    action: budgetsida(agare, budget.ar, 'hamtning'),
    nyckel: randomUUID(),
    fran,
    andra: andraAr(underlag),
    paneler:
      fran === null
        ? []
        : radslagFor(agare).map((slag) => radpanel({ agare, ar: fran, kanAndra: false }, slag, rader)),
    avbryt: budgetsida(agare, budget.ar),
  };
};
