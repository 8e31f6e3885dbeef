import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { giltigtSvar, nyPerson, sokFram, testnummer } from '../support/registrering.ts';
import { nollstallGranser } from '../support/spar.ts';
import { utom } from './formular.ts';
import { bild, fraga, geUppdrag, oppnaHus, spart } from './stod.ts';

let hus: Testhus;
let anna: Klient;
const logg: string[] = [];
const strom = new Writable({
  write: (rad: Buffer, _kodning, klar) => {
    logg.push(rad.toString());
    klar();
  },
});
beforeAll(async () => {
  hus = await oppnaHus((h) => ({ ...h, log: pino({ level: 'trace' }, strom) }));
  anna = await hus.som('anna');
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const path = (insatsId = hus.varld.insats.vagen) => `/insatser/${insatsId}/registrering`;
const skyddad = testnummer('19700101', 990);
const okand = testnummer('19700101', 992);

/** An answer without what differs between any two answers: the number typed, tokens, nonces, and the length they give. */
const likt = ({ status, headers, text }: Awaited<ReturnType<Klient['get']>>, nummer: string) => {
  const resten = utom(headers, 'date', 'etag', 'content-length');
  const utanNonce = String(resten['content-security-policy']).replace(/nonce-[^']+/, 'nonce');
  const sida = text
    .replaceAll(nummer, 'NUMMER')
    .replace(/name="_csrf" value="[^"]*"/g, '')
    .replace(/nonce="[^"]*"/g, '');
  return { status, langd: text.length, headers: { ...resten, 'content-security-policy': utanNonce }, sida };
};

describe('Sök', () => {
  it('exists only in one’s own insatser: elsewhere it is the page that does not exist, and nobody is asked about', async () => {
    const person = nyPerson(hus);
    const fore = await spart(hus, 'person_sokt');
    const { _csrf = '' } = doldaFalt((await anna.get(path())).text, path());
    for (const insats of [hus.varld.insats.steget, '00000000-0000-4000-8000-000000000000', 'x']) {
      expect((await anna.get(path(insats))).status).toBe(404);
      const svar = await anna.postRaw(path(insats), { _csrf, ...person });
      expect([svar.status, svar.text.includes(person.namn)]).toEqual([404, false]);
    }
    expect(await spart(hus, 'person_sokt')).toEqual(fore);
  });
  it('C2 C30 answers the same for one who is protected as for one who does not exist, to the letter', async () => {
    // The register tells the application no more than that: protected persons are no hit in the port.
    hus.rattar.register.set(skyddad, { svar: 'ingen_traff' });
    const fore = await bild(hus);
    const [ena, andra] = [
      await anna.skicka(path(), { personnummer: skyddad }),
      await anna.skicka(path(), { personnummer: okand }),
    ];
    expect(likt(ena, skyddad)).toEqual(likt(andra, okand));
    expect(ena.status).toBe(422);
    expect(ena.text).toContain('registrera som anonym deltagare');
    expect(ena.headers['set-cookie']).toBeUndefined();
    expect(await bild(hus)).toEqual(fore);
  });
  it('V2.4.1 V16.3.3 C2 stops at 60 in an hour, says when to come back, and leaves a trace; others go on', async () => {
    await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
    const { _csrf = '' } = doldaFalt((await anna.get(path())).text, path());
    const sok = () => anna.postRaw(path(), { _csrf, personnummer: okand });
    // Ten at a time, as many as there are connections: sixty at once are told to wait on a slow computer.
    for (let gang = 0; gang < 6; gang += 1) {
      const svar = await Promise.all(Array.from({ length: 10 }, sok));
      expect(new Set(svar.map(({ status }) => status))).toEqual(new Set([422]));
    }
    const stopp = await sok();
    expect(stopp.status).toBe(429);
    expect(Number(stopp.headers['retry-after'])).toBeGreaterThan(3000);
    expect(Number(stopp.headers['retry-after'])).toBeLessThanOrEqual(3600);
    expect(await spart(hus, 'personsokning_stoppad')).toEqual(['nekad']);
    expect((await (await hus.som('bo')).skicka(path(), { personnummer: okand })).status).toBe(422);
  });
  it('C2 V16.3.2 leaves a trace of every search and how it ended', async () => {
    const inne = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen });
    const nere = nyPerson(hus);
    hus.rattar.register.set(nere.personnummer, { svar: 'otillganglig' });
    const sok = (await spart(hus, 'person_sokt')).length;
    const slag = (await spart(hus, 'folkbokforing_slagning')).length;
    for (const { personnummer } of [inne, nyPerson(hus), { personnummer: okand }, nere])
      await anna.skicka(path(), { personnummer });
    expect((await spart(hus, 'person_sokt')).length - sok).toBe(4);
    expect((await spart(hus, 'folkbokforing_slagning')).slice(slag)).toEqual(['ok', 'nekad', 'fel']);
  });
  it('V14.2.1 V16.2.5 C27 puts no number and no name in an address, a title, a log line, the trail, a session or a limit', async () => {
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const sidan = (await anna.get(sida)).text;
    const svar = await anna.skicka(sida, giltigtSvar());
    const kvitto = await anna.folj(svar);
    await anna.skicka(path(), { personnummer: okand });
    const adresser = [
      sida,
      svar.headers['location'],
      ...(sidan + kvitto.text).matchAll(/(?:href|action)="([^"]*)"|<title>([^<]*)/g),
    ].join(' ');
    const tabeller = await fraga<{ rad: string }>(
      hus,
      `select t::text as rad from audit.handelse t union all select t::text from verksamhet.kvitto t
       union all select t::text from auth.session t union all select t::text from auth.begransning t
       union all select t::text from verksamhet.historik t union all select t::text from verksamhet.deltagande t`,
    );
    const allt = [adresser, logg.join(''), ...tabeller.map(({ rad }) => rad)].join('\n');
    expect(logg.length).toBeGreaterThan(5);
    for (const hemligt of [
      person.personnummer,
      person.personnummer.slice(2),
      person.namn,
      okand,
      okand.slice(0, 8),
    ])
      expect(allt).not.toContain(hemligt);
  });
});

describe('the way from Sök to Spara', () => {
  it('V2.3.1 cannot be left out: a page or a save without a search leads to Sök, and stores nothing', async () => {
    const sida = `${path()}/11111111-1111-4111-8111-111111111111`;
    const fore = await bild(hus);
    expect((await anna.get(sida)).headers['location']).toBe(path());
    const { _csrf = '' } = doldaFalt((await anna.get(path())).text, path());
    for (const gor of ['spara', 'utkast', 'kasta']) {
      const falt = {
        ...giltigtSvar(),
        _csrf,
        nyckel: '22222222-2222-4222-8222-222222222222',
        gor,
        personnummer: okand,
      };
      expect((await anna.postRaw(sida, falt)).headers['location']).toBe(path());
    }
    expect(await bild(hus)).toEqual(fore);
  });
  it('is one user’s: the search of another, in their sealed cookie, opens nothing', async () => {
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const bo = await hus.som('bo');
    const egen = bo.cookies.get('sus') ?? '';
    for (const [namn, varde] of anna.cookies) bo.cookies.set(namn, varde);
    bo.cookies.set('sus', egen);
    const svar = await bo.get(sida);
    expect([svar.status, svar.headers['location']]).toEqual([303, path()]);
    expect(svar.text).not.toContain(person.namn);
  });
  it('is one insats’s: a search made for one opens no start in another', async () => {
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const annan = sida.replace(hus.varld.insats.vagen, hus.varld.insats.avslutad);
    expect((await anna.get(annan)).headers['location']).toBe(path(hus.varld.insats.avslutad));
    const val = `${path(hus.varld.insats.avslutad)}/val?sokning=${sida.split('/').at(-1) ?? ''}`;
    expect((await anna.get(val)).status).toBe(404);
  });
  it('V1.5.2 cannot be forged: a cookie with one character changed is no search', async () => {
    const sida = await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus));
    const varde = anna.cookies.get('sus-sokningar') ?? '';
    const mitten = Math.floor(varde.length / 2);
    const andrad = `${varde.slice(0, mitten)}${varde[mitten] === 'A' ? 'B' : 'A'}${varde.slice(mitten + 1)}`;
    anna.cookies.set('sus-sokningar', andrad);
    expect((await anna.get(sida)).headers['location']).toBe(path());
  });
});
