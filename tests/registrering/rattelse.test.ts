import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { historiken, inSida, laggIn, laggInAvslutat, ratta, utSida } from './ratta.ts';
import { felen, ifyllt } from './sida.ts';
import { bild, geUppdrag, lagrat, oppnaHus, spart } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());

describe('a correction', () => {
  it('starts from what is stored', async () => {
    const inlagt = await laggIn(hus, {
      fore: { studier: 40, arbete: 25, forsorjning: ['annan', 'studiestod'] },
    });
    const falt = ifyllt((await anna.get(inSida(inlagt))).text);
    expect(falt).toMatchObject({
      ...{
        samtycke: ['ja'],
        samtycke_datum: [dag(-95)],
        startdag: [dag(-90)],
        utbildningsniva: ['grundskola'],
      },
      ...{
        forsorjning_ar: ['4'],
        forsorjning: ['studiestod', 'annan'],
        arbetssokande: ['nej'],
        arbetar: ['ja'],
      },
      ...{
        arbete_omfattning: ['25'],
        arbetstyp: ['utan_subvention'],
        studerar: ['ja'],
        studier_omfattning: ['40'],
      },
    });
  });
  it('of an open deltagande asks for no reason, and keeps who, what it was and what it is', async () => {
    const inlagt = await laggIn(hus);
    const fore = (await spart(hus, 'inregistrering_rattad')).length;
    const svar = await ratta(bo, inSida(inlagt), {
      startdag: dag(-80),
      studerar: 'ja',
      studier_omfattning: '30',
    });
    expect(svar.status).toBe(303);
    expect((await historiken(hus, inlagt.id)).at(-1)).toEqual({
      ...{ handelse: 'inregistrering_rattad', skal: null, av: hus.varld.anvandare.bo, version: 2 },
      andringar: [
        { falt: 'startdag', gammalt: dag(-90), nytt: dag(-80) },
        { falt: 'studerar', gammalt: 'nej', nytt: 'ja' },
        { falt: 'studier_omfattning', gammalt: '', nytt: '30' },
      ],
    });
    expect((await spart(hus, 'inregistrering_rattad')).slice(fore)).toEqual([
      'ok startdag,studerar,studier_omfattning',
    ]);
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ startdag: dag(-80), version: 2 });
    expect(lastText((await bo.folj(svar)).text)).toContain('har en rättad inregistrering');
  });
  it('moves the age with the startdag', async () => {
    const inlagt = await laggIn(hus, { personnummer: '199006022397', startdag: '2020-06-02' });
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ alder: 30 });
    const svar = await ratta(anna, inSida(inlagt), { startdag: '2020-06-01', bekrafta: 'start_over_ett_ar' });
    expect(svar.status).toBe(303);
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ alder: 29 });
  });
  it.each([
    ['the start', inSida, { startdag: dag(-80) }],
    ['the end', utSida, { avslutningsdag: dag(-9) }],
  ])('of %s of one who has left asks for a reason, and keeps it', async (_vad, sida, andra: Falt) => {
    const inlagt = await laggInAvslutat(hus);
    const fore = await lagrat(hus, inlagt.id);
    for (const skal of ['', '   ']) {
      const utan = await ratta(anna, sida(inlagt), { ...andra, skal });
      expect([utan.status, felen(utan.text)]).toEqual([422, { skal: 'Skriv varför uppgifterna rättas' }]);
    }
    expect(await lagrat(hus, inlagt.id)).toEqual(fore);
    expect((await ratta(anna, sida(inlagt), { ...andra, skal: ' Fel dag på blanketten ' })).status).toBe(303);
    expect((await historiken(hus, inlagt.id)).at(-1)).toMatchObject({ skal: 'Fel dag på blanketten' });
  });
  it('that changes nothing says so and stores nothing', async () => {
    const inlagt = await laggInAvslutat(hus);
    const fore = await bild(hus);
    for (const [sida, falt] of [
      [inSida(inlagt), 'startdag'],
      [utSida(inlagt), 'avslutningsdag'],
    ] as const) {
      const svar = await ratta(anna, sida, { skal: 'Kontroll' });
      expect(svar.status).toBe(422);
      expect(felen(svar.text)).toEqual({ [falt]: 'Ändra det som ska rättas, eller gå tillbaka med Avbryt' });
    }
    expect(await bild(hus)).toEqual(fore);
  });
  it('cannot put the start after the end, nor the end before the start', async () => {
    const inlagt = await laggInAvslutat(hus);
    const skal = 'Fel';
    expect(felen((await ratta(anna, inSida(inlagt), { startdag: dag(-9), skal })).text)).toHaveProperty(
      'startdag',
    );
    expect(
      felen((await ratta(anna, utSida(inlagt), { avslutningsdag: dag(-91), skal })).text),
    ).toHaveProperty('avslutningsdag');
    expect((await ratta(anna, inSida(inlagt), { startdag: dag(-10), skal })).status).toBe(303);
  });
  it('from answers to Avliden takes the answers away, and back asks for them again', async () => {
    const inlagt = await laggInAvslutat(hus);
    expect((await ratta(anna, utSida(inlagt), { avslutsanledning: 'avliden', skal: 'Fel' })).status).toBe(
      303,
    );
    expect((await lagrat(hus, inlagt.id))['matning']).not.toHaveProperty('ut');
    const svar = await ratta(anna, utSida(inlagt), { avslutsanledning: 'arbete', skal: 'Fel' });
    expect(Object.keys(felen(svar.text))).toEqual(['forsorjning', 'arbetssokande', 'arbetar', 'studerar']);
  });
});
