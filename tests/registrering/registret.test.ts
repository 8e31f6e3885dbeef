import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { erbjudna, felen, ifyllt } from './sida.ts';
import { bild, deltagandeAv, fraga, lagrat, oppnaHus, spart } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

interface Traff {
  svar: 'traff';
  person: { personnummer: string; namn: string; kommunKod: string | null };
}
const traff = (personnummer: string, namn: string, kommunKod: string | null): Traff => ({
  svar: 'traff',
  person: { personnummer, namn, kommunKod },
});

/** A person searched for while the register is down: the page with the questions. */
const sokNere = async () => {
  const { personnummer } = nyPerson(hus);
  hus.rattar.register.set(personnummer, { svar: 'otillganglig' });
  return { personnummer, sida: await sokFram(anna, hus.varld.insats.vagen, { personnummer }) };
};
const forHand = (andra: Falt = {}): Falt => ({
  ...giltigtSvar(),
  namn: 'Elsa Handskriven',
  kommun: '0114',
  ...andra,
});
const kontrolleras = async (id: string) =>
  (
    await fraga<{ kontrolleras: boolean }>(
      hus,
      'select p.kontrolleras from person.deltagare p join verksamhet.deltagande d on d.person_id = p.id where d.id = $1',
      [id],
    )
  )[0]?.kontrolleras;

describe('a person found in the register', () => {
  it('is stored with the name and the kommun of the register, whatever else is sent', async () => {
    const person = nyPerson(hus, { kommunKod: '2380' });
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const svar = await anna.skicka(sida, forHand({ namn: 'Någon Annan', kommun: '0180' }));
    const id = await deltagandeAv(hus, svar);
    expect((await lagrat(hus, id))['deltagande']).toMatchObject({ kommun_kod: '2380', stadsdel_kod: null });
    expect((await anna.folj(svar)).text).toContain(`${person.namn} är inregistrerad`);
    expect(await kontrolleras(id)).toBe(false);
  });
  it('can live in no kommun at all, or in one that SUS does not know', async () => {
    for (const kommunKod of [null, '9999']) {
      const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus, { kommunKod }));
      expect(lastText((await anna.get(sida)).text)).toContain('Inte folkbokförd i någon kommun');
      const id = await deltagandeAv(hus, await anna.skicka(sida, giltigtSvar()));
      expect((await lagrat(hus, id))['deltagande']).toMatchObject({ kommun_kod: null });
    }
  });
});

describe('when the register does not answer (V16.5.2)', () => {
  it('the user writes name and kommun by hand, and the row is marked for a check', async () => {
    const { sida } = await sokNere();
    const sidan = (await anna.get(sida)).text;
    expect(lastText(sidan)).toContain('Folkbokföringen svarar inte');
    expect(erbjudna(sidan, 'kommun')).toHaveLength(290);
    const svar = await anna.skicka(sida, forHand());
    const id = await deltagandeAv(hus, svar);
    expect(await kontrolleras(id)).toBe(true);
    expect((await lagrat(hus, id))['deltagande']).toMatchObject({ kommun_kod: '0114' });
    expect((await anna.folj(svar)).text).toContain('Elsa Handskriven är inregistrerad');
  });
  it('both are asked for', async () => {
    const { sida } = await sokNere();
    const svar = await anna.skicka(sida, forHand({ namn: '  ', kommun: '' }));
    expect(svar.status).toBe(422);
    expect(felen(svar.text)).toEqual({
      namn: 'Skriv personens namn',
      kommun: 'Välj kommunen där personen är folkbokförd',
    });
    expect(felen((await anna.skicka(sida, forHand({ kommun: '9999' }))).text)).toHaveProperty('kommun');
  });
  it('the stadsdel of the kommun written is asked for', async () => {
    const { sida } = await sokNere();
    const utan = await anna.skicka(sida, forHand({ kommun: '0180' }));
    expect(felen(utan.text)).toEqual({ stadsdel: 'Välj stadsdel' });
    const svar = await anna.skicka(sida, forHand({ kommun: '0180', stadsdel: '0180-farsta' }));
    expect((await lagrat(hus, await deltagandeAv(hus, svar)))['deltagande']).toMatchObject({
      kommun_kod: '0180',
      stadsdel_kod: '0180-farsta',
    });
  });
});

