import { manaderFore, type Dag } from '../shared/datum.ts';

/** Months without a sign-in after which an account is closed (handbook, Behörighet). */
export const manaderOanvand = 12;

/** Why an account is closed: nobody has confirmed it for a year, or nobody has used it for a year. */
export type Stangningsskal = 'obekraftad' | 'oanvand';

/** What is known of an open account on a day. */
export interface Kontolage {
  readonly id: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  /** The first day without access, unless somebody confirms. */
  readonly stangs: Dag;
  /** Day of the last sign-in, or of when it was made or opened again, whichever is later. */
  readonly anvandes: Dag;
  readonly superadministrator: boolean;
}

/** The last day with a sign-in that is too long ago on a day. */
export const oanvandTill = (idag: Dag): Dag => manaderFore(idag, manaderOanvand);

/** Whether an account is to be closed for the reason. */
export const skaStangas = (
  skal: Stangningsskal,
  { stangs, anvandes }: Pick<Kontolage, 'stangs' | 'anvandes'>,
  idag: Dag,
): boolean => (skal === 'obekraftad' ? stangs <= idag : anvandes <= oanvandTill(idag));

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
