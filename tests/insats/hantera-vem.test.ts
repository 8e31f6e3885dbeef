import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, klient, type Klient } from '../support/klient.ts';
import { giltigInsats, annatForbund, felen, hantera, lagrad, nyInsats, som } from './stod.ts';

let hus: Testhus;
let ivar: Klient;
let sql: ReturnType<typeof som>;

beforeAll(async () => {
  hus = await testhus();
  sql = som(hus);
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());

describe('who may change an insats', () => {
  it.each(['anna', 'sam', 'rut', 'sia', 'noll'] as const)('is not %s', async (vem) => {
    const en = await hus.som(vem);
    expect((await en.get(hantera(hus.varld.insats.vagen))).status).toBe(403);
  });

  it('is not Ivar in the organisation next door: the same 404 as for none, and nothing changes', async () => {
    const granne = await annatForbund(hus);
    const egen = await nyInsats(hus, ivar);
    const falt = { ...doldaFalt((await ivar.get(hantera(egen))).text, hantera(egen)), ...giltigInsats(hus) };
    expect((await ivar.get(hantera(granne.insats))).status).toBe(404);
    for (const gor of ['spara', 'utkast', 'kasta', 'valj-deltagaransvariga'])
      expect((await ivar.postRaw(hantera(granne.insats), { ...falt, gor })).status).toBe(404);
    const flytt = await ivar.postRaw(hantera(egen), { ...falt, samverkansorganisation: granne.organisation });
    expect([flytt.status, felen(flytt)]).toEqual([422, ['Välj samverkansorganisation']]);
    expect(await lagrad(hus, granne.insats)).toMatchObject({ namn: 'Grannens insats', version: 1 });
  });

  it('is not one whose uppdrag has ended', async () => {
    const granne = await annatForbund(hus);
    const gun = await klient(hus.app, hus.hus, granne.ansvarig);
    expect((await gun.get(hantera(granne.insats))).status).toBe(200);
    await sql('update auth.uppdrag set till_datum = current_date - 1 where anvandare_id = $1', [
      granne.ansvarig,
    ]);
    expect((await gun.get(hantera(granne.insats))).status).toBe(404);
  });
});
