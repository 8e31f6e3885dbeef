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

describe('two at the same moment (V15.4.2)', () => {
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
