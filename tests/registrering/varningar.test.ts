import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { erbjudna, felen, ifyllt } from './sida.ts';
import { bild, deltagandeAv, lagrat, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const skolad = async () => {
  const { personnummer } = await insertDeltagande(hus, {
    ...{
      insatsId: hus.varld.insats.vagen,
      startdag: dag(-900),
      avslutningsdag: dag(-800),
      kommunKod: '0114',
    },
    fore: { utbildningsniva: 'forskarutbildning' },
  });
  return sokFram(anna, hus.varld.insats.vagen, { personnummer });
};

describe('what is unusual', () => {
  it.each([
    ['a start more than a year ago', { startdag: dag(-370) }, 'start_over_ett_ar', /mer än ett år sedan/],
    ['more than 30 years of försörjning', { forsorjning_ar: '31' }, 'lang_forsorjning', /mer än 30 år/],
    [
      'lower education than at an earlier start',
      { utbildningsniva: 'gymnasieskola' },
      'lagre_utbildning',
      /lägre än vid en tidigare start/,
    ],
  ])('%s is saved only when it has been confirmed', async (_vad, andra, varning, text) => {
    const sida = await (varning === 'lagre_utbildning'
      ? skolad()
      : sokFram(anna, hus.varld.insats.vagen, nyPerson(hus)));
    const fore = await bild(hus);
    const forst = await anna.skicka(sida, { ...giltigtSvar(), ...andra });
    expect(forst.status).toBe(422);
    expect(Object.keys(felen(forst.text))).toEqual(['bekrafta']);
    expect(felen(forst.text)['bekrafta']).toMatch(text);
    expect(await bild(hus)).toEqual(fore);
    expect(erbjudna(forst.text, 'bekrafta')).toEqual([varning]);
    expect(ifyllt(forst.text)).not.toHaveProperty('bekrafta');
    const svar = await anna.postRaw(sida, { ...ifyllt(forst.text), bekrafta: varning, gor: 'spara' });
    expect((await lagrat(hus, await deltagandeAv(hus, svar)))['deltagande']).toMatchObject({ version: 1 });
  });
  it('is confirmed one by one: another warning asks again', async () => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    const svar = await anna.skicka(sida, {
      ...giltigtSvar(),
      startdag: dag(-370),
      forsorjning_ar: '31',
      bekrafta: 'start_over_ett_ar',
    });
    expect(svar.status).toBe(422);
    expect(erbjudna(svar.text, 'bekrafta')).toEqual(['start_over_ett_ar,lang_forsorjning']);
    const bada = { ...ifyllt(svar.text), bekrafta: 'start_over_ett_ar,lang_forsorjning', gor: 'spara' };
    expect((await anna.postRaw(sida, bada)).status).toBe(303);
  });
  it('is confirmed by nothing made up', async () => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    for (const bekrafta of ['lang', 'x'.repeat(2_000), 'lang_forsorjning\u0000']) {
      const svar = await anna.skicka(sida, { ...giltigtSvar(), forsorjning_ar: '31', bekrafta });
      expect([svar.status, Object.keys(felen(svar.text))]).toEqual([422, ['bekrafta']]);
    }
  });
  it('is no way past what is wrong', async () => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    const svar = await anna.skicka(sida, {
      ...giltigtSvar(),
      startdag: '2019-01-01',
      bekrafta: 'start_over_ett_ar',
    });
    expect(Object.keys(felen(svar.text))).toEqual(['startdag']);
  });
  it('is asked about at a correction too', async () => {
    const inlagt = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.vagen,
      startdag: dag(-20),
      kommunKod: '0114',
    });
    const sida = `/deltaganden/${inlagt.id}/inregistrering`;
    const svar = await anna.postRaw(sida, {
      ...ifyllt((await anna.get(sida)).text),
      forsorjning_ar: '45',
      gor: 'spara',
    });
    expect(erbjudna(svar.text, 'bekrafta')).toEqual(['lang_forsorjning']);
    expect(
      (await anna.postRaw(sida, { ...ifyllt(svar.text), bekrafta: 'lang_forsorjning', gor: 'spara' })).status,
    ).toBe(303);
  });
});
