import { listSuperadministratorer, type Mottagare } from '../anvandare/superadministratorer.service.ts';
import type { Db } from '../db/db.ts';
import { natten, type Natthus } from '../jobb/natt.service.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { listSomGarUt } from './overenskommelse.queries.ts';
import { varnaDagar, type GarUt } from './overenskommelse.rules.ts';
import { insertVarning, listBestallareFor } from './varning.queries.ts';

/**
 * Tells 60 and 14 days ahead that an överenskommelse or a behörig beställare runs out, once each: those whom it is about, and in one
 * letter the superadministratörer. One that is prolonged is told of again before its new last day.
 * @returns how many were told of
 */
export const varnaOmSlutdatum = ({ db, nycklar }: Natthus, dag: Dag): Promise<number> =>
  db.transaction(natten, async (tx) => {
    const nya: GarUt[] = [];
    for (const garUt of await listSomGarUt(tx, dag, varnaDagar[0])) {
      const dagar = garUt.dagar <= varnaDagar[1] ? varnaDagar[1] : varnaDagar[0];
      if (await insertVarning(tx, garUt, dagar)) nya.push(garUt);
    }
    for (const garUt of nya)
      for (const mottagare of await listBestallareFor(tx, garUt, dag))
        await skriv(tx, { nycklar }, mottagare, [garUt]);
    if (nya.length > 0)
      for (const mottagare of await listSuperadministratorer(tx))
        await skriv(tx, { nycklar }, mottagare, nya);
    return nya.length;
  });

const rad = ({ slag, organisation, gallerTill }: GarUt): string =>
  slag === 'overenskommelse'
    ? `- Överenskommelsen med ${organisation} gäller till och med ${langDag(gallerTill)}`
    : `- En behörig beställare hos ${organisation} är registrerad till och med ${langDag(gallerTill)}`;

const skriv = async (
  tx: Db,
  { nycklar }: Pick<Natthus, 'nycklar'>,
  { id, fornamn, epost }: Mottagare,
  nya: readonly GarUt[],
): Promise<void> => {
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'slutdatum_narmar_sig',
    till: epost,
    amne: 'Rätten att beställa behörighet till SUS tar snart slut',
    text: `Hej ${fornamn}!\n\n${nya.map(rad).join('\n')}\n\nEfter den dagen går det inte att beställa behörighet till SUS. Förläng i god tid: superadministratören registrerar nya datum under Överenskommelser och beställare.`,
    anvandareId: id,
  });
};
