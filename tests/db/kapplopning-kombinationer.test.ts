import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brottslingar } from '../bestallning/brott.ts';
import { laggOverenskommelse } from '../bestallning/stod.ts';
import { borjan, loppen, type Lopp } from './kombinationslopp.ts';
import { bana, rundor, type Bana } from './samtidigt.ts';

/** The forbidden combinations by raw SQL, where nothing but the database stands in the way: never both. */
let plats: Bana;
beforeAll(async () => {
  plats = await bana();
  await laggOverenskommelse(plats.hus);
  await plats.ordna(
    "insert into verksamhet.organisation (namn, organisationstyp_kod) values ('Prov', 'kommun')",
  );
});
afterAll(() => plats.close());

const brott = () => plats.ett(brottslingar);
const bada = loppen.flatMap((lopp) =>
  [lopp.par, [lopp.par[1], lopp.par[0]] as const].map((par, i) => ({ ...lopp, par, ordning: i + 1 })),
);
/** Whether the last of the two takes the first away, and so goes through. */
const tarBort = ({ badaGar, ordning }: Lopp & { readonly ordning: number }) =>
  badaGar === true && ordning === 2;

describe('one after the other', () => {
  it.each(bada)('$vad, order $ordning: the last is refused', async (lopp) => {
    await plats.ordna(`${borjan}; ${lopp.fore}`);
    expect(await plats.samtidigt(lopp.par[0])).toEqual(['nothing']);
    expect(await plats.samtidigt(lopp.par[1])).toEqual([tarBort(lopp) ? 'nothing' : lopp.villkor]);
    expect(await brott()).toBe(0);
  });

  it.each(bada)('$vad, order $ordning: nor by one who looks at an older picture', async (lopp) => {
    await plats.ordna(`${borjan}; ${lopp.fore}`);
    const gammal = new pg.Client({ connectionString: plats.hus.databas.url, options: '-c role=sus_app' });
    await gammal.connect();
    await gammal.query('begin isolation level repeatable read; select 1 from auth.anvandare');
    await plats.samtidigt(lopp.par[0]);
    await gammal.query(`${plats.text(lopp.par[1])}; commit`).catch(() => gammal.query('rollback'));
    await gammal.end();
    expect(await brott()).toBe(0);
  });
});

describe('at the same moment (C6) (V15.4.2)', () => {
  it.each(bada)('$vad, order $ordning: never both, in 100 races', async ({ fore, par, villkor, badaGar }) => {
    const stopp = new RegExp(`^(${villkor}|40P01)$`);
    await rundor(100, async () => {
      await plats.ordna(`${borjan}; ${fore}`);
      const svar = await plats.samtidigt(...par);
      expect(svar).toContain('nothing');
      const nekad = svar.find((hinder) => hinder !== 'nothing');
      if (badaGar !== true || nekad !== undefined) expect(nekad).toMatch(stopp);
      expect(await brott()).toBe(0);
    });
  });
});
