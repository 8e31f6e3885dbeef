import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';

const elsa = '198512309801';
let hus: Testhus;
let inlagda: InlagtDeltagande[];

/** Searches and opens the answer. */
const sok = async (personnummer: string, vem: Vem = 'anna') => {
  const klient = await hus.som(vem);
  const svar = await klient.skicka('/historik', { personnummer });
  return { klient, svar, adress: String(svar.headers['location']) };
};
const svaret = async (personnummer: string, vem: Vem = 'anna') => {
  const { klient, svar } = await sok(personnummer, vem);
  return klient.folj(svar);
};

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2025-11-03T10:51:00+01:00');
  const { vagen, avslutad, steget } = hus.varld.insats;
  const person = { personnummer: elsa, namn: 'Elsa Fejkström' };
  inlagda = await insertDeltaganden(hus, [
    {
      ...{ ...person, insatsId: avslutad, startdag: '2023-01-10', avslutningsdag: '2023-06-10' },
      ...{ avslutsanledning: 'studier', efter: { studier: 100 } },
    },
    { ...person, insatsId: vagen, startdag: '2025-02-16' },
    { ...person, insatsId: vagen, startdag: '2025-02-01', makulerad: { skal: 'dubblett' } },
    { ...person, insatsId: steget, startdag: '2022-05-05', av: 'bo' },
  ]);
});
afterAll(() => hus.close());

