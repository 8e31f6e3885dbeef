import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import request from 'supertest';
import { createApp } from '../../src/app.ts';
import { withClient } from '../../src/db/client.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { nollstallGranser, spar } from '../support/spar.ts';

let hus: Testhus;
const fil = () => `/insatser/${hus.varld.insats.vagen}/deltagare.csv`;
const rader = (text: string) => text.trimEnd().split('\r\n');

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2025-11-03T10:00:00+01:00');
  const insatsId = hus.varld.insats.vagen;
  await insertDeltaganden(hus, [
    { insatsId, namn: '=HYPERLINK("http://x")', personnummer: '199006022397', startdag: '2025-01-01' },
    { insatsId, namn: '+46 Plus', startdag: '2025-01-02' },
    { insatsId, namn: '-Minus; "Citat"', startdag: '2025-01-03' },
    { insatsId, namn: '@SUM(A1)', startdag: '2025-01-04' },
    { insatsId, namn: '\uFF1DCMD', startdag: '2025-01-05' },
    { insatsId, namn: 'Åsa Ärlig', startdag: '2025-01-06', avslutningsdag: '2025-02-05' },
    { insatsId, namn: 'Bort Tagen', startdag: '2025-01-07', makulerad: { skal: 'samtycke_saknas' } },
  ]);
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

describe('the CSV file', () => {
  it('has the columns of the page in a form that a Swedish spreadsheet opens', async () => {
    const { status, headers, text } = await (await hus.som('anna')).get(fil());
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename=deltagare-vagen-vidare-2025-11-03.csv');
    expect(headers['cache-control']).toBe('no-store');
    expect(
      text.startsWith('\uFEFFNamn;Personnummer;Startdag;Avslutningsdag;Dagar i insatsen;Status\r\n'),
    ).toBe(true);
    expect(rader(text).at(-2)).toMatch(/^Åsa Ärlig;\d{8}-••••;2025-01-06;2025-02-05;30;Avslutad$/);
    expect(rader(text).at(-1)).toBe('Identiteten är raderad;;2025-01-07;;;Felregistrerad');
  });
  it('V1.2.10 C13 has no cell that a spreadsheet takes for a formula', async () => {
    const { text } = await (await hus.som('anna')).get(fil());
    expect(
      rader(text)
        .slice(1, 6)
        .map((rad) => rad.split(/;(?:19|20)\d{6}-/)[0]),
    ).toEqual([
      '"\'=HYPERLINK(""http://x"")"',
      "'+46 Plus",
      '"\'-Minus; ""Citat"""',
      "'@SUM(A1)",
      "'\uFF1DCMD",
    ]);
  });
  it('holds the selection and the order of the page', async () => {
    const { text } = await (await hus.som('anna')).get(`${fil()}?visa=oppna&sortera=-startdag&sida=9`);
    expect(rader(text)).toHaveLength(6);
    expect(rader(text)[1]).toContain('CMD');
  });
  it('V16.3.2 is audited as an export, once a file', async () => {
    const fore = (await spar(hus, 'deltagare_exporterade')).length;
    await (await hus.som('anna')).get(fil());
    const efter = await spar(hus, 'deltagare_exporterade');
    expect(efter.length - fore).toBe(1);
    expect(efter.at(-1)?.insats_id).toBe(hus.varld.insats.vagen);
  });
  it('shows the page with its messages when the selection cannot be read', async () => {
    const { status, text } = await (await hus.som('anna')).get(`${fil()}?dagar=x`);
    expect(status).toBe(422);
    expect(text).toContain('Skriv antal dagar med siffror, 0–9999');
  });
  it.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 200],
    ['none', 200],
  ])('V3.5.8 C24 asked for from %s gives %i', async (site, status) => {
    const anna = await hus.som('anna');
    const cookie = [...anna.cookies].map(([namn, varde]) => `${namn}=${varde}`).join('; ');
    const svar = await request(createApp(hus.hus))
      .get(fil())
      .set('Cookie', cookie)
      .set('Sec-Fetch-Site', site);
    expect(svar.status).toBe(status);
  });
  it('V2.4.1 V2.3.2 can be fetched 60 times an hour, by one without hindering the other', async () => {
    const anna = await hus.som('anna');
    for (let i = 0; i < 60; i += 1) expect((await anna.get(fil())).status).toBe(200);
    const svar = await anna.get(fil());
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
    expect(
      (await (await hus.som('bo')).get(`/insatser/${hus.varld.insats.steget}/deltagare.csv`)).status,
    ).toBe(200);
  });
  it('V2.3.2 C17 holds at most 10 000 deltaganden; of more nobody is read out', async () => {
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(
        `insert into verksamhet.deltagande (insats_id, kon, startdag, skapad_av, makulerad_at, makulerad_skal, makulerad_av)
         select $1, 'man', '2024-01-01', $2, now(), 'fel_person', $2 from generate_series(1, 10001)`,
        [hus.varld.insats.avslutad, hus.varld.anvandare.anna],
      ),
    );
    const fore = (await spar(hus, 'deltagare_exporterade')).length;
    const svar = await (await hus.som('anna')).get(`/insatser/${hus.varld.insats.avslutad}/deltagare.csv`);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Välj ett mindre urval. En fil rymmer högst 10\u00a0000 deltaganden.');
    expect((await spar(hus, 'deltagare_exporterade')).length).toBe(fore);
  });
});
