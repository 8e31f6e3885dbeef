import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insatsvariabler } from '../../src/rapport/urval.rules.ts';
import { del, last, rapport } from '../rapport/stod.ts';
import { fraga, geUppdrag, oppnaHus } from '../registrering/stod.ts';
import { insertDeltagande, insertDeltaganden } from '../support/deltagande.ts';
import { genomsok } from '../support/genomsokning.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { disposition, lasPdf } from '../support/pdf.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { aterkalla, arKon } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());

const laggIn = () => insertDeltagande(hus, { insatsId: hus.varld.insats.vagen });

describe('the receipt', () => {
  it('on the page and as tagged PDF says what was done and names nobody', async () => {
    const inlagt = await laggIn();
    const svar = await aterkalla(anna, inlagt);
    const kvitto = await anna.folj(svar);
    expect(kvitto.status).toBe(200);
    expect(await htmlFaults(kvitto.text)).toEqual([]);
    const text = lastText(kvitto.text);
    for (const sagt of ['Samtycket är återkallat', 'Vägen vidare', 'Anonym deltagare', 'Kvittonummer R-'])
      expect(text).toContain(sagt);
    const adress = `${String(svar.headers['location'])}/kvitto.pdf`;
    expect(kvitto.text).toContain(`href="${adress}"`);
    const fil = await anna.get(adress);
    expect(fil.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="?kvitto-R-\d{4}-\d{6}\.pdf"?$/,
      ) as string,
      'cache-control': 'no-store',
    });
    const pdf = lasPdf(fil.body as Buffer);
    expect([pdf.sprak, pdf.titel]).toEqual(['sv-SE', 'Kvitto på återkallat samtycke']);
    const rader = disposition(pdf.trad).map((rad) => rad.trim());
    expect(rader).toEqual(
      expect.arrayContaining(['H1 Kvitto på återkallat samtycke', 'TD Vägen vidare', 'TH Deltagarens namn']),
    );
    for (const sagt of [kvitto.text, pdf.text])
      for (const hemligt of [inlagt.namn, inlagt.personnummer, inlagt.personnummer.slice(0, 8)])
        expect(sagt).not.toContain(hemligt);
  });
  it('C31 is its writer own, and no other receipt is one', async () => {
    const svar = await aterkalla(anna, await laggIn());
    const sida = String(svar.headers['location']);
    const in_ = await anna.skicka(await sokFram(anna, hus.varld.insats.vagen, nyPerson(hus)), giltigtSvar());
    const annat = String(in_.headers['location']).replace('/kvitton/', '/aterkallelser/');
    expect((await bo.get(sida)).status).toBe(404);
    expect((await bo.get(`${sida}/kvitto.pdf`)).status).toBe(404);
    expect((await anna.get(annat)).status).toBe(404);
  });
  it('of the registration is gone with the deltagande, and its form sent again brings nothing back', async () => {
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const falt = { ...doldaFalt((await anna.get(sida)).text, sida), ...giltigtSvar() };
    const in_ = await anna.postRaw(sida, falt);
    const [rad] = await fraga<{ id: string }>(
      hus,
      'select objekt_id as id from verksamhet.kvitto order by nummer desc limit 1',
    );
    expect((await aterkalla(anna, rad!)).status).toBe(303);
    const kvitto = await anna.folj(in_);
    expect([kvitto.status, lastText(kvitto.text).includes('registrerat som anonymt')]).toEqual([410, true]);
    const [digest] = await fraga<{ n: number }>(
      hus,
      "select length(innehall_hmac) as n from verksamhet.kvitto where objekt_id = $1 and handling = 'inregistrering'",
      [rad!.id],
    );
    expect(digest).toEqual({ n: 0 });
    expect((await anna.postRaw(sida, falt)).status).toBe(409);
    expect(await genomsok(hus, [person.personnummer, person.namn])).toEqual({});
  });
});

describe('a report of the year', () => {
  it('has one named less and one anonymous more, and as many in all', async () => {
    const insatsId = hus.varld.insats.steget;
    await geUppdrag(hus, 'anna', insatsId);
    const inlagda = await insertDeltaganden(
      hus,
      Array.from({ length: 12 }, (_, i) => ({ insatsId, startdag: `2025-0${String((i % 9) + 1)}-10` })),
    );
    const kvinna = await Promise.all(
      inlagda.map(async (d) => [(await arKon(hus, d)).endsWith('kvinna'), d] as const),
    );
    const celler = async () => {
      const r = await rapport(hus, 'anna', {
        typ: 'insatsrapport',
        delar: ['a'],
        plats: { niva: 'insats', idn: [insatsId] },
        variabler: insatsvariabler.filter((v) => ['paborjade', 'anonyma', 'totalt'].includes(v)),
      });
      const { kolumner, rader } = del(r, 'a');
      return Object.fromEntries(kolumner.map(({ id }, i) => [id, Number(last(rader[0]!.celler[i]!))]));
    };
    const fore = await celler();
    const enav = (vill: boolean) => kvinna.find(([ar]) => ar === vill)![1];
    for (const d of [enav(true), enav(false)]) expect((await aterkalla(anna, d)).status).toBe(303);
    const efter = await celler();
    for (const kon of ['kvinnor', 'man']) {
      expect(efter[`paborjade_${kon}`]).toBe(fore[`paborjade_${kon}`]! - 1);
      expect(efter[`anonyma_${kon}`]).toBe((fore[`anonyma_${kon}`] ?? 0) + 1);
    }
    expect(efter['totalt_totalt']).toBe(fore['totalt_totalt']);
  });
});
