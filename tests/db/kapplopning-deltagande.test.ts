import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bana, rundor, type Bana } from './samtidigt.ts';

let plats: Bana;
beforeAll(async () => {
  plats = await bana(20);
});
afterAll(() => plats.close());
const ordna: Bana['ordna'] = (text) => plats.ordna(text);
const ett: Bana['ett'] = (text) => plats.ett(text);
const samtidigt: Bana['samtidigt'] = (...texter) => plats.samtidigt(...texter);

const nyPerson = (insats: string, startdag: string, id: string) => `
  insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt)
  values ('${id}', ${insats}, 'x', '${id}', 'x') on conflict do nothing;
  with d as (insert into verksamhet.deltagande (insats_id, person_id, personkod, kon, startdag, skapad_av)
    values (${insats}, '${id}', 'x', 'man', ${startdag}, :anna) returning id, insats_id),
  s as (insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av)
    select id, insats_id, ${startdag}, :anna from d)
  insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, studerar, utbildningsniva_kod, forsorjning_ar)
  select id, insats_id, 'in', '{ingen}', false, false, false, 'grundskola', 1 from d`;

describe('two at the same moment (V2.3.4) (V15.4.2)', () => {
  it('never register the same person twice over the same days, in 50 rounds', async () => {
    await rundor(50, async () => {
      const id = randomUUID();
      const svar = await samtidigt(
        nyPerson(':vagen', "'2025-01-01'", id),
        nyPerson(':vagen', "'2025-02-01'", id),
      );
      expect(svar).toContain('nothing');
      expect(svar.find((fel) => fel !== 'nothing')).toMatch(/^(deltagande_overlappar_inte|40P01)$/);
      expect(
        await ett(`select count(*)::int as svar from verksamhet.deltagande where person_id = '${id}'`),
      ).toBe(1);
    });
  });

  it('never start somebody after the slutdatum that is set meanwhile, in 30 rounds', async () => {
    await rundor(30, async () => {
      const id = randomUUID();
      const svar = await samtidigt(
        nyPerson(':vagen', "'2025-06-01'", id),
        "update verksamhet.insats set slutdatum = '2025-05-31' where id = :vagen",
      );
      expect(svar.sort()).toEqual([
        expect.stringMatching(/^(deltagande_start_efter_insats|insats_period_rymmer_deltaganden)$/),
        'nothing',
      ]);
      await ordna(
        `update verksamhet.insats set slutdatum = null where id = :vagen;
           update verksamhet.deltagande set makulerad_at = now(), makulerad_av = :anna, makulerad_skal = 'dubblett' where person_id = '${id}'`,
      );
    });
  });

  it('never change the kategorisering under the first deltagare, in 30 rounds', async () => {
    await rundor(30, async (runda) => {
      const insats = randomUUID();
      await ordna(
        `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
         values ('${insats}', :forbund, 'Ny ${String(runda)}', '2020-01-01', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym')`,
      );
      const svar = await samtidigt(
        `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ('${insats}', 2024, 'man', 1, 'registrering', :anna)`,
        `update verksamhet.insats set deltagarregistrering = 'endast_antal' where id = '${insats}'`,
      );
      expect(svar.sort()).toEqual([
        expect.stringMatching(/^(anonym_inte_i_volyminsats|insats_kategorisering_last)$/),
        'nothing',
      ]);
    });
  });

  it('never take more anonyma away than there are: twenty take one each of five', async () => {
    const anonym = (antal: number, orsak: string) =>
      `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values (:vagen, 2024, 'kvinna', ${antal}, '${orsak}', :anna)`;
    await ordna(anonym(5, 'registrering'));
    const svar = await samtidigt(...Array.from({ length: 20 }, () => anonym(-1, 'borttagning')));
    expect(svar.filter((fel) => fel === 'nothing')).toHaveLength(5);
    expect(new Set(svar)).toEqual(new Set(['nothing', 'anonym_aldrig_under_noll']));
    expect(
      await ett(
        "select antal as svar from verksamhet.anonym_antal where insats_id = :vagen and kon = 'kvinna'",
      ),
    ).toBe(0);
    expect(
      await ett(
        "select sum(antal)::int as svar from verksamhet.anonym_post where insats_id = :vagen and kon = 'kvinna'",
      ),
    ).toBe(0);
  });

  it('never let go of the last hold on a person and leave the person behind', async () => {
    const id = randomUUID();
    await ordna(
      `${nyPerson(':vagen', "'2021-01-01'", id)};
      update verksamhet.deltagande set avslutningsdag = startdag, avslutsanledning_kod = 'avliden' where person_id = '${id}';
      ${nyPerson(':vagen', "'2022-01-01'", id)}`,
    );
    const slapp = (startdag: string) => `
      delete from person.samtycke s using verksamhet.deltagande d where d.id = s.deltagande_id and d.person_id = '${id}' and d.startdag = '${startdag}';
      delete from verksamhet.matning m using verksamhet.deltagande d where d.id = m.deltagande_id and d.person_id = '${id}' and d.startdag = '${startdag}';
      update verksamhet.deltagande set person_id = null, personkod = null, alder = null, makulerad_at = now(), makulerad_av = :anna, makulerad_skal = 'fel_person'
      where person_id = '${id}' and startdag = '${startdag}'`;
    const svar = await samtidigt(slapp('2021-01-01'), slapp('2022-01-01'));
    expect(svar.sort()).toEqual(['deltagare_kraver_deltagande', 'nothing']);
  });
});
