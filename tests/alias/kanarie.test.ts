import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { verkligtNamnPath } from '../../src/alias/sidor.rules.ts';
import { egen } from '../arkitektur/adresser.ts';
import { alla, laggScen, type Roll, type Scen } from '../arkitektur/scen.ts';
import { kontoAv, nyPerson, orderAv, rad, skickaOrder } from '../bestallning/stod.ts';
import { allaUtskick } from '../kontovard/stod.ts';
import { spar } from '../support/spar.ts';
import { htmlFaults } from '../web/html.ts';

/*
 * The real names of two with skyddade personuppgifter: Bo, who was seen under his name everywhere before he got an alias, and a new user
 * who was ordered with one. Nobody has such names, so a hit is a leak.
 */
const kanarie = /kanariensis|zebedeus|papagenus|fjäderman/i;
const person = nyPerson({
  ...{ fornamn: 'Nytt', efternamn: 'Alias', skyddad: 'ja', epost: 'nytt@example.invalid' },
  ...{ verkligt_fornamn: 'Papagenus', verkligt_efternamn: 'Fjäderman' },
});
let scen: Scen;
let order: string;

const bosSida = () => `/anvandare/${scen.hus.varld.anvandare.bo}/alias`;
const alias = { fornamn: 'Birger', efternamn: 'Byström', epost: 'bb@example.invalid', gor: 'satt' };

beforeAll(async () => {
  scen = await laggScen();
  const { hus, klient } = scen;
  await withClient(hus.databas.adminUrl, async (client) => {
    await client.query(
      `update auth.anvandare set fornamn = 'Zebedeus', efternamn = 'Kanariensis', epost = 'zebedeus@example.invalid' where id = $1`,
      [hus.varld.anvandare.bo],
    );
    await client.query(
      `insert into verksamhet.andring (slag, objekt, handelse, andringar, av)
       values ('insats', $1, 'andrad', '[{"falt": "Deltagaransvarig", "fran": null, "till": "Zebedeus Kanariensis, till och med 2027-01-01"}]', $2)`,
      [hus.varld.insats.steget, hus.varld.anvandare.ivar],
    );
  });
  const andrad = await skickaOrder(klient.rut, [
    { slag: 'andring', personnummer: '198102022384', roller: 'deltagaransvarig' },
  ]);
  expect((await klient.ivar.get(`/insatser/${hus.varld.insats.steget}/hantera`)).text).toMatch(kanarie);
  const vantar = await klient.sia.skicka(bosSida(), alias);
  expect([vantar.status, vantar.text.includes('Besluta först')]).toEqual([422, true]);
  expect((await klient.sia.skicka(orderAv(andrad), { gor: 'neka', skal: 'Fel' })).status).toBe(303);
  const satt = await klient.sia.folj(await klient.sia.skicka(bosSida(), alias));
  expect(satt.text).toContain('Aliaset är sparat');
  expect(await htmlFaults(satt.text)).toEqual([]);
  await klient.rut.skicka('/bestallningar/ny', { ...rad(1, person.falt), antal: '1', gor: 'utkast' });
}, 120_000);
afterAll(() => scen.hus.close());

/** Every page that somebody may open and that says a real name. */
const lackor = async (vilka: readonly Roll[]): Promise<string[]> => {
  const funna: string[] = [];
  const vagar = scen.vagar.filter(({ method, path }) => method === 'get' && path !== verkligtNamnPath);
  const par = vilka.flatMap((vem) => vagar.map((vag) => [vem, egen(scen, vag, vem)] as const));
  for (const [vem, path] of par) {
    const svar = await scen.klient[vem].get(path);
    if (kanarie.test(`${svar.text} ${JSON.stringify(svar.headers)}`)) funna.push(`${vem} ${path}`);
  }
  return funna;
};

