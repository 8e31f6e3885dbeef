import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dekryptera, kryptera, type Nycklar } from '../../src/db/kryptering.ts';
import { bytNyckel } from '../../src/db/nyckelbyte.ts';
import { createNyckelfil, extendNyckelfil, readNyckelfil } from '../../src/db/nycklar.ts';
import { koaUtskick } from '../../src/utskick/utskick.service.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { cast } from '../support/varld.ts';

const deltagare = 23;
const anvandare = Object.keys(cast).length;
const varden = deltagare * 2 + 2 + anvandare * 2 + 2 + 1;

let hus: Testhus;
let superuser: pg.Client;
let nya: Nycklar;

beforeAll(async () => {
  hus = await testhus();
  const { vagen } = hus.varld.insats;
  await insertDeltaganden(
    hus,
    Array.from({ length: deltagare }, (_, n) => ({ insatsId: vagen, namn: `Åsa ${n}` })),
  );
  superuser = new pg.Client({ connectionString: hus.databas.adminUrl });
  await superuser.connect();
  const id = '00000000-0000-4000-8000-00000000000a';
  await superuser.query(
    `insert into person.utkast (id, anvandare_id, insats_id, formular, innehall_krypt) values ($1, $2, $3, 'inregistrering', $4)`,
    [
      id,
      hus.varld.anvandare.anna,
      vagen,
      kryptera(hus.hus.nycklar, `person.utkast.innehall.${id}`, '{"startdag":"2026-11-02"}'),
    ],
  );
  await superuser.query(
    `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt) values ($1, $2, 'insats', '/a', $3)`,
    [
      id,
      hus.varld.anvandare.ivar,
      kryptera(hus.hus.nycklar, `verksamhet.formularutkast.innehall.${id}`, '{"namn":"Nya vägar"}'),
    ],
  );
  const { nycklar } = hus.hus;
  const { anna } = hus.varld.anvandare;
  await superuser.query('update auth.anvandare set skyddat_namn_krypt = $2 where id = $1', [
    anna,
    kryptera(nycklar, `auth.anvandare.skyddat_namn.${anna}`, '["Anna","Hemlig"]'),
  ]);
  await koaUtskick(hus.db, nycklar, { kanal: 'sms', slag: 'prov', till: '+46701740605', text: 'Hej' });
  nya = { ...nycklar, aktiv: 2, nycklar: new Map([...nycklar.nycklar, [2, randomBytes(32)]]) };
});
afterAll(async () => {
  await superuser.end();
  await hus.close();
});

const lasAlla = async (nycklar: Nycklar) => {
  const las = async (tabell: string, kolumn: string, namn: string) => {
    const { rows } = await superuser.query<{ id: string; varde: Buffer }>(
      `select id, ${kolumn} as varde from ${tabell} where ${kolumn} is not null order by id`,
    );
    return rows.map(({ id, varde }) => dekryptera(nycklar, `${tabell}.${namn}.${id}`, varde));
  };
  return [
    await las('person.deltagare', 'personnummer_krypt', 'personnummer'),
    await las('person.deltagare', 'namn_krypt', 'namn'),
    await las('person.begransning', 'personnummer_krypt', 'personnummer'),
    await las('person.registerutdrag', 'personnummer_krypt', 'personnummer'),
    await las('person.utkast', 'innehall_krypt', 'innehall'),
    await las('verksamhet.formularutkast', 'innehall_krypt', 'innehall'),
    await las('auth.anvandare', 'personnummer_krypt', 'personnummer'),
    await las('auth.anvandare', 'mobil_krypt', 'mobil'),
    await las('auth.anvandare', 'skyddat_namn_krypt', 'skyddat_namn'),
    await las('auth.bankid_order', 'qr_start_secret_krypt', 'qr_start_secret'),
    await las('auth.bestallningsrad', 'personnummer_krypt', 'personnummer'),
    await las('auth.bestallningsrad', 'mobil_krypt', 'mobil'),
    await las('auth.bestallningsrad', 'skyddat_namn_krypt', 'skyddat_namn'),
    await las('auth.bekraftelse', 'mobil_krypt', 'mobil'),
    await las('auth.oidc_forsok', 'verifierare_krypt', 'verifierare'),
    await las('auth.utskick', 'till_krypt', 'till'),
    await las('auth.utskick', 'innehall_krypt', 'innehall'),
  ];
};
const med = async (nyckel: number) => {
  const { rows } = await superuser.query<{ n: number }>(
    `select (count(*) filter (where get_byte(v, 0) = $1))::int as n from (
       select personnummer_krypt as v from person.deltagare union all select namn_krypt from person.deltagare
       union all select innehall_krypt from person.utkast union all select innehall_krypt from verksamhet.formularutkast
       union all select personnummer_krypt from auth.anvandare union all select mobil_krypt from auth.anvandare
       union all select skyddat_namn_krypt from auth.anvandare
       union all select till_krypt from auth.utskick union all select innehall_krypt from auth.utskick) alla`,
    [nyckel],
  );
  return rows[0]!.n;
};

