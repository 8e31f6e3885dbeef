import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDatabase } from '../../src/db/bootstrap.ts';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded, type Embedded } from '../../src/db/embedded.ts';
import { describeSchema } from '../../src/db/schema.ts';
import { projectRoot } from '../../src/project.ts';
import { databasproxy } from '../rigg/databasproxy.ts';
import { kommando, ledigPort, starta, stoppa, vantaUppe } from '../rigg/program.ts';
import { nyMapp } from './rigg.ts';

/** A fault tried by itself: what was seen, and what of it was not as expected. */
export interface Sett {
  readonly sett: string;
  readonly avvikelser: readonly string[];
}
export interface Prov {
  readonly namn: string;
  readonly vantat: string;
  gor(): Promise<Sett>;
}

/** A PostgreSQL of its own meanwhile. */
export const medKluster = async <T>(gor: (server: Embedded, ovan: string) => Promise<T>): Promise<T> => {
  const ovan = nyMapp();
  const server = await startEmbedded(join(ovan, 'kluster'));
  try {
    return await gor(server, ovan);
  } finally {
    await server.stop();
    rmSync(ovan, { recursive: true, force: true });
  }
};

const felLosen = async (adress: string): Promise<string[]> => {
  const url = new URL(adress);
  url.password = 'fel';
  const { kod, text } = await kommando('server', { DATABASE_URL: url.href, PORT: '0', SUS_DATA: nyMapp() });
  const sagt = text.includes('godtar inte användarnamnet eller lösenordet');
  return kod !== 0 && sagt ? [] : [`fel lösenord: slutade med ${String(kod)}`];
};

/** The program is there before its database. */
export const databasenSen: Prov = {
  namn: 'R5 databasen nås inte vid start',
  vantat: 'väntar med 503, sedan igång; fel lösenord är slut med ord',
  gor: () =>
    medKluster(async (server, ovan) => {
      await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
      const proxy = await databasproxy(await ledigPort());
      const port = await ledigPort();
      const DATABASE_URL = embeddedUrl({ ...server, port: proxy.port }, 'postgres', 'sus');
      const program = starta({ PORT: String(port), SUS_DATA: join(ovan, 'data'), DATABASE_URL });
      while (!program.output().includes('Väntar')) await pause(50);
      await pause(3000);
      const { status: health } = await fetch(`http://127.0.0.1:${port}/health`);
      const rader = program.output().split('\n').length;
      proxy.riktaMot(server.port);
      const fran = performance.now();
      await vantaUppe(`http://127.0.0.1:${port}`, 120_000);
      const sekunder = Math.round((performance.now() - fran) / 1000);
      await stoppa(program);
      proxy.close();
      const avvikelser = await felLosen(embeddedUrl(server, 'postgres', 'sus'));
      if (health !== 503) avvikelser.push(`/health ${health}`);
      if (rader > 5) avvikelser.push(`${rader} rader i loggen`);
      return {
        sett: `/health ${health}, ${rader} rader i loggen, igång med demovärlden efter ${sekunder} s`,
        avvikelser,
      };
    }),
};

const somTankt = async (adminUrl: string): Promise<boolean> =>
  (await describeSchema(adminUrl)) === readFileSync(join(projectRoot, 'migrations', 'schema.sql'), 'utf8');

const nyDatabas = async (server: Embedded, namn: string): Promise<string> => {
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), namn);
  return embeddedUrl(server, 'postgres', namn);
};

export const migreraSamtidigt: Prov = {
  namn: 'R16 tre migrerar samtidigt, tre gånger',
  vantat: 'en kör, de andra väntar, alla slutar med 0',
  gor: () =>
    medKluster(async (server) => {
      const avvikelser: string[] = [];
      for (const varv of [1, 2, 3]) {
        const adminUrl = await nyDatabas(server, `samtidigt_${varv}`);
        const alla = await Promise.all(
          [1, 2, 3].map(() => kommando('cli/migrate', { DATABASE_ADMIN_URL: adminUrl })),
        );
        const korde = alla.filter(({ text }) => text.includes('Klart:')).length;
        if (alla.some(({ kod }) => kod !== 0) || korde !== 1) avvikelser.push(`varv ${varv}: ${korde} körde`);
        if (!(await somTankt(adminUrl))) avvikelser.push(`varv ${varv}: schemat är ett annat`);
      }
      return { sett: 'en körde, två väntade, schemat lika', avvikelser };
    }),
};

/** Files that have been run; -1 when it cannot be said yet. */
const korda = (adminUrl: string): Promise<number> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from public.migrering');
    return rows[0]?.n ?? -1;
  }).catch(() => -1);

export const migreringenDodas: Prov = {
  namn: 'R17 migreringen dödas, om och om igen',
  vantat: 'varje fil helt eller inte alls, fortsätter där den var',
  gor: () =>
    medKluster(async (server) => {
      const adminUrl = await nyDatabas(server, 'dodad');
      const steg: number[] = [];
      for (let n = 0; n < 8; n += 1) {
        const en = starta({ DATABASE_ADMIN_URL: adminUrl }, [], 'cli/migrate');
        while (en.child.exitCode === null && en.output().split('Kör').length < 3 + n) await pause(5);
        await pause(Math.random() * 300);
        en.child.kill('SIGKILL');
        await en.slut;
        steg.push(await korda(adminUrl));
      }
      const { kod } = await kommando('cli/migrate', { DATABASE_ADMIN_URL: adminUrl });
      const avvikelser = steg.some((en, n) => en < (steg[n - 1] ?? -1)) ? ['gick bakåt'] : [];
      if (kod !== 0) avvikelser.push(`slutade med ${String(kod)}`);
      if (!(await somTankt(adminUrl))) avvikelser.push('schemat är ett annat');
      return { sett: `${steg.join(', ')} filer körda efter varje dödande; schemat lika`, avvikelser };
    }),
};
