import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { nyPerson, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { laggIn, utSida } from './ratta.ts';
import { erbjudna } from './sida.ts';
import { fraga, oppnaHus } from './stod.ts';

let hus: Testhus;
let inne: string;
let ute: string;
beforeAll(async () => {
  hus = await oppnaHus();
  const anna: Klient = await hus.som('anna');
  inne = (await anna.get(await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus)))).text;
  ute = (await anna.get(utSida(await laggIn(hus)))).text;
});
afterAll(() => hus.close());

const efter = ['forsorjning', 'arbetssokande', 'arbetar', 'arbete_omfattning', 'arbetstyp', 'studerar'];
const fore = ['samtycke', 'samtycke_datum', 'startdag', 'utbildningsniva', 'forsorjning_ar', ...efter];

/** The fields of the answers in the order in which they stand in the page. */
const ordning = (sida: string): string[] => {
  const namn = [...sida.matchAll(/<(?:input|select|textarea)\b[^>]* name="(\w+)"/g)].map(([, n = '']) => n);
  const inget = new Set(['_csrf', 'nyckel', 'version', 'gor', 'registrering', 'mattillfalle', 'deltagande']);
  return [...new Set(namn)].filter((n) => !inget.has(n) && !['personnummer', 'sokning'].includes(n));
};
const koder = async (lista: string): Promise<string[]> =>
  (await fraga<{ kod: string }>(hus, `select kod from styrdata.${lista} order by ordning`)).map(
    ({ kod }) => kod,
  );

describe('the questions', () => {
  it('at a start come in the order of the paper form', () => {
    expect(ordning(inne)).toEqual([...fore, 'studier_omfattning']);
  });
  it('at an end do not ask for education and time again', () => {
    expect(ordning(ute)).toEqual(['avslutningsdag', 'avslutsanledning', ...efter, 'studier_omfattning']);
  });
  it('have every choice of their lists, in the order of the lists', async () => {
    for (const lista of ['utbildningsniva', 'forsorjning', 'arbetstyp'])
      expect(erbjudna(inne, lista)).toEqual(await koder(lista));
    for (const lista of ['avslutsanledning', 'forsorjning', 'arbetstyp'])
      expect(erbjudna(ute, lista)).toEqual(await koder(lista));
  });
  it.each([
    ['direkt före is within a week', 'inom en vecka före startdagen'],
    ['100 per cent is 40 hours a week', '100 procent är 40 timmar i veckan'],
    ['föräldrapenning and the like are no offentlig försörjning', 'räknas som Ingen offentlig försörjning'],
    [
      'nor vilande aktivitetsersättning beside work',
      'vilande aktivitetsersättning när personen arbetar mot lön',
    ],
    ['foreign education is its Swedish level', 'den svenska nivå som motsvarar utbildningen'],
    ['labour-market training is studies', 'arbetsmarknadsutbildning räknas som studier'],
    ['breaks up to a month do not count', 'avbrott på upp till en månad'],
    ['arbetssökande is able to take a job at once', 'genast'],
    ['employed but not working is nej', 'anställd men inte arbetar eller inte kan arbeta'],
  ])('are explained: %s', (_vad, text) => {
    expect(lastText(inne)).toContain(text);
  });
});
