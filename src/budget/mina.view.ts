import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { budgetsida } from './adress.rules.ts';
import type { Budgetplats } from './budget.rules.ts';

/** An organisation, or with `insats` one of its insatser, and the latest year that has a budget. */
interface Minbudget {
  readonly organisationId: string;
  readonly samverkansorganisation: string;
  readonly insatsId: string | null;
  readonly insats: string | null;
  readonly senaste: number | null;
}

interface Organisationsdel {
  readonly id: string;
  readonly rubrik: string;
  readonly rader: readonly { readonly namn: Text; readonly senaste: Text }[];
}
interface Minasida extends Page {
  readonly delar: readonly Organisationsdel[];
  readonly tomt: Tomt | null;
}
export const minaPage = page<Minasida>('budget/mina');

const tomt: Tomt = {
  rubrik: 'Du har inget uppdrag i någon samverkansorganisation',
  text: 'Be en samverkansadministratör i samverkansorganisationen att ge dig uppdrag. Då visas dess budgetar här.',
};

const rad = ({ organisationId, samverkansorganisation, insatsId, insats, senaste }: Minbudget) => {
  const plats: Budgetplats =
    insatsId === null
      ? { slag: 'samverkansorganisation', id: organisationId }
      : { slag: 'insats', id: insatsId };
  const namn = insats ?? `Hela ${samverkansorganisation}`;
  return {
    namn: [lank(namn, budgetsida(plats))],
    senaste: senaste === null ? 'Ingen budget än' : [lank(String(senaste), budgetsida(plats, senaste), namn)],
  };
};

/** The budgets of the user's organisations and of the insatser in them. */
export const minaModel = (budgetar: readonly Minbudget[]): Minasida => ({
  titel: 'Budget',
  rubrik: 'Budget',
  ingress: budgetar.length === 0 ? [] : ['Välj samverkansorganisation eller insats.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Budget' }],
  delar: [...new Set(budgetar.map(({ organisationId }) => organisationId))].map((id, i) => {
    const egna = budgetar.filter(({ organisationId }) => organisationId === id);
    return {
      id: `organisation-${String(i + 1)}`,
      rubrik: egna[0]?.samverkansorganisation ?? '',
      rader: egna.map(rad),
    };
  }),
  tomt: budgetar.length === 0 ? tomt : null,
});
