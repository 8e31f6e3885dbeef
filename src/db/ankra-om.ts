import { Driftfel } from '../shared/driftfel.ts';
import { becomeRole } from './admindatabas.ts';
import { withClient } from './client.ts';
import { lasAnkare, skrivAnkare, type Ankare } from './granska-ankare.ts';
import { lasKedjan } from './granska-lasning.ts';
import { brottText, granska, type Lank } from './granska.ts';

interface Anledning {
  /** Why the database is at another row than the anchor: which backup was restored, and when. */
  readonly orsak: string;
  /** Name of the one who accepts it. */
  readonly av: string;
}

/** The head of a chain that holds, but not against the anchor. @throws Driftfel when there is nothing to accept, or must not be */
const provaKedjan = async (adminUrl: string, ankare: Ankare): Promise<Lank> => {
  const [brott, huvud] = await lasKedjan(
    adminUrl,
    async (rader, head) => [await granska(rader, head, null), head] as const,
  );
  if (brott !== null)
    throw new Driftfel(`Händelseloggen håller inte, och då hjälper inget nytt ankare. ${brottText(brott)}`);
  const mot = await lasKedjan(adminUrl, (rader, head) => granska(rader, head, ankare));
  if (mot === null) throw new Driftfel('Ankaret håller. Det finns inget att ankra om.');
  return huvud;
};

/** Writes that it was done, in a table of its own and in the chain, and gives the head that then stands. */
const skrivOmankring = (
  adminUrl: string,
  { orsak, av }: Anledning,
  gammalt: Lank,
  nytt: Lank,
): Promise<Lank> =>
  withClient(adminUrl, async (client) => {
    await client.query("begin; set local sus.begaran_id = 'ankra-om'; set local sus.kalla = 'terminal'");
    await becomeRole(client, 'sus_audit');
    await client.query(
      `insert into audit.omankring (av, orsak, gammal_id, gammal_hash, ny_id, ny_hash)
       values ($1, $2, $3, decode($4, 'hex'), $5, decode($6, 'hex'))`,
      [av, orsak, gammalt.id, gammalt.hash, nytt.id, nytt.hash],
    );
    await client.query("select audit.logga('logg_omankrad', null, null, $1, 'ok')", [
      `gammalt ${String(gammalt.id)} ${gammalt.hash},nytt ${String(nytt.id)} ${nytt.hash}`,
    ]);
    const { rows } = await client.query<{ id: string; hash: string }>(
      "select id::text, encode(hash, 'hex') as hash from audit.huvud",
    );
    await client.query('commit');
    const [huvud] = rows;
    return { id: Number(huvud?.id), hash: huvud?.hash ?? '' };
  });

/**
 * Sets the anchor anew after a restore to an earlier time. The chain itself must hold. That it was done, by whom and why, with the old head
 * and the new one, stands in the database, in the chain and in the anchor file.
 * @returns a sentence about what was done
 * @throws Driftfel when the chain is broken, when the anchor holds, and when there is none
 */
export const ankraOm = async (adminUrl: string, fil: string, anledning: Anledning): Promise<string> => {
  const ankare = lasAnkare(fil);
  if (ankare === null) throw new Driftfel(`Det finns inget ankare i ${fil}.`);
  const gammalt = { id: ankare.id, hash: ankare.hash };
  const nytt = await provaKedjan(adminUrl, ankare);
  const huvud = await skrivOmankring(adminUrl, anledning, gammalt, nytt);
  const omankring = { at: new Date().toISOString(), ...anledning, gammalt, nytt };
  skrivAnkare(fil, huvud, [...ankare.omankringar, omankring]);
  return `Ankaret är satt på nytt vid rad ${String(huvud.id)}. Det gamla stod vid rad ${String(gammalt.id)}.`;
};