describe('who may look into the history of a person', () => {
  const svar: readonly (readonly [Vem | undefined, number])[] = [
    ['anna', 200],
    ['bo', 200],
    ['ivar', 403],
    ['sam', 403],
    ['rut', 403],
    ['sia', 403],
    ['noll', 403],
    [undefined, 303],
  ];
  it.each(svar)('%s gets %i', async (vem, status) => {
    const klient = await hus.som(vem);
    expect((await klient.get('/historik')).status).toBe(status);
    if (status !== 200) {
      expect((await klient.get(`/historik/${randomUUID()}`)).status).toBe(status);
      const sokt = await klient.postRaw('/historik', { personnummer: elsa });
      expect(sokt.headers['location'] ?? '').not.toMatch(/^\/historik\//);
    }
  });
});

describe('the history', () => {
  it('has one row for each deltagande in Anna’s own insatser, with its answers and changes', async () => {
    const { status, text, headers } = await svaret('19851230-9801');
    expect(status).toBe(200);
    expect(tabellrader(text)).toEqual([
      ['Vägen vidare från 2025-02-16', '2025-02-16', '–', '–', 'Öppen'],
      ['Vägen vidare från 2025-02-01', '2025-02-01', '–', '–', 'Felregistrerad'],
      ['Språkbron från 2023-01-10', '2023-01-10', '2023-06-10', 'Studier', 'Avslutad'],
    ]);
    expect(lastText(text)).toContain('Elsa Fejkström, 3 deltaganden');
    expect(lastText(text)).toContain('Studier Nej Ja, 100 %Började');
    expect(text.match(/<ol class="tidslinje">/g)).toHaveLength(3);
    expect(text).toContain(`href="/deltaganden/${inlagda[1]!.id}"`);
    expect(text).not.toContain('Steget');
    expect(headers['cache-control']).toBe('no-store');
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('is Bo’s own for Bo', async () => {
    expect(tabellrader((await svaret(elsa, 'bo')).text).map(([insats]) => insats)).toEqual([
      'Steget från 2022-05-05',
    ]);
  });
  it('has the number in no address, title or readable cookie', async () => {
    const { klient, adress } = await sok(elsa);
    expect(adress).toMatch(/^\/historik\/[\da-f-]{36}$/);
    const { text } = await klient.get(adress);
    expect(text).toContain('<title>Historik enskild deltagare – SUS</title>');
    for (const [, lank] of text.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(lank).not.toMatch(/19851230|Elsa/);
    expect([...klient.cookies.values()].join()).not.toContain('19851230');
    expect(
      Buffer.from(klient.cookies.get('sus-historik') ?? '', 'base64url').toString('latin1'),
    ).not.toContain('9801');
  });
  it('can be opened again with Back and reload, beside another search', async () => {
    const { klient, adress } = await sok(elsa);
    const annan = await klient.skicka('/historik', { personnummer: '199006022397' });
    expect((await klient.folj(annan)).status).toBe(200);
    for (let i = 0; i < 2; i += 1) expect((await klient.get(adress)).text).toContain('Elsa Fejkström');
  });
  it('is audited for each deltagande shown, each time', async () => {
    const fore = await spar(hus, 'historik_visad');
    const { klient, adress } = await sok(elsa);
    expect(await spar(hus, 'historik_visad')).toHaveLength(fore.length);
    await klient.get(adress);
    await klient.get(adress);
    const nya = (await spar(hus, 'historik_visad')).slice(fore.length);
    expect(nya).toHaveLength(6);
    expect(nya.slice(0, 3).map(({ objekt_id }) => objekt_id)).toEqual([1, 2, 0].map((i) => inlagda[i]!.id));
    expect(nya.map(({ insats_id }) => insats_id)).not.toContain(hus.varld.insats.steget);
  });
});

describe('a search that finds nobody', () => {
  it('says the same of one who is elsewhere as of one who is nowhere, and what to do', async () => {
    const { personnummer } = await insertDeltaganden(hus, [
      { insatsId: hus.varld.insats.steget, startdag: '2025-01-01' },
    ]).then(([d]) => d!);
    const annorstades = await svaret(personnummer);
    const ingenstans = await svaret('199006022397');
    expect([annorstades.status, ingenstans.status]).toEqual([200, 200]);
    const utanNummer = (html: string) => lastText(html).replace(/[\d-]{13}/g, '');
    expect(utanNummer(annorstades.text)).toBe(utanNummer(ingenstans.text));
    expect(lastText(ingenstans.text)).toContain('Inget deltagande i dina insatser Kontrollera personnumret.');
    expect(await htmlFaults(ingenstans.text)).toEqual([]);
  });
  it('is audited too, without whom', async () => {
    const fore = (await spar(hus, 'historik_utan_traff')).length;
    await svaret('199006022397');
    const efter = await spar(hus, 'historik_utan_traff');
    expect(efter.length - fore).toBe(1);
    expect(efter.at(-1)).toEqual({ objekt_id: null, insats_id: null });
  });
});

describe('an answer that is not one’s own, or too old', () => {
  it('asks again after half an hour', async () => {
    const { klient, adress } = await sok(elsa);
    hus.rattar.nu = new Date('2025-11-03T11:20:59+01:00');
    expect((await klient.get(adress)).status).toBe(200);
    hus.rattar.nu = new Date('2025-11-03T11:21:00+01:00');
    // The sign-in has gone on, so that it is the search that is too old.
    const { status, text } = await klient.get(adress);
    hus.rattar.nu = new Date('2025-11-03T10:51:00+01:00');
    expect(status).toBe(404);
    expect(lastText(text)).toContain('Sökningen har gått ut. Skriv personnumret och sök igen.');
    expect(text).not.toContain('Elsa');
  });
  it('is nothing to Bo, even with the address and the cookie', async () => {
    const { klient, adress } = await sok(elsa);
    const bo = await hus.som('bo');
    bo.cookies.set('sus-historik', klient.cookies.get('sus-historik') ?? '');
    const { status, text } = await bo.get(adress);
    expect(status).toBe(404);
    expect(text).not.toContain('Elsa');
  });
  it('is nothing without the cookie, or with one that was tampered with', async () => {
    const { klient, adress } = await sok(elsa);
    const kaka = klient.cookies.get('sus-historik') ?? '';
    klient.cookies.set('sus-historik', `${kaka.slice(0, -2)}xx`);
    expect((await klient.get(adress)).status).toBe(404);
    klient.cookies.delete('sus-historik');
    expect((await klient.get(adress)).status).toBe(404);
    expect((await klient.get('/historik/1')).status).toBe(404);
  });
});