describe('the real name behind an alias', () => {
  it('C3 stands on no page for anybody: not in a draft, an order, a list, a history or a file', async () => {
    expect(await lackor(['rut'])).toEqual([]);
    const sant = await skickaOrder(scen.klient.rut, [person.falt]);
    order = orderAv(sant);
    expect((await scen.klient.sia.get(order)).text).toContain('Nytt Alias');
    expect((await scen.klient.sia.skicka(order, { gor: 'godkann' })).status).toBe(303);
    expect((await kontoAv(scen.hus, person.personnummer))?.avslutat).toBe(false);
    expect(await lackor(alla)).toEqual([]);
    for (const vem of ['sia', 'rut', 'sam'] as const)
      for (const namn of ['Kanariensis', 'Fjäder*', 'Zebedeus']) {
        const [falt, fraga] = [namn === 'Zebedeus' ? 'fornamn' : 'efternamn', encodeURIComponent(namn)];
        const sokt = await scen.klient[vem].get(`/visa-anvandare?visa=anvandare&sokt=ja&${falt}=${fraga}`);
        expect(sokt.text).toContain('Ingen användare stämmer');
      }
    const hittad = await scen.klient.rut.get('/visa-anvandare?visa=anvandare&sokt=ja&efternamn=Byström');
    expect(hittad.text).toContain('Birger Byström');
  }, 180_000);

  it('lies in no column in clear text, and in no message but those sent while it was the name', async () => {
    await withClient(scen.hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ tabell: string }>(
        `select distinct c.table_schema || '.' || c.table_name as tabell from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where t.table_type = 'BASE TABLE' and c.table_schema in ('auth', 'verksamhet', 'person', 'audit', 'styrdata')`,
      );
      for (const { tabell } of rows) {
        const { rowCount } = await client.query(`select from ${tabell} t where t::text ~* $1`, [
          'kanariensis|papagenus|fjäderman',
        ]);
        expect([tabell, rowCount]).toEqual([tabell, 0]);
      }
      const { rows: kvar } = await client.query(
        'select from auth.bestallningsrad where skyddat_namn_krypt is not null',
      );
      expect(kvar).toEqual([]);
    });
    const nya = (await allaUtskick(scen.hus)).filter(({ slag }) => slag !== 'kontakt_andrad');
    expect(nya.filter(({ innehall }) => kanarie.test(innehall))).toEqual([]);
  });

  it('is seen by a superadministratör on one page, and every time leaves a trace', async () => {
    const sida = `/anvandare/${scen.hus.varld.anvandare.bo}/verkligt-namn`;
    const svar = await scen.klient.sia.get(sida);
    expect(svar.text).toContain('Kanariensis');
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await spar(scen.hus, 'verkligt_namn_visat')).toEqual([
      { objekt_id: scen.hus.varld.anvandare.bo, insats_id: null },
    ]);
    for (const vem of ['rut', 'sam', 'anna', 'bo'] as const)
      expect((await scen.klient[vem].get(sida)).status).toBe(403);
    const { id } = (await kontoAv(scen.hus, person.personnummer))!;
    expect((await scen.klient.sia.get(`/anvandare/${id}/verkligt-namn`)).text).toContain('Papagenus');
    expect(
      (await scen.klient.sia.get(`/anvandare/${scen.hus.varld.anvandare.anna}/verkligt-namn`)).status,
    ).toBe(404);
  });
});

describe('an alias is not lost by mistake', () => {
  const namn = (id: string) =>
    scen.hus.db.one(
      z.object({ namn: z.string(), alias: z.boolean() }),
      sql`select fornamn || ' ' || efternamn as namn, skyddat_namn_krypt is not null as alias from auth.anvandare where id = ${id}`,
    );

  it('by an order that changes the name, or that opens the account again without alias', async () => {
    const { falt, personnummer } = person;
    const { id } = (await kontoAv(scen.hus, personnummer))!;
    const andring = { slag: 'andring', personnummer, roller: 'susrapport' };
    const med = await skickaOrder(scen.klient.rut, [{ ...andring, fornamn: 'Papagenus' }]);
    expect(med.text).toContain('Lämna förnamn och efternamn tomma');
    const kryssad = await skickaOrder(scen.klient.rut, [{ ...andring, skyddad: 'ja' }]);
    expect(kryssad.text).toContain('Kontakta supporten');
    for (const rader of [[andring], [{ slag: 'avslut', personnummer }]]) {
      const sant = orderAv(await skickaOrder(scen.klient.rut, rader));
      expect((await scen.klient.sia.skicka(sant, { gor: 'godkann' })).status).toBe(303);
    }
    const utan = await skickaOrder(scen.klient.rut, [{ ...falt, skyddad: '', efternamn: 'Fjäderman' }]);
    expect(utan.text).toContain('Personen har haft alias tidigare');
    const samma = await skickaOrder(scen.klient.rut, [{ ...falt, efternamn: 'Fjäderman' }]);
    expect(samma.text).toContain('varken förnamnet eller efternamnet');
    expect(await namn(id)).toEqual({ namn: 'Nytt Alias', alias: true });
  });

  it('and is taken away by a superadministratör, so that the name stands again also in history', async () => {
    const { bo } = scen.hus.varld.anvandare;
    expect((await scen.klient.sia.skicka(bosSida(), { gor: 'bort' })).status).toBe(303);
    expect(await namn(bo)).toEqual({ namn: 'Zebedeus Kanariensis', alias: false });
    const historik = await scen.klient.ivar.get(`/insatser/${scen.hus.varld.insats.steget}/hantera`);
    expect(historik.text).toContain('Zebedeus Kanariensis, till och med');
    expect((await scen.klient.sia.skicka(bosSida(), { gor: 'bort' })).status).toBe(422);
    expect((await spar(scen.hus, 'alias_borttaget')).length).toBe(1);
  });
});
