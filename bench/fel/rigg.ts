import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { readNyckelfil, type Nycklar } from '../../src/db/nycklar.ts';
import { linor, webblasare } from '../rigg/klient.ts';
import { ledigPort } from '../rigg/program.ts';
import { oppnaTjanster, type Tjanster } from '../rigg/tjanster.ts';
import { folkbokforing, type Register } from '../rigg/register.ts';
import { deltagaransvariga, loggaIn } from './anvandare.ts';
import type { Inloggad } from './arbetare.ts';
import { overvaka, type Overvakare } from './overvakare.ts';

/** A demo of its own, thrown away afterwards: the program, its PostgreSQL, a population register and users who have signed in. */
export interface Rigg {
  /** Where the workers keep their records. */
  readonly bocker: string;
  readonly overvakare: Overvakare;
  readonly register: Register;
  readonly inloggade: readonly Inloggad[];
  readonly nycklar: Nycklar;
  /** The database's clock when the demo world was laid. */
  readonly fran: Date;
  /** Runs SQL as superuser while the program runs. */
  sql(text: string): Promise<void>;
  /** Ends the program in order; the database is then opened for `las`, and everything is thrown away. */
  avsluta<T>(las: (adminUrl: string) => Promise<T>): Promise<T>;
}

/** The program with the PostgreSQL that it starts itself. */
export interface Inbyggd extends Rigg {
  readonly susData: string;
  /** Those that SUS hands its messages to; null when the demo keeps them itself. */
  readonly tjanster: Tjanster | null;
}

/** A folder of its own, that PostgreSQL can pass through. */
export const nyMapp = (): string => {
  const ovan = mkdtempSync(join(tmpdir(), 'sus-fel-'));
  chmodSync(ovan, 0o711);
  return ovan;
};

const klockan = (adminUrl: string): Promise<Date> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ nu: Date }>('select clock_timestamp() as nu');
    return rows[0]?.nu ?? new Date();
  });

/** The server that the program runs: taken over, not started, so it is also not stopped by us. */
export const adminUrlTill = async (susData: string): Promise<string> =>
  embeddedUrl(await startEmbedded(susData), 'postgres', 'sus');

interface Var {
  readonly adress: string;
  readonly sedan: string;
  readonly tjanster?: Tjanster | null;
}

/** One sign-in after the other: each reads the newest message of the inbox. */
const enITaget = () => {
  let sist = Promise.resolve();
  return (gor: () => Promise<void>): Promise<void> => {
    sist = sist.then(gor, gor);
    return sist;
  };
};

/** Signs everybody in at `adress`; from then on they work at `sedan`. */
const loggaInAlla = async (
  adminUrl: string,
  nycklar: Nycklar,
  { adress, sedan, tjanster = null }: Var,
): Promise<Inloggad[]> => {
  const konton = await deltagaransvariga(adminUrl, nycklar);
  const agent = linor(100);
  const iTur = enITaget();
  const inloggade = konton.map((konto) => {
    const ny = webblasare({ adress, agent });
    const cookies = ny.cookies;
    return {
      konto,
      webblasare: webblasare({ adress: sedan, agent }, cookies),
      loggaIn: () => iTur(() => loggaIn(ny, konto, tjanster?.koden)),
    };
  });
  for (const en of inloggade) await en.loggaIn();
  return inloggade;
};

/** What a rig has of people and keys once the program is up. */
export const befolka = async (
  adminUrl: string,
  susData: string,
  var_: Var,
): Promise<Pick<Rigg, 'nycklar' | 'fran' | 'inloggade'>> => {
  const nycklar = readNyckelfil(join(susData, 'nycklar.json'));
  const fran = await klockan(adminUrl);
  return { nycklar, fran, inloggade: await loggaInAlla(adminUrl, nycklar, var_) };
};

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

/** @param medTjanster messages are handed over to services of the rig's own, that can break */
export const oppnaRigg = async (medTjanster = false): Promise<Inbyggd> => {
  const ovan = nyMapp();
  const [susData, bocker] = [join(ovan, 'data'), join(ovan, 'bocker')];
  mkdirSync(bocker);
  const register = await folkbokforing();
  const tjanster = medTjanster ? await oppnaTjanster() : null;
  const overvakare = overvaka({
    PORT: String(await ledigPort()),
    SUS_DATA: susData,
    FOLKBOKFORING_URL: register.url,
    ...tjanster?.env,
  });
  const stada = () => {
    register.close();
    tjanster?.close();
    rmSync(ovan, { recursive: true, force: true });
  };
  const avsluta = avslutaRigg(overvakare, susData, stada);
  try {
    await overvakare.vantaUppe();
    const { adress } = overvakare;
    const folk = await befolka(await adminUrlTill(susData), susData, { adress, sedan: adress, tjanster });
    const sql = async (text: string) => {
      await withClient(await adminUrlTill(susData), (client) => client.query(text));
    };
    return { susData, tjanster, bocker, overvakare, register, ...folk, sql, avsluta };
  } catch (error) {
    process.stderr.write(overvakare.program().output());
    await avsluta(() => Promise.resolve());
    throw error;
  }
};
