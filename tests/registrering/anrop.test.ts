import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import { urlkodat, type Falt, type Klient } from '../support/klient.ts';
import { giltigtSvar, sokFram, testnummer } from '../support/registrering.ts';
import { formular, utom } from './formular.ts';
import { felen } from './sida.ts';
import { bild, deltagandeAv, lagrat, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe.each(Object.entries(formular))('%s, as a program sends it', (_namn, oppna) => {
  it('V1.5.3 V15.3.5 V15.3.7 C16 a field that comes twice is refused, whichever it is', async () => {
    const o = await oppna(hus, anna);
    const fore = await bild(hus);
    const skalara = [...o.text, ...o.val, ...o.dolda].filter((n) => n !== 'forsorjning');
    for (const namn of skalara) {
      const ett = [o.falt[namn] ?? '1'].flat()[0] ?? '1';
      const svar = await anna.postRaw(o.sida, { ...o.falt, [namn]: [ett, ett] });
      expect([namn, svar.status]).toEqual([namn, 400]);
    }
    expect((await anna.postRaw(o.sida, { ...o.falt, _csrf: ['a', 'b'] })).headers['location']).toBe(o.sida);
    expect(await bild(hus)).toEqual(fore);
  });
  it('V15.3.5 C16 C18 bytes that are no text, and names that look like lists, never become a value', async () => {
    const o = await oppna(hus, anna);
    const fore = await bild(hus);
    const utan = utom(o.falt, 'startdag', 'avslutningsdag');
    const falt = o.text.includes('startdag') ? 'startdag' : 'avslutningsdag';
    for (const ra of ['%FF%FE', '%C0%AF', '%ED%A0%80', '%']) {
      const svar = await anna.sand('post', o.sida, `${urlkodat(utan)}&${falt}=2026-01-1${ra}`, form);
      expect(svar.status).toBe(422);
      expect(felen(svar.text)).toHaveProperty(falt);
    }
    for (const namn of [`${falt}[]`, `${falt}[0]`, `${falt}[a]`, `${falt}.0`]) {
      const svar = await anna.postRaw(o.sida, { ...utan, [namn]: [o.falt[falt]!].flat() });
      expect(Object.keys(felen(svar.text))).toEqual([falt]);
    }
    expect(await bild(hus)).toEqual(fore);
  });
  it('V1.5.3 C17 a body of another kind is 415, and one that is too large 413', async () => {
    const o = await oppna(hus, anna);
    const fore = await bild(hus);
    for (const typ of [
      'application/json',
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded; charset=utf-16',
      'application/xml',
    ])
      expect([
        typ,
        (await anna.sand('post', o.sida, urlkodat(o.falt), { 'Content-Type': typ })).status,
      ]).toEqual([typ, 415]);
    const stort = await anna.postRaw(o.sida, { ...o.falt, skal: 'x'.repeat(101 * 1024) });
    expect(stort.status).toBe(413);
    expect(stort.text).toContain('Det du skickade är för stort');
    const manga = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`x${String(i)}`, '1']));
    expect((await anna.postRaw(o.sida, { ...o.falt, ...manga })).status).toBe(413);
    expect(await bild(hus)).toEqual(fore);
  });
  it('without a key nothing is saved', async () => {
    const o = await oppna(hus, anna);
    const fore = await bild(hus);
    const utan = utom(o.falt, 'nyckel');
    for (const andra of [{}, { nyckel: '' }, { nyckel: 'x' }, { nyckel: '0' }])
      expect((await anna.postRaw(o.sida, { ...utan, ...andra })).status).toBe(400);
    expect(await bild(hus)).toEqual(fore);
  });
  it('more försörjningar than the list has is a fault of the field', async () => {
    const o = await oppna(hus, anna);
    for (const antal of [31, 101]) {
      const svar = await anna.postRaw(o.sida, {
        ...o.falt,
        forsorjning: Array.from({ length: antal }, (_, i) => `f${String(i)}`),
      });
      expect(svar.status).toBe(422);
      expect(felen(svar.text)['forsorjning']).toMatch(/^Välj .*i listan$/);
    }
  });
});

describe('fields that nobody asked for', () => {
  /** Registers a person of a given number, with more in the form than the page has. */
  const lagrade = async (lopnummer: number, extra: Falt) => {
    const personnummer = testnummer('19800101', lopnummer);
    hus.rattar.register.set(personnummer, {
      svar: 'traff',
      person: { personnummer, namn: 'Tove', kommunKod: '0114' },
    });
    const sida = await sokFram(anna, hus.varld.insats.vagen, { personnummer });
    return lagrat(hus, await deltagandeAv(hus, await anna.skicka(sida, { ...giltigtSvar(), ...extra })));
  };
  it('V15.3.3 V15.3.6 C4 C16 change nothing of what is stored', async () => {
    const { anvandare, insats } = hus.varld;
    const rent = await lagrade(981, {});
    const extra: Falt = {
      ...{
        roll: 'superadministrator',
        insatsId: insats.steget,
        insats_id: insats.steget,
        version: '99',
        alder: '3',
        kon: 'kvinna',
      },
      ...{
        id: insats.vagen,
        skapad_av: anvandare.bo,
        registrerat_av: anvandare.bo,
        anvandare_id: anvandare.bo,
        person_id: insats.vagen,
      },
      ...{
        personnummer: '199006022397',
        namn: 'Någon Annan',
        kommun: '0180',
        kommun_kod: '0180',
        stadsdel: '0180-farsta',
      },
      ...{
        kontrolleras: 'true',
        makulerad_at: '2026-01-01',
        avslutningsdag: '2026-01-01',
        avslutsanledning: 'arbete',
        skal: 'x',
      },
      ...{
        constructor: 'x',
        ['__proto__']: 'x',
        'settings[view options][client]': '1',
        cache: '1',
        filename: '/etc/passwd',
      },
    };
    expect(await lagrade(983, extra)).toEqual(rent);
    expect(await lagrade(985, { ...extra, '__proto__[ok]': '1', 'constructor[prototype]': '1' })).toEqual(
      rent,
    );
  });
});
