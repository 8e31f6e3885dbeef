import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bana, rundor, type Bana } from './samtidigt.ts';

let plats: Bana;
beforeAll(async () => {
  plats = await bana();
});
afterAll(() => plats.close());
const ordna: Bana['ordna'] = (text) => plats.ordna(text);
const ett: Bana['ett'] = (text) => plats.ett(text);
const samtidigt: Bana['samtidigt'] = (...texter) => plats.samtidigt(...texter);

const roll = (namnet: string) =>
  `insert into auth.anvandare_roll (anvandare_id, roll) values (:rut, '${namnet}')`;
const rutsRoller =
  "update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :rut and roll <> 'susrapport' and avslutad_at is null";
const antalRoller =
  "select count(*)::int as svar from auth.anvandare_roll where anvandare_id = :rut and roll <> 'susrapport' and avslutad_at is null";

describe('two at the same moment', () => {
  it('never make rut both deltagaransvarig and samverkansadministratör, in 100 rounds', async () => {
    await rundor(100, async (runda) => {
      const par = [roll('deltagaransvarig'), roll('samverkansadministrator')];
      const svar = await samtidigt(...(runda % 2 === 0 ? par : par.reverse()));
      expect(svar).toContain('nothing');
      expect(svar.find((fel) => fel !== 'nothing')).toMatch(/^(roll_forbjuden_kombination|40P01)$/);
      expect(await ett(antalRoller)).toBe(1);
      await ordna(rutsRoller);
    });
  });

  it('never make a deltagaransvarig of rut and an employee of the samordningsförbund, in 50 rounds', async () => {
    await rundor(50, async (runda) => {
      const par = [
        roll('deltagaransvarig'),
        'update auth.anvandare set arbetsgivare_id = :arbetsgivarforbund where id = :rut',
      ];
      const svar = await samtidigt(...(runda % 2 === 0 ? par : par.reverse()));
      expect(svar.sort()).toEqual([
        'nothing',
        expect.stringMatching(/^(roll_deltagaransvarig_arbetsgivare|40P01)$/),
      ]);
      await ordna(`${rutsRoller}; update auth.anvandare set arbetsgivare_id = :kommun where id = :rut`);
    });
  });

  it('never leave rut an uppdrag when the role is ended, in 50 rounds', async () => {
    await rundor(50, async () => {
      await ordna(roll('deltagaransvarig'));
      await samtidigt(
        `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id)
         select id, anvandare_id, roll, :steget from auth.anvandare_roll
         where anvandare_id = :rut and roll = 'deltagaransvarig' and avslutad_at is null`,
        rutsRoller,
      );
      expect(
        await ett(
          'select count(*)::int as svar from auth.uppdrag where anvandare_id = :rut and avslutat_at is null',
        ),
      ).toBe(0);
    });
  });
});

describe('what ends takes with it what hangs on it', () => {
  const aktiva =
    'select count(*)::int as svar from auth.uppdrag where anvandare_id = :anna and avslutat_at is null';
  it('a role that ends ends its uppdrag', async () => {
    await ordna('begin');
    expect(await ett(aktiva)).toBe(3);
    await ordna(
      "update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :anna and roll = 'deltagaransvarig'",
    );
    expect(await ett(aktiva)).toBe(0);
    await ordna('rollback');
  });
  it('an account that is closed ends its roles, uppdrag and sign-ins', async () => {
    await ordna('begin');
    await ordna(
      `insert into auth.inloggning (anvandare_id, metod) values (:anna, 'losenord_och_kod');
      update auth.anvandare set avslutad_at = now() where id = :anna`,
    );
    expect(await ett(aktiva)).toBe(0);
    expect(
      await ett(
        'select count(*)::int as svar from auth.anvandare_roll where anvandare_id = :anna and avslutad_at is null',
      ),
    ).toBe(0);
    expect(
      await ett(
        'select count(*)::int as svar from auth.inloggning where anvandare_id = :anna and avslutad_at is null',
      ),
    ).toBe(0);
    await ordna('rollback');
  });
});