describe('a change of key', () => {
  it('V11.2.2 V13.3.4 goes on where a run that was broken off ended, and everything is readable on the way', async () => {
    const fore = await lasAlla(nya);
    // The connection of the run is cut in the middle: the third batch waits for a row that we hold.
    const { rows } = await superuser.query<{ id: string }>(
      'select id from person.deltagare order by id offset 12 limit 1',
    );
    const hallare = new pg.Client({ connectionString: hus.databas.adminUrl });
    await hallare.connect();
    await hallare.query('begin');
    await hallare.query('select from person.deltagare where id = $1 for update', [rows[0]!.id]);
    const brutet = bytNyckel(`${hus.databas.adminUrl}?application_name=bytet`, nya, 5).catch(
      () => 'broken off',
    );
    const vantar =
      "select pid from pg_stat_activity where application_name = 'bytet' and wait_event_type = 'Lock'";
    let pid: number | undefined;
    while (pid === undefined) pid = (await superuser.query<{ pid: number }>(vantar)).rows[0]?.pid;
    await superuser.query('select pg_terminate_backend($1)', [pid]);
    expect(await brutet).toBe('broken off');
    await hallare.query('rollback');
    await hallare.end();

    expect([await med(1), await med(2)]).toEqual([varden - 10, 10]);
    expect(await lasAlla(nya)).toEqual(fore);
    expect(await bytNyckel(hus.databas.adminUrl, nya, 5)).toEqual({
      bytta: varden - 10,
      olasliga: [],
      kvar: 0,
    });
    expect([await med(1), await med(2)]).toEqual([0, varden]);
    expect(await lasAlla(nya)).toEqual(fore);
  });
  it('V11.2.2 leaves no encrypted column out', async () => {
    const { rows } = await superuser.query<{ n: number }>(
      "select count(*)::int as n from information_schema.columns where column_name like '%\\_krypt'",
    );
    expect(rows).toEqual([{ n: (await lasAlla(nya)).length }]);
  });
  it('does nothing when everything has the active key', async () => {
    expect(await bytNyckel(hus.databas.adminUrl, nya)).toEqual({ bytta: 0, olasliga: [], kvar: 0 });
  });
  it('leaves the old key without use: the file can do without it', async () => {
    const utan = { ...nya, nycklar: new Map([[2, nya.nycklar.get(2)!]]) };
    expect((await lasAlla(utan))[1]).toContain('Åsa 0');
  });
  it('leaves a value that no key opens as it is, names its place and goes on', async () => {
    const { rows } = await superuser.query<{ id: string }>(
      `update person.deltagare set namn_krypt = set_byte(set_byte(namn_krypt, 14, get_byte(namn_krypt, 14) # 1), 0, 1)
       where id = (select min(id::text)::uuid from person.deltagare) returning id`,
    );
    const tredje = { ...nya, aktiv: 3, nycklar: new Map([...nya.nycklar, [3, randomBytes(32)]]) };
    expect(await bytNyckel(hus.databas.adminUrl, tredje)).toEqual({
      bytta: varden - 1,
      olasliga: [`person.deltagare.namn_krypt.${rows[0]!.id}`],
      kvar: 0,
    });
  });
  it('cannot be made by the application', async () => {
    await expect(bytNyckel(hus.databas.url, nya)).rejects.toThrow('DATABASE_ADMIN_URL');
  });
});

describe('a key file with one more key', () => {
  it('keeps the old keys, has a new active one, and is written over nothing', () => {
    const mapp = mkdtempSync(join(tmpdir(), 'sus-nycklar-'));
    const [gammal, ny] = [join(mapp, 'a.json'), join(mapp, 'b.json')] as const;
    createNyckelfil(gammal);
    extendNyckelfil(gammal, ny);
    const [fore, efter] = [readNyckelfil(gammal), readNyckelfil(ny)];
    expect([efter.aktiv, [...efter.nycklar.keys()]]).toEqual([2, [1, 2]]);
    expect([efter.nycklar.get(1), efter.index, efter.personkod]).toEqual([
      fore.nycklar.get(1),
      fore.index,
      fore.personkod,
    ]);
    expect(efter.nycklar.get(2)).not.toEqual(fore.nycklar.get(1));
    expect(statSync(ny).mode & 0o777).toBe(0o600);
    expect(() => extendNyckelfil(gammal, ny)).toThrow('finns redan');
    rmSync(mapp, { recursive: true });
  });
});
