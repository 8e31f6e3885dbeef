import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Register, Registerlage } from '../rigg/register.ts';
import type { Program } from '../rigg/program.ts';
import { postgresPid, type Overvakare } from './overvakare.ts';

/** What a fault did, beside what the oracle finds. */
export interface Forlopp {
  ronder: number;
  /** Seconds from each strike until the program answered again. */
  readonly tider: number[];
  /** What went against the expectation, in words. */
  readonly avvikelser: string[];
}
export const nyttForlopp = (): Forlopp => ({ ronder: 0, tider: [], avvikelser: [] });

/** Something that goes wrong in the middle of a save. */
export interface Angrepp {
  readonly namn: string;
  readonly vantat: string;
  /** Seconds until somebody answers again, at most; 10 when left out. */
  readonly hogst?: number;
  /** Does it once and waits until the program answers again. */
  slaTill(overvakare: Overvakare, forlopp: Forlopp): Promise<void>;
  /** What is wrong once it has been done for the last time, in words. */
  readonly efter?: () => Promise<string[]>;
}

export const doda = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
};

export const appDodas: Angrepp = {
  namn: 'R1 kill -9 av programmet',
  vantat: 'fel eller nytt försök, inga halva rader',
  hogst: 30,
  slaTill: async (overvakare) => {
    const { pid, slut } = overvakare.program();
    doda(pid);
    await slut;
    await overvakare.vantaUppe();
  },
};

/** The whole of PostgreSQL at once; the program lives on, says 503 and comes back by itself. */
export const postgresDodas = (susData: string): Angrepp => ({
  namn: 'R2 kill -9 av PostgreSQL',
  vantat: 'programmet lever kvar, åter < 10 s',
  slaTill: async (overvakare, { avvikelser }) => {
    const { pid } = overvakare.program();
    for (const postgres of postgresPid(susData)) doda(postgres);
    await pause(100);
    await overvakare.vantaUppe();
    if (overvakare.program().pid !== pid) avvikelser.push('programmet startades om');
  },
});

/** Its answers get ten seconds; the rest is for the database that it takes with it. */
const hogstTillSlut = 15;

/** Tells an instance to stop and waits until it has: in order, with 0 and in time. */
export const avsluta = async ({ child, slut }: Program, { avvikelser }: Forlopp): Promise<void> => {
  const fran = performance.now();
  child.kill('SIGTERM');
  await slut;
  if (child.exitCode !== 0) avvikelser.push(`slutade med ${String(child.exitCode ?? child.signalCode)}`);
  const sekunder = Math.round((performance.now() - fran) / 1000);
  if (sekunder > hogstTillSlut) avvikelser.push(`slutade efter ${sekunder} s`);
};

/** Told to stop: answers under way are finished before it ends, and it ends with 0. */
export const appAvslutas: Angrepp = {
  namn: 'R15 SIGTERM till programmet',
  vantat: 'svarar färdigt, slutar med 0',
  hogst: 30,
  slaTill: async (overvakare, forlopp) => {
    await avsluta(overvakare.program(), forlopp);
    await overvakare.vantaUppe();
  },
};

/** Nothing breaks: what is tried is the same form sent many times at once. */
export const manga: Angrepp = {
  namn: 'R11 samma formulär 20 gånger samtidigt',
  vantat: 'en registrering, samma kvitto',
  slaTill: () => Promise.resolve(),
};

const kvar = async (overvakare: Overvakare, { avvikelser }: Forlopp, pid: number): Promise<void> => {
  await overvakare.vantaUppe();
  if (overvakare.program().pid !== pid) avvikelser.push('programmet startades om');
};

const zoner = ['America/Los_Angeles', 'UTC', 'Pacific/Auckland'];

/** The machine is somewhere else in the world, or its clock is set back an hour; days are as they were typed all the same. */
export const klockan: Angrepp = {
  namn: 'R19 annan tidszon, klockan en timme bakåt',
  vantat: 'dagar och tider är som de skrevs',
  hogst: 30,
  slaTill: async (overvakare, forlopp) => {
    const { ronder } = forlopp;
    if (ronder % 2 === 1) {
      overvakare.program().child.send({ hopp: -3_600_000 });
      return;
    }
    overvakare.env['TZ'] = zoner[(ronder / 2) % zoner.length] ?? '';
    await avsluta(overvakare.program(), forlopp);
    await overvakare.vantaUppe();
  },
};

const ohyfsat = [
  'GET / HTTP/1.1\r\nHost: a\r\n',
  'POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\na=1',
  'GET /demo/konton HTTP/1.1\r\nHost: a\r\n\r\n',
  '\u0000\u0001\u0002 skräp\r\n\r\n',
];

const avbryt = (port: number, text: string): Promise<void> =>
  new Promise((klart) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      setTimeout(() => socket.resetAndDestroy(), 5);
    });
    socket.on('error', () => undefined).on('close', () => klart());
  });

/** Clients that go away in the middle of asking, or while they are answered. */
export const avbrutna: Angrepp = {
  namn: 'R20 webbläsare som bryter mitt i',
  vantat: 'ingen annan märker något',
  slaTill: async (overvakare, forlopp) => {
    const { pid } = overvakare.program();
    const port = Number(new URL(overvakare.adress).port);
    await Promise.all(Array.from({ length: 10 }, () => ohyfsat.map((text) => avbryt(port, text))).flat());
    await kvar(overvakare, forlopp, pid);
  },
};

export const fangatFel: Angrepp = {
  namn: 'R20 ett fel som ingen fångar',
  vantat: 'loggas, svarar färdigt, slutar med 1',
  hogst: 30,
  slaTill: async (overvakare, { avvikelser }) => {
    const { child, slut, output } = overvakare.program();
    child.send('fel');
    await slut;
    if (child.exitCode !== 1) avvikelser.push(`slutade med ${String(child.exitCode ?? child.signalCode)}`);
    if (!output().includes('uncaught fault')) avvikelser.push('loggades inte');
    await overvakare.vantaUppe();
  },
};

const registerlagen: readonly Registerlage[] = ['tyst', 'fel', 'skrap'];

export const registret = (register: Register): Angrepp => ({
  namn: 'R22 folkbokföringen tyst, trasig, obegriplig',
  vantat: 'sökningen säger det, annat går som vanligt',
  slaTill: async (overvakare, forlopp) => {
    const { pid } = overvakare.program();
    register.lage(registerlagen[forlopp.ronder % registerlagen.length] ?? 'fel');
    await pause(4000);
    register.lage('svarar');
    await kvar(overvakare, forlopp, pid);
  },
});

/** Nobody reads the log any more, and then there is something to say. */
export const loggen = (susData: string): Angrepp => ({
  namn: 'R24 loggens läsare försvinner',
  vantat: 'programmet märker inget',
  slaTill: async (overvakare, forlopp) => {
    const { child, pid } = overvakare.program();
    child.stdout?.destroy();
    child.stderr?.destroy();
    for (const postgres of postgresPid(susData)) doda(postgres);
    await pause(500);
    await kvar(overvakare, forlopp, pid);
  },
});
