import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande, insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let oppen: InlagtDeltagande;
let alla: InlagtDeltagande[];
const sida = () => `/insatser/${hus.varld.insats.vagen}/deltagare`;

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2025-11-03T10:00:00+01:00');
  const { vagen } = hus.varld.insats;
  oppen = await insertDeltagande(hus, {
    insatsId: vagen,
    namn: 'Tove Testsson',
    personnummer: '199006022397',
    startdag: '2025-11-02',
  });
  alla = await insertDeltaganden(hus, [
    { insatsId: vagen, namn: 'Alva Attrappson', startdag: '2024-08-18' },
    { insatsId: vagen, namn: 'Cleo Dummysson', startdag: '2025-01-12', avslutningsdag: '2025-09-30' },
    {
      ...{
        insatsId: vagen,
        namn: 'Folke Gissningsson',
        startdag: '2025-03-09',
        avslutningsdag: '2025-03-20',
      },
      makulerad: { skal: 'borjade_aldrig' },
    },
    { insatsId: vagen, namn: 'Rolf Raderad', startdag: '2025-04-01', makulerad: { skal: 'fel_person' } },
  ]);
});
afterAll(() => hus.close());

describe('who may see the deltagare of an insats', () => {
  const svar: readonly (readonly [Vem | undefined, number])[] = [
    ['anna', 200],
    ['bo', 404],
    ['ivar', 403],
    ['sam', 403],
    ['rut', 403],
    ['sia', 403],
    ['noll', 403],
    [undefined, 303],
  ];
  it.each(svar)('%s gets %i', async (vem, status) => {
    const klient = await hus.som(vem);
    for (const path of [sida(), `${sida()}.csv`]) {
      const { status: given, text } = await klient.get(path);
      expect(given).toBe(status);
      if (vem !== 'anna') expect(text).not.toContain('Tove');
    }
  });
  it('tells Bo the same of an insats that is not his as of one that does not exist', async () => {
    const bo = await hus.som('bo');
    const inteHans = await bo.get(sida());
    const ingen = await bo.get(`/insatser/${randomUUID()}/deltagare`);
    const trasig = await bo.get('/insatser/1/deltagare');
    expect([ingen.status, trasig.status]).toEqual([404, 404]);
    expect(lastText(ingen.text)).toBe(lastText(inteHans.text));
    expect((await bo.get(`${sida()}?dagar=x`)).status).toBe(404);
  });
});

describe('the list', () => {
  it('shows name, birth date, days, time and status, and the way to register out', async () => {
    const { text, headers } = await (await hus.som('anna')).get(sida());
    expect(tabellrader(text)).toEqual([
      [
        'Alva Attrappson',
        expect.stringMatching(/^\d{8}-••••$/),
        '2024-08-18',
        '–',
        '14 mån',
        'Öppen över 12 mån',
        'Registrera ut Alva Attrappson',
      ],
      [
        'Cleo Dummysson',
        expect.stringMatching(/^\d{8}-••••$/),
        '2025-01-12',
        '2025-09-30',
        '8 mån',
        'Avslutad',
        '',
      ],
      [
        'Folke Gissningsson',
        expect.stringMatching(/^\d{8}-••••$/),
        '2025-03-09',
        '2025-03-20',
        '–',
        'Felregistrerad',
        '',
      ],
      ['Identiteten är raderad', '–', '2025-04-01', '–', '–', 'Felregistrerad', ''],
      ['Tove Testsson', '19900602-••••', '2025-11-02', '–', '1 dag', 'Öppen', 'Registrera ut Tove Testsson'],
    ]);
    expect(text).toContain(`href="/deltaganden/${oppen.id}"`);
    expect(text).toContain(`href="/deltaganden/${oppen.id}/utregistrering"`);
    expect(headers['cache-control']).toBe('no-store');
  });
  it('is valid HTML, names nobody in its title and prints who printed it', async () => {
    const { text } = await (await hus.som('anna')).get(sida());
    expect(await htmlFaults(text)).toEqual([]);
    expect(text).toContain('<title>Visa deltagare, Vägen vidare – SUS</title>');
    expect(text).toContain('Utskrivet ur SUS 2025-11-03 av Anna Annsson, Testköpings kommun.');
  });
  it('V14.2.6 has the last digits of nobody, in the page or in the file', async () => {
    const anna = await hus.som('anna');
    const svar = [
      await anna.get(sida()),
      await anna.get(`${sida()}?sortera=personnummer`),
      await anna.get(`${sida()}.csv`),
    ];
    for (const { text, headers } of svar)
      for (const { personnummer } of [oppen, ...alla]) {
        const allt = JSON.stringify(headers) + text;
        expect(allt).not.toContain(personnummer);
        expect(allt).not.toContain(`${personnummer.slice(0, 8)}-${personnummer.slice(8)}`);
      }
  });
  it('V1.2.1 C12 shows a name as text, whatever is in it', async () => {
    await insertDeltagande(hus, {
      insatsId: hus.varld.insats.avslutad,
      namn: '<script>alert("x")</script>',
      startdag: '2024-01-01',
    });
    const { text } = await (await hus.som('anna')).get(`/insatser/${hus.varld.insats.avslutad}/deltagare`);
    expect(text).not.toContain('<script>alert');
    expect(tabellrader(text)[0]?.[0]).toBe('<script>alert("x")</script>');
  });
});

describe('the audit trail', () => {
  const antal = async () => (await spar(hus, 'deltagare_visade')).length;
  it('V16.3.2 has one row for each page served, also when nobody is in it, and none for a page without persons', async () => {
    const anna = await hus.som('anna');
    const fore = await antal();
    await anna.get(sida());
    await anna.get(`${sida()}?visa=startade&fran=2020-01-01&till=2020-01-02`);
    await anna.get(`${sida()}?dagar=x`);
    await (await hus.som('bo')).get(sida());
    const sparen = await spar(hus, 'deltagare_visade');
    expect(sparen.length - fore).toBe(2);
    expect(sparen.at(-1)).toEqual({ objekt_id: null, insats_id: hus.varld.insats.vagen });
  });
});

describe('choosing the insats', () => {
  it('offers Anna her insatser with deltagare, and not the volyminsats', async () => {
    const { text } = await (await hus.som('anna')).get('/visa-deltagare');
    expect(tabellrader(text).map(([namn]) => namn)).toEqual(['Språkbron', 'Vägen vidare']);
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('takes the selection along to the chosen insats', async () => {
    const { steget, vagen } = hus.varld.insats;
    const svar = await (
      await hus.som('anna')
    ).get(`/visa-deltagare?insats=${vagen}&visa=oppna&fran=&dagar=3&annat=1`);
    expect([svar.status, svar.headers['location']]).toEqual([
      303,
      `/insatser/${vagen}/deltagare?visa=oppna&dagar=3`,
    ]);
    const bo = await (await hus.som('bo')).get(`/insatser/${steget}/deltagare`);
    expect(lastText(bo.text)).toContain('Ingen är registrerad i Steget');
  });
});
