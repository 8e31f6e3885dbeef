import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { readNyckelfil, type Nycklar } from '../../src/db/nycklar.ts';
import { linor, webblasare } from '../rigg/klient.ts';
import { ledigPort } from '../rigg/program.ts';
import { folkbokforing } from '../rigg/register.ts';
import { deltagaransvariga, loggaIn } from './anvandare.ts';
import type { Inloggad } from './arbetare.ts';
import { overvaka, type Overvakare } from './overvakare.ts';

/** A demo of its own, thrown away afterwards: the program, its PostgreSQL, a population register and users who have signed in. */
export interface Rigg {
  readonly susData: string;
  /** Where the workers keep their records. */
  readonly bocker: string;
  readonly overvakare: Overvakare;
  readonly inloggade: readonly Inloggad[];
  readonly nycklar: Nycklar;
  /** The database's clock when the demo world was laid. */
  readonly fran: Date;
  /** Runs SQL as superuser while the program runs. */
  sql(text: string): Promise<void>;
  /** Ends the program in order; the database is then opened for `las`, and everything is thrown away. */
  avsluta<T>(las: (adminUrl: string) => Promise<T>): Promise<T>;
}

const klockan = (adminUrl: string): Promise<Date> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ nu: Date }>('select clock_timestamp() as nu');
    return rows[0]?.nu ?? new Date();
  });

/** The server that the program runs: taken over, not started, so it is also not stopped by us. */
const adminUrlTill = async (susData: string): Promise<string> =>
  embeddedUrl(await startEmbedded(susData), 'postgres', 'sus');

const avslutaRigg =
  (overvakare: Overvakare, susData: string, stada: () => void): Rigg['avsluta'] =>
  async (las) => {
    await overvakare.slut();
    const server = await startEmbedded(susData);
    try {
      return await las(embeddedUrl(server, 'postgres', 'sus'));
    } finally {
      await server.stop();
      stada();
    }
  };

const loggaInAlla = async (adress: string, susData: string, nycklar: Nycklar): Promise<Inloggad[]> => {
  const konton = await deltagaransvariga(await adminUrlTill(susData), nycklar);
  const agent = linor(100);
  const inloggade: Inloggad[] = [];
  // One after the other: each reads the newest message of the inbox.
  for (const konto of konton) {
    const ny = webblasare({ adress, agent });
    await loggaIn(ny, konto);
    inloggade.push({ konto, webblasare: ny });
  }
  return inloggade;
};

export const oppnaRigg = async (): Promise<Rigg> => {
  const ovan = mkdtempSync(join(tmpdir(), 'sus-fel-'));
  chmodSync(ovan, 0o711);
  const susData = join(ovan, 'data');
  const bocker = join(ovan, 'bocker');
  mkdirSync(bocker);
  const register = await folkbokforing();
  const overvakare = overvaka({
    PORT: String(await ledigPort()),
    SUS_DATA: susData,
    FOLKBOKFORING_URL: register.url,
  });
  const stada = () => {
    register.close();
    rmSync(ovan, { recursive: true, force: true });
  };
  const avsluta = avslutaRigg(overvakare, susData, stada);
  try {
    await overvakare.vantaUppe();
    const nycklar = readNyckelfil(join(susData, 'nycklar.json'));
    const fran = await klockan(await adminUrlTill(susData));
    const inloggade = await loggaInAlla(overvakare.adress, susData, nycklar);
    const sql = async (text: string) => {
      await withClient(await adminUrlTill(susData), (client) => client.query(text));
    };
    return { susData, bocker, overvakare, inloggade, nycklar, fran, sql, avsluta };
  } catch (error) {
    process.stderr.write(overvakare.program().output());
    await avsluta(() => Promise.resolve());
    throw error;
  }
};
