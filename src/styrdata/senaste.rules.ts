import type { Listnamn } from './listor.rules.ts';

/** A change of an entry of a code list. */
export interface Styrdataandring {
  readonly lista: Listnamn;
  readonly kod: string;
  /** Past tense, as in the history: 'andrad'. */
  readonly handelse: string;
  readonly av: string;
  readonly at: Date;
}
