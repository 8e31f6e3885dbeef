import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag, giltigtSlut } from '../support/registrering.ts';
import { laggIn, laggInAvslutat, ratta, utSida } from './ratta.ts';
import { erbjudna, felen } from './sida.ts';
import { bild, lagrat, matning, oppnaHus, spart } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const ingaSvar: Falt = { avslutningsdag: dag(-2), gor: 'spara' };

describe('what is stored of an end', () => {
  it.each<[string, Falt, object]>([
    [
      'as it was answered',
      {},
      {
        forsorjning: ['ingen'],
        arbetssokande: false,
        arbetar: true,
        arbete_omfattning: 75,
        arbetstyp_kod: 'utan_subvention',
        studerar: false,
        studier_omfattning: null,
      },
    ],
    [
      'nothing under a nej',
      { arbetar: 'nej', studier_omfattning: '50' },
      { arbetar: false, arbete_omfattning: null, arbetstyp_kod: null, studier_omfattning: null },
    ],
    [
      'no education and no years, even if they are sent',
      { utbildningsniva: 'grundskola', forsorjning_ar: '3' },
      { utbildningsniva_kod: null, forsorjning_ar: null },
    ],
  ])('%s', async (_vad, andra, svar) => {
    const { id } = await laggIn(hus);
    const gjort = await anna.skicka(utSida({ id }), { ...giltigtSlut(), ...andra });
    expect(gjort.status).toBe(303);
    expect(await matning(hus, id, 'ut')).toMatchObject(svar);
    expect(await lagrat(hus, id)).toMatchObject({
      deltagande: { avslutningsdag: dag(-20), avslutsanledning_kod: 'arbete', version: 2 },
      historik: [
        { handelse: 'inregistrerad' },
        { handelse: 'utregistrerad', version: 2, av: hus.varld.anvandare.anna },
      ],
    });
  });
  it('leaves the answers at the start as they were', async () => {
    const { id } = await laggIn(hus, { fore: { arbete: 10, forsorjning: ['annan'] } });
    const fore = await matning(hus, id, 'in');
    await anna.skicka(utSida({ id }), giltigtSlut());
    expect(await matning(hus, id, 'in')).toEqual(fore);
    expect((await spart(hus, 'deltagare_utregistrerad')).at(-1)).toBe('ok');
  });
  it('is possible on the day of the start and today', async () => {
    for (const avslutningsdag of [dag(-90), dag(0)]) {
      const { id } = await laggIn(hus);
      expect((await anna.skicka(utSida({ id }), { ...giltigtSlut(), avslutningsdag })).status).toBe(303);
    }
  });
  it('is possible after the insats has ended', async () => {
    const { id } = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.avslutad,
      startdag: '2024-06-01',
    });
    expect((await anna.skicka(utSida({ id }), giltigtSlut())).status).toBe(303);
  });
});

describe('the reason decides the questions', () => {
  it('Avliden asks none, and stores none that are sent', async () => {
    for (const andra of [ingaSvar, giltigtSlut()]) {
      const { id } = await laggIn(hus);
      expect((await anna.skicka(utSida({ id }), { ...andra, avslutsanledning: 'avliden' })).status).toBe(303);
      expect(await matning(hus, id, 'ut')).toBeNull();
      expect((await lagrat(hus, id))['deltagande']).toMatchObject({ avslutsanledning_kod: 'avliden' });
    }
  });
  it.each<[string, Falt]>([
    ['with answers', giltigtSlut()],
    ['without any', { gor: 'spara' }],
    ['with an impossible day', { ...giltigtSlut(), avslutningsdag: '2019-02-30' }],
  ])('Felregistrering leads on, %s, and stores nothing', async (_vad, falt) => {
    const { id } = await laggIn(hus);
    const fore = await bild(hus);
    const svar = await anna.skicka(utSida({ id }), { ...falt, avslutsanledning: 'felregistrering' });
    expect([svar.status, svar.headers['location']]).toEqual([303, `/deltaganden/${id}/felregistrering`]);
    expect(await bild(hus)).toEqual(fore);
  });
  it('Felregistrering leads on from one who has left too', async () => {
    const { id } = await laggInAvslutat(hus);
    const svar = await ratta(anna, utSida({ id }), { avslutsanledning: 'felregistrering' });
    expect(svar.headers['location']).toBe(`/deltaganden/${id}/felregistrering`);
  });
});

describe('an end that is refused (V2.2.3)', () => {
  it.each<[string, Falt, Record<string, RegExp>]>([
    ['no day', { avslutningsdag: '' }, { avslutningsdag: /^Fyll i avslutningsdagen/ }],
    ['a day that does not exist', { avslutningsdag: '2026-04-31' }, { avslutningsdag: /April har 30 dagar/ }],
    ['the day before the start', { avslutningsdag: dag(-91) }, { avslutningsdag: /från och med startdagen/ }],
    ['tomorrow', { avslutningsdag: dag(1) }, { avslutningsdag: /i dag eller tidigare/ }],
    ['no reason', { avslutsanledning: '' }, { avslutsanledning: /^Välj avslutsanledning/ }],
    ['an unknown reason', { avslutsanledning: 'trott' }, { avslutsanledning: /^Välj avslutsanledning/ }],
    ['Ingen among others', { forsorjning: ['ingen', 'annan'] }, { forsorjning: /^Välj antingen/ }],
    [
      'nothing answered',
      { forsorjning: [], arbetssokande: '', arbetar: '', studerar: '' },
      {
        forsorjning: /minst en/,
        arbetssokande: /ja eller nej/,
        arbetar: /ja eller nej/,
        studerar: /ja eller nej/,
      },
    ],
    [
      'arbete without its questions',
      { arbete_omfattning: '', arbetstyp: '' },
      { arbete_omfattning: /1–100/, arbetstyp: /typ av arbete/ },
    ],
    [
      '101 per cent of studier',
      { studerar: 'ja', studier_omfattning: '101' },
      { studier_omfattning: /1–100/ },
    ],
  ])('%s', async (_vad, andra, fel) => {
    const { id } = await laggIn(hus);
    const fore = await bild(hus);
    const svar = await anna.skicka(utSida({ id }), { ...giltigtSlut(), ...andra });
    expect(svar.status).toBe(422);
    const fick = felen(svar.text);
    expect(Object.keys(fick)).toEqual(Object.keys(fel));
    for (const [falt, text] of Object.entries(fel)) expect(fick[falt]).toMatch(text);
    expect(await bild(hus)).toEqual(fore);
  });
  it('over the next start of the person: a correction cannot move it there', async () => {
    const forra = await laggIn(hus, { startdag: dag(-300), avslutningsdag: dag(-200) });
    await laggIn(hus, { personnummer: forra.personnummer, startdag: dag(-150) });
    const svar = await ratta(anna, utSida(forra), { avslutningsdag: dag(-150), skal: 'Fel dag' });
    expect(felen(svar.text)['avslutningsdag']).toContain('före personens nästa start');
    expect((await ratta(anna, utSida(forra), { avslutningsdag: dag(-151), skal: 'Fel dag' })).status).toBe(
      303,
    );
  });
});

describe('Nyutregistrering', () => {
  it('is offered to one who is in, and not to one who is out', async () => {
    const inne = await laggIn(hus);
    expect(erbjudna((await anna.get(utSida(inne))).text, 'mattillfalle')).toEqual(['ny']);
    await anna.skicka(utSida(inne), giltigtSlut());
    expect(erbjudna((await anna.get(utSida(inne))).text, 'mattillfalle')).toEqual([inne.id]);
  });
});
