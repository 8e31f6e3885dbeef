import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { fraga } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { cast } from '../support/varld.ts';
import { geGranskning } from './stod.ts';

let hus: Testhus;
let rut: Klient;
let sam: Klient;
let kim: InlagtDeltagande;
const igar = dagarEfter(dagAv(new Date()), -1);
const idag = dagAv(new Date());
beforeAll(async () => {
  hus = await testhus();
  const { vagen, steget } = hus.varld.insats;
  for (const vem of ['rut', 'sam', 'bo'] as const) await geGranskning(hus, vem);
  [rut, sam] = [await hus.som('rut'), await hus.som('sam')];
  kim = await insertDeltagande(hus, { insatsId: vagen, namn: 'Kim Testdal' });
  const andra = await insertDeltagande(hus, { insatsId: vagen });
  const bos = await insertDeltagande(hus, { insatsId: steget });
  const anna = await hus.som('anna');
  for (let n = 0; n < 12; n += 1) await anna.get(`/deltaganden/${(n % 2 === 0 ? kim : andra).id}`);
  await anna.get(`/insatser/${vagen}/deltagare`);
  await (await hus.som('bo')).get(`/deltaganden/${bos.id}`);
  // Yesterday, so that the day is over; the chain is not what is proved here.
  await fraga(hus, 'alter table audit.handelse disable trigger user');
  await fraga(hus, "update audit.handelse set at = at - interval '1 day'");
});
afterAll(() => hus.close());

describe('a sample', () => {
  const dra = async (klient: Klient, fro: string, antal = '5') => {
    const svar = await klient.skicka('/loggranskning/stickprov', { fran: igar, till: igar, antal, fro });
    return klient.folj(svar);
  };
  const rader = (html: string) => [...html.matchAll(/Händelse (\d+)/g)].map(([, id]) => id);

  it('is the same whoever draws it with the same seed, and another with another', async () => {
    const forst = rader((await dra(rut, 'samma0fro')).text);
    expect(forst).toHaveLength(5);
    expect(rader((await dra(sam, 'samma0fro')).text)).toEqual(forst);
    expect(rader((await dra(rut, 'annat0fro')).text)).not.toEqual(forst);
    expect((await spar(hus, 'stickprov_draget')).length).toBe(3);
  });
  it('shows the seed that SUS made, which gives the same rows again', async () => {
    const forst = await dra(rut, '');
    const [, fro = ''] = /([0-9a-f]{32})<\/dd>/.exec(forst.text) ?? [];
    expect(rader((await dra(rut, fro)).text)).toEqual(rader(forst.text));
  });
  it('lays its rows before the loggranskare once each, and tells of those that another is to review', async () => {
    const alla = await dra(rut, 'alla00000', '100');
    const [antal] = await fraga<{ antal: number }>(
      hus,
      "select count(*)::int as antal from auth.granskningsfynd where regel = 'stickprov'",
    );
    expect(rader(alla.text)).toHaveLength(antal!.antal);
    expect(alla.text).not.toContain('granskas av någon annan');
    const bo = await hus.som('bo');
    expect((await dra(bo, 'alla00000', '100')).text).toContain('granskas av någon annan');
  });
  it.each([
    [{ fran: idag, till: idag }, 'inte är senare än'],
    [{ fran: igar, till: dagarEfter(igar, -1) }, 'inte är före den första'],
    [{ fran: dagarEfter(igar, -32), till: igar }, 'Välj högst 31 dagar'],
    [{ fran: igar, till: igar, antal: '101' }, 'mellan 1 och 100'],
    [{ fran: igar, till: igar, fro: 'Stor!' }, 'Skriv fröet som det visas'],
  ])('is not drawn from %o', async (falt, text) => {
    const svar = await rut.skicka('/loggranskning/stickprov', { antal: '5', fro: '', ...falt });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
  });
});

describe('the file of who has read', () => {
  const hamta = (klient: Klient, falt: Record<string, string> = {}) =>
    klient.skicka('/loggranskning/lasningar', { fran: igar, till: idag, personnummer: '', ...falt });
  const poster = (text: string) => text.trim().split('\r\n').slice(1);

  it('has a row for each reading, with ids and no name or number, and is in the trail', async () => {
    const svar = await hamta(rut);
    expect(svar.headers['content-type']).toContain('text/csv');
    expect(poster(svar.text)).toHaveLength(14);
    expect(poster(svar.text)[0]).toContain(`;Visade ett deltagande;${kim.id};Vägen vidare;ok;`);
    expect(svar.text).not.toMatch(/Testdal|\d{8}-?\d{4};/);
    expect(await spar(hus, 'lasningar_exporterade')).toHaveLength(1);
  });
  it('has with a number the readings of that person, and the lists where the person may have stood', async () => {
    const svar = await hamta(rut, { personnummer: kim.personnummer });
    expect(poster(svar.text)).toHaveLength(7);
    expect(poster(svar.text).filter((rad) => rad.includes('Visade listan'))).toHaveLength(1);
    const [sist] = await fraga<{ falt: string }>(
      hus,
      "select falt from audit.handelse where handelse = 'lasningar_exporterade' order by id desc limit 1",
    );
    expect(sist?.falt).toBe(`${igar},${idag},en_person`);
  });
  it('says of one who is not in SUS what it says of one whom nobody has read about, and that is in the trail too', async () => {
    const fore = (await spar(hus, 'lasningar_exporterade')).length;
    const okand = await hamta(rut, { personnummer: cast.noll.nummer });
    const olast = await hamta(rut, { fran: dagarEfter(igar, -9), till: dagarEfter(igar, -8) });
    for (const svar of [okand, olast]) {
      expect(svar.status).toBe(422);
      expect(svar.text).toContain('Loggen har ingen läsning att visa');
    }
    expect(await spar(hus, 'lasningar_exporterade')).toHaveLength(fore + 2);
  });
  it('never has what the reviewer did, or what belongs to an insats where they have an uppdrag', async () => {
    // All but his own, and that Rut has asked about Kim.
    expect(poster((await hamta(await hus.som('bo'))).text)).toHaveLength(14);
    // Sam administers the organisation of both insatser.
    expect((await hamta(sam)).status).toBe(422);
  });
});
