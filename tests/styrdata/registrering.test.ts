import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag, giltigtSlut, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { sparat } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let sia: Klient;
beforeAll(async () => {
  hus = await testhus();
  [anna, sia] = [await hus.som('anna'), await hus.som('sia')];
});
afterAll(() => hus.close());

const avsluta = async (lista: string, kod: string, galler_till: string) =>
  sparat(sia, await sia.skicka(`/styrdata/${lista}/poster/${kod}/slut`, { galler_till }));
const svar = (startdag: string) => ({ ...giltigtSvar(), startdag, samtycke_datum: dag(-9) });
const erbjuds = (html: string, kod: string) => html.includes(`value="${kod}"`);

describe('an entry that Sia ended yesterday', () => {
  it('is not offered for a start today, but is for a start before, at once after she saved', async () => {
    const insatsId = hus.varld.insats.vagen;
    const sida = await sokFram(anna, insatsId, nyPerson(hus));
    expect(erbjuds((await anna.get(sida)).text, 'forskarutbildning')).toBe(true);
    await avsluta('utbildningsniva', 'forskarutbildning', dag(-1));
    expect(erbjuds((await anna.get(sida)).text, 'forskarutbildning')).toBe(false);

    const idag = await anna.skicka(sida, { ...svar(dag(0)), utbildningsniva: '' });
    expect([idag.status, erbjuds(idag.text, 'forskarutbildning')]).toEqual([422, false]);
    const fore = await anna.skicka(sida, { ...svar(dag(-1)), utbildningsniva: '' });
    expect([fore.status, erbjuds(fore.text, 'forskarutbildning')]).toEqual([422, true]);

    const nekad = await anna.skicka(sida, { ...svar(dag(0)), utbildningsniva: 'forskarutbildning' });
    expect([nekad.status, lastText(nekad.text)]).toEqual([
      422,
      expect.stringContaining('Välj utbildningsnivå'),
    ]);
    const registrerad = await anna.skicka(sida, { ...svar(dag(-1)), utbildningsniva: 'forskarutbildning' });
    expect(registrerad.status).toBe(303);
  });

  it('stands in old registrations, with its text of today', async () => {
    const { id } = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.vagen,
      startdag: dag(-400),
      fore: { utbildningsniva: 'forskarutbildning' },
    });
    await sparat(
      sia,
      await sia.skicka('/styrdata/utbildningsniva/poster/forskarutbildning', {
        text: 'Utbildning till forskare',
      }),
    );
    expect(lastText((await anna.get(`/deltaganden/${id}`)).text)).toContain('Utbildning till forskare');
    expect(erbjuds((await anna.get(`/deltaganden/${id}/inregistrering`)).text, 'forskarutbildning')).toBe(
      true,
    );
  });

  it('is offered at an end before, not at an end today', async () => {
    const { id } = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, startdag: dag(-90) });
    await avsluta('avslutsanledning', 'flytt', dag(-1));
    const sida = `/deltaganden/${id}/utregistrering`;
    for (const [avslutningsdag, ja] of [
      [dag(0), false],
      [dag(-1), true],
    ] as const) {
      const { status, text } = await anna.skicka(sida, {
        ...giltigtSlut(),
        avslutningsdag,
        avslutsanledning: '',
      });
      expect([status, erbjuds(text, 'flytt')]).toEqual([422, ja]);
    }
  });
});
