import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { forstaKolumnen, lastText } from '../support/tabell.ts';
import { formularet, fyllI, hanteraSida, lagrat, samsForbund } from './stod.ts';

let hus: Testhus;
let sam: Klient;
let id: string;
let path: string;

beforeAll(async () => {
  hus = await testhus();
  sam = await hus.som('sam');
});
afterAll(() => hus.close());
beforeEach(async () => {
  id = await samsForbund(hus);
  path = hanteraSida(id);
});

/** Presses a button of a picker's page, and gives where it leads. */
const tryck = async (sida: string, gor: string, falt: Falt = {}) => {
  const svar = await fyllI(sam, sida, { ...falt, gor });
  expect(svar.status).toBe(303);
  const till = String(svar.headers['location']);
  return { till, text: (await sam.folj(svar)).text };
};
const valt = (html: string) => lastText(html.slice(html.indexOf('id="valt-resultat"')));

describe('Sam picks kommuner and organisationer', () => {
  it('goes to and fro with everything typed and picked, and nothing is stored before Spara', async () => {
    const fore = await lagrat(hus, id);
    const kommuner = await tryck(path, 'valj-kommuner', {
      beskrivning: 'Halvskrivet',
      slutdatum: '2031-02-30',
    });
    const sokt = await tryck(kommuner.till, 'sok', { namn: 'öst*sund' });
    expect(forstaKolumnen(sokt.text)).toEqual(['Östersund']);
    const valda = await tryck(sokt.till, 'sok', { vald: '2380', namn: 'krok' });
    expect(valt(valda.text)).toContain('Östersund');
    const tillbaka = await tryck(valda.till, 'ok', { vald: '2309' });
    expect(tillbaka.till).toBe(path);
    expect(formularet(tillbaka.text, path)).toMatchObject({
      beskrivning: ['Halvskrivet'],
      slutdatum: ['2031-02-30'],
      kommuner: ['2309,2380'],
    });
    expect(tillbaka.text).toContain('Det här är ditt utkast');

    const { kommun } = hus.varld.organisation;
    const organisationer = await tryck(path, 'valj-ingaende', { slutdatum: '' });
    const traffar = await tryck(organisationer.till, 'sok', { namn: 'testköp', typ: 'kommun' });
    expect(forstaKolumnen(traffar.text)).toEqual(['Testköpings kommun']);
    const igen = await tryck(traffar.till, 'ok', { vald: kommun });
    expect(formularet(igen.text, path)).toMatchObject({ ingaende: [kommun], [`deltar_${kommun}`]: ['ja'] });
    expect(await lagrat(hus, id)).toEqual(fore);

    expect((await fyllI(sam, path, {}, igen.text)).status).toBe(303);
    const nu = await lagrat(hus, id);
    expect(nu.organisation).toMatchObject({ beskrivning: 'Halvskrivet' });
    expect([nu.omraden, nu.ingaende.length]).toEqual([['2309', '2380'], 1]);
    expect((await sam.get(path)).text).not.toContain('Det här är ditt utkast');
  });

  it('finds the picker again on Back, with what was picked', async () => {
    const kommuner = await tryck(path, 'valj-kommuner');
    await tryck(kommuner.till, 'ok', { vald: ['0180-bromma', '1480'] });
    const bakat = await sam.get(kommuner.till);
    expect(bakat.status).toBe(200);
    expect(valt(bakat.text)).toMatch(/Göteborg.*Stockholm, Bromma/);
    const bort = await tryck(kommuner.till, 'bort-1480');
    expect(valt(bort.text)).not.toContain('Göteborg');
    await tryck(bort.till, 'ok');
    expect(formularet((await sam.get(path)).text, path)['kommuner']).toEqual(['0180-bromma']);
  });

  it('sees the stadsdelar of Stockholm and Göteborg under their kommun, and 21 län to choose among', async () => {
    const { till } = await tryck(path, 'valj-kommuner');
    const { text } = await tryck(till, 'sok', { lan: '14', namn: 'göteb' });
    expect(forstaKolumnen(text)).toEqual([
      ...['Göteborg', 'Göteborg, Centrum', 'Göteborg, Hisingen'],
      ...['Göteborg, Nordost', 'Göteborg, Sydväst'],
    ]);
    expect(text.match(/<option value="\d\d"/g)).toHaveLength(21);
    expect(forstaKolumnen((await tryck(till, 'sok', { namn: '100%' })).text)).toEqual([]);
  });

  it('throws the draft away, and keeps nothing of it', async () => {
    await tryck(path, 'utkast', { beskrivning: 'Slängs' });
    const kastat = await tryck(path, 'kasta');
    expect(kastat.text).not.toContain('Slängs');
    expect((await lagrat(hus, id)).organisation).toMatchObject({ beskrivning: null, version: 1 });
  });

  it('is alone with the draft: nobody else finds its pickers', async () => {
    const { till } = await tryck(path, 'valj-kommuner');
    const annan = await hus.som('sia');
    expect((await annan.get(till)).status).toBe(403);
    expect((await (await hus.som('sam')).get(till)).status).toBe(200);
  });
});
