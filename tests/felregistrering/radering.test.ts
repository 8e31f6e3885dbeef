import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fraga, geUppdrag, lagrat, oppnaHus, spart } from '../registrering/stod.ts';
import { felen } from '../registrering/sida.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const laggIn = (andra: object = {}) =>
  insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, startdag: dag(-50), ...andra });
const sidaFor = ({ id }: { id: string }) => `/deltaganden/${id}/felregistrering`;

describe.each([
  ['fel_person', 'Fel person'],
  ['samtycke_saknas', 'Samtycke saknas'],
])('after %s', (skal, text) => {
  it('the identity and the answers are gone from every table, in the same moment', async () => {
    const inlagt = await laggIn({ avslutningsdag: dag(-10), stadsdelKod: '1480-centrum' });
    await anna.skicka(`/deltaganden/${inlagt.id}/inregistrering`, { forsorjning_ar: '9', gor: 'utkast' });
    await fraga(
      hus,
      `update verksamhet.historik set andringar = '[{"falt":"startdag","gammalt":"2020-01-01","nytt":"2020-01-02"}]', skal = 'Tove ringde' where deltagande_id = $1`,
      [inlagt.id],
    );
    const vem = await kannetecken(hus, inlagt);
    expect(Object.keys(await genomsok(hus, vem))).toEqual(
      expect.arrayContaining(['person.deltagare', 'verksamhet.deltagande']),
    );
    const svar = await anna.skicka(sidaFor(inlagt), { skal });
    expect(svar.status).toBe(303);
    expect(await genomsok(hus, vem)).toEqual({});
    expect(await lagrat(hus, inlagt.id)).toEqual({
      deltagande: expect.objectContaining({
        ...{
          startdag: dag(-50),
          avslutningsdag: dag(-10),
          kon: expect.any(String) as string,
          makulerad_skal: skal,
        },
        ...{ alder: null, kommun_kod: null, stadsdel_kod: null, makulerad_av: hus.varld.anvandare.anna },
      }) as object,
      samtycke: null,
      matning: null,
      historik: [
        ['inregistrerad', null],
        ['utregistrerad', null],
        ['felregistrerad', skal],
      ].map(
        ([handelse, varfor]) => expect.objectContaining({ handelse, andringar: [], skal: varfor }) as object,
      ),
    });
    expect(await fraga(hus, 'select from person.utkast')).toEqual([]);
    const kvitto = lastText((await anna.folj(svar)).text);
    expect(kvitto).toContain('Deltagandet är felregistrerad');
    expect(kvitto).toContain(text);
  });
  it('another deltagande of the same person keeps what belongs to it', async () => {
    const forst = await laggIn({ startdag: dag(-400), avslutningsdag: dag(-300) });
    const sen = await laggIn({ personnummer: forst.personnummer });
    const kvar = await lagrat(hus, forst.id);
    expect((await anna.skicka(sidaFor(sen), { skal })).status).toBe(303);
    expect(await lagrat(hus, forst.id)).toEqual(kvar);
    expect((await anna.get(`/deltaganden/${forst.id}`)).text).toContain(forst.namn);
    expect((await lagrat(hus, sen.id))['matning']).toBeNull();
    expect((await anna.skicka(sidaFor(forst), { skal })).status).toBe(303);
    expect(await fraga(hus, 'select from person.deltagare where id = $1', [forst.personId])).toEqual([]);
  });
  it('there is no way back', async () => {
    const inlagt = await laggIn();
    const sida = sidaFor(inlagt);
    const { _csrf = '' } = doldaFalt((await anna.get(sida)).text, sida);
    await anna.skicka(sida, { skal });
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).text).not.toContain('aterstallning');
    const svar = await anna.postRaw(`/deltaganden/${inlagt.id}/aterstallning`, {
      _csrf,
      nyckel: randomUUID(),
    });
    expect(lastText((await anna.folj(svar)).text)).toContain(
      'Det går inte längre att ångra felregistreringen',
    );
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ makulerad_skal: skal });
  });
});

