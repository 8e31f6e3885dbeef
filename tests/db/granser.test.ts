import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { som } from './som.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  const { insats, anvandare } = hus.varld;
  await insertDeltaganden(hus, [
    { insatsId: insats.vagen, startdag: '2024-03-01' },
    { insatsId: insats.vagen, startdag: '2024-02-01' },
    { insatsId: insats.vagen, startdag: '2023-01-10', avslutningsdag: '2024-09-30' },
    { insatsId: insats.vagen, startdag: '2025-05-05', makulerad: { skal: 'dubblett' } },
    { insatsId: insats.vagen, startdag: '2025-06-06', makulerad: { skal: 'fel_person' } },
    { insatsId: insats.avslutad, startdag: '2024-01-01', makulerad: { skal: 'borjade_aldrig' } },
  ]);
  await withClient(hus.databas.adminUrl, async (client) => {
    await client.query(
      'insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2025, 40, $2)',
      [insats.volym, anvandare.ivar],
    );
    // Rut is insatsansvarig, but in another organisation.
    await client.query(
      `with grannen as (
         insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum)
         values ('Granndalen', '2120000142', 'finsam', '2019-01-01') returning id),
       roll as (insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'insatsansvarig') returning id)
       select set_config('prov.grannen', grannen.id::text, false), set_config('prov.roll', roll.id::text, false) from grannen, roll`,
      [anvandare.rut],
    );
    await client.query(
      `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id)
       values (current_setting('prov.roll')::uuid, $1, 'insatsansvarig', current_setting('prov.grannen')::uuid)`,
      [anvandare.rut],
    );
  });
});
afterAll(() => hus.close());

const fraga = 'select har_deltagare, oppna, sista_dag::text from verksamhet.insatsens_granser($1)';
const granser = async (vem: Vem | undefined, insatsId: string) => {
  const { rows } = await som(
    hus.databas,
    { roll: 'sus_app', ...(vem === undefined ? {} : { anvandare: hus.varld.anvandare[vem] }) },
    (client) => client.query(fraga, [insatsId]),
  );
  return rows as unknown[];
};
const ingenting = [{ har_deltagare: null, oppna: null, sista_dag: null }];

describe('what is registered in an insats', () => {
  it.each(['ivar', 'sam'] as const)('is told to %s in numbers, the felregistrerade apart', async (vem) => {
    const { insats } = hus.varld;
    expect(await granser(vem, insats.vagen)).toEqual([
      { har_deltagare: true, oppna: 2, sista_dag: '2024-09-30' },
    ]);
    expect(await granser(vem, insats.steget)).toEqual([{ har_deltagare: false, oppna: 0, sista_dag: null }]);
    expect(await granser(vem, insats.volym)).toEqual([{ har_deltagare: true, oppna: 0, sista_dag: null }]);
  });
  it('counts a felregistrering that can be undone as something registered, without day or number', async () => {
    expect(await granser('ivar', hus.varld.insats.avslutad)).toEqual([
      { har_deltagare: true, oppna: 0, sista_dag: null },
    ]);
  });
  it.each(['anna', 'bo', 'rut', 'sia', 'noll', undefined] as const)(
    'is not told to %s, who has no uppdrag in the organisation',
    async (vem) => {
      expect(await granser(vem, hus.varld.insats.vagen)).toEqual(ingenting);
    },
  );
  it('is nothing for an insats that does not exist', async () => {
    expect(await granser('ivar', hus.varld.forbund)).toEqual(ingenting);
  });
  it.each([
    ['ended', 'avslutat_at = now()'],
    ['over since yesterday', 'till_datum = current_date - 1'],
    ['not yet begun', 'fran_datum = current_date + 1'],
  ])('is not told to ivar when the uppdrag is %s', async (_nar, andring) => {
    await withClient(hus.databas.adminUrl, async (client) => {
      const { anvandare, insats } = hus.varld;
      await client.query('begin');
      await client.query(`update auth.uppdrag set ${andring} where anvandare_id = $1`, [anvandare.ivar]);
      await client.query('set local role sus_app');
      await client.query("select set_config('sus.anvandare_id', $1, true)", [anvandare.ivar]);
      expect((await client.query(fraga, [insats.vagen])).rows).toEqual(ingenting);
    });
  });
});
