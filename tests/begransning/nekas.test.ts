import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stada } from '../../src/db/stadning.ts';
import { senare } from '../bekraftelse/stod.ts';
import { som } from '../db/som.ts';
import { felen } from '../registrering/sida.ts';
import { bild, fraga, spart } from '../registrering/stod.ts';
import { taRatten, utse } from '../registerutdrag/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { nollstallGranser } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { testnummer } from '../support/testnummer.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import {
  bestall,
  bestalld,
  bestallHavning,
  godkann,
  oppnaBegransningshus,
  raden,
  type Begransningshus,
} from './stod.ts';

let hus: Begransningshus['hus'];
let anna: Begransningshus['anna'];
let bo: Begransningshus['bo'];
let nore: Begransningshus['nore'];
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
beforeAll(async () => {
  ({ hus, anna, bo, nore, laggIn, begransa } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const tecken = async (klient: Begransningshus['bo']) =>
  doldaFalt((await klient.get('/begransningar/ny')).text, '/begransningar/ny');

describe('what is refused says why, is written and changes nothing', () => {
  const nekas = async (svar: { status: number; text: string }, text: string) => {
    expect([svar.status, lastText(svar.text)]).toEqual([422, expect.stringContaining(text)]);
    expect(await htmlFaults(svar.text)).toEqual([]);
  };

  it('approving one’s own order, and one about oneself', async () => {
    const nummer = testnummer(7102);
    const sida = bestalld(await bestall(nore, nummer));
    const omBo = bestalld(await bestall(nore, cast.bo.nummer));
    const fore = await bild(hus);
    expect((await nore.get(sida)).text).not.toContain('value="godkann"');
    await nekas(
      await nore.postRaw(sida, { ...(await tecken(nore)), gor: 'godkann', personnummer: nummer }),
      'Be en annan handläggare godkänna',
    );
    expect((await bo.get(omBo)).text).not.toContain('value="godkann"');
    await nekas(
      await bo.postRaw(omBo, { ...(await tecken(bo)), gor: 'godkann', personnummer: cast.bo.nummer }),
      'om dig själv',
    );
    await nekas(await bestall(nore, cast.noll.nummer), 'om dig själv');
    expect(await bild(hus)).toEqual(fore);
    expect(await spart(hus, 'begransning_godkand')).toEqual(
      expect.arrayContaining(['nekad egen', 'nekad om_sig_sjalv']),
    );
  });

  it('approving with another number than the request has', async () => {
    const inlagt = await laggIn();
    const sida = bestalld(await bestall(nore, inlagt.personnummer));
    expect(lastText((await nore.get(sida)).text)).toContain(inlagt.personnummer.slice(0, 8));
    expect(lastText((await bo.get(sida)).text)).not.toContain(inlagt.personnummer.slice(0, 8));
    const svar = await godkann(bo, sida, testnummer(7103));
    expect(felen(svar.text)['personnummer']).toBe(
      'Kontrollera numret mot begäran. Det är inte samma som i beställningen.',
    );
    expect(await spart(hus, 'begransning_godkand')).toContain('nekad fel_nummer');
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(200);
  });

  it('the order by the second handläggare with a reason, and the number is erased', async () => {
    const inlagt = await laggIn();
    const sida = bestalld(await bestall(nore, inlagt.personnummer));
    expect(felen((await bo.skicka(sida, { gor: 'neka' })).text)['skal']).toBe(
      'Välj varför beställningen nekas',
    );
    expect((await bo.skicka(sida, { gor: 'neka', skal: 'fel_person' })).status).toBe(303);
    expect(await raden(hus, sida)).toMatchObject({ beslut: 'nekad', antal: null, personnummer_index: null });
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(200);
    await nekas(
      await bo.postRaw(sida, { ...(await tecken(bo)), gor: 'godkann', personnummer: inlagt.personnummer }),
      'redan avgjord',
    );
  });

  it('an order that nobody decided in 30 days, and its number is forgotten', async () => {
    const sida = bestalld(await bestall(nore, testnummer(7104)));
    await fraga(hus, "update person.begransning set bestalld_at = now() - interval '31 days' where id = $1", [
      sida.split('/').at(-1),
    ]);
    await nekas(await godkann(bo, sida, testnummer(7104)), 'Ingen godkände beställningen inom 30 dagar');
    expect((await stada(hus.db)).begransningar).toBe(1);
    expect(await raden(hus, sida)).toMatchObject({ personnummer_krypt: null });
    expect(lastText((await bo.get(sida)).text)).toContain('Inte godkänd i tid');
  });

  it('an order about somebody whom SUS does not know freezes nothing, and says so', async () => {
    const sida = await begransa(testnummer(7105));
    expect(lastText((await nore.get(sida)).text)).toContain('Inget att begränsa');
    expect((await nore.get(`${sida}/havning`)).headers['location']).toBe(sida);
  });

  it('lifting for another person, twice at once, or what is lifted already', async () => {
    const inlagt = await laggIn();
    const annan = await laggIn();
    const sida = await begransa(inlagt.personnummer);
    const fel = bestalld(await bestallHavning(bo, sida, annan.personnummer));
    await nekas(await godkann(nore, fel, annan.personnummer), 'Begränsningen gäller en annan person');
    await nekas(await bestallHavning(bo, sida, inlagt.personnummer), 'hävningen som redan är beställd');
    expect((await nore.skicka(fel, { gor: 'neka', skal: 'fel_person' })).status).toBe(303);
    const ratt = bestalld(await bestallHavning(bo, sida, inlagt.personnummer));
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(423);
    expect((await godkann(nore, ratt, inlagt.personnummer)).status).toBe(303);
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(200);
    expect((await bo.get(`${sida}/havning`)).headers['location']).toBe(sida);
  });

  it('an approval when the one who ordered has lost the right', async () => {
    const inlagt = await laggIn();
    const sida = bestalld(await bestall(nore, inlagt.personnummer));
    await taRatten(hus, 'noll');
    await nekas(await godkann(bo, sida, inlagt.personnummer), 'inte längre handläggare');
    await utse(hus, 'noll');
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(200);
  });

  it.each([
    ['no number', { personnummer: '' }, 'personnummer', 'tolv siffror'],
    ['a number in the diarienummer', { diarienummer: '19800101-2387' }, 'diarienummer', 'utan personnummer'],
    ['a ground of a hävning', { grund: 'kontrollerat' }, 'grund', 'Välj grund'],
    ['nobody checked', { styrkt: '' }, 'styrkt', 'Kontrollera vem'],
  ])('an order with %s', async (_vad, falt, vilket, text) => {
    const fore = await bild(hus);
    const svar = await bestall(nore, testnummer(7106), falt);
    expect([svar.status, felen(svar.text)[vilket]]).toEqual([422, expect.stringContaining(text)]);
    expect(await bild(hus)).toEqual(fore);
  });
});

describe('others than handläggare', () => {
  it.each(['anna', 'ivar', 'sam', 'rut', 'sia'] as const)(
    '%s gets no page, and no row by SQL',
    async (vem) => {
      const sida = bestalld(await bestall(nore, testnummer(7107)));
      const klient = await hus.som(vem);
      for (const adress of ['/begransningar', '/begransningar/ny', sida, `${sida}/havning`])
        expect((await klient.get(adress)).status).toBe(403);
      const falt = doldaFalt((await klient.get('/logga-ut')).text, '/logga-ut');
      for (const adress of ['/begransningar/ny', sida, `${sida}/havning`])
        expect((await klient.postRaw(adress, { ...falt, nyckel: randomUUID() })).status).toBe(403);
      await som(hus.databas, { roll: 'sus_app', anvandare: hus.varld.anvandare[vem] }, async (client) => {
        expect((await client.query('select from person.begransning')).rowCount).toBe(0);
        await expect(
          client.query("select person.besluta_begransning($1, null, 'x')", [sida.split('/').at(-1)]),
        ).rejects.toMatchObject({ constraint: 'registerutdrag_kraver_ratt' });
      });
    },
  );

  it('a stolen session is not enough: who orders, approves and lifts shows anew who they are', async () => {
    const inlagt = await laggIn();
    const galler = await begransa(inlagt.personnummer);
    const vantar = bestalld(await bestall(nore, inlagt.personnummer));
    const tokens = { nore: await tecken(nore), bo: await tecken(bo) };
    senare(hus);
    const forsok = [
      await nore.postRaw('/begransningar/ny', { ...tokens.nore, personnummer: inlagt.personnummer }),
      await bo.postRaw(vantar, { ...tokens.bo, gor: 'godkann', personnummer: inlagt.personnummer }),
      await bo.postRaw(`${galler}/havning`, { ...tokens.bo, personnummer: inlagt.personnummer }),
    ];
    for (const svar of forsok) {
      expect(String(svar.headers['location'])).toMatch(/^\/konto\/bekrafta\?till=/);
      expect(String(svar.headers['location'])).not.toContain(inlagt.personnummer);
    }
    expect(await raden(hus, vantar)).toMatchObject({ beslut: null });
  });
});
