import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { felen } from '../registrering/sida.ts';
import { bild, fraga, geUppdrag, lagrat, oppnaHus, spart } from '../registrering/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag, giltigtSvar, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { anonyma, arKon, aterkalla, aterkallelseSida, spar } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
const loggat: string[] = [];
beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (rad: string) => loggat.push(rad) });
  hus = await oppnaHus((h) => ({ ...h, log }));
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());

const laggIn = (andra: object = {}) =>
  insertDeltagande(hus, {
    insatsId: hus.varld.insats.vagen,
    startdag: dag(-50),
    samtycke: dag(-52),
    ...andra,
  });

describe('Återkalla samtycke', () => {
  it('C29 V14.2.7 takes every trace of the person out of every table, draft, queue and log in one step', async () => {
    const inlagt = await laggIn({ avslutningsdag: dag(-10), stadsdelKod: '1480-centrum' });
    // Drafts of two users about the deltagande, and one of a new start of the same person.
    await anna.skicka(`/deltaganden/${inlagt.id}/inregistrering`, { forsorjning_ar: '9', gor: 'utkast' });
    await bo.skicka(`/deltaganden/${inlagt.id}/utregistrering`, { avslutningsdag: dag(-9), gor: 'utkast' });
    await bo.skicka(await sokFram(bo, inlagt.insatsId, inlagt), {
      ...giltigtSvar(),
      startdag: dag(-5),
      samtycke_datum: dag(-6),
      gor: 'utkast',
    });
    await fraga(
      hus,
      `update verksamhet.historik set andringar = '[{"falt":"startdag","gammalt":"2020-01-01","nytt":"2020-01-02"}]', skal = 'Tove ringde' where deltagande_id = $1`,
      [inlagt.id],
    );
    const vem = [...(await kannetecken(hus, inlagt)), 'Tove ringde'];
    expect(Object.keys(await genomsok(hus, vem))).toEqual(
      expect.arrayContaining([
        ...['person.deltagare', 'verksamhet.deltagande', 'verksamhet.historik', 'person.utkast'],
        'person.utkast.innehall_krypt',
      ]),
    );
    const sida = await anna.get(aterkallelseSida(inlagt));
    expect(sida.text).toContain(inlagt.namn);
    expect(lastText(sida.text)).toContain('Antalet som påbörjat insatsen ändras inte');
    expect(await htmlFaults(sida.text)).toEqual([]);
    const svar = await aterkalla(anna, inlagt, { aterkallat_datum: dag(-1) });
    expect(svar.status).toBe(303);
    expect(await genomsok(hus, vem)).toEqual({});
    for (const tabell of ['person.samtycke', 'verksamhet.matning', 'verksamhet.historik', 'person.utkast'])
      expect(await fraga(hus, `select from ${tabell} where deltagande_id = $1`, [inlagt.id])).toEqual([]);
    expect(loggat.filter((rad) => vem.some((text) => rad.includes(text)))).toEqual([]);
  });

  it('leaves an anonymous one of the same insats, year and kön, and who registered the withdrawal when', async () => {
    const inlagt = await laggIn();
    const vad = await arKon(hus, inlagt);
    const fore = await anonyma(hus, inlagt.insatsId);
    expect((await aterkalla(anna, inlagt, { aterkallat_datum: dag(-3) })).status).toBe(303);
    expect(await anonyma(hus, inlagt.insatsId)).toEqual({ ...fore, [vad]: (fore[vad] ?? 0) + 1 });
    const [ar, kon] = vad.split(' ');
    expect(await spar(hus, inlagt)).toEqual({
      ...{ ar: Number(ar), kon, aterkallat_datum: dag(-3), av: hus.varld.anvandare.anna },
    });
    expect(lastText((await anna.get(`/insatser/${inlagt.insatsId}/anonyma`)).text)).toContain(
      'Återkallat samtycke',
    );
    expect(await spart(hus, 'samtycke_aterkallat')).toContain('ok');
  });

  it('another deltagande of the same person keeps what belongs to it', async () => {
    const forst = await laggIn({ startdag: dag(-400), avslutningsdag: dag(-300) });
    const sen = await laggIn({ personnummer: forst.personnummer, namn: forst.namn });
    const kvar = await lagrat(hus, forst.id);
    expect((await aterkalla(anna, sen)).status).toBe(303);
    expect(await lagrat(hus, forst.id)).toEqual(kvar);
    expect((await anna.get(`/deltaganden/${forst.id}`)).text).toContain(forst.namn);
    const vem = await kannetecken(hus, forst);
    expect((await aterkalla(anna, forst)).status).toBe(303);
    expect(await genomsok(hus, vem)).toEqual({});
  });

  it('of what was felregistrerat erases the same, and counts nobody', async () => {
    const inlagt = await laggIn({ makulerad: { skal: 'dubblett' } });
    const vem = await kannetecken(hus, inlagt);
    const fore = await anonyma(hus, inlagt.insatsId);
    const svar = await aterkalla(anna, inlagt);
    expect(lastText((await anna.folj(svar)).text)).toContain('Ingenstans. Deltagandet var felregistrerat.');
    expect(await genomsok(hus, vem)).toEqual({});
    expect(await anonyma(hus, inlagt.insatsId)).toEqual(fore);
    expect(await spar(hus, inlagt)).toMatchObject({ ar: null, kon: null });
  });

  it('is reached from the page of the deltagande and from Historik', async () => {
    const inlagt = await laggIn();
    const lank = `href="${aterkallelseSida(inlagt)}"`;
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).text).toContain(lank);
    const sokt = await anna.skicka('/historik', { personnummer: inlagt.personnummer });
    expect((await anna.folj(sokt)).text).toContain(lank);
  });

  it.each([
    ['no day', '', 'Fyll i dagen'],
    ['a day that does not exist', '2025-02-30', 'Februari 2025 har 28 dagar'],
    ['no day at all', 'i går', 'Skriv ett datum som ÅÅÅÅ-MM-DD'],
    ['tomorrow', dag(1), 'i dag eller tidigare'],
    ['before it was signed', dag(-53), 'då samtycket undertecknades'],
  ])('asks again and changes nothing with %s', async (_vad, datum, text) => {
    const inlagt = await laggIn();
    const fore = await bild(hus);
    const svar = await aterkalla(anna, inlagt, { aterkallat_datum: datum });
    expect(svar.status).toBe(422);
    expect(felen(svar.text)['aterkallat_datum']).toContain(text);
    if (datum !== '') expect(svar.text).toContain(`value="${datum}"`);
    expect(await bild(hus)).toEqual(fore);
  });

  it('where the identity is erased already leads to what is left', async () => {
    const inlagt = await laggIn({ makulerad: { skal: 'fel_person' } });
    expect((await anna.get(aterkallelseSida(inlagt))).headers['location']).toBe(`/deltaganden/${inlagt.id}`);
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).text).not.toContain(aterkallelseSida(inlagt));
  });
});
