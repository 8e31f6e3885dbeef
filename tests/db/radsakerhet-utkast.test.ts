import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { hindret, obehorig, som } from './som.ts';

let hus: Testhus;
let anna: string;
let bo: string;
beforeAll(async () => {
  hus = await testhus();
  ({ anna, bo } = hus.varld.anvandare);
});
afterAll(() => hus.close());
const bosUtkast = randomUUID();

const lagg = (client: pg.Client, anvandare: string, id = randomUUID(), formular = 'insats') =>
  client.query(
    `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt) values ($1, $2, $3, '/a', 'x')`,
    [id, anvandare, formular],
  );
const somApp = <T>(vem: Vem | undefined, work: (client: pg.Client) => Promise<T>) =>
  som(
    hus.databas,
    { roll: 'sus_app', ...(vem === undefined ? {} : { anvandare: hus.varld.anvandare[vem] }) },
    work,
  );
const forsok = (vem: Vem, text: string, varden: unknown[]) =>
  somApp(vem, (client) => hindret(client.query(text, varden)));

beforeEach(() =>
  withClient(hus.databas.adminUrl, async (client) => {
    await client.query('delete from verksamhet.formularutkast');
    await lagg(client, anna);
    await lagg(client, bo, bosUtkast);
  }),
);

describe('the draft of a form', () => {
  const medId = 'select from verksamhet.formularutkast where id = $1';
  it('is seen by whoever wrote it', async () => {
    expect((await somApp('bo', (client) => client.query(medId, [bosUtkast]))).rowCount).toBe(1);
  });
  it.each(['anna', 'ivar', 'sam', 'rut', 'sia', 'noll', undefined] as const)(
    'is not seen by %s, not even by its id',
    async (vem) => {
      expect((await somApp(vem, (client) => client.query(medId, [bosUtkast]))).rowCount).toBe(0);
    },
  );
  it.each([
    ['changed', "update verksamhet.formularutkast set sida = '/b'"],
    ['deleted', 'delete from verksamhet.formularutkast'],
  ])("is one's own when it is %s without any where", async (_vad, text) => {
    await somApp('anna', async (client) => {
      expect((await client.query(text)).rowCount).toBe(1);
      await client.query('commit');
    });
    const { rows } = await withClient(hus.databas.adminUrl, (client) =>
      client.query('select id, sida from verksamhet.formularutkast where anvandare_id = $1', [bo]),
    );
    expect(rows).toEqual([{ id: bosUtkast, sida: '/a' }]);
  });
  it("is never written in another's name", async () => {
    expect(await somApp('anna', (client) => hindret(lagg(client, bo, randomUUID(), 'annat')))).toBe(obehorig);
  });
  it('is never given to another', async () => {
    const text = 'update verksamhet.formularutkast set anvandare_id = $1';
    expect(await forsok('anna', text, [bo])).toBe(obehorig);
  });
  it("is never written over another's that has the same id", async () => {
    const text = `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt)
      values ($1, $2, 'annat', '/a', 'x') on conflict (id) do update set sida = '/b'`;
    expect(await forsok('anna', text, [bosUtkast, anna])).toBe(obehorig);
  });
});
