import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { htmlFaults } from '../web/html.ts';
import type { Testhus } from '../support/hus.ts';
import { tabellerI } from './las.ts';
import { rapporthus } from './varlden.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await rapporthus();
});
afterAll(() => hus.close());

const falt = (html: string): string[] =>
  [
    ...new Set([...html.matchAll(/<(?:input|select)[^>]* name="(\w+)"/g)].map(([, namn = '']) => namn)),
  ].filter((namn) => namn !== '_csrf');
const vald = (html: string, namn: string): string[] =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${namn}"`) && tag.includes(' checked'))
    .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '');

const sidan = async (fraga: string) => (await hus.som('rut')).get(`/rapporter?${fraga}`);

describe('the selection page', () => {
  it.each([
    ['deltagarrapport', ['visad', 'typ', 'del', 'niva', 'fran', 'till', 'kon', 'kand']],
    [
      'standardrapport',
      ['visad', 'typ', 'del', 'niva', 'jamfor', 'fran', 'till', 'kon', 'forsorjning', 'kand'],
    ],
    ['insatsrapport', ['visad', 'typ', 'variabel', 'niva', 'fran', 'till', 'kon', 'kand']],
    ['kostnadsrapport', ['visad', 'typ', 'del', 'detaljer', 'niva', 'fran', 'till', 'kand']],
  ])('asks for a %s only what affects it', async (typ, namn) => {
    const { text } = await sidan(`typ=${typ}&visad=deltagarrapport&gor=val`);
    expect(falt(text)).toEqual(namn);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('is in the menu of everyone with SUSrapport, with Mina rapporter', async () => {
    const { text } = await (await hus.som('rut')).get('/');
    expect(text).toContain('href="/rapporter"');
    expect(text).toContain('href="/rapporter/mina"');
    expect((await (await hus.som('noll')).get('/saknar-behorighet')).text).not.toContain('href="/rapporter"');
  });

  it('goes from nothing to a report of one insats without a script', async () => {
    const klient = await hus.som('rut');
    const { vagen } = hus.varld.insats;
    const niva = await sidan(
      'visad=deltagarrapport&typ=deltagarrapport&del=a&niva=insats&fran=2025-01&till=2025-12&kon=nej&gor=val',
    );
    expect(niva.text).toContain('Sök insats');
    expect(vald(niva.text, 'plats')).toEqual([]);
    const utan = await sidan(
      'visad=deltagarrapport&typ=deltagarrapport&del=a&niva=insats&fran=2025-01&till=2025-12&kon=nej&gor=skapa',
    );
    expect(utan.status).toBe(422);
    expect(utan.text).toContain('<a href="#plats">Välj minst en insats</a>');
    expect(utan.text).toContain('id="plats"');
    const sokt = await sidan(
      'visad=deltagarrapport&typ=deltagarrapport&del=a&niva=insats&sok=v%C3%A4g&fran=2025-01&till=2025-12&kon=nej&gor=sok',
    );
    expect(sokt.text).toContain(`value="${vagen}"`);
    expect(sokt.text).toContain('Vägen vidare, Provdalen');
    const skapad = await klient.get(
      `/rapporter?visad=deltagarrapport&typ=deltagarrapport&del=a&niva=insats&sok=v%C3%A4g&plats=${vagen}&fran=2025-01&till=2025-12&kon=nej&gor=skapa`,
    );
    expect(skapad.status).toBe(303);
    expect(skapad.headers['location']).toBe(
      `/rapporter/rapport?typ=deltagarrapport&del=a&niva=insats&plats=${vagen}&fran=2025-01&till=2025-12&kon=nej`,
    );
    const rapport = await klient.folj(skapad);
    expect(rapport.status).toBe(200);
    expect(rapport.text).toContain('Vägen vidare');
    expect(tabellerI(rapport.text)).toHaveLength(1);
  });

  it('shows a user the own insatser before any search, and says how to find others', async () => {
    const fraga = '/rapporter?visad=deltagarrapport&typ=deltagarrapport&niva=insats&gor=val';
    const hosAnna = (await (await hus.som('anna')).get(fraga)).text;
    expect(hosAnna).toContain('Dina egna insatser visas.');
    expect(hosAnna).toContain('Vägen vidare, Provdalen');
    expect((await (await hus.som('ivar')).get(fraga)).text).toContain('Steget, Provdalen');
    const hosRut = (await (await hus.som('rut')).get(fraga)).text;
    expect(hosRut).not.toContain('Vägen vidare, Provdalen');
    expect(hosRut).toContain('Skriv * för att se alla.');
    expect((await (await hus.som('rut')).get(`${fraga}&sok=*`)).text).toContain('Vägen vidare, Provdalen');
  });

  it('keeps a chosen place when another is searched for', async () => {
    const { vagen } = hus.varld.insats;
    const { text } = await sidan(
      `visad=insatsrapport&typ=insatsrapport&niva=insats&plats=${vagen}&sok=Steget&gor=sok`,
    );
    expect(vald(text, 'plats')).toEqual([vagen]);
    expect(text).toContain('Steget, Provdalen');
  });

  it('shows what belongs to another report when the type is changed, instead of a report of the wrong parts', async () => {
    const { status, text } = await sidan(
      'visad=deltagarrapport&typ=kostnadsrapport&del=a&niva=riket&fran=2025-01&till=2025-12&gor=skapa',
    );
    expect(status).toBe(200);
    expect(text).toContain('Valen nedan hör till Kostnadsrapport.');
    expect(vald(text, 'del')).toEqual(['1', '2', '3', '4']);
  });

  it('keeps everything that was chosen when something is wrong', async () => {
    const { text } = await sidan(
      'visad=deltagarrapport&typ=deltagarrapport&del=b&del=f&niva=riket&fran=2025-13&till=hej&kon=nej&gor=skapa',
    );
    expect(vald(text, 'del')).toEqual(['b', 'f']);
    expect(vald(text, 'kon')).toEqual(['nej']);
    expect(text).toContain('value="2025-13"');
    expect(text).toContain('value="hej"');
    expect(text).toContain('Rätta 2 uppgifter i urvalet');
  });

  it('opens again from a report with the selection of the report', async () => {
    const fraga =
      'typ=standardrapport&del=a&del=c&niva=riket&jamfor=insats&fran=2025-01&till=2025-12&kon=nej';
    const rapport = await (await hus.som('rut')).get(`/rapporter/rapport?${fraga}`);
    expect(rapport.text).toContain(`href="/rapporter?${fraga.replaceAll('&', '&amp;')}"`);
    const { text } = await sidan(fraga);
    expect(vald(text, 'del')).toEqual(['a', 'c']);
    expect(vald(text, 'typ')).toEqual(['standardrapport']);
    expect(text).toContain('<option value="insats" selected>');
  });

  it('lists no thousands of insatser: a hundred at most, and says that there are more', async () => {
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(
        `insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
         select $1, 'Massan ' || n, '2020-01-01', 'individinriktad', 'forberedande', 'personuppgifter_anonym' from generate_series(1, 150) n`,
        [hus.varld.forbund],
      ),
    );
    const { text } = await sidan('typ=deltagarrapport&visad=deltagarrapport&niva=insats&sok=Massan&gor=sok');
    expect(text.match(/name="plats"/g)).toHaveLength(100);
    expect(text).toContain('Fler än 100 stämmer');
    expect((await sidan('typ=deltagarrapport&visad=deltagarrapport&niva=insats&gor=val')).text).not.toContain(
      'name="plats"',
    );
  });

  it.each(['%00', '%25%27%22', 'x'.repeat(300), '%E2%80%AE'])(
    'searches for whatever is typed: %s',
    async (sok) => {
      const { status } = await sidan(
        `typ=deltagarrapport&visad=deltagarrapport&niva=insats&sok=${sok}&gor=sok`,
      );
      expect(status).toBe(200);
    },
  );
});
