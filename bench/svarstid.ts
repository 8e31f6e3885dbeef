/**
 * `npm run bench:svarstid [-- --varv 200]`: whether the time of a refused sign-in tells who has an account (ASVS V6.3.8).
 * A wrong password for one who is unknown, known, locked, ended and without a role, in turn, in production mode. Ends with 1
 * when two medians differ by more than 5 ms. Speed does not belong in the tests; this is run on a machine that rests.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { hashLosenord } from '../src/inloggning/losenord.service.ts';
import { tabell } from './fel/tabell.ts';
import { oppnaBank, type Bank } from './matning/program.ts';
import { doldaFalt } from './rigg/html.ts';
import { linor, webblasare, type Webblasare } from './rigg/klient.ts';
import { testnummer } from './rigg/personer.ts';
import { bygg } from './rigg/program.ts';

const { values } = parseArgs({ options: { varv: { type: 'string', default: '200' } } });
const say = (text: string) => process.stdout.write(`${text}\n`);
const hogst = 5;

/** Who tries, by the number of the user in the world (varld.ts); the unknown is none of them. */
const sorter = { okänd: 9_000, känd: 0, spärrad: 1, avslutad: 2, 'utan roll': 3 } as const;
type Sort = keyof typeof sorter;
const alla = Object.keys(sorter) as Sort[];

interface Forsokare {
  readonly sort: Sort;
  readonly klient: Webblasare;
  readonly falt: Readonly<Record<string, string>>;
  readonly tider: number[];
  readonly svar: Set<string>;
}

const forbered = async (bank: Bank): Promise<void> => {
  const [, , avslutad, utanRoll] = bank.anvandare;
  const hash = await hashLosenord('nio blåa skidor i snön');
  await bank.sql(`
    set session_replication_role = replica;
    update auth.anvandare set losenord_hash = '${hash}', losenord_satt_at = now();
    update auth.anvandare set avslutad_at = now() where id = '${avslutad?.id ?? ''}';
    delete from auth.uppdrag where anvandare_id = '${utanRoll?.id ?? ''}';
    delete from auth.anvandare_roll where anvandare_id = '${utanRoll?.id ?? ''}'`);
};

const forsokare = async ({ adress }: Bank, sort: Sort, n: number): Promise<Forsokare> => {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': `10.1.0.${String(n + 1)}` };
  const klient = webblasare({ adress, agent: linor(1), headers, igen: true });
  const dolda = doldaFalt((await klient.get('/logga-in')).text, '/logga-in');
  const falt = { ...dolda, personnummer: testnummer(399_000 + sorter[sort]), losenord: 'inte rätt lösenord' };
  return { sort, klient, falt, tider: [], svar: new Set() };
};

const prova = async ({ klient, falt, tider, svar }: Forsokare): Promise<void> => {
  const start = performance.now();
  const { status, kropp } = await klient.post('/logga-in', falt);
  tider.push(performance.now() - start);
  svar.add(`${String(status)}, ${String(kropp.length)} byte`);
};

/** Five wrong ones lock; what has been counted for the others is forgotten between the rounds. */
const las = async (bank: Bank, sparrad: Forsokare): Promise<() => Promise<unknown>> => {
  for (let i = 0; i < 5; i += 1) await prova(sparrad);
  sparrad.tider.length = 0;
  await bank.sql(
    `create table public.las as select key from auth.begransning where points = 5 and key like '%10.1.0.%'`,
  );
  return () =>
    bank.sql(
      "delete from auth.begransning where key not in (select key from public.las where key not like 'losenord:adress:%')",
    );
};

const mitten = (tider: readonly number[]): number =>
  tider.toSorted((a, b) => a - b)[Math.floor(tider.length / 2)] ?? 0;
const ms = (tal: number) => tal.toFixed(1).replace('.', ',');

const mat = async (bank: Bank): Promise<boolean> => {
  await forbered(bank);
  const de = await Promise.all(alla.map((sort, n) => forsokare(bank, sort, n)));
  const glom = await las(bank, de[2]!);
  for (let varv = 0; varv < Number(values.varv); varv += 1) {
    await glom();
    // Another one begins each round, so that nobody always comes first.
    for (let n = 0; n < de.length; n += 1) await prova(de[(varv + n) % de.length]!);
  }
  const medianer = de.map(({ tider }) => mitten(tider));
  say(
    tabell([
      ['vem', 'försök', 'median ms', 'mot okänd', 'svar'],
      ...de.map(({ sort, tider, svar }, n) => [
        sort,
        String(tider.length),
        ms(medianer[n]!),
        ms(medianer[n]! - medianer[0]!),
        [...svar].join('; '),
      ]),
    ]),
  );
  const skillnad = Math.max(...medianer) - Math.min(...medianer);
  const lika = new Set(de.flatMap(({ svar }) => [...svar])).size === 1;
  say(
    `Största skillnaden ${ms(skillnad)} ms (högst ${String(hogst)}). Svaren är ${lika ? 'lika' : 'OLIKA'}.`,
  );
  return skillnad <= hogst && lika;
};

bygg();
const bank = await oppnaBank({ antal: 1000, behall: null, flaggor: [] }, say);
const bra = await mat(bank).finally(() => bank.stang());
process.exitCode = bra ? 0 : 1;
