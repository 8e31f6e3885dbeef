import { dagAv, tidpunkt } from '../shared/datum.ts';
import { tal, tid, type Textbit } from './text.ts';

/** A receipt as the page shows it: when, and the number to read out on the phone. */
export interface Kvittotid {
  readonly at: Date;
  readonly nummer: string;
}

/** "Sparat 3 november 2026 10.51. Kvittonummer 1234." with other words first where more is to be said. */
export const kvittorad = ({ at, nummer }: Kvittotid, gjort = 'Sparat '): readonly Textbit[] => [
  gjort,
  tid(dagAv(at), tidpunkt(at)),
  '. Kvittonummer ',
  tal(nummer),
  '.',
];
