import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { giltigtSlut, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2026-11-20T09:00:00Z');
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

/** The form as a browser holds it: what is hidden in the page, and what was typed. */
const ifyllt = async (sida: string, falt: Falt): Promise<Falt> => ({
  ...doldaFalt((await anna.get(sida)).text, sida),
  ...falt,
});

/** Sends the same form twice, as one does whose answer was lost on the way. */
const tvaGanger = async (sida: string, falt: Falt) => {
  const form = await ifyllt(sida, falt);
  const [forst, sedan] = [await anna.postRaw(sida, form), await anna.postRaw(sida, form)];
  expect([forst.status, sedan.status]).toEqual([303, 303]);
  expect(sedan.headers['location']).toBe(forst.headers['location']);
  return (await anna.folj(sedan)).text;
};

describe('C21 Anna, whose answer was lost on the way, sends the same form again', () => {
  it('and gets the receipt of the start, and then the receipt of the end', async () => {
    const start = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    const kvitto = await tvaGanger(start, giltigtSvar());
    expect(kvitto).toContain('är inregistrerad');
    const deltagande = /href="(\/deltaganden\/[0-9a-f-]{36})"/.exec(kvitto)?.[1] ?? '';
    expect(await tvaGanger(`${deltagande}/utregistrering`, giltigtSlut())).toContain('är utregistrerad');
  });

  it('and is still asked why when she corrects an end', async () => {
    const start = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    const kvitto = await tvaGanger(start, giltigtSvar());
    const sida = `${/href="(\/deltaganden\/[0-9a-f-]{36})"/.exec(kvitto)?.[1] ?? ''}/utregistrering`;
    await tvaGanger(sida, giltigtSlut());
    const rattelse = { ...giltigtSlut(), avslutningsdag: '2026-06-29' };
    const utanSkal = await anna.postRaw(sida, await ifyllt(sida, rattelse));
    expect(utanSkal.status).toBe(422);
    expect(utanSkal.text).toContain('Skriv varför uppgifterna rättas');
  });
});
