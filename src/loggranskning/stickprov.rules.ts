import { dagarMellan, type Dag } from '../shared/datum.ts';

/** The most rows of a sample, and the most days that it is drawn from. */
export const hogstIStickprov = 100;
export const flestDagar = 31;

/** What a sample is made from: the same gives the same rows, whoever draws it. */
export interface Stickprov {
  readonly fro: string;
  readonly fran: Dag;
  readonly till: Dag;
  readonly antal: number;
}

/** A sample that has been drawn. */
export interface DragetStickprov extends Stickprov {
  readonly id: string;
  readonly av: string;
  readonly at: Date;
}

/** A row of a sample; `fyndId` is null when it is about the reader, and somebody else is to review it. */
export interface Stickprovsrad {
  readonly handelseId: number;
  readonly fyndId: string | null;
}

/** Whether a text can be a seed. */
export const isFro = (text: string): boolean => /^[a-z0-9]{8,32}$/.test(text);

/** What is wrong with a period, by field: it ends no later than a day and is not too long. Null when nothing is. */
export const felIPeriod = (
  { fran, till }: Pick<Stickprov, 'fran' | 'till'>,
  { senast, hogst }: { readonly senast: Dag; readonly hogst: number },
): string | null => {
  if (till < fran) return 'Skriv en sista dag som inte är före den första';
  if (dagarMellan(fran, till) > hogst)
    return `Välj högst ${String(hogst)} dagar mellan första och sista dagen`;
  return till > senast ? `Skriv en sista dag som inte är senare än ${senast}` : null;
};
