import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';

const elsa = '198512309801';
let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

/** What stands in the field, as a reader sees it. */
const tillbaka = (html: string): string =>
  lastText(/id="personnummer"[^>]*? value="([^"]*)"/.exec(html)?.[1] ?? '');

describe('what bad input gets', () => {
  it.each([
    ['', 'Skriv personnumret med tolv siffror, till exempel 19900602-2397'],
    ['8512309808', 'Skriv personnumret med tolv siffror, till exempel 19900602-2397'],
    ['19851230-9802', 'Kontrollera personnumret. Den sista siffran stämmer inte med de andra.'],
    ['20990602-2397', 'Kontrollera födelsedatumet i personnumret. Det finns inte eller ligger i framtiden.'],
    ['19640823-3234', 'Använd ett testnummer. Riktiga personnummer får inte skrivas in i demo.'],
    ['"><b>', 'Skriv personnumret med tolv siffror, till exempel 19900602-2397'],
  ])('%j: %s', async (personnummer, fel) => {
    const svar = await (await hus.som('anna')).skicka('/historik', { personnummer });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(`<a href="#personnummer">${fel}</a>`);
    expect(svar.text).toContain('<title>Fel: Historik enskild deltagare – SUS</title>');
    expect(tillbaka(svar.text)).toBe(personnummer);
    expect(await htmlFaults(svar.text)).toEqual([]);
  });
  it('refuses a number that comes twice', async () => {
    const anna = await hus.som('anna');
    expect((await anna.skicka('/historik', { personnummer: [elsa, elsa] })).status).toBe(400);
  });
  it('keeps what was typed when the form had lain open too long', async () => {
    const anna = await hus.som('anna');
    const svar = await anna.postRaw('/historik', { personnummer: '1985', _csrf: 'gammal' });
    const { text } = await anna.folj(svar);
    expect(text).toContain('value="1985"');
    expect(lastText(text)).toContain('Sidan hade legat öppen för länge.');
  });
});

describe('the limit', () => {
  it('lets a user search 60 times an hour, and notes the one that was stopped', async () => {
    const anna = await hus.som('anna');
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(`insert into auth.begransning (key, points, expire) values ($1, 59, $2)`, [
        `historik:${hus.varld.anvandare.anna}`,
        Date.now() + 60_000,
      ]),
    );
    expect((await anna.skicka('/historik', { personnummer: elsa })).status).toBe(303);
    const svar = await anna.skicka('/historik', { personnummer: elsa });
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
    expect(await spar(hus, 'historiksokning_stoppad')).toHaveLength(1);
    const bo = await hus.som('bo');
    expect((await bo.skicka('/historik', { personnummer: elsa })).status).toBe(303);
  });
});
