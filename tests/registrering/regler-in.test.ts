import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag, giltigtSvar, nyPerson, sokFram, testnummer } from '../support/registrering.ts';
import { felen } from './sida.ts';
import { bild, deltagandeAv, lagrat, matning, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

/** Sends a start for a new person, in Anna's open insats unless another is given. */
const starta = async (andra: Falt, insats: keyof Testhus['varld']['insats'] = 'vagen') =>
  anna.skicka(await sokFram(anna, hus.varld.insats[insats], nyPerson(hus)), { ...giltigtSvar(), ...andra });

const nej = { arbetar: 'nej', studerar: 'nej' };

describe('what is stored of a start', () => {
  it.each<[string, Falt, object]>([
    [
      'as it was answered',
      {},
      {
        forsorjning: ['sjukpenning', 'forsorjningsstod'],
        arbetssokande: false,
        arbetar: true,
        arbete_omfattning: 25,
        arbetstyp_kod: 'med_subvention',
        studerar: false,
        studier_omfattning: null,
        utbildningsniva_kod: 'gymnasieskola',
        forsorjning_ar: 3,
      },
    ],
    [
      'nothing of what stands under a nej',
      { ...nej, arbete_omfattning: '50', arbetstyp: 'utan_subvention', studier_omfattning: '50' },
      {
        arbetar: false,
        arbete_omfattning: null,
        arbetstyp_kod: null,
        studerar: false,
        studier_omfattning: null,
      },
    ],
    [
      'not even when it is nonsense',
      { ...nej, arbete_omfattning: 'halva', arbetstyp: 'slavarbete', studier_omfattning: '-1' },
      { arbete_omfattning: null, arbetstyp_kod: null, studier_omfattning: null },
    ],
    [
      'the smallest numbers',
      { arbete_omfattning: '1', studerar: 'ja', studier_omfattning: '1', forsorjning_ar: '0' },
      { arbete_omfattning: 1, studier_omfattning: 1, forsorjning_ar: 0 },
    ],
    [
      'the largest numbers',
      {
        arbete_omfattning: '100',
        studerar: 'ja',
        studier_omfattning: '100',
        forsorjning_ar: '60',
        bekrafta: 'lang_forsorjning',
      },
      { arbete_omfattning: 100, studier_omfattning: 100, forsorjning_ar: 60 },
    ],
    ['Ingen offentlig försörjning alone', { forsorjning: 'ingen' }, { forsorjning: ['ingen'] }],
    [
      'each försörjning once',
      { forsorjning: ['annan', 'annan', 'studiestod'] },
      { forsorjning: ['annan', 'studiestod'] },
    ],
  ])('%s', async (_vad, andra, svar) => {
    const lagrade = await matning(hus, await deltagandeAv(hus, await starta(andra)), 'in');
    expect(lagrade).toMatchObject(svar);
  });
  it('who, where, when, with which samtycke, and the first line of history', async () => {
    const personnummer = testnummer('19900602', 981);
    hus.rattar.register.set(personnummer, {
      svar: 'traff',
      person: { personnummer, namn: 'Tove', kommunKod: '2380' },
    });
    const sida = await sokFram(anna, hus.varld.insats.vagen, { personnummer });
    const svar = await anna.skicka(sida, {
      ...giltigtSvar(),
      startdag: '2021-06-01',
      samtycke_datum: '2021-05-31',
      bekrafta: 'start_over_ett_ar',
    });
    const av = hus.varld.anvandare.anna;
    expect(await lagrat(hus, await deltagandeAv(hus, svar))).toMatchObject({
      deltagande: {
        startdag: '2021-06-01',
        avslutningsdag: null,
        kon: 'man',
        alder: 30,
        kommun_kod: '2380',
        skapad_av: av,
        version: 1,
      },
      samtycke: { undertecknat_datum: '2021-05-31', registrerat_av: av, aterkallat_datum: null },
      historik: [{ handelse: 'inregistrerad', av, version: 1, andringar: [], skal: null }],
    });
  });
  it('a day without hyphens is read as a day', async () => {
    const svar = await starta({ startdag: dag(-120).replaceAll('-', '') });
    expect((await lagrat(hus, await deltagandeAv(hus, svar)))['deltagande']).toMatchObject({
      startdag: dag(-120),
    });
  });
});

describe('a start that is refused', () => {
  const omfattning = 'Fyll i hur många procent personen';
  it.each<[string, Falt, Record<string, string | RegExp>]>([
    ['samtycke not ticked', { samtycke: '' }, { samtycke: /^Kryssa i att samtycket är undertecknat/ }],
    ['no day of samtycke', { samtycke_datum: '' }, { samtycke_datum: 'Fyll i datumet på blanketten' }],
    ['samtycke tomorrow', { samtycke_datum: dag(1) }, { samtycke_datum: /senast i dag$/ }],
    ['start tomorrow', { startdag: dag(1) }, { startdag: 'Skriv en startdag som är i dag eller tidigare' }],
    ['start before the insats', { startdag: '2019-12-31' }, { startdag: /från och med 1 januari 2020/ }],
    ['29 February of no leap year', { startdag: '2025-02-29' }, { startdag: /Februari 2025 har 28 dagar/ }],
    ['no education', { utbildningsniva: '' }, { utbildningsniva: 'Välj utbildningsnivå' }],
    ['61 years', { forsorjning_ar: '61' }, { forsorjning_ar: 'Skriv antal hela år, 0–60' }],
    ['half a year', { forsorjning_ar: '0,5' }, { forsorjning_ar: 'Skriv antal hela år, 0–60' }],
    ['no försörjning', { forsorjning: [] }, { forsorjning: /^Välj minst en försörjning/ }],
    ['Ingen among others', { forsorjning: ['ingen', 'annan'] }, { forsorjning: /^Välj antingen Ingen/ }],
    ['arbetssökande not answered', { arbetssokande: '' }, { arbetssokande: /^Svara ja eller nej/ }],
    ['arbete not answered', { arbetar: '' }, { arbetar: /^Svara ja eller nej/ }],
    [
      'arbete ja and no more',
      { arbete_omfattning: '', arbetstyp: '' },
      { arbete_omfattning: new RegExp(omfattning), arbetstyp: 'Välj typ av arbete' },
    ],
    ['0 per cent of arbete', { arbete_omfattning: '0' }, { arbete_omfattning: new RegExp(omfattning) }],
    ['101 per cent of arbete', { arbete_omfattning: '101' }, { arbete_omfattning: new RegExp(omfattning) }],
    [
      '101 per cent of studier',
      { studerar: 'ja', studier_omfattning: '101' },
      { studier_omfattning: new RegExp(omfattning) },
    ],
    ['studier ja and no more', { studerar: 'ja' }, { studier_omfattning: new RegExp(omfattning) }],
  ])('%s', async (_vad, andra, fel) => {
    const fore = await bild(hus);
    const svar = await starta(andra);
    expect(svar.status).toBe(422);
    const fick = felen(svar.text);
    expect(Object.keys(fick)).toEqual(Object.keys(fel));
    for (const [falt, text] of Object.entries(fel)) expect(fick[falt]).toMatch(text);
    expect(await bild(hus)).toEqual(fore);
  });
});
