import { randomUUID } from 'node:crypto';
import type { Nycklar } from '../db/kryptering.ts';
import type { Dag } from '../shared/datum.ts';

type Slag =
  | 'organisation'
  | 'forbund'
  | 'insats'
  | 'konto'
  | 'roll'
  | 'person'
  | 'bestallning'
  | 'bestallningsrad'
  | 'budget'
  | 'volym';
/** Gives each key of the plan the id of its row: the same key, the same id. */
export type Id = (slag: Slag, nyckel: string) => string;

/** What every row is made with. */
export interface Underlag {
  readonly nycklar: Nycklar;
  readonly id: Id;
  readonly idag: Dag;
}

/** Ids that are decided when they are first asked for. `organisationer` are those of employers that exist already, by key. */
export const nyaId = (organisationer: ReadonlyMap<string, string>): Id => {
  const givna = new Map([...organisationer].map(([nyckel, id]) => [`organisation ${nyckel}`, id]));
  return (slag, nyckel) => {
    const hela = `${slag} ${nyckel}`;
    const id = givna.get(hela) ?? randomUUID();
    givna.set(hela, id);
    return id;
  };
};
