/** What an entry of a code list is used in. */
export type Anvandningsslag =
  'insats' | 'budget' | 'insatsbudget' | 'organisation' | 'samverkansorganisation' | 'kommun' | 'stadsdel';

export interface Anvandning {
  readonly slag: Anvandningsslag;
  /** Id of the insats, the organisation or the samverkansorganisation; the code of a kommun or stadsdel. */
  readonly id: string;
  readonly namn: string;
  /** The year of a budget. */
  readonly ar: number | null;
}
