import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listInsatstackning } from '../../src/tackning/tackning.queries.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { hamta, last, godkant } from '../registerutdrag/stod.ts';
import { fraga, lagrat } from '../registrering/stod.ts';
import { felen } from '../registrering/sida.ts';
import { inSida, utSida } from '../registrering/ratta.ts';
import { anonyma, aterkalla, spar as sparAv } from '../samtycke/stod.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import { lasPdf } from '../support/pdf.ts';
import { dag, giltigtSvar, sokFram } from '../support/registrering.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { dolda, oppnaBegransningshus, raden, type Begransningshus } from './stod.ts';

let hus: Begransningshus['hus'];
let anna: Begransningshus['anna'];
let bo: Begransningshus['bo'];
let nore: Begransningshus['nore'];
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
let hav: Begransningshus['hav'];
beforeAll(async () => {
  ({ hus, anna, bo, nore, laggIn, begransa, hav } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const lista = async (insatsId: string): Promise<string> =>
  lastText((await anna.get(`/insatser/${insatsId}/deltagare`)).text);

describe('a person whose behandling is begränsad', () => {
  it('is on no page, in no list and in no file, and every address says why without a word about whom', async () => {
    const inlagt = await laggIn();
    const fore = await lagrat(hus, inlagt.id);
    await begransa(inlagt.personnummer);
    const sidor = ['', '/inregistrering', '/utregistrering', '/felregistrering'].map(
      (del) => `/deltaganden/${inlagt.id}${del}`,
    );
    for (const sida of sidor) {
      const svar = await anna.get(sida);
      expect([sida, svar.status]).toEqual([sida, 423]);
      expect(lastText(svar.text)).toContain('Behandlingen är begränsad');
      expect(svar.text).toContain(`/deltaganden/${inlagt.id}/aterkallelse`);
      for (const ord of [inlagt.namn, inlagt.personnummer]) expect(svar.text).not.toContain(ord);
    }
    expect(await htmlFaults((await anna.get(sidor[0]!)).text)).toEqual([]);
    const listan = await lista(inlagt.insatsId);
    expect(listan).not.toContain(inlagt.namn);
    expect(listan).toContain('Behandlingen är begränsad för 1 deltagande');
    for (const adress of ['deltagare.csv', 'samtycken', 'genomgang']) {
      const svar = await anna.get(`/insatser/${inlagt.insatsId}/${adress}`);
      expect([adress, svar.status, svar.text.includes(inlagt.namn)]).toEqual([adress, 200, false]);
    }
    expect(await lagrat(hus, inlagt.id)).toEqual(fore);
    expect((await bo.get('/deltaganden/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('is found in Historik by the number only as begränsad, with the way to withdraw', async () => {
    const inlagt = await laggIn();
    await begransa(inlagt.personnummer);
    const svar = await anna.folj(await anna.skicka('/historik', { personnummer: inlagt.personnummer }));
    const text = lastText(svar.text);
    expect(text).toContain('Behandlingen är begränsad. Uppgifterna lagras men visas inte.');
    expect(text).not.toContain(inlagt.namn);
    expect(svar.text).toContain(`/deltaganden/${inlagt.id}/aterkallelse`);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect((await spar(hus, 'begransat_deltagande_funnet')).at(-1)).toEqual({
      objekt_id: inlagt.id,
      insats_id: inlagt.insatsId,
    });
    const ivar = await hus.som('rut');
    expect((await ivar.get(`/deltaganden/${inlagt.id}`)).status).toBe(403);
  });

  it('starts no new deltagande in the insats, and what was typed is still there', async () => {
    const inlagt = await laggIn({ avslutningsdag: dag(-30), startdag: dag(-60) });
    const sida = await sokFram(bo, inlagt.insatsId, inlagt);
    const sidan = await bo.get(sida);
    await begransa(inlagt.personnummer);
    const svar = await bo.postRaw(sida, {
      ...dolda(sidan.text),
      ...giltigtSvar(),
      startdag: dag(-5),
      samtycke_datum: dag(-6),
    });
    expect([svar.status, felen(svar.text)['samtycke']]).toEqual([
      422,
      expect.stringContaining('Vänta tills begränsningen hävs'),
    ]);
    expect(svar.text).toContain(`value="${dag(-5)}"`);
    const sokt = await anna.skicka(`/insatser/${inlagt.insatsId}/registrering`, {
      personnummer: inlagt.personnummer,
    });
    expect([sokt.status, felen(sokt.text)['personnummer']]).toEqual([
      422,
      expect.stringContaining('Vänta tills begränsningen hävs'),
    ]);
  });

  it('is still counted in reports, nags in no coverage, and is in a registerutdrag', async () => {
    const inlagt = await laggIn({ startdag: '2023-02-01', samtycke: '2023-01-31' });
    const raknat = () =>
      fraga(hus, 'select count(*)::integer as n from rapport.deltagande where insats_id = $1', [
        inlagt.insatsId,
      ]);
    const tackning = async () => {
      const idag = dagAv(new Date());
      const plats = { niva: 'insats', idn: [inlagt.insatsId] } as const;
      const [rad] = await listInsatstackning(hus.hus.rapportDb, plats, { manad: idag, idag }, plats.idn);
      return rad!;
    };
    const [fore, langeFore] = [await raknat(), await tackning()];
    await begransa(inlagt.personnummer);
    expect(await raknat()).toEqual(fore);
    const efter = await tackning();
    expect(langeFore.oppnaLange - efter.oppnaLange).toBe(1);
    expect(efter.paborjade).toBe(langeFore.paborjade);
    const start = lastText((await anna.get('/')).text);
    expect(start).toMatch(/begränsade? deltaganden? är inte med/);

    const utdrag = last(
      await hamta(hus, nore, await godkant({ bestaller: nore, godkanner: bo }, inlagt.personnummer)),
    );
    const [en] = utdrag.json['deltaganden'] as Record<string, unknown>[];
    expect(en).toMatchObject({
      id: inlagt.id,
      person: { namn: inlagt.namn },
      begransningar: [{ grund: 'riktighet', diarienummer: 'FK 2026/004711' }],
    });
    const text = lasPdf(utdrag.pdf).text;
    expect(text).toContain('Personen bestrider att uppgifterna är riktiga');
    expect(text).toContain('Behandlingen begränsad');
  });

  it('is as before when two have lifted it', async () => {
    const inlagt = await laggIn();
    const sida = await begransa(inlagt.personnummer);
    expect(lastText((await nore.get(sida)).text)).toContain('Gäller');
    await hav(sida, inlagt.personnummer);
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).text).toContain(inlagt.namn);
    expect(await raden(hus, sida)).toMatchObject({ personnummer_krypt: null, personnummer_index: null });
    const text = lastText((await nore.get(sida)).text);
    expect(text).toContain('Hävd');
    expect(text).toContain('Raderat ur beställningen');
    for (const handelse of ['deltagande_begransat', 'begransning_havd'])
      expect((await spar(hus, handelse)).at(-1)).toEqual({
        objekt_id: inlagt.id,
        insats_id: inlagt.insatsId,
      });
  });

  it('C29 can withdraw the samtycke all the same, by one who never sees whom it is about', async () => {
    const inlagt = await laggIn();
    const vem = await kannetecken(hus, inlagt);
    const sida = await begransa(inlagt.personnummer);
    const fore = Object.values(await anonyma(hus, inlagt.insatsId)).reduce((s, n) => s + n, 0);
    const formular = await anna.get(`/deltaganden/${inlagt.id}/aterkallelse`);
    expect(formular.status).toBe(200);
    for (const ord of [inlagt.namn, inlagt.personnummer]) expect(formular.text).not.toContain(ord);
    expect(await htmlFaults(formular.text)).toEqual([]);
    const tidigt = await aterkalla(anna, inlagt, { aterkallat_datum: dag(-53) });
    expect([tidigt.status, felen(tidigt.text)['aterkallat_datum']]).toEqual([
      422,
      expect.stringContaining('då samtycket undertecknades'),
    ]);
    expect((await aterkalla(anna, inlagt)).status).toBe(303);
    expect(await genomsok(hus, vem)).toEqual({});
    expect(await sparAv(hus, inlagt)).toMatchObject({ av: hus.varld.anvandare.anna });
    expect(Object.values(await anonyma(hus, inlagt.insatsId)).reduce((s, n) => s + n, 0)).toBe(fore + 1);
    expect(lastText((await nore.get(sida)).text)).toContain('Inget kvar att begränsa');
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(410);
  });

  it('is not erased by the janitor while it lasts, and is in the hour after', async () => {
    const inlagt = await laggIn({
      makulerad: { skal: 'dubblett', at: new Date(Date.now() - 31 * 24 * 60 * 60 * 1000) },
    });
    const sida = await begransa(inlagt.personnummer);
    const kvar = async () => {
      await fraga(hus, 'select person.gallra_makulerade()');
      const [rad] = await fraga<{ kvar: boolean }>(
        hus,
        'select person_id is not null as kvar from verksamhet.deltagande where id = $1',
        [inlagt.id],
      );
      return rad!.kvar;
    };
    expect(await kvar()).toBe(true);
    await hav(sida, inlagt.personnummer);
    expect(await kvar()).toBe(false);
  });

  it('keeps what a colleague had typed, and shows it when the begränsning is lifted', async () => {
    const inlagt = await laggIn();
    for (const oppna of [inSida, utSida]) {
      const adress = oppna(inlagt);
      const sidan = (await bo.get(adress)).text;
      const falt = dolda(sidan);
      const sida = await begransa(inlagt.personnummer);
      const svar = await bo.postRaw(adress, { ...falt, gor: 'spara', studier_omfattning: '37' });
      expect([svar.status, lastText(svar.text).includes('Har du skrivit något är det inte sparat')]).toEqual([
        423,
        true,
      ]);
      await hav(sida, inlagt.personnummer);
      expect((await bo.get(adress)).text).toContain('value="37"');
    }
  });
});
