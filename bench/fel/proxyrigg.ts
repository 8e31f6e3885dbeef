import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from '../../src/db/bootstrap.ts';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded, type Embedded } from '../../src/db/embedded.ts';
import { databasproxy, type Databasproxy } from '../rigg/databasproxy.ts';
import { ledigPort, vantaUppe } from '../rigg/program.ts';
import { folkbokforing } from '../rigg/register.ts';
import { vaxel } from '../rigg/vaxel.ts';
import { monteraDisk, type Disk, type Diskslag } from './disk.ts';
import { overvaka, type Overvakare } from './overvakare.ts';
import { befolka, nyMapp, type Rigg } from './rigg.ts';

/** Two instances of the program behind one address, and a database of their own behind a proxy. */
export interface Proxyrigg extends Rigg {
  readonly proxy: Databasproxy;
  readonly instanser: readonly Overvakare[];
  /** The disk of the database; null where it has none of its own. */
  readonly disk: Disk | null;
  readonly kluster: string;
  /** Address of the database as superuser, past the proxy. */
  adminUrl(): string;
  /** Address of the database as the program signs in, through the proxy. */
  loginUrl(): string;
  /** Starts the database again after it has stopped. */
  startaDatabasen(): Promise<void>;
}

const installningar = ['max_wal_size=64MB', 'min_wal_size=32MB', 'max_connections=80'];

/** Several instances seen as one. */
const tillsammans = (adress: string, instanser: readonly Overvakare[]): Overvakare => ({
  adress,
  env: {},
  program: () => instanser[0]!.program(),
  omstarter: () => instanser.reduce((alla, en) => alla + en.omstarter(), 0),
  vantaUppe: () => vantaUppe(adress),
  slut: async () => {
    await Promise.all(instanser.map((en) => en.slut()));
  },
});

const oppnaDatabas = async (ovan: string, slag: Diskslag) => {
  const kluster = join(ovan, 'kluster');
  const disk = monteraDisk(slag, kluster);
  let server: Embedded = await startEmbedded(kluster, installningar);
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
  const proxy = await databasproxy(server.port);
  return {
    kluster,
    disk: typeof disk === 'string' ? null : disk,
    proxy,
    adminUrl: () => embeddedUrl(server, 'postgres', 'sus'),
    genom: (som: 'postgres' | 'sus_inloggad') => embeddedUrl({ ...server, port: proxy.port }, som, 'sus'),
    startaDatabasen: async () => {
      server = await startEmbedded(kluster, installningar);
      proxy.riktaMot(server.port);
    },
    stang: async () => {
      await server.stop();
      proxy.close();
      if (typeof disk !== 'string') disk.slapp();
    },
  };
};

export const oppnaProxyrigg = async (slag: Diskslag = 'minne'): Promise<Proxyrigg> => {
  const ovan = nyMapp();
  const [susData, bocker] = [join(ovan, 'data'), join(ovan, 'bocker')];
  mkdirSync(bocker);
  const register = await folkbokforing();
  const databas = await oppnaDatabas(ovan, slag);
  const portar = [await ledigPort(), await ledigPort()];
  const env = (port: number | undefined) => ({
    PORT: String(port),
    SUS_DATA: susData,
    FOLKBOKFORING_URL: register.url,
    DATABASE_URL: databas.genom('sus_inloggad'),
    DATABASE_ADMIN_URL: databas.genom('postgres'),
  });
  const forsta = overvaka(env(portar[0]));
  await forsta.vantaUppe();
  const instanser = [forsta, overvaka(env(portar[1]))];
  const framfor = await vaxel(portar);
  const overvakare = tillsammans(`http://127.0.0.1:${framfor.port}`, instanser);
  for (const en of instanser) await en.vantaUppe();
  const folk = await befolka(databas.adminUrl(), susData, {
    adress: forsta.adress,
    sedan: overvakare.adress,
  });
  return {
    ...databas,
    loginUrl: () => databas.genom('sus_inloggad'),
    ...{ bocker, overvakare, register, instanser, ...folk },
    sql: async (text) => {
      await withClient(databas.adminUrl(), (client) => client.query(text));
    },
    avsluta: async (las) => {
      await overvakare.slut();
      try {
        return await las(databas.adminUrl());
      } finally {
        framfor.close();
        register.close();
        await databas.stang();
        rmSync(ovan, { recursive: true, force: true });
      }
    },
  };
};
