import type { Smula } from '../web/page.ts';
import { lank, type Textbit } from '../web/text.ts';
import { agarsida, budgetsida } from './adress.rules.ts';
import type { Budgetagare } from './budget.rules.ts';

/** Breadcrumbs of a page in a budget: from the organisation or insats through its years. */
export const budgetsmulor = (agare: Budgetagare, ...sist: readonly (number | string)[]): readonly Smula[] => {
  const steg = sist.map((del, i): Smula => {
    const ar = typeof del === 'number';
    return ar && i < sist.length - 1
      ? { text: String(del), href: budgetsida(agare, del) }
      : { text: String(del) };
  });
  const budget = sist.length === 0 ? { text: 'Budget' } : { text: 'Budget', href: budgetsida(agare) };
  return [{ text: 'Start', href: '/' }, { text: agare.namn, href: agarsida(agare) }, budget, ...steg];
};

/** Whose budget it is, as the line below the heading. */
export const agartext = (agare: Budgetagare): readonly Textbit[] =>
  agare.slag === 'insats'
    ? [lank(agare.namn, agarsida(agare)), `, ${agare.samverkansorganisation}`]
    : [lank(agare.namn, agarsida(agare))];