describe('when the register is back at Spara', () => {
  it('its name and kommun count, and the look-up leaves a trace', async () => {
    const { personnummer, sida } = await sokNere();
    hus.rattar.register.set(personnummer, traff(personnummer, 'Elsa Folkbokförd', '2380'));
    const fore = (await spart(hus, 'folkbokforing_slagning')).length;
    const svar = await anna.skicka(sida, forHand());
    const id = await deltagandeAv(hus, svar);
    expect((await lagrat(hus, id))['deltagande']).toMatchObject({ kommun_kod: '2380' });
    expect(await kontrolleras(id)).toBe(false);
    expect((await anna.folj(svar)).text).toContain('Elsa Folkbokförd är inregistrerad');
    expect((await spart(hus, 'folkbokforing_slagning')).slice(fore)).toEqual(['ok']);
  });
  it('C29 one who is protected (or unknown) is refused: nothing is stored, and the draft goes too', async () => {
    const { personnummer, sida } = await sokNere();
    expect((await anna.skicka(sida, forHand({ gor: 'utkast' }))).status).toBe(303);
    hus.rattar.register.set(personnummer, { svar: 'ingen_traff' });
    const fore = await bild(hus, ['person.utkast']);
    const svar = await anna.skicka(sida, forHand());
    expect(svar.status).toBe(422);
    expect(felen(svar.text)).toEqual({
      samtycke: 'Personen kan inte registreras med personuppgifter. Registrera som anonym deltagare.',
    });
    expect(await bild(hus, ['person.utkast'])).toEqual(fore);
    expect(await fraga(hus, 'select from person.utkast')).toEqual([]);
  });
  it('another kommun than the one written asks for its own stadsdel, and keeps the rest', async () => {
    const { personnummer, sida } = await sokNere();
    const skrivet = forHand({ kommun: '0180', stadsdel: '0180-farsta' });
    hus.rattar.register.set(personnummer, traff(personnummer, 'Elsa Göteborgare', '1480'));
    const igen = await anna.skicka(sida, skrivet);
    expect(igen.status).toBe(422);
    expect(felen(igen.text)).toEqual({ stadsdel: 'Välj stadsdel' });
    expect(lastText(igen.text)).toContain('Folkbokförd i Göteborg');
    expect(ifyllt(igen.text)).toMatchObject({ arbete_omfattning: ['25'], startdag: [skrivet['startdag']] });
    const svar = await anna.skicka(sida, { ...giltigtSvar(), stadsdel: '1480-centrum' });
    expect((await lagrat(hus, await deltagandeAv(hus, svar)))['deltagande']).toMatchObject({
      kommun_kod: '1480',
      stadsdel_kod: '1480-centrum',
    });
  });
});

describe('stadsdel', () => {
  it.each([
    ['0180', '0180-farsta', '1480-centrum'],
    ['1480', '1480-centrum', '0180-farsta'],
  ])('is asked for in kommun %s and is one of its own', async (kommunKod, egen, annan) => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus, { kommunKod }));
    const val = erbjudna((await anna.get(sida)).text, 'stadsdel');
    expect(val).toContain(egen);
    expect(val.filter((kod) => !kod.startsWith(`${kommunKod}-`))).toEqual([]);
    for (const stadsdel of ['', annan, 'x']) {
      const svar = await anna.skicka(sida, { ...giltigtSvar(), stadsdel });
      expect([svar.status, felen(svar.text)]).toEqual([422, { stadsdel: 'Välj stadsdel' }]);
    }
    const id = await deltagandeAv(hus, await anna.skicka(sida, { ...giltigtSvar(), stadsdel: egen }));
    expect((await lagrat(hus, id))['deltagande']).toMatchObject({ stadsdel_kod: egen });
  });
  it('is not asked for anywhere else, and not stored', async () => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    expect(erbjudna((await anna.get(sida)).text, 'stadsdel')).toEqual([]);
    const svar = await anna.skicka(sida, { ...giltigtSvar(), stadsdel: '0180-farsta' });
    expect((await lagrat(hus, await deltagandeAv(hus, svar)))['deltagande']).toMatchObject({
      stadsdel_kod: null,
    });
  });
});
