import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from '../../src/db/process.ts';
import { avsluta, doda, type Angrepp, type Forlopp } from './angrepp.ts';
import type { Disk } from './disk.ts';
import { postgresPid } from './overvakare.ts';
import type { Proxyrigg } from './proxyrigg.ts';

type Gor = (forlopp: Forlopp) => Promise<void>;

/** The fault may stop saves, but no instance of the program. */
const levandeKvar =
  ({ instanser, overvakare }: Proxyrigg, gor: Gor): Angrepp['slaTill'] =>
  async (_overvakare, forlopp) => {
    const fore = instanser.map((en) => en.program().pid);
    await gor(forlopp);
    await overvakare.vantaUppe();
    for (const en of instanser) await en.vantaUppe();
    const dott = instanser.some((en, n) => en.program().pid !== fore[n]);
    if (dott) forlopp.avvikelser.push('programmet startades om');
  };

const brytAlla = `select pg_terminate_backend(pid) from pg_stat_activity
  where pid <> pg_backend_pid() and backend_type = 'client backend'`;

export const databasenOm = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R4 PostgreSQL startas om eller bryter alla',
  vantat: 'programmet lever kvar, åter < 10 s',
  slaTill: levandeKvar(rigg, async ({ ronder }) => {
    if (ronder % 3 === 0) {
      await rigg.sql(brytAlla);
      return;
    }
    const [postmaster = 0] = postgresPid(rigg.kluster);
    process.kill(postmaster, ronder % 3 === 1 ? 'SIGINT' : 'SIGQUIT');
    while (isAlive(postmaster)) await pause(20);
    await rigg.startaDatabasen();
  }),
});

/** Every other time what was held is delivered afterwards, long after somebody waited for it; else it is lost. */
export const svartHal = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R7 databasen tystnar 4 s',
  vantat: '503 eller sen sparning, åter < 10 s',
  slaTill: levandeKvar(rigg, async ({ ronder }) => {
    rigg.proxy.lage('tyst');
    await pause(4000);
    if (ronder % 2 === 1) rigg.proxy.bryt();
    rigg.proxy.lage('igenom');
  }),
});

export const segt = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R7 databasen svarar 0,2 s sent',
  vantat: 'allt går, långsamt',
  slaTill: levandeKvar(rigg, async () => {
    rigg.proxy.lage('seg');
    await pause(4000);
    rigg.proxy.lage('igenom');
  }),
});

/** Waits until it has happened, or nobody gets that far. */
const hander = async ({ proxy }: Proxyrigg, handelse: Promise<void>): Promise<boolean> => {
  const sent = pause(2500, false, { ref: false });
  const hant = await Promise.race([handelse.then(() => true), sent]);
  proxy.avbryt();
  return hant;
};

/** Every save has this many statements; the longest has no more than the other number. */
const [satserMinst, satserMest] = [4, 20];

export const nteSatsen = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R7 förbindelsen bryts vid sats 1, 2, 3 …',
  vantat: 'allt eller inget',
  slaTill: levandeKvar(rigg, async ({ ronder, avvikelser }) => {
    if (!(await hander(rigg, rigg.proxy.kapaVid(1 + (ronder % satserMest)))) && ronder < satserMinst)
      avvikelser.push(`ingen sparning nådde sats ${1 + ronder}`);
  }),
});

export const commitSvaret = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R8 svaret på COMMIT försvinner',
  vantat: 'samma kvitto när formuläret skickas igen',
  slaTill: levandeKvar(rigg, async (forlopp) => {
    if (!(await hander(rigg, rigg.proxy.tappaCommit()))) forlopp.avvikelser.push('inget svar försvann');
  }),
});

const fyll = async (url: string): Promise<pg.Client[]> => {
  const alla: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const full = await client.connect().then(
      () => false,
      () => true,
    );
    if (full) return alla;
    alla.push(client);
  }
};

/** As an account that may not take the last ones, which are the superuser's. */
export const forbindelserna = (rigg: Proxyrigg): Angrepp => ({
  namn: 'R9 förbindelserna är slut',
  vantat: '503 för det som inte ryms, åter < 10 s',
  slaTill: levandeKvar(rigg, async () => {
    const url = new URL(rigg.adminUrl());
    const konto = new URL(rigg.loginUrl());
    url.username = konto.username;
    url.password = konto.password;
    const tagna = await fyll(url.href);
    await rigg.sql(`${brytAlla} and application_name like 'sus%' and application_name <> ''`);
    tagna.push(...(await fyll(url.href)));
    await pause(3000);
    for (const client of tagna) await client.end().catch(() => undefined);
  }),
});

const ballast = Buffer.alloc(1_000_000, 1);

const fyllDisken = (fil: string): void => {
  const oppen = openSync(fil, 'w');
  try {
    for (;;) writeSync(oppen, ballast);
  } catch {
    // That it is full is what was wanted.
  } finally {
    closeSync(oppen);
  }
};

export const diskenFull = (rigg: Proxyrigg, { mapp }: Disk): Angrepp => ({
  namn: 'R6 disken är full (data och WAL)',
  vantat: 'nekas med ord, åter < 10 s när det finns plats',
  slaTill: levandeKvar(rigg, async () => {
    const fil = join(mapp, 'ballast');
    fyllDisken(fil);
    await pause(4000);
    rmSync(fil);
    // A full WAL stops the server, and then somebody starts it again.
    const [postmaster = 0] = postgresPid(rigg.kluster);
    if (!isAlive(postmaster)) await rigg.startaDatabasen();
  }),
});

/** The machine of the database loses its power: what is not on the disk is gone, and every process of it too. */
export const stromavbrott = (rigg: Proxyrigg, disk: Disk, slag: string): Angrepp => ({
  namn: `R3 strömavbrott hos databasen, ${slag}`,
  vantat: 'inget med kvitto förlorat, programmet lever kvar',
  slaTill: levandeKvar(rigg, async () => {
    const alla = postgresPid(rigg.kluster);
    disk.bryt();
    for (const pid of alla) doda(pid);
    await disk.ater();
    await rigg.startaDatabasen();
  }),
});

/** Each instance in turn is told to stop, and started again, while the other one works. */
export const rullande = ({ instanser, overvakare }: Proxyrigg): Angrepp => ({
  namn: 'R14 två instanser, den ena i taget startas om',
  vantat: 'slutar med 0, ingen loggas ut, den andra svarar',
  hogst: 60,
  slaTill: async (_overvakare, forlopp) => {
    const en = instanser[forlopp.ronder % instanser.length];
    if (en === undefined) return;
    const slut = avsluta(en.program(), forlopp);
    await overvakare.vantaUppe();
    await slut;
    await en.vantaUppe();
  },
});
