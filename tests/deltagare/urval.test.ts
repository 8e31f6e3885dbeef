import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { forstaKolumnen, lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
const hamta = async (fraga: string, insats: 'vagen' | 'avslutad' = 'vagen') =>
  (await hus.som('anna')).get(`/insatser/${hus.varld.insats[insats]}/deltagare${fraga}`);
const namnen = async (fraga: string) => forstaKolumnen((await hamta(fraga)).text);

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2025-11-03T10:00:00+01:00');
  const { vagen: insatsId, avslutad } = hus.varld.insats;
  await insertDeltaganden(hus, [
    { insatsId, namn: 'Örjan Ö', personnummer: '199006022397', startdag: '2025-11-01' },
    { insatsId, namn: 'Åke Å', personnummer: '196506022399', startdag: '2024-11-02' },
    { insatsId, namn: 'Zelda Z', personnummer: '200106022390', startdag: '2024-11-03' },
    {
      ...{ insatsId, namn: 'Ärla Ä', personnummer: '197006022391' },
      ...{ startdag: '2025-02-01', avslutningsdag: '2025-02-28' },
    },
    {
      ...{ insatsId, namn: 'bertil B', personnummer: '198006022399' },
      ...{ startdag: '2025-02-28', avslutningsdag: '2025-10-31' },
    },
    { insatsId, namn: 'Anna A', startdag: '2025-03-01', makulerad: { skal: 'dubblett' } },
    { insatsId, namn: 'Rolf R', startdag: '2025-03-02', makulerad: { skal: 'fel_person' } },
  ]);
  await insertDeltaganden(
    hus,
    Array.from({ length: 51 }, (_, i) => ({
      insatsId: avslutad,
      namn: `Person ${String(i).padStart(2, '0')}`,
      startdag: `2024-0${String(1 + (i % 9))}-01`,
    })),
  );
});
afterAll(() => hus.close());

describe('the filters', () => {
  const raderad = 'Identiteten är raderad';
  it.each([
    ['', ['Åke Å', 'Zelda Z', 'Ärla Ä', 'bertil B', 'Anna A', raderad, 'Örjan Ö']],
    ['?visa=alla', ['Åke Å', 'Zelda Z', 'Ärla Ä', 'bertil B', 'Anna A', raderad, 'Örjan Ö']],
    ['?visa=oppna', ['Åke Å', 'Zelda Z', 'Örjan Ö']],
    ['?visa=avslutade', ['Ärla Ä', 'bertil B']],
    ['?visa=felregistrerade', ['Anna A', raderad]],
    ['?visa=startade&fran=2025-02-01&till=2025-02-28', ['Ärla Ä', 'bertil B']],
    ['?visa=startade&fran=2025-02-02&till=2025-03-31', ['bertil B']],
    ['?visa=avslutade_under&fran=2025-02-28&till=2025-02-28', ['Ärla Ä']],
    ['?visa=avslutade_under&fran=2025-03-01&till=2025-12-31', ['bertil B']],
    ['?dagar=365', ['Åke Å']],
    ['?dagar=364', ['Åke Å', 'Zelda Z']],
    ['?dagar=0', ['Åke Å', 'Zelda Z', 'Örjan Ö']],
    ['?visa=startade&fran=2024-11-03&till=2024-11-03&dagar=10', ['Zelda Z']],
    ['?fran=2025-02-01&till=2025-02-28&visa=oppna', ['Åke Å', 'Zelda Z', 'Örjan Ö']],
  ])('%s gives %j', async (fraga, vantade) => {
    expect(await namnen(fraga)).toEqual(vantade);
  });
});

describe('the sorting', () => {
  const raderad = 'Identiteten är raderad';
  it.each([
    ['startdag', ['Åke Å', 'Zelda Z', 'Ärla Ä', 'bertil B', 'Anna A', raderad, 'Örjan Ö']],
    ['-startdag', ['Örjan Ö', raderad, 'Anna A', 'bertil B', 'Ärla Ä', 'Zelda Z', 'Åke Å']],
    ['namn', ['Anna A', 'bertil B', 'Zelda Z', 'Åke Å', 'Ärla Ä', 'Örjan Ö', raderad]],
    ['avslutningsdag', ['bertil B', 'Ärla Ä', 'Åke Å', 'Zelda Z', 'Anna A', raderad, 'Örjan Ö']],
    ['tid', ['Åke Å', 'Zelda Z', 'bertil B', 'Ärla Ä', 'Örjan Ö', 'Anna A', raderad]],
    ['status', ['Åke Å', 'Zelda Z', 'Örjan Ö', 'Ärla Ä', 'bertil B', 'Anna A', raderad]],
    ['d.startdag;drop table', ['Åke Å', 'Zelda Z', 'Ärla Ä', 'bertil B', 'Anna A', raderad, 'Örjan Ö']],
  ])('by %s', async (sortera, vantade) => {
    expect(await namnen(`?sortera=${sortera}`)).toEqual(vantade);
  });
  it('by personnummer, those who are erased last', async () => {
    const namn = await namnen('?sortera=personnummer&visa=oppna');
    expect(namn).toEqual(['Åke Å', 'Örjan Ö', 'Zelda Z']);
    expect((await namnen('?sortera=personnummer')).at(-1)).toBe(raderad);
  });
  it('says in the column head how it is sorted, and turns startdag round', async () => {
    const { text } = await hamta('?visa=oppna');
    expect(text).toMatch(
      /aria-sort="ascending"><a class="sortera" href="[^"]*\?visa=oppna&amp;sortera=-startdag">Startdag/,
    );
    expect((await hamta('?sortera=tid')).text).toMatch(/aria-sort="descending"><a[^>]*>Tid i insats/);
  });
});

