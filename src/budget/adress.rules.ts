import type { Budgetplats, Radslag } from './budget.rules.ts';

/** The budgets of the user's own organisations and insatser. */
export const minaBudgetarPath = '/budget';

/** Where budgets are, by what they are for; the rest of every budget address follows after it. */
export const budgetPath = {
  samverkansorganisation: '/samverkansorganisationer/:organisationId/budget',
  insats: '/insatser/:insatsId/budget',
} as const;

/** The part of an address that names a kind of line. */
export const radsegment: Record<Radslag, 'finansiering' | 'kostnader'> = {
  finansiering: 'finansiering',
  administrativ_kostnad: 'kostnader',
  insatskostnad: 'kostnader',
};

const rot = { samverkansorganisation: '/samverkansorganisationer', insats: '/insatser' } as const;

/** The page of an organisation or an insats itself. */
export const agarsida = ({ slag, id }: Budgetplats): string => `${rot[slag]}/${id}`;

/** A page of a budget: without more the list of years, with a year that year, and so on. */
export const budgetsida = (plats: Budgetplats, ...delar: readonly (string | number)[]): string =>
  [agarsida(plats), 'budget', ...delar].join('/');
