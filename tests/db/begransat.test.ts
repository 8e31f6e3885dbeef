import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { laggBegransning } from '../begransning/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { hindret, obehorig, som, type Roll } from './som.ts';

let hus: Testhus;
let fryst: InlagtDeltagande;
let oppet: InlagtDeltagande;
beforeAll(async () => {
  hus = await testhus();
  const { vagen } = hus.varld.insats;
  [fryst, oppet] = [
    await insertDeltagande(hus, { insatsId: vagen }),
    await insertDeltagande(hus, { insatsId: vagen }),
  ];
  await withClient(hus.databas.adminUrl, async (client) => {
    const { anna, sia } = hus.varld.anvandare;
    await client.query(
      "insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values ($1, 'registerhandlaggare', $2)",
      [anna, sia],
    );
    await client.query(
      `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt)
       values (gen_random_uuid(), $1, $2, $3, 'utregistrering', 'x'), (gen_random_uuid(), $1, $2, $4, 'utregistrering', 'x')`,
      [anna, vagen, fryst.id, oppet.id],
    );
  });
  await laggBegransning(hus, fryst);
});
afterAll(() => hus.close());

const om: Readonly<Record<string, string>> = {
  'verksamhet.deltagande': 'id = $1',
  'verksamhet.matning': 'deltagande_id = $1',
  'verksamhet.historik': 'deltagande_id = $1',
  'person.samtycke': 'deltagande_id = $1',
  'person.utkast': 'deltagande_id = $1',
  'person.deltagare': 'id = $2::uuid and $1::uuid is not null',
};
const forvantat = ({ id, personId }: InlagtDeltagande, tabell: string) =>
  tabell === 'person.deltagare' ? [id, personId] : [id];
const somAnna = <T>(roll: Roll, work: (client: pg.Client) => Promise<T>) =>
  som(hus.databas, { roll, anvandare: hus.varld.anvandare.anna }, work);

describe('what is begränsat, by SQL', () => {
  it.each(Object.entries(om))(
    'is not seen in %s by its deltagaransvarig, others are',
    async (tabell, var_) => {
      const antal = (d: InlagtDeltagande) =>
        somAnna('sus_app', async (client) => {
          const { rowCount } = await client.query(
            `select from ${tabell} where ${var_}`,
            forvantat(d, tabell),
          );
          return rowCount;
        });
      expect([await antal(fryst), await antal(oppet)]).toEqual([0, 1]);
    },
  );

  const skriver: readonly (readonly [vad: string, text: string])[] = [
    ['correct it', 'update verksamhet.deltagande set version = version + 1 where id = $1'],
    ['take it away', 'delete from verksamhet.deltagande where id = $1'],
    ['change its answers', 'update verksamhet.matning set arbetssokande = true where deltagande_id = $1'],
    ['take its answers away', 'delete from verksamhet.matning where deltagande_id = $1'],
    [
      'change its samtycke',
      'update person.samtycke set undertecknat_datum = current_date where deltagande_id = $1',
    ],
    ['take its samtycke away', 'delete from person.samtycke where deltagande_id = $1'],
    ['change its history', "update verksamhet.historik set skal = 'x' where deltagande_id = $1"],
    [
      'take the person away',
      'delete from person.deltagare where id = (select person_id from verksamhet.deltagande where id = $1)',
    ],
  ];
  it.each(skriver)('lets not even the owner of the tables %s', async (_vad, text) => {
    const hinder = await somAnna('sus_owner', (client) => hindret(client.query(text, [fryst.id])));
    expect(['deltagande_begransat', 'deltagare_begransad']).toContain(hinder);
  });
  it('leaves its deltagaransvarig nothing to write to, whatever is tried', async () => {
    for (const [, text] of skriver.filter(([, t]) => !t.startsWith('delete from verksamhet.deltagande')))
      await somAnna('sus_app', async (client) => {
        expect([text, (await client.query(text, [fryst.id])).rowCount]).toEqual([text, 0]);
      });
  });

  it('tells its deltagaransvarig that it is, others nothing, and nobody can say that it is not', async () => {
    const { anna, bo, sia } = hus.varld.anvandare;
    const seddAv = (anvandare: string) =>
      som(hus.databas, { roll: 'sus_app', anvandare }, async (client) => {
        const { rowCount } = await client.query('select from person.begransat_deltagande');
        return rowCount;
      });
    expect([await seddAv(anna), await seddAv(bo), await seddAv(sia)]).toEqual([1, 0, 0]);
    for (const text of [
      'delete from person.begransat_deltagande',
      "update person.begransning set beslut = 'nekad'",
      'insert into person.begransat_deltagande select gen_random_uuid(), deltagande_id, insats_id, person_id from person.begransat_deltagande',
    ])
      expect(await somAnna('sus_app', (client) => hindret(client.query(text)))).toBe(obehorig);
  });

  it('finds by a number only what is frozen in the insatser of the one who asks', async () => {
    const funna = (anvandare: string) =>
      som(hus.databas, { roll: 'sus_app', anvandare }, async (client) => {
        const index = await withClient(hus.databas.adminUrl, async (admin) => {
          const { rows } = await admin.query<{ i: Buffer }>(
            'select personnummer_index as i from person.deltagare where id = $1',
            [fryst.personId],
          );
          return rows[0]?.i;
        });
        return (await client.query<object>('select * from person.begransade_for($1)', [index])).rows;
      });
    const { anna, bo } = hus.varld.anvandare;
    expect(await funna(anna)).toEqual([{ deltagande_id: fryst.id, insats_id: fryst.insatsId }]);
    expect(await funna(bo)).toEqual([]);
  });
});
