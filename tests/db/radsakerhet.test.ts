import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { hindret, obehorig, som } from './som.ts';

const tabeller = [
  'person.deltagare',
  'person.samtycke',
  'person.utkast',
  'verksamhet.deltagande',
  'verksamhet.matning',
  'verksamhet.historik',
  'verksamhet.kvitto',
  'verksamhet.formularutkast',
  'verksamhet.sparat_urval',
];

let hus: Testhus;
let annas: InlagtDeltagande;
let bos: InlagtDeltagande;

const merTill = async (client: pg.Client, anvandare: string, d: InlagtDeltagande) => {
  await client.query(
    `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt)
     values ($1, $2, $3, $4, 'utregistrering', 'x')`,
    [randomUUID(), anvandare, d.insatsId, d.id],
  );
  await client.query(
    `insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, sida) values ($1, $2, 'prov', 'x', '/a')`,
    [randomUUID(), anvandare],
  );
  await formularutkast(client, anvandare);
  await client.query(
    `insert into verksamhet.sparat_urval (id, anvandare_id, namn, urval) values ($1, $2, 'Min', 'typ=deltagarrapport&niva=riket')`,
    [randomUUID(), anvandare],
  );
};
const formularutkast = (client: pg.Client, anvandare: string, id = randomUUID()) =>
  client.query(
    `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt) values ($1, $2, 'insats', '/a', 'x')`,
    [id, anvandare],
  );

beforeAll(async () => {
  hus = await testhus();
  const { insats, anvandare } = hus.varld;
  annas = await insertDeltagande(hus, { insatsId: insats.vagen });
  bos = await insertDeltagande(hus, { insatsId: insats.steget, av: 'bo' });
  await withClient(hus.databas.adminUrl, async (client) => {
    await merTill(client, anvandare.anna, annas);
    await merTill(client, anvandare.bo, bos);
  });
});
afterAll(() => hus.close());

const somApp = <T>(anvandare: string | undefined, work: (client: pg.Client) => Promise<T>) =>
  som(hus.databas, { roll: 'sus_app', ...(anvandare === undefined ? {} : { anvandare }) }, work);

const rader = async (client: pg.Client) => {
  const antal: Record<string, number> = {};
  for (const tabell of tabeller) antal[tabell] = (await client.query(`select from ${tabell}`)).rowCount ?? -1;
  return antal;
};
const alla = (antal: number) => Object.fromEntries(tabeller.map((tabell) => [tabell, antal]));

describe('row-level security', () => {
  it('V8.3.3 shows nothing at all to a request that says nothing about who it is', async () => {
    expect(await somApp(undefined, rader)).toEqual(alla(0));
  });
  it('shows nothing to a user that does not exist', async () => {
    expect(await somApp(randomUUID(), rader)).toEqual(alla(0));
  });
  it.each(['anna', 'bo'] as const)(
    'V8.3.3 shows %s one of two rows in every table: the own insats',
    async (vem) => {
      expect(await somApp(hus.varld.anvandare[vem], rader)).toEqual(alla(1));
    },
  );
  it("shows anna just anna's persons", async () => {
    const { rows } = await somApp(hus.varld.anvandare.anna, (c) =>
      c.query('select id from person.deltagare'),
    );
    expect(rows).toEqual([{ id: annas.personId }]);
  });
  it.each(['ivar', 'sam', 'rut', 'sia', 'noll'] as const)(
    'shows %s, who is not deltagaransvarig, no persons',
    async (vem) => {
      expect(await somApp(hus.varld.anvandare[vem], rader)).toEqual(alla(0));
    },
  );
  it.each([
    ['ended', 'avslutat_at = now()'],
    ['over since yesterday', 'till_datum = current_date - 1'],
    ['not yet begun', 'fran_datum = current_date + 1'],
  ])('shows anna no deltaganden when the uppdrag is %s', async (_nar, andring) => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query('begin');
      await client.query(`update auth.uppdrag set ${andring} where anvandare_id = $1`, [
        hus.varld.anvandare.anna,
      ]);
      await client.query('set local role sus_app');
      await client.query("select set_config('sus.anvandare_id', $1, true)", [hus.varld.anvandare.anna]);
      const {
        'verksamhet.kvitto': kvitto,
        'verksamhet.formularutkast': utkast,
        'verksamhet.sparat_urval': sparat,
        ...rest
      } = await rader(client);
      expect([kvitto, utkast, sparat]).toEqual([1, 1, 1]);
      expect(new Set(Object.values(rest))).toEqual(new Set([0]));
    });
  });
  it("V8.3.3 refuses anna a deltagare in bo's insats", async () => {
    const text = `insert into person.deltagare (insats_id, personnummer_krypt, personnummer_index, namn_krypt)
      values ($1, 'x', 'x', 'x')`;
    await somApp(hus.varld.anvandare.anna, async (client) => {
      expect(await hindret(client.query(text, [hus.varld.insats.steget]))).toBe(obehorig);
    });
  });
  it("refuses anna a draft or a receipt in bo's name", async () => {
    const { anna, bo } = hus.varld.anvandare;
    await somApp(anna, async (client) => {
      expect(await hindret(merTill(client, bo, annas))).toBe(obehorig);
    });
    await somApp(anna, async (client) => {
      const text =
        "insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, sida) values ($1, $2, 'p', 'x', '/a')";
      expect(await hindret(client.query(text, [randomUUID(), bo]))).toBe(obehorig);
    });
  });
  it.each(tabeller)("lets anna change or delete nothing of bo's in %s", async (tabell) => {
    const anvandarens = [
      'verksamhet.kvitto',
      'verksamhet.formularutkast',
      'verksamhet.sparat_urval',
    ].includes(tabell);
    const insats = anvandarens ? 'anvandare_id' : 'insats_id';
    const bosVarde = anvandarens ? hus.varld.anvandare.bo : bos.insatsId;
    await somApp(hus.varld.anvandare.anna, async (client) => {
      const { rowCount } = await client.query(`select from ${tabell} where ${insats} = $1`, [bosVarde]);
      expect(rowCount).toBe(0);
    });
  });
  it('binds the owner of the tables too: without a policy for the owner it would see nothing', async () => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query('begin');
      await client.query('drop policy underhall on person.deltagare');
      await client.query('set local role sus_owner');
      expect((await client.query('select from person.deltagare')).rowCount).toBe(0);
    });
  });
});
