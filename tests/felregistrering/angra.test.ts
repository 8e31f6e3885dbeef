import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fraga, geUppdrag, lagrat, oppnaHus } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { dag, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';

let hus: Testhus;
let anna: Klient;
const dygn = 24 * 60 * 60 * 1000;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const laggIn = (andra: object = {}) =>
  insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, startdag: dag(-50), ...andra });
const makulera = async (andra: object = {}, skal = 'dubblett'): Promise<InlagtDeltagande> => {
  const inlagt = await laggIn(andra);
  expect((await anna.skicka(`/deltaganden/${inlagt.id}/felregistrering`, { skal })).status).toBe(303);
  return inlagt;
};
const angra = (klient: Klient, { id }: { id: string }) =>
  klient.skicka(`/deltaganden/${id}`, {}, `/deltaganden/${id}/aterstallning`);
/** The undo as a program sends it, when the page no longer has the button. */
const angraUtanKnapp = async (klient: Klient, { id }: { id: string }) => {
  const { _csrf = '' } = doldaFalt((await klient.get('/logga-ut')).text, '/logga-ut');
  return klient.postRaw(`/deltaganden/${id}/aterstallning`, { _csrf, nyckel: randomUUID() });
};
const arMakulerat = async ({ id }: { id: string }) =>
  ((await lagrat(hus, id))['deltagande'] as { makulerad_at: string | null }).makulerad_at !== null;

interface Rader {
  deltagande: { version: number };
  historik: unknown[];
}

describe('undoing a felregistrering', () => {
  it.each([
    ['dubblett', 'an open one', {}],
    [
      'fel_insats',
      'one who has left to work',
      { avslutningsdag: dag(-5), efter: { arbete: 60, forsorjning: ['ingen'] } },
    ],
    ['borjade_aldrig', 'one who has died', { avslutningsdag: dag(-5), avslutsanledning: 'avliden' }],
    [
      'dubblett',
      'one whose name is to be checked, in a stadsdel',
      { kontrolleras: true, kommunKod: '0180', stadsdelKod: '0180-farsta' },
    ],
  ])('after %s brings %s back with identical content and history', async (skal, _vad, andra) => {
    const inlagt = await laggIn(andra);
    const person = 'select * from person.deltagare where id = $1';
    const fore = (await lagrat(hus, inlagt.id)) as unknown as Rader;
    const personFore = await fraga(hus, person, [inlagt.personId]);
    await anna.skicka(`/deltaganden/${inlagt.id}/felregistrering`, { skal });
    const svar = await angra(anna, inlagt);
    expect(lastText((await anna.folj(svar)).text)).toContain(`${inlagt.namn} är åter registrerad`);
    const efter = (await lagrat(hus, inlagt.id)) as unknown as Rader;
    const nytt = ['felregistrerad', 'felregistrering_angrad'].map((handelse, i) => ({
      ...{ handelse, skal: i === 0 ? skal : null, andringar: [], av: hus.varld.anvandare.anna },
      version: fore.deltagande.version + 1 + i,
    }));
    expect(efter).toEqual({
      ...fore,
      deltagande: { ...fore.deltagande, version: fore.deltagande.version + 2 },
      historik: [...fore.historik, ...nytt],
    });
    expect(await fraga(hus, person, [inlagt.personId])).toEqual(personFore);
  });
  it('can be done by a colleague with the uppdrag, once', async () => {
    const inlagt = await makulera();
    const bo = await hus.som('bo');
    const nyckel = doldaFalt(
      (await anna.get(`/deltaganden/${inlagt.id}`)).text,
      `/deltaganden/${inlagt.id}/aterstallning`,
    );
    expect((await angra(bo, inlagt)).status).toBe(303);
    const sen = await anna.postRaw(`/deltaganden/${inlagt.id}/aterstallning`, nyckel);
    expect(lastText((await anna.folj(sen)).text)).toContain('Felregistreringen är redan ångrad');
    expect(((await lagrat(hus, inlagt.id)) as unknown as Rader).historik).toHaveLength(3);
  });
  it('twice with one key gives the same receipt', async () => {
    const inlagt = await makulera();
    const path = `/deltaganden/${inlagt.id}/aterstallning`;
    const falt = doldaFalt((await anna.get(`/deltaganden/${inlagt.id}`)).text, path);
    const svar = await Promise.all([1, 2, 3].map(() => anna.postRaw(path, falt)));
    expect(new Set(svar.map((s) => String(s.headers['location'])))).toEqual(
      new Set([`/kvitton/${falt['nyckel']!}`]),
    );
  });
  it('is nothing for one without the uppdrag', async () => {
    const inlagt = await laggIn({ insatsId: hus.varld.insats.steget, makulerad: { skal: 'dubblett' } });
    expect((await angraUtanKnapp(anna, inlagt)).status).toBe(404);
    expect(await arMakulerat(inlagt)).toBe(true);
  });
  it('that was sent too late for the session leads back to the page with the button', async () => {
    const inlagt = await makulera();
    const svar = await anna.postRaw(`/deltaganden/${inlagt.id}/aterstallning`, {
      _csrf: 'gammal',
      nyckel: randomUUID(),
    });
    const sida = await anna.folj(await anna.folj(svar));
    expect(sida.status).toBe(200);
    expect(sida.text).toContain(inlagt.namn);
  });
});

