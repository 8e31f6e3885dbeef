import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { hindret, obehorig } from './som.ts';
import { bankidfall } from './villkor-bankid.ts';
import { arbetetTillats, arbetsfall } from './villkor-arbete.ts';
import { behorighetsfall } from './villkor-behorighet.ts';
import { avidentifieringenTillats, avidentifieringsfall } from './villkor-avidentifiering.ts';
import { begransningenTillats, begransningsfall } from './villkor-begransning.ts';
import { bestallningenTillats, bestallningsfall } from './villkor-bestallning.ts';
import { kontofall, kontotTillats } from './villkor-konto.ts';
import { deltagandefall } from './villkor-deltagande.ts';
import { gallringenTillats, gallringsfall } from './villkor-gallring.ts';
import { genomgangenTillats, genomgangsfall } from './villkor-genomgang.ts';
import { granskningsfall } from './villkor-granskning.ts';
import { organisationsfall } from './villkor-organisation.ts';
import { ovrigaFall } from './villkor-ovrigt.ts';
import { rattelsefall, rattelserTillats } from './villkor-rattelse.ts';
import { registerutdragenTillats, registerutdragsfall } from './villkor-registerutdrag.ts';
import { styrdatafall, styrdataTillats } from './villkor-styrdata.ts';
import { utskicksfall } from './villkor-utskick.ts';
import { volymenTillats, volymfall } from './villkor-volym.ts';
import { laggGrund, medNamn, provaTillSlut, type Namn } from './villkor.ts';

const kort = (text: string) => text.replace(/\s+/g, ' ').slice(0, 120);
const allaFall = [
  ...organisationsfall,
  ...behorighetsfall,
  ...bankidfall,
  ...kontofall,
  ...bestallningsfall,
  ...utskicksfall,
  ...genomgangsfall,
  ...granskningsfall,
  ...deltagandefall,
  ...avidentifieringsfall,
  ...registerutdragsfall,
  ...gallringsfall,
  ...begransningsfall,
  ...rattelsefall,
  ...ovrigaFall,
  ...arbetsfall,
  ...volymfall,
  ...styrdatafall,
].map(([villkor, text, app]) => ({
  villkor,
  text,
  kort: kort(text),
  forApp: app === 'nekas' ? obehorig : villkor,
}));
const tillatet = [
  ...arbetetTillats,
  ...volymenTillats,
  ...styrdataTillats,
  ...bestallningenTillats,
  ...genomgangenTillats,
  ...registerutdragenTillats,
  ...gallringenTillats,
  ...begransningenTillats,
  ...rattelserTillats,
  ...avidentifieringenTillats,
  ...kontotTillats,
].map((text) => [kort(text), text]);

let hus: Testhus;
let namn: Namn;
let superuser: pg.Client;
let app: pg.Client;
beforeAll(async () => {
  hus = await testhus();
  namn = await laggGrund(hus);
  superuser = new pg.Client({ connectionString: hus.databas.adminUrl });
  app = new pg.Client({ connectionString: hus.databas.url, options: '-c role=sus_app' });
  await Promise.all([superuser.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([superuser.end(), app.end()]);
  await hus.close();
});

/** What stops the statements, in a transaction as anna that is thrown away. */
const prova = async (client: pg.Client, text: string): Promise<string> => {
  await client.query(`begin; set local sus.anvandare_id = '${hus.varld.anvandare.anna}'`);
  const svar = await hindret(provaTillSlut(client, text));
  await client.query('rollback');
  return svar;
};

describe('each constraint stops what it is for', () => {
  it.each(allaFall)('$villkor: $kort', async ({ villkor, text, forApp }) => {
    const ifylld = medNamn(text, namn);
    expect(await prova(superuser, ifylld)).toBe(villkor);
    expect(await prova(app, ifylld)).toBe(forApp);
  });
  it.each(tillatet)('and nothing stops: %s', async (_kort, text) => {
    const ifylld = medNamn(text, namn);
    expect(await prova(superuser, ifylld)).toBe('nothing');
    expect(await prova(app, ifylld)).toBe('nothing');
  });
});

const fraga = async (text: string) =>
  (await superuser.query<{ namn: string }>(text)).rows.map((rad) => rad.namn);
const vara = "('styrdata', 'auth', 'verksamhet', 'person', 'audit')";

describe('no constraint is without its case', () => {
  const provade = new Set(allaFall.map(({ villkor }) => villkor));

  it('among checks, exclusions and unique keys (those that only carry a foreign key are broken by none)', async () => {
    const finns = await fraga(`
      select k.conname as namn from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where n.nspname in ${vara} and k.contype in ('c', 'x', 'u')
        and not exists (select from pg_constraint p where p.conrelid = k.conrelid and p.contype = 'p' and k.conkey @> p.conkey)
      union all
      select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${vara} and i.indisunique and not exists (select from pg_constraint where conindid = i.indexrelid)`);
    expect(finns.filter((villkor) => !provade.has(villkor))).toEqual([]);
  });
  it('among those that triggers name', async () => {
    const finns = await fraga(`
      select distinct m[1] as namn from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
        regexp_matches(p.prosrc, $$constraint = '(\\w+)'$$, 'g') m where n.nspname in ${vara}`);
    expect(finns.length).toBeGreaterThan(20);
    expect(finns.filter((villkor) => !provade.has(villkor))).toEqual([]);
  });
});

interface Nyckel {
  readonly id: number;
  readonly namn: string;
  readonly tabell: string;
  readonly kolumn: string;
  readonly typ: string;
}

const frammandeNycklar = async (): Promise<Nyckel[]> => {
  const { rows } = await superuser.query<Nyckel>(`
    select k.oid::int as id, k.conname as namn, k.conrelid::regclass::text as tabell, a.attname as kolumn, a.atttypid::regtype::text as typ
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where n.nspname in ${vara} and k.contype = 'f' order by 2`);
  return rows;
};

/** Takes every other constraint and trigger away from the table, so that only this key is left to judge. */
const ensam = ({ id, tabell }: Nyckel) => `
  do $$
  declare k record;
  begin
    for k in select conrelid::regclass as tabell, conname from pg_constraint
      where contype in ('c', 'f', 'x') and oid <> ${id} and '${tabell}'::regclass in (conrelid, confrelid) loop
      execute format('alter table %s drop constraint %I', k.tabell, k.conname);
    end loop;
  end $$;
  alter table ${tabell} disable trigger user;`;

describe('every foreign key', () => {
  it('refuses what does not exist, by its own name', async () => {
    const nycklar = await frammandeNycklar();
    expect(nycklar.length).toBeGreaterThan(30);
    const utfall: Record<string, string> = {};
    for (const nyckel of nycklar) {
      const varde = nyckel.typ === 'uuid' ? 'gen_random_uuid()' : "'finns_inte'";
      const andring = `update ${nyckel.tabell} set ${nyckel.kolumn} = ${varde}`;
      utfall[nyckel.namn] = await prova(superuser, `${ensam(nyckel)} ${andring}`);
    }
    expect(utfall).toEqual(Object.fromEntries(nycklar.map(({ namn: nyckel }) => [nyckel, nyckel])));
  });
});
