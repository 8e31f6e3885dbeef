import type { Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { insertProvkorning } from './kontovard.queries.ts';
import type { Stangningsskal } from './kontovard.rules.ts';
import { planeraStangning, stangKonton, type Kontohus, type Plan } from './stangning.service.ts';
import { planeraVarningar, varna } from './varning.service.ts';

/** Closes what is due and then warns, so that nobody is told of a day that ends their access at once. */
const skot = async (hus: Kontohus, skal: Stangningsskal, idag: Dag): Promise<number> =>
  (await stangKonton(hus, skal, idag)) + (await varna(hus, skal, idag));

/** Warns of, and closes, accounts that nobody has confirmed. @returns how many users it was about */
export const skotObekraftade = (hus: Kontohus, idag: Dag): Promise<number> => skot(hus, 'obekraftad', idag);

/** Warns of, and closes, accounts that nobody has used. @returns how many users it was about */
export const skotOanvanda = (hus: Kontohus, idag: Dag): Promise<number> => skot(hus, 'oanvand', idag);

/** What a run would do for one reason. */
export interface Provkorning extends Plan {
  readonly varnas: readonly {
    readonly namn: string;
    readonly arbetsgivare: string;
    readonly dagar: number;
    readonly sistaDag: Dag;
  }[];
}

/**
 * What would happen to the accounts on a day, with rows that say that it was asked. No account is changed and nobody is told.
 */
export const provkor = async (
  { db }: Kontohus,
  idag: Dag,
): Promise<Readonly<Record<Stangningsskal, Provkorning>>> => ({
  obekraftad: await provkorFor(db, 'obekraftad', idag),
  oanvand: await provkorFor(db, 'oanvand', idag),
});

const slagFor = { obekraftad: 'bekraftelse', oanvand: 'oanvanda' } as const;
const provkorFor = async (db: Db, skal: Stangningsskal, idag: Dag): Promise<Provkorning> => {
  const plan = await planeraStangning(db, skal, idag);
  const stangs = new Set(plan.stangs.map(({ id }) => id));
  const varnas = (await planeraVarningar(db, skal, idag)).filter(({ id }) => !stangs.has(id));
  await insertProvkorning(db, slagFor[skal], plan.stangs.length + varnas.length);
  return { ...plan, varnas };
};