describe('felregistrering', () => {
  it('takes the drafts of colleagues with it, whatever the reason', async () => {
    const bo = await hus.som('bo');
    for (const skal of ['fel_person', 'dubblett']) {
      const inlagt = await laggIn();
      await bo.skicka(`/deltaganden/${inlagt.id}/utregistrering`, { avslutningsdag: dag(-1), gor: 'utkast' });
      expect((await anna.skicka(sidaFor(inlagt), { skal })).status).toBe(303);
      expect(await fraga(hus, 'select from person.utkast')).toEqual([]);
    }
  });
  it('erases nothing for the other reasons, and says who did it and why', async () => {
    for (const skal of ['fel_insats', 'borjade_aldrig', 'dubblett']) {
      const inlagt = await laggIn();
      const fore = await lagrat(hus, inlagt.id);
      expect((await anna.skicka(sidaFor(inlagt), { skal })).status).toBe(303);
      const efter = await lagrat(hus, inlagt.id);
      expect([efter['matning'], efter['samtycke']]).toEqual([fore['matning'], fore['samtycke']]);
      expect(efter['deltagande']).toMatchObject({
        makulerad_skal: skal,
        makulerad_av: hus.varld.anvandare.anna,
      });
    }
  });
  it.each([
    ['no reason', {}],
    ['an unknown reason', { skal: 'fel_dag' }],
    ['a reason of another list', { skal: 'avliden' }],
  ])('%s: asks again and stores nothing', async (_vad, falt) => {
    const inlagt = await laggIn();
    const fore = await lagrat(hus, inlagt.id);
    const svar = await anna.skicka(sidaFor(inlagt), falt);
    expect(svar.status).toBe(422);
    expect(felen(svar.text)).toEqual({ skal: 'Välj varför registreringen är fel' });
    expect(await lagrat(hus, inlagt.id)).toEqual(fore);
  });
  it('of what somebody has changed meanwhile is asked about again', async () => {
    const inlagt = await laggIn();
    const svar = await anna.skicka(sidaFor(inlagt), { skal: 'dubblett', version: '7' });
    expect(svar.status).toBe(422);
    expect(felen(svar.text)['skal']).toContain('Någon annan har ändrat deltagandet');
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ makulerad_skal: null });
  });
  it('twice gives one felregistrering and the same receipt; with another reason 409', async () => {
    const inlagt = await laggIn();
    const sida = sidaFor(inlagt);
    const falt = { ...doldaFalt((await anna.get(sida)).text, sida), skal: 'dubblett' };
    const svar = await Promise.all([1, 2, 3].map(() => anna.postRaw(sida, falt)));
    expect(new Set(svar.map((s) => String(s.headers['location']))).size).toBe(1);
    const { historik } = (await lagrat(hus, inlagt.id)) as { historik: unknown[] };
    expect(historik).toHaveLength(2);
    expect((await anna.postRaw(sida, { ...falt, skal: 'fel_person' })).status).toBe(409);
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ makulerad_skal: 'dubblett' });
  });
  it('ends every other form of the deltagande', async () => {
    const inlagt = await laggIn();
    await anna.skicka(sidaFor(inlagt), { skal: 'dubblett' });
    for (const slut of ['inregistrering', 'utregistrering'])
      expect((await anna.get(`/deltaganden/${inlagt.id}/${slut}`)).status).toBe(404);
    expect((await anna.get(sidaFor(inlagt))).headers['location']).toBe(`/deltaganden/${inlagt.id}`);
  });
  it('leaves a trace of each look and each act', async () => {
    const inlagt = await laggIn();
    const [oppnat, gjort] = [await spart(hus, 'felregistrering_oppnad'), await spart(hus, 'felregistrerad')];
    await anna.skicka(sidaFor(inlagt), { skal: 'dubblett' });
    expect((await spart(hus, 'felregistrering_oppnad')).length).toBe(oppnat.length + 1);
    expect((await spart(hus, 'felregistrerad')).length).toBe(gjort.length + 1);
  });
});
