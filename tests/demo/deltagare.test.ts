import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { databaseFaultsAt } from '../../src/db/kontroll.ts';
import { seedDemo } from '../../src/demo/demovarld.service.ts';
import { demoPersoner } from '../../src/demo/personer.rules.ts';
import { demoregister } from '../../src/folkbokforing/demoregister.rules.ts';
import { isTestnummer } from '../../src/shared/personnummer.ts';
import { lagdVarld, type Lagdvarld } from './varld.ts';

const nu = new Date();
let v: Lagdvarld;
beforeAll(async () => {
  v = await lagdVarld(nu);
});
afterAll(() => v.close());

const krypterad = z.object({
  id: z.string(),
  personnummer: z.instanceof(Buffer),
  namn: z.instanceof(Buffer),
});
const personer = async () =>
  (
    await v.db.many(
      krypterad,
      sql`select id, personnummer_krypt as personnummer, namn_krypt as namn from person.deltagare`,
    )
  ).map(({ id, personnummer, namn }) => ({
    personnummer: dekryptera(v.nycklar, `person.deltagare.personnummer.${id}`, personnummer),
    namn: dekryptera(v.nycklar, `person.deltagare.namn.${id}`, namn),
  }));

describe('the persons of the demo', () => {
  it('are in its register under the same name, and have test numbers', async () => {
    const register = new Map(demoregister.map(({ personnummer, namn }) => [personnummer, namn]));
    const alla = await personer();
    expect(alla.length).toBeGreaterThan(250);
    expect(alla.filter(({ personnummer, namn }) => register.get(personnummer) !== namn)).toEqual([]);
    expect(alla.filter(({ personnummer }) => !isTestnummer(personnummer))).toEqual([]);
  });

  it('are not those that a visitor is given to try', async () => {
    const attProva = new Set(demoPersoner().map(({ personnummer }) => personnummer.replace('-', '')));
    expect((await personer()).filter(({ personnummer }) => attProva.has(personnummer))).toEqual([]);
  });

  it('are never protected', async () => {
    const skyddade = new Set(
      demoregister.filter(({ slag }) => slag === 'skyddad').map((p) => p.personnummer),
    );
    expect((await personer()).filter(({ personnummer }) => skyddade.has(personnummer))).toEqual([]);
  });

  it('are in some cases anonyma, corrected once', async () => {
    expect(await v.antal(sql`select from verksamhet.anonym_antal where antal > 0`)).toBeGreaterThan(10);
    expect(await v.antal(sql`select from verksamhet.anonym_post where orsak = 'borttagning'`)).toBe(1);
  });
});

describe('laying the demo world', () => {
  it('a second time changes nothing', async () => {
    const fore = await v.antal(sql`select from verksamhet.historik`);
    const igen = { adminUrl: v.databas.adminUrl, nycklar: v.nycklar, nu, egenDatabas: false };
    expect(await Promise.all([seedDemo(igen), seedDemo(igen)])).toEqual([false, false]);
    expect(await v.antal(sql`select from verksamhet.historik`)).toBe(fore);
  });

  it('makes a database that test and produktion refuse', async () => {
    expect(await databaseFaultsAt(v.databas.url)).toContainEqual(expect.stringContaining('demovärlden'));
  });

  it('gives Disa the deltaganden of her insatser, and nobody those of others', async () => {
    const disa = await v.db.one(
      z.object({ id: z.string() }),
      sql`
      select id from auth.anvandare where fornamn = 'Disa'`,
    );
    const actor = {
      ...disa,
      namn: '',
      organisation: '',
      roller: [],
      inloggningId: '',
      begaranId: '',
      kalla: '',
    };
    const app = connect(v.databas.url, { role: 'sus_app', max: 1 });
    const rad = z.object({ insatser: z.number(), deltaganden: z.number() });
    const fraga = sql`select count(distinct insats_id)::int as insatser, count(*)::int as deltaganden from verksamhet.deltagande`;
    const [hennes, ingens] = [
      await app.transaction(actor, (tx) => tx.one(rad, fraga)),
      await app.one(rad, fraga),
    ];
    await app.close();
    expect(hennes.insatser).toBe(5);
    expect(hennes.deltaganden).toBeGreaterThan(150);
    expect(ingens.deltaganden).toBe(0);
  });
});
