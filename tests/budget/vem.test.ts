import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { budgetsida } from '../../src/budget/adress.rules.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { doldaFalt } from '../support/klient.ts';
import { budgethus, type Budgethus } from './stod.ts';

let b: Budgethus;
let sam: Klient;
let ivar: Klient;
const iAr = new Date().getFullYear();
const allt = () =>
  b.admin(`select (select count(*) from verksamhet.finansiering) as f, (select count(*) from verksamhet.administrativ_kostnad) as a,
    (select count(*) from verksamhet.insatskostnad) as i, (select count(*) from verksamhet.budget) as b,
    (select count(*) from verksamhet.insatsbudget) as ib, (select count(*) from verksamhet.andring) as h`);

beforeAll(async () => {
  b = await budgethus();
});
afterAll(() => b.hus.close());
beforeEach(async () => {
  await b.tom();
  [sam, ivar] = await Promise.all([b.hus.som('sam'), b.hus.som('ivar')]);
});

describe('who may', () => {
  /** Every address of a budget where something is changed, with what would change it. */
  const andringar = (
    plats: Budgethus['forbund'],
    segment: string,
    rad: string,
  ): (readonly [string, Falt])[] => [
    [budgetsida(plats), { ar: String(iAr - 1) }],
    [budgetsida(plats, iAr, segment), { val: 'personal', budget: '1' }],
    [budgetsida(plats, iAr, segment, rad), { val: 'personal', budget: '1', version: '1' }],
    [budgetsida(plats, iAr, segment, rad, 'borttagning'), { version: '1' }],
    [budgetsida(plats, iAr, 'hamtning'), { fran: String(iAr - 1) }],
    ...(plats.slag === 'insats'
      ? [[budgetsida(plats, iAr, 'planerat'), { planerat_antal: '1', version: '1' }] as const]
      : []),
  ];
  const token = async (klient: Klient) => {
    const { _csrf = '' } = doldaFalt((await klient.get('/konto/losenord')).text, '/konto/losenord');
    return { _csrf, nyckel: crypto.randomUUID() };
  };
  const svaren = async (klient: Klient, lista: readonly (readonly [string, Falt])[]) => {
    const statusar = new Set<number>();
    for (const [path, falt] of lista) {
      statusar.add((await klient.postRaw(path, { ...(await token(klient)), ...falt })).status);
      if (!path.endsWith('/budget')) statusar.add((await klient.get(path)).status);
    }
    return [...statusar];
  };

  it('nobody changes the budget of another organisation or insats, by any id', async () => {
    const annan = await b.lagg(b.annat, iAr, 'administrativ_kostnad');
    const annanInsats = await b.lagg(b.annanInsats, iAr);
    const fore = await allt();
    expect(await svaren(sam, andringar(b.annat, 'kostnader', annan.rad))).toEqual([404]);
    expect(await svaren(sam, andringar(b.annat, 'finansiering', annan.rad))).toEqual([404]);
    expect(await svaren(ivar, andringar(b.annanInsats, 'kostnader', annanInsats.rad))).toEqual([404]);
    expect(await allt()).toEqual(fore);
    expect(await b.admin('select budget, version from verksamhet.administrativ_kostnad')).toEqual([
      { budget: 200000, version: 1 },
    ]);
  });

  it('a line is changed only through its own year, organisation and kind; elsewhere it is as one that is gone', async () => {
    await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const annatAr = await b.lagg(b.forbund, iAr - 1, 'administrativ_kostnad');
    const annans = await b.lagg(b.annat, iAr, 'administrativ_kostnad');
    await b.lagg(b.insats, iAr);
    const insatsens = await b.lagg(b.insats, iAr - 1);
    const alla = 'select id, budget, version from verksamhet.administrativ_kostnad order by id';
    const fore = await b.admin(alla);
    const svarPa = async (klient: Klient, plats: Budgethus['forbund'], rad: string, val: string) => {
      const sida = budgetsida(plats, iAr, 'kostnader', rad);
      const falt = { ...(await token(klient)), val, budget: '1', version: '1' };
      const oppnas = [(await klient.get(sida)).status, (await klient.get(`${sida}/borttagning`)).status];
      const andras = (await klient.postRaw(sida, falt)).status;
      const bort = await klient.postRaw(`${sida}/borttagning`, { ...(await token(klient)), version: '1' });
      return [...oppnas, andras, String(bort.headers['location']).split('?')[1]];
    };
    const borta = [404, 404, 409, 'borta=ja'];
    for (const rad of [annatAr.rad, annans.rad, insatsens.rad, crypto.randomUUID()])
      expect(await svarPa(sam, b.forbund, rad, 'personal')).toEqual(borta);
    expect(await svarPa(ivar, b.insats, insatsens.rad, 'insatskostnad')).toEqual(borta);
    expect(await b.admin(alla)).toEqual(fore);
    expect(await b.admin('select version from verksamhet.insatskostnad')).toEqual([
      { version: 1 },
      { version: 1 },
    ]);
  });

  it.each(['anna', 'rut', 'sia', 'ivar'] as const)(
    '%s, who has another role, gets 403 in the organisation',
    async (vem) => {
      const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
      expect(await svaren(await b.hus.som(vem), andringar(b.forbund, 'kostnader', rad))).toEqual([403]);
    },
  );
  it.each(['anna', 'rut', 'sia', 'sam'] as const)(
    '%s, who has another role, gets 403 in the insats',
    async (vem) => {
      const { rad } = await b.lagg(b.insats, iAr);
      expect(await svaren(await b.hus.som(vem), andringar(b.insats, 'kostnader', rad))).toEqual([403]);
    },
  );

  it('a year or a budget that does not exist is no page', async () => {
    for (const del of ['1999', '26', 'x', String(iAr)])
      expect((await sam.get(`${budgetsida(b.forbund)}/${del}`)).status).toBe(404);
    expect(
      (await sam.get('/samverkansorganisationer/00000000-0000-4000-8000-000000000000/budget')).status,
    ).toBe(404);
    expect((await sam.get('/insatser/x/budget')).status).toBe(404);
    expect((await (await b.hus.som()).get(budgetsida(b.forbund))).headers['location']).toContain('/logga-in');
  });

  it('nothing is stored once the uppdrag has been taken away', async () => {
    await b.lagg(b.forbund, iAr);
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    const falt = { ...doldaFalt((await sam.get(sida)).text, sida), val: 'personal', budget: '1' };
    const uppdrag = (avslutat: string) =>
      b.admin(
        `update auth.uppdrag set avslutat_at = ${avslutat} where anvandare_id = '${b.hus.varld.anvandare.sam}'`,
      );
    await uppdrag('now()');
    const svar = await sam.postRaw(sida, falt);
    await uppdrag('null');
    expect(svar.status).toBe(404);
    expect(await b.admin('select id from verksamhet.administrativ_kostnad')).toEqual([]);
  });

  it('nobody sees the receipt of someone else', async () => {
    await b.lagg(b.forbund, iAr);
    const svar = await sam.skicka(budgetsida(b.forbund, iAr, 'kostnader'), { val: 'personal', budget: '1' });
    const rut = await b.hus.som('rut');
    expect((await rut.folj(svar)).text).not.toContain('Kvittonummer');
  });
});
