import { randomUUID } from 'node:crypto';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';

/** The query of a report that anyone with SUSrapport may see. */
export const rapportfraga = 'typ=deltagarrapport&del=d&niva=riket&fran=2024-01&till=2024-12&kon=ja';

/** A selection that somebody has saved. @returns its id */
export const laggSparat = async (
  { databas, varld }: Testhus,
  vem: Vem,
  { namn = 'Min åldersrapport', urval = rapportfraga } = {},
): Promise<string> => {
  const id = randomUUID();
  await withClient(databas.adminUrl, (client) =>
    client.query(
      'insert into verksamhet.sparat_urval (id, anvandare_id, namn, urval) values ($1, $2, $3, $4)',
      [id, varld.anvandare[vem], namn, urval],
    ),
  );
  return id;
};

/** One of everybody's: their ids by name. */
export const laggSparade = async (hus: Testhus): Promise<Readonly<Record<string, string>>> => {
  const par = (Object.keys(cast) as Vem[]).map(async (vem) => [vem, await laggSparat(hus, vem)] as const);
  return Object.fromEntries(await Promise.all(par));
};
