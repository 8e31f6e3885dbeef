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

const antal = (villkor: string) => `select count(*)::int as svar from ${villkor}`;

describe('two samverkansadministratörer', () => {
  const som = (vem: string) => `set local sus.anvandare_id = ${vem};`;
  const avsluta = (vem: string, vems: string) =>
    `${som(vem)} update auth.uppdrag set avslutat_at = now(), avslutat_av = ${vem}
     where anvandare_id = ${vems} and roll = 'samverkansadministrator' and avslutat_at is null`;
  const tidsbegransa = (vem: string, vems: string) =>
    `${som(vem)} update auth.uppdrag set till_datum = current_date
     where anvandare_id = ${vems} and roll = 'samverkansadministrator' and avslutat_at is null`;
  // As the application does: one's own uppdrag is held still first.
  const hallOchAvsluta = (vem: string, vems: string) =>
    `${som(vem)} select from auth.uppdrag where anvandare_id = ${vem} and avslutat_at is null for share; ${avsluta(vem, vems)}`;
  const kvar = antal(`auth.uppdrag where roll = 'samverkansadministrator' and avslutat_at is null
    and till_datum is null and fran_datum <= current_date`);

  beforeAll(() =>
    ordna(`insert into auth.anvandare_roll (anvandare_id, roll) values (:rut, 'samverkansadministrator');
      insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id)
      select id, anvandare_id, roll, :forbund from auth.anvandare_roll where anvandare_id = :rut and roll = 'samverkansadministrator'`),
  );
  const enAvTva = async (runda: number, par: string[]) => {
    expect(await ett(kvar)).toBe(2);
    const svar = await samtidigt(...(runda % 2 === 0 ? par : par.reverse()));
    expect(svar.sort()).toEqual([
      expect.stringMatching(/^(40P01|nothing)$/),
      expect.stringMatching(/^(nothing|uppdrag_sista_samverkansadministrator)$/),
    ]);
    expect(svar.filter((fel) => fel === 'nothing')).toHaveLength(1);
    expect(await ett(kvar)).toBe(1);
    await ordna(`update auth.uppdrag set avslutat_at = null, avslutat_av = null, till_datum = null
      where roll = 'samverkansadministrator'`);
  };

  it('who remove each other never leave none, in 100 rounds', () =>
    rundor(100, (runda) => enAvTva(runda, [avsluta(':sam', ':rut'), avsluta(':rut', ':sam')])));
  it('who leave on their own never leave none, in 50 rounds', () =>
    rundor(50, (runda) => enAvTva(runda, [avsluta(':sam', ':sam'), avsluta(':rut', ':rut')])));
  it('of whom one is removed and the other gets a last day never leave none, in 50 rounds', () =>
    rundor(50, (runda) => enAvTva(runda, [avsluta(':sam', ':rut'), tidsbegransa(':rut', ':sam')])));
  // Each waits for what the other holds: the database breaks it off after a second.
  it('who hold their own uppdrag still meanwhile never leave none, in 4 rounds', () =>
    rundor(4, (runda) => enAvTva(runda, [hallOchAvsluta(':sam', ':rut'), hallOchAvsluta(':rut', ':sam')])));
});

describe('twenty at the same moment', () => {
  it('V2.3.4 C18 create one insats with the same name, however it is spelled', async () => {
    const namn = ['Gemensam väg', 'GEMENSAM VÄG', ' gemensam  väg', 'Gemensam va\u0308g'];
    const svar = await samtidigt(
      ...Array.from(
        { length: 20 },
        (_, n) => `insert into verksamhet.insats
          (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
          values (:forbund, '${namn[n % 4]!}', '2024-01-01', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym')`,
      ),
    );
    expect(svar.filter((fel) => fel === 'nothing')).toHaveLength(1);
    expect(new Set(svar)).toEqual(new Set(['nothing', 'insats_namn_unikt']));
  });

  it('take back the same numbers once, in 10 rounds', async () => {
    await rundor(10, async () => {
      const post = randomUUID();
      await ordna(
        `insert into verksamhet.volym_post (id, insats_id, ar, antal, av) values ('${post}', :volym, 2024, 7, :ivar)`,
      );
      const ratta = `insert into verksamhet.volym_post (rattar, insats_id, ar, antal, av) values ('${post}', :volym, 2024, -7, :ivar)`;
      const svar = await samtidigt(...Array.from({ length: 20 }, () => ratta));
      expect(svar.filter((fel) => fel === 'nothing')).toHaveLength(1);
      expect(new Set(svar)).toEqual(new Set(['nothing', 'volym_post_rattar_key']));
      expect(
        await ett('select sum(antal)::int as svar from verksamhet.volym_post where insats_id = :volym'),
      ).toBe(0);
    });
  });
});

