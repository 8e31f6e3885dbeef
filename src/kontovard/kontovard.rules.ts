import { dagarEfter, type Dag } from '../shared/datum.ts';

/** Months without a sign-in after which an account is closed (handbook, Behörighet). */
export const manaderOanvand = 12;

/** Why an account is closed: nobody has confirmed it for a year, or nobody has used it for a year. */
export type Stangningsskal = 'obekraftad' | 'oanvand';

/** Days before an account is closed that its user must have been told, at least. */
export const varnasFore = 7;

/** What is known of an open account on a day, for one reason to close it. */
export interface Kontolage {
  readonly id: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  /** The first day without access: unless somebody confirms, or unless the user signs in. */
  readonly stangs: Dag;
  /** Day of the last sign-in, or of when it was made or opened again, whichever is later. */
  readonly anvandes: Dag;
  /** Day that the user was first warned of that day; null when nobody has told them. */
  readonly varnad: Dag | null;
  readonly superadministrator: boolean;
}

/** The first day that an account may be closed, when the user was, or is, warned on a day. */
export const tidigast = (stangs: Dag, varnad: Dag): Dag => {
  const efterVarning = dagarEfter(varnad, varnasFore);
  return efterVarning > stangs ? efterVarning : stangs;
};

/** Whether an account is to be closed: the day has come, and the user was told at least seven days ago. */
export const skaStangas = ({ stangs, varnad }: Pick<Kontolage, 'stangs' | 'varnad'>, idag: Dag): boolean =>
  varnad !== null && tidigast(stangs, varnad) <= idag;

/**
 * The superadministratör who is kept when all of them would be closed, so that orders can still be approved: the one who used SUS last.
 * Null when another remains.
 * @param kandidater accounts that would be closed
 * @param antal how many open accounts are superadministratör
 */
export const attBehalla = (kandidater: readonly Kontolage[], antal: number): Kontolage | null => {
  const dessa = kandidater.filter(({ superadministrator }) => superadministrator);
  if (dessa.length === 0 || dessa.length < antal) return null;
  return dessa.reduce((sist, en) => (en.anvandes > sist.anvandes ? en : sist));
};

export const skalText: Record<Stangningsskal, string> = {
  obekraftad: 'ingen har bekräftat behörigheten på ett år',
  oanvand: `ingen har loggat in på ${String(manaderOanvand)} månader`,
};