describe('the pages', () => {
  it.each([
    ['', 25, 'Deltaganden 1–25 av 51'],
    ['?sida=2', 25, 'Deltaganden 26–50 av 51'],
    ['?sida=3', 1, 'Deltaganden 51–51 av 51'],
    ['?sida=4', 1, 'Deltaganden 51–51 av 51'],
    ['?sida=999999', 1, 'Deltaganden 51–51 av 51'],
    ['?sida=0', 25, 'Deltaganden 1–25 av 51'],
    ['?sida=-1', 25, 'Deltaganden 1–25 av 51'],
    ['?sida=x', 25, 'Deltaganden 1–25 av 51'],
    ['?sida=2&sida=3', 25, 'Deltaganden 1–25 av 51'],
    ['?sortera=namn&sida=3', 1, 'Deltaganden 51–51 av 51'],
    ['?sortera=namn&sida=4', 1, 'Deltaganden 51–51 av 51'],
  ])('%s has %i rows: %s', async (fraga, rader, text) => {
    const svar = await hamta(fraga, 'avslutad');
    expect([svar.status, forstaKolumnen(svar.text).length]).toEqual([200, rader]);
    expect(lastText(svar.text)).toContain(text);
  });
  it('hold each deltagande once, whatever the order', async () => {
    for (const sortera of [
      'startdag',
      '-startdag',
      'namn',
      'personnummer',
      'tid',
      'status',
      'avslutningsdag',
    ]) {
      const sidor = [];
      for (const sida of ['1', '2', '3'])
        sidor.push(...forstaKolumnen((await hamta(`?sortera=${sortera}&sida=${sida}`, 'avslutad')).text));
      expect(new Set(sidor).size, sortera).toBe(51);
    }
  });
  it('keep the selection in the links between them', async () => {
    const { text } = await hamta('?visa=oppna&sortera=namn&dagar=9', 'avslutad');
    expect(text).toContain('?visa=oppna&amp;dagar=9&amp;sortera=namn&amp;sida=2"');
    expect(text).toContain('deltagare.csv?visa=oppna&amp;dagar=9&amp;sortera=namn"');
  });
});

describe('a selection that cannot be read', () => {
  it.each([
    ['?visa=startade&till=2025-03-01', 'fran', 'Skriv den första dagen i perioden'],
    ['?visa=avslutade_under&fran=2025-03-01', 'till', 'Skriv den sista dagen i perioden'],
    [
      '?visa=startade&fran=2025-02-31&till=2025-03-01',
      'fran',
      'Skriv en dag som finns, till exempel 2026-01-31',
    ],
    [
      '?visa=startade&fran=2025-03-02&till=2025-03-01',
      'till',
      'Skriv en sista dag som inte ligger före den första',
    ],
    ['?till=i+g%C3%A5r', 'till', 'Skriv en dag som finns, till exempel 2026-01-31'],
    ['?dagar=-1', 'dagar', 'Skriv antal dagar med siffror, 0–9999'],
    ['?dagar=tio', 'dagar', 'Skriv antal dagar med siffror, 0–9999'],
    ['?dagar=99999999999', 'dagar', 'Skriv antal dagar med siffror, 0–9999'],
    ['?visa=hemliga', 'visa', 'Välj i listan vad du vill visa'],
  ])('%s: a message at %s', async (fraga, falt, fel) => {
    const { status, text } = await hamta(fraga);
    expect(status).toBe(422);
    expect(text).toContain(`<a href="#${falt}">${fel}</a>`);
    expect(text).toMatch(new RegExp(`id="${falt}-fel"[\\s\\S]*?${fel}`));
    expect(text).toContain('<title>Fel: Visa deltagare');
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('keeps everything typed', async () => {
    const { text } = await hamta(
      '?visa=avslutade_under&fran=2025-02-31&till=sen&dagar=%22%3E%3Cb&sortera=namn',
    );
    for (const varde of ['value="2025-02-31"', 'value="sen"', 'value="&#34;&gt;&lt;b"'])
      expect(text).toContain(varde);
    expect(text).toContain('<option value="avslutade_under" selected>');
    expect(text).toContain('<option value="namn" selected>');
  });
  it('refuses a field that comes twice', async () => {
    expect((await hamta('?visa=alla&visa=oppna')).status).toBe(400);
  });
});

describe('a selection without anyone', () => {
  it('says so and leads out', async () => {
    const { text } = await hamta('?dagar=500');
    expect(lastText(text)).toContain('Ingen har varit öppen längre än 500 dagar');
    expect(lastText(text)).toContain('rensa urvalet för att se alla 7 deltaganden i Vägen vidare.');
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('says so for a sorting by name too', async () => {
    const { text } = await hamta('?dagar=500&sortera=namn');
    expect(lastText(text)).toContain('alla 7 deltaganden i Vägen vidare.');
  });
});
