import type { Dag } from '../shared/datum.ts';
import { insertProvkorning } from './kontovard.queries.ts';
import { planeraStangning, stangKonton, type Kontohus, type Plan } from './stangning.service.ts';
import { planeraVarningar, varnaObekraftade } from './varning.service.ts';

/** Warns of, and closes, accounts that nobody has confirmed. @returns how many users it was about */
export const skotObekraftade = async (hus: Kontohus, idag: Dag): Promise<number> =>
  (await varnaObekraftade(hus, idag)) + (await stangKonton(hus, 'obekraftad', idag));

/** Closes accounts that nobody has used. @returns how many */
export const skotOanvanda = (hus: Kontohus, idag: Dag): Promise<number> => stangKonton(hus, 'oanvand', idag);

/** What a run would do. */
export interface Provkorning {
  readonly obekraftade: Plan;
  readonly oanvanda: Plan;
  readonly varnas: readonly {
    readonly namn: string;
    readonly arbetsgivare: string;
    readonly dagar: number;
  }[];
}

/** What would happen to the accounts on a day, with a row that says that it was asked. No account is changed and nobody is told. */
export const provkor = async ({ db }: Kontohus, idag: Dag): Promise<Provkorning> => {
  const obekraftade = await planeraStangning(db, 'obekraftad', idag);
  const oanvanda = await planeraStangning(db, 'oanvand', idag);
  const varnas = await planeraVarningar(db, idag);
  await insertProvkorning(db, 'bekraftelse', obekraftade.stangs.length + varnas.length);
  await insertProvkorning(db, 'oanvanda', oanvanda.stangs.length);
  return { obekraftade, oanvanda, varnas };
};