describe('it is too late', () => {
  it('after 30 days, to the minute', async () => {
    const inlagt = await makulera();
    const da = hus.rattar.nu;
    hus.rattar.nu = new Date(da.getTime() + 30 * dygn + 60_000);
    const sen = await hus.som('anna');
    expect((await sen.get(`/deltaganden/${inlagt.id}`)).text).not.toContain('/aterstallning');
    const svar = await angraUtanKnapp(sen, inlagt);
    expect(lastText((await sen.folj(svar)).text)).toContain(
      'Det går inte längre att ångra felregistreringen',
    );
    expect(await arMakulerat(inlagt)).toBe(true);
    hus.rattar.nu = new Date(da.getTime() + 30 * dygn - 60_000);
    expect((await angra(await hus.som('anna'), inlagt)).status).toBe(303);
    expect(await arMakulerat(inlagt)).toBe(false);
    hus.rattar.nu = da;
  });
  it.each([
    ['open', {}],
    ['ended, on the last day of the old one', { startdag: dag(-60), avslutningsdag: dag(-50) }],
  ])('when a new deltagande that is %s has the same days', async (_vad, andra) => {
    const inlagt = await makulera({ avslutningsdag: dag(-30) });
    await laggIn({ personnummer: inlagt.personnummer, ...andra });
    const svar = await angra(anna, inlagt);
    expect(lastText((await anna.folj(svar)).text)).toContain(
      'Personen har fått ett nytt deltagande i insatsen under samma tid',
    );
    expect(await arMakulerat(inlagt)).toBe(true);
  });
  it('but not when the new one lies on other days', async () => {
    const inlagt = await makulera({ avslutningsdag: dag(-30) });
    await laggIn({ personnummer: inlagt.personnummer, startdag: dag(-29) });
    expect((await angra(anna, inlagt)).status).toBe(303);
    expect(await arMakulerat(inlagt)).toBe(false);
  });
  it('when the insats has got dates that leave it outside', async () => {
    await geUppdrag(hus, 'anna', hus.varld.insats.steget);
    const inlagt = await laggIn({ insatsId: hus.varld.insats.steget, makulerad: { skal: 'dubblett' } });
    await fraga(hus, 'update verksamhet.insats set slutdatum = $2 where id = $1', [
      hus.varld.insats.steget,
      dag(-51),
    ]);
    const svar = await angra(anna, inlagt);
    expect(lastText((await anna.folj(svar)).text)).toContain('deltagandet ligger utanför dem');
    expect(await arMakulerat(inlagt)).toBe(true);
  });
});

describe('while it is felregistrerat', () => {
  it('it is no start of the person, no mättillfälle and no hinder for a new one', async () => {
    const inlagt = await makulera();
    const sida = await sokFram(anna, hus.varld.insats.vagen, inlagt);
    const text = (await anna.get(sida)).text;
    expect(lastText(text)).not.toContain('tidigare start');
    expect(text).not.toContain('rätta inregistreringen');
    expect(sida).toContain('/registrering/');
  });
  it('it is outside the numbers of the list', async () => {
    const antal = async () =>
      (
        await fraga<{ n: number }>(
          hus,
          'select count(*)::int as n from verksamhet.deltagande where insats_id = $1 and makulerad_at is null',
          [hus.varld.insats.vagen],
        )
      )[0]?.n;
    const fore = await antal();
    const inlagt = await makulera();
    expect(await antal()).toBe(fore);
    const lista = await anna.get(`/insatser/${hus.varld.insats.vagen}/deltagare?visa=oppna`);
    expect(lista.text).not.toContain(`/deltaganden/${inlagt.id}`);
  });
});
