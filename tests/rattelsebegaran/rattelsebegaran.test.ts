import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { senare } from '../bekraftelse/stod.ts';
import { oppnaBegransningshus, type Begransningshus } from '../begransning/stod.ts';
import { godkant, hamta, last } from '../registerutdrag/stod.ts';
import { ratta } from '../registrering/ratta.ts';
import { felen } from '../registrering/sida.ts';
import { bild, fraga, spart } from '../registrering/stod.ts';
import { aterkalla } from '../samtycke/stod.ts';
import type { InlagtDeltagande } from '../support/deltagande.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { lasPdf } from '../support/pdf.ts';
import { dag } from '../support/registrering.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { testnummer } from '../support/testnummer.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Begransningshus['hus'];
let anna: Klient;
let bo: Klient;
let nore: Klient;
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
let hav: Begransningshus['hav'];
beforeAll(async () => {
  ({ hus, anna, bo, nore, laggIn, begransa, hav } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const notera = (personnummer: string, falt: Falt = {}) =>
  nore.skicka('/rattelser/ny', {
    ...{ personnummer, insats: 'vägen  vidare', startdag: dag(-50), uppgift: 'in:forsorjning_ar' },
    diarienummer: 'FK 2026/000815',
    ...falt,
  });
const svarssida = ({ id }: { readonly id: string }) => `/deltaganden/${id}/rattelser`;
const svara = (klient: Klient, inlagt: InlagtDeltagande, svar: string) =>
  klient.skicka(svarssida(inlagt), { svar });
const raderna = (inlagt: InlagtDeltagande) =>
  fraga<Record<string, unknown>>(
    hus,
    'select svar, historik_id, falt, tillfalle from person.rattelsebegaran where deltagande_id = $1 order by nummer',
    [inlagt.id],
  );

describe('a correction that somebody asks for', () => {
  it('is a task for the deltagaransvarig, who corrects and answers, and the two are tied together', async () => {
    const inlagt = await laggIn();
    const svar = await notera(inlagt.personnummer);
    expect([svar.status, svar.headers['location']]).toEqual([303, '/rattelser?gjort=noterad']);
    const listan = await nore.folj(svar);
    expect(lastText(listan.text)).toContain('Väntar på svar');
    for (const ord of [inlagt.namn, inlagt.personnummer]) expect(listan.text).not.toContain(ord);
    expect(await htmlFaults(listan.text)).toEqual([]);

    const start = await anna.get('/');
    expect(start.text).toContain(svarssida(inlagt));
    expect(lastText(start.text)).toContain('FK 2026/000815');
    expect(lastText((await anna.get(`/deltaganden/${inlagt.id}`)).text)).toContain(
      'Rättelse begärd. Inregistrering: Tid i offentlig försörjning',
    );
    const sidan = await anna.get(svarssida(inlagt));
    expect(await htmlFaults(sidan.text)).toEqual([]);
    expect(sidan.text).not.toContain(inlagt.namn);

    const fortidigt = await svara(anna, inlagt, 'rattad');
    expect([fortidigt.status, felen(fortidigt.text)['svar']]).toEqual([
      422,
      'Rätta uppgiften först. Sedan går det att svara att den är rättad.',
    ]);
    // Another answer is corrected: that is not what was asked for.
    await ratta(anna, `/deltaganden/${inlagt.id}/inregistrering`, { utbildningsniva: 'gymnasieskola' });
    expect((await svara(anna, inlagt, 'rattad')).status).toBe(422);
    expect(
      (await ratta(anna, `/deltaganden/${inlagt.id}/inregistrering`, { forsorjning_ar: '7' })).status,
    ).toBe(303);
    const svarat = await svara(anna, inlagt, 'rattad');
    expect(lastText((await anna.folj(svarat)).text)).toContain('Svaret är sparat');
    const [rad] = await fraga<{ falt: string; handelse: string }>(
      hus,
      `select h.handelse, r.falt from person.rattelsebegaran r join verksamhet.historik h on h.id = r.historik_id
       and h.deltagande_id = r.deltagande_id and h.andringar @> '[{"falt": "forsorjning_ar", "nytt": "7"}]' where r.deltagande_id = $1`,
      [inlagt.id],
    );
    expect(rad).toEqual({ handelse: 'inregistrering_rattad', falt: 'forsorjning_ar' });
    expect((await anna.get('/')).text).not.toContain(svarssida(inlagt));
    expect(lastText((await nore.get('/rattelser')).text)).toContain('Rättad');
    for (const handelse of ['rattelse_begard', 'rattelse_besvarad'])
      expect((await spar(hus, handelse)).at(-1)).toEqual({
        objekt_id: inlagt.id,
        insats_id: inlagt.insatsId,
      });
  });

  it('is answered with a reason when it is right, and stands in the extract', async () => {
    const inlagt = await laggIn();
    await notera(inlagt.personnummer, { uppgift: 'in:arbetar' });
    expect(felen((await svara(anna, inlagt, '')).text)['svar']).toBe(
      'Välj om uppgiften är rättad, eller varför inte',
    );
    expect((await svara(bo, inlagt, 'riktig')).status).toBe(303);
    expect(await raderna(inlagt)).toEqual([
      { svar: 'riktig', historik_id: null, falt: 'arbetar', tillfalle: 'in' },
    ]);
    const utdrag = last(
      await hamta(hus, nore, await godkant({ bestaller: nore, godkanner: bo }, inlagt.personnummer)),
    );
    const [en] = utdrag.json['deltaganden'] as Record<string, unknown>[];
    expect(en!['rattelser']).toMatchObject([
      { falt: 'arbetar', svar: 'riktig', diarienummer: 'FK 2026/000815' },
    ]);
    const text = lasPdf(utdrag.pdf).text;
    expect(text).toContain('Begärda rättelser');
    expect(text).toContain('uppgiften är kontrollerad och riktig');
  });

  it('is late after 30 days, for the handläggare to see', async () => {
    const inlagt = await laggIn();
    await notera(inlagt.personnummer, { uppgift: 'in:studerar' });
    await fraga(
      hus,
      "update person.rattelsebegaran set noterad_at = now() - interval '31 days' where deltagande_id = $1",
      [inlagt.id],
    );
    expect(lastText((await nore.get('/rattelser')).text)).toContain('Försenad');
  });

  it('waits while the behandling is begränsad, and goes with the samtycke', async () => {
    const inlagt = await laggIn();
    await notera(inlagt.personnummer);
    const falt = doldaFalt((await anna.get(svarssida(inlagt))).text, svarssida(inlagt));
    const sida = await begransa(inlagt.personnummer);
    expect((await anna.get(svarssida(inlagt))).status).toBe(423);
    expect((await anna.postRaw(svarssida(inlagt), { ...falt, svar: 'riktig' })).status).toBe(423);
    expect((await bo.get('/')).text).not.toContain(svarssida(inlagt));
    await hav(sida, inlagt.personnummer);
    expect((await anna.get('/')).text).toContain(svarssida(inlagt));
    expect((await aterkalla(anna, inlagt)).status).toBe(303);
    expect(await raderna(inlagt)).toEqual([]);
  });

  it('is answered once, also when two press at the same moment', async () => {
    const inlagt = await laggIn();
    await notera(inlagt.personnummer);
    const formularen = await Promise.all(
      [anna, bo].map(async (k) => doldaFalt((await k.get(svarssida(inlagt))).text, svarssida(inlagt))),
    );
    const svar = await Promise.all([
      anna.postRaw(svarssida(inlagt), { ...formularen[0], svar: 'riktig' }),
      bo.postRaw(svarssida(inlagt), { ...formularen[1], svar: 'riktig_da' }),
    ]);
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await raderna(inlagt)).toHaveLength(1);
  });
});

describe('a request that cannot be noted says why, and changes nothing', () => {
  it('about a deltagande that is not there, noted already, or about oneself; the first is written', async () => {
    const inlagt = await laggIn();
    await notera(inlagt.personnummer);
    const fore = await bild(hus);
    const felet = async (...falt: Parameters<typeof notera>) =>
      felen((await notera(...falt)).text)['personnummer'];
    for (const andra of [{ startdag: dag(-49) }, { insats: 'Steget' }])
      expect(await felet(inlagt.personnummer, andra)).toContain('Kontrollera mot begäran');
    expect(await felet(testnummer(7301))).toContain('Kontrollera mot begäran');
    expect(await felet(inlagt.personnummer)).toContain('Vänta på svaret');
    expect(await felet(cast.noll.nummer)).toContain('om dig själv');
    expect(await bild(hus)).toEqual(fore);
    expect(await spart(hus, 'rattelse_begard')).toContain('nekad finns_inte');
  });

  it.each([
    ['no number', { personnummer: '' }, 'personnummer', 'tolv siffror'],
    ['no insats', { insats: '' }, 'insats', 'Skriv insatsens namn'],
    ['a day that is none', { startdag: '2026-02-30' }, 'startdag', 'Skriv en startdag som finns'],
    ['no field of the list', { uppgift: 'in:namn' }, 'uppgift', 'Välj den uppgift'],
    ['a number in the diarienummer', { diarienummer: '19800101-2387' }, 'diarienummer', 'utan personnummer'],
  ])('with %s', async (_vad, falt, vilket, text) => {
    const fore = await bild(hus);
    const svar = await notera(testnummer(7302), falt);
    expect([svar.status, felen(svar.text)[vilket]]).toEqual([422, expect.stringContaining(text)]);
    expect(await bild(hus)).toEqual(fore);
  });

  it('by one who has not shown anew who they are, or has another role', async () => {
    const inlagt = await laggIn();
    const ivar = await hus.som('ivar');
    for (const sida of ['/rattelser', '/rattelser/ny']) {
      expect((await anna.get(sida)).status).toBe(403);
      expect((await ivar.get(sida)).status).toBe(403);
    }
    expect((await ivar.get(svarssida(inlagt))).status).toBe(403);
    const falt = doldaFalt((await nore.get('/rattelser/ny')).text, '/rattelser/ny');
    senare(hus);
    const svar = await nore.postRaw('/rattelser/ny', { ...falt, personnummer: inlagt.personnummer });
    expect(String(svar.headers['location'])).toMatch(/^\/konto\/bekrafta\?till=/);
    expect(await raderna(inlagt)).toEqual([]);
  });
});