describe('two who plan the same year', () => {
  it('both get their line into the one budget, in 30 rounds', async () => {
    await ordna('insert into verksamhet.ingaende_organisation values (:forbund, :kommun, true, true)');
    await rundor(30, async (runda) => {
      const ar = String(2030 + runda);
      const raden = `insert into verksamhet.budget (samverkansorganisation_id, ar) values (:forbund, ${ar}) on conflict do nothing;
        insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp)
        select id, samverkansorganisation_id, :kommun, 100 from verksamhet.budget where samverkansorganisation_id = :forbund and ar = ${ar}`;
      expect(await samtidigt(raden, raden)).toEqual(['nothing', 'nothing']);
      expect(
        await ett(
          antal(
            `verksamhet.finansiering f join verksamhet.budget b on b.id = f.budget_id where b.ar = ${ar}`,
          ),
        ),
      ).toBe(2);
      expect(await ett(antal(`verksamhet.budget where ar = ${ar}`))).toBe(1);
    });
  });
  it('both get their cost into the one budget of the insats, in 30 rounds', async () => {
    await rundor(30, async (runda) => {
      const ar = String(2030 + runda);
      const raden = `insert into verksamhet.insatsbudget (insats_id, ar) values (:steget, ${ar}) on conflict do nothing;
        insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget)
        select id, 'insatskostnad', 100 from verksamhet.insatsbudget where insats_id = :steget and ar = ${ar}`;
      expect(await samtidigt(raden, raden)).toEqual(['nothing', 'nothing']);
      expect(
        await ett(
          antal(
            `verksamhet.insatskostnad k join verksamhet.insatsbudget b on b.id = k.insatsbudget_id where b.ar = ${ar}`,
          ),
        ),
      ).toBe(2);
    });
  });
});

describe('what is written while its ground is moved', () => {
  const enInsats = (id: string, registrering: string) =>
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ('${id}', :forbund, '${id}', '2020-01-01', 'individinriktad', 'kartlaggning', '${registrering}')`;
  /** One of the two is refused, in every round. @returns nothing; `ater` puts the ground back */
  const enNekas = (villkor: RegExp, par: (id: string) => readonly [string, string], ater = '') =>
    rundor(30, async (runda) => {
      const id = randomUUID();
      await ordna(enInsats(id, 'endast_antal'));
      const bada = [...par(id)];
      const svar = await samtidigt(...(runda % 2 === 0 ? bada : bada.reverse()));
      expect(svar.sort((a, b) => Number(a === 'nothing') - Number(b === 'nothing'))).toEqual([
        expect.stringMatching(villkor),
        'nothing',
      ]);
      if (ater !== '') await ordna(ater);
    });
  const volym = (id: string) =>
    `insert into verksamhet.volym_post (insats_id, ar, antal, av) values ('${id}', 2025, 3, :ivar)`;
  const insats = (id: string, andring: string) =>
    `update verksamhet.insats set ${andring} where id = '${id}'`;
  const budget = (id: string) => `insert into verksamhet.insatsbudget (insats_id, ar) values ('${id}', 2025)`;

  it('never leaves counted deltagare in an insats for named ones', () =>
    enNekas(/^(volym_bara_i_volyminsats|insats_kategorisering_last)$/, (id) => [
      volym(id),
      insats(id, "deltagarregistrering = 'personuppgifter_anonym'"),
    ]));
  it('never leaves counted deltagare after the slutdatum', () =>
    enNekas(/^(volym_ar_i_insatsen|insats_period_rymmer_volym)$/, (id) => [
      volym(id),
      insats(id, "slutdatum = '2024-12-31'"),
    ]));
  it('never leaves a budget after the slutdatum', () =>
    enNekas(/^(budget_ar_efter_slut|insats_period_rymmer_budget)$/, (id) => [
      budget(id),
      insats(id, "slutdatum = '2024-12-31'"),
    ]));
  it('never leaves administrative costs outside Finsam', async () => {
    const id = randomUUID();
    await ordna(
      `insert into verksamhet.budget (id, samverkansorganisation_id, ar) values ('${id}', :forbund, 2029)`,
    );
    await enNekas(
      /^administrativ_kostnad_bara_finsam$/,
      () => [
        `insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget) values ('${id}', 'kring', 1)`,
        "update verksamhet.samverkansorganisation set samverkansform = 'af_fk' where id = :forbund",
      ],
      `delete from verksamhet.administrativ_kostnad;
       update verksamhet.samverkansorganisation set samverkansform = 'finsam' where id = :forbund`,
    );
  });
});
