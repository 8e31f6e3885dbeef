import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Inloggad } from '../matning/inloggade.ts';
import type { Bank } from '../matning/program.ts';
import { ifylltFormular, skicka } from '../matning/sidor.ts';
import { barSql, type Rapporttyp } from './bart.ts';
import { landet } from './varlden.ts';

/** The bench: the program, those who are signed in, and a connection of its own as the role that reads reports. */
export interface Bank2 {
  readonly bank: Bank;
  readonly inloggade: readonly Inloggad[];
  readonly bar: pg.Client;
}

export const oppnaBar = async ({ adminUrl }: Bank): Promise<pg.Client> => {
  const bar = new pg.Client({ connectionString: adminUrl });
  await bar.connect();
  // As the reports are let work.
  await bar.query("set role sus_rapport; set work_mem = '64MB'; set jit = off");
  return bar;
};

const del = (bokstaver: string) => Array.from(bokstaver, (en) => `del=${en}`).join('&');
const variabler = ['aktuella', 'paborjade', 'avslutade', 'anonyma', 'volym', 'totalt', 'budget', 'utfall'];
const urvalet: Record<Rapporttyp, string> = {
  deltagarrapport: `typ=deltagarrapport&${del('abcdefg')}&kon=ja`,
  standardrapport: `typ=standardrapport&${del('abcdef')}&kon=ja&forsorjning=sjukpenning`,
  insatsrapport: `typ=insatsrapport&kon=ja&${variabler.map((v) => `variabel=${v}`).join('&')}`,
  kostnadsrapport: `typ=kostnadsrapport&${del('1234')}&detaljer=detaljerad`,
};

/** Whole years, each window another: nothing of one is remembered from the other. */
export const perioder: readonly (readonly [fran: number, till: number])[] = [
  [landet.forsta, landet.sista],
  [landet.forsta + 1, landet.sista],
  [landet.forsta, landet.sista - 1],
  [landet.forsta + 2, landet.sista],
  [landet.forsta + 1, landet.sista - 1],
];

export const fraga = (typ: Rapporttyp, [fran, till]: readonly [number, number], mer = ''): string => {
  const manad = (ar: number, m: string) => (typ === 'kostnadsrapport' ? String(ar) : `${String(ar)}-${m}`);
  return `${urvalet[typ]}${mer}&niva=riket&fran=${manad(fran, '01')}&till=${manad(till, '12')}`;
};

export interface Hamtat {
  readonly ms: number;
  readonly forstaByte: number;
  readonly byte: number;
}

/** Asks for a page or file as somebody who is signed in, and lets the bytes pass. @throws when the answer is no report */
export const hamta = ({ bank: { adress } }: Bank2, { webblasare }: Inloggad, path: string): Promise<Hamtat> =>
  new Promise((resolve, reject) => {
    const cookie = [...webblasare.cookies].map(([namn, varde]) => `${namn}=${varde}`).join('; ');
    const borjade = performance.now();
    const headers = { cookie, 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.9.0.1' };
    const req = request(`${adress}${path}`, { headers }, (res) => {
      let [byte, forstaByte] = [0, 0];
      res.on('data', (bit: Buffer) => {
        if (byte === 0) forstaByte = performance.now() - borjade;
        byte += bit.length;
      });
      res.on('error', reject);
      res.on('end', () => {
        if (res.statusCode === 200) resolve({ ms: performance.now() - borjade, forstaByte, byte });
        else reject(new Error(`${String(res.statusCode)}: ${path}`));
      });
    });
    req.on('error', reject);
    req.end();
  });

/** The bare statements over the same rows, one after the other. */
export const bart = async ({ bar }: Bank2, typ: Rapporttyp, [fran, till]: readonly [number, number]) => {
  const borjade = performance.now();
  for (const text of barSql[typ])
    await bar.query(text, [`${String(fran)}-01-01`, `${String(till + 1)}-01-01`]);
  return performance.now() - borjade;
};

/** Rows that the tables have given so far, by every index and scan; the counters are told once a backend rests. */
export const lastaRader = async ({ bank }: Bank2): Promise<number> => {
  await pause(11_000);
  const { rows } = await bank.sql<{ n: string }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as n from pg_stat_user_tables where schemaname in ('verksamhet', 'styrdata')`,
  );
  return Number(rows[0]?.n ?? 0);
};

/** Memory that the program holds right now, in MB. */
const minnet = ({ bank }: Bank2): number => {
  const status = readFileSync(`/proc/${String(bank.program.child.pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

/** Does something, and tells how far memory rose above what it was. */
export const medMinne = async <T>(
  bank: Bank2,
  gor: () => Promise<T>,
): Promise<[T, vila: number, over: number]> => {
  const vila = minnet(bank);
  let topp = vila;
  const klocka = setInterval(() => {
    topp = Math.max(topp, minnet(bank));
  }, 50);
  const svar = await gor().finally(() => {
    clearInterval(klocka);
  });
  return [svar, vila, Math.max(topp, minnet(bank)) - vila];
};

export const kvantil = (tider: readonly number[], andel: number): number => {
  const sorterade = tider.toSorted((a, b) => a - b);
  return sorterade[Math.min(sorterade.length - 1, Math.floor(sorterade.length * andel))] ?? 0;
};

/** As long as a person waits: what is not saved by then counts as this. */
const talamod = 10_000;

/** So many saves one after the other, each by somebody else; `forsta` is the number of the first new person. */
export const spara = async ({ inloggade }: Bank2, forsta: number, antal: number): Promise<number[]> => {
  const tider: number[] = [];
  for (let n = 0; n < antal; n += 1) {
    const vem = inloggade[10 + (n % (inloggade.length - 10))];
    if (vem === undefined) continue;
    let borjade = performance.now();
    const sparad = ifylltFormular(vem, forsta + n).then((ifyllt) => {
      borjade = performance.now();
      return skicka(ifyllt);
    });
    tider.push(
      await sparad.then(
        () => performance.now() - borjade,
        () => talamod,
      ),
    );
  }
  return tider;
};
