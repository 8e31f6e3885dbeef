import { listSuperadministratorer } from '../anvandare/superadministratorer.service.ts';
import type { Db } from '../db/db.ts';
import { natten, type Natthus } from '../jobb/natt.service.ts';
import type { Dag } from '../shared/datum.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { gammalEfter } from './bestallning.rules.ts';
import { updatePaminda } from './skriv.queries.ts';

/**
 * Reminds the superadministratörer of orders that have waited for more than five days: one letter each, once a day. One who made
 * an order may not decide on it, and is reminded of the others' all the same: who decides is for them to share.
 * @returns how many orders wait
 */
export const paminnOmBestallningar = (hus: Natthus, dag: Dag): Promise<number> =>
  hus.db.transaction(natten, async (tx) => {
    const nummer = await updatePaminda(tx, dag, hus.clock());
    if (nummer.length > 0) await paminn(tx, hus, nummer);
    return nummer.length;
  });

const paminn = async (tx: Db, { nycklar }: Natthus, nummer: readonly number[]): Promise<void> => {
  const lista = nummer.map((n) => `- Beställning ${String(n)}`).join('\n');
  for (const { id, fornamn, epost } of await listSuperadministratorer(tx))
    await koaUtskick(tx, nycklar, {
      kanal: 'epost',
      slag: 'bestallning_paminnelse',
      till: epost,
      amne: 'Beställningar av behörighet väntar på beslut',
      text: `Hej ${fornamn}!\n\nDe här beställningarna av behörighet till SUS har väntat i mer än ${String(gammalEfter)} dagar:\n\n${lista}\n\nLogga in i SUS och välj Beställningar i menyn.`,
      anvandareId: id,
    });
};
