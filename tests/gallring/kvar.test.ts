import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hindret, obehorig, som } from '../db/som.ts';
import { natt } from '../rapport/frysstod.ts';
import { fraga } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { genomsok } from '../support/genomsokning.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { gallraAllt, gorSuper } from './stod.ts';

let hus: Testhus;
let inlagt: InlagtDeltagande;
beforeAll(async () => {
  hus = await testhus();
  await gorSuper(hus, 'noll');
  inlagt = await insertDeltagande(hus, {
    insatsId: hus.varld.insats.avslutad,
    startdag: '2023-05-17',
    avslutningsdag: '2023-08-09',
    stadsdelKod: '1480-centrum',
  });
  await natt(hus, '2026-02-01');
  await gallraAllt(hus);
});
afterAll(() => hus.close());

describe('what is left of a deltagande', () => {
  it('has its months and its length, and no finer day, id or place', async () => {
    const rader = await fraga<Record<string, unknown>>(
      hus,
      'select startdag::text, avslutningsdag::text, to_jsonb(g) as allt from rapport.gallrat_deltagande g',
    );
    expect(rader).toMatchObject([{ startdag: '2023-05-09', avslutningsdag: '2023-08-01' }]);
    expect(Object.keys(rader[0]!['allt'] as object).sort()).toEqual([
      'alder',
      'avslutningsdag',
      'avslutsanledning_kod',
      'id',
      'insats_id',
      'kon',
      'person',
      'startdag',
    ]);
    expect(await genomsok(hus, [inlagt.id])).toEqual({});
  });

  it('can be read by nobody: no role has the tables, and the trail leads to none of its rows', async () => {
    for (const roll of ['sus_app', 'sus_rapport', 'sus_jobb', 'sus_logglasare'] as const)
      for (const tabell of ['rapport.gallrat_deltagande', 'rapport.gallrad_matning'])
        expect([
          roll,
          await som(hus.databas, { roll }, (c) => hindret(c.query(`select from ${tabell}`))),
        ]).toEqual([roll, obehorig]);
    for (const vad of [
      'update rapport.gallrat_deltagande set alder = 1',
      'delete from rapport.gallrat_deltagande',
      'truncate rapport.gallrad_matning',
      'update rapport.gallrad_matning set studerar = true',
    ])
      expect([vad, await hindret(fraga(hus, vad))]).toEqual([vad, 'fryst_andras_aldrig']);
    expect(
      await fraga(
        hus,
        `select from rapport.gallrat_deltagande g where exists (select from audit.handelse h where h.objekt_id = g.id)
           or exists (select from verksamhet.kvitto k where k.objekt_id = g.id)`,
      ),
    ).toEqual([]);
  });

  it('binds the insats as before: its kategorisering, its start and its end', async () => {
    const { avslutad } = hus.varld.insats;
    const forsok = (vad: string) =>
      hindret(fraga(hus, `update verksamhet.insats set ${vad} where id = $1`, [avslutad]));
    expect(await forsok("preciserad_inriktning_kod = 'forberedande'")).toBe('insats_kategorisering_last');
    expect(await forsok("startdatum = '2023-06-01'")).toBe('insats_period_rymmer_deltaganden');
    expect(await forsok("slutdatum = '2023-07-31'")).toBe('insats_period_rymmer_deltaganden');
    expect(await forsok("startdatum = '2023-05-20', slutdatum = '2023-08-31'")).toBe('nothing');
    expect(
      await hindret(
        fraga(hus, "update verksamhet.samverkansorganisation set slutdatum = '2023-07-31' where id = $1", [
          hus.varld.forbund,
        ]),
      ),
    ).toBe('samverkansorganisation_slut_rymmer_allt');
  });
});
