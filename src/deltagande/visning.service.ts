import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import type { Hus } from '../hus.ts';
import type { Rattelsebegaran } from '../rattelsebegaran/rattelsebegaran.rules.ts';
import { rattelserAttSvara } from '../rattelsebegaran/rattelsebegaran.service.ts';
import { dygn } from '../shared/datum.ts';
import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import type { Deltagande } from './deltagande.rules.ts';
import { deltagandeFor } from './deltagande.service.ts';
import { listHandelser, type Handelse } from './visning.queries.ts';

/** All that the page of one deltagande says; codes with the lists that give their texts. */
export interface Visning {
  readonly deltagande: Deltagande;
  readonly handelser: readonly Handelse[];
  /** Corrections that somebody has asked for and nobody has answered. */
  readonly rattelser: readonly Rattelsebegaran[];
  readonly styrdata: Styrdata;
}

/** What has happened to these deltaganden, as the actor may see it at the moment. */
export const handelserFor = (
  { clock }: Pick<Hus, 'clock'>,
  tx: Db,
  actor: Actor,
  deltagandeIds: readonly string[],
): Promise<Handelse[]> =>
  listHandelser(tx, deltagandeIds, {
    anvandareId: actor.id,
    utkastEfter: new Date(clock().getTime() - dygn),
  });

/** One deltagande with its history, read and audited in one transaction. @throws NotFound outside the actor's insatser */
export const visaDeltagande = async (
  hus: Pick<Hus, 'db' | 'nycklar' | 'clock'>,
  actor: Actor,
  deltagandeId: string,
): Promise<Visning> => {
  // Before the transaction: inside it the lists would wait for a second connection.
  const styrdata = await hamtaStyrdata(hus.db);
  return hus.db.transaction(actor, async (tx) => {
    const deltagande = await deltagandeFor(tx, hus.nycklar, deltagandeId);
    const handelser = await handelserFor(hus, tx, actor, [deltagandeId]);
    const rattelser = await rattelserAttSvara(tx, deltagandeId);
    await audit(tx, 'deltagande_visat', { objektId: deltagande.id, insatsId: deltagande.insatsId });
    return { deltagande, handelser, rattelser, styrdata };
  });
};
