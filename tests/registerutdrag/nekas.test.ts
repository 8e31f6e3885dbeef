import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stada } from '../../src/db/stadning.ts';
import { felen } from '../registrering/sida.ts';
import { lastText } from '../support/tabell.ts';
import { testnummer } from '../support/testnummer.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { bild, fraga, spart } from '../registrering/stod.ts';
import { nollstallGranser } from '../support/spar.ts';
import { oppnaUtdragshus, bestall, hamta, nyttFormular, sidanAv, type Utdragshus } from './stod.ts';

let hus: Utdragshus['hus'];
let bo: Utdragshus['bo'];
let nore: Utdragshus['nore'];
let laggIn: Utdragshus['laggIn'];
let godkant: Utdragshus['godkant'];
let raden: Utdragshus['raden'];
beforeAll(async () => {
  ({ hus, bo, nore, laggIn, godkant, raden } = await oppnaUtdragshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

describe('what is refused says why, is written and changes nothing', () => {
  const nekas = async (svar: { status: number; text: string }, text: string) => {
    expect([svar.status, lastText(svar.text)]).toEqual([422, expect.stringContaining(text)]);
    expect(await htmlFaults(svar.text)).toEqual([]);
  };

  it('approving one’s own order', async () => {
    const sida = sidanAv(await bestall(nore, testnummer(7002)));
    expect((await nore.get(sida)).text).not.toContain('value="godkann"');
    const fore = await bild(hus);
    const svar = await nore.postRaw(sida, {
      ...(await nyttFormular(nore)),
      gor: 'godkann',
      personnummer: testnummer(7002),
    });
    await nekas(svar, 'Be en annan handläggare godkänna');
    expect(await bild(hus)).toEqual(fore);
    expect(await spart(hus, 'registerutdrag_godkant')).toContain('nekad egen');
  });

  it('ordering or approving an extract about oneself', async () => {
    const fore = await bild(hus);
    await nekas(
      await bestall(nore, cast.noll.nummer),
      'Du kan inte ta ut eller godkänna ett utdrag om dig själv',
    );
    expect(await bild(hus)).toEqual(fore);
    const sida = sidanAv(await bestall(nore, cast.bo.nummer));
    expect((await bo.get(sida)).text).not.toContain('value="godkann"');
    await nekas(
      await bo.postRaw(sida, { ...(await nyttFormular(bo)), gor: 'godkann', personnummer: cast.bo.nummer }),
      'om dig själv',
    );
    expect(await raden(sida)).toMatchObject({ beslut: null });
  });

  it('fetching before the approval, a second time, too late, or what somebody else has ordered', async () => {
    const inlagt = await laggIn();
    const ogodkant = sidanAv(await bestall(nore, inlagt.personnummer));
    const sida = await godkant(inlagt.personnummer);
    await nekas(await hamta(hus, nore, ogodkant), 'Vänta tills en annan handläggare har godkänt');
    await nekas(await hamta(hus, bo, sida), 'Be den som beställde');
    expect((await hamta(hus, nore, sida)).status).toBe(200);
    await nekas(await hamta(hus, nore, sida), 'Utdraget är redan hämtat');
    const sen = await godkant(inlagt.personnummer);
    await fraga(
      hus,
      "update person.registerutdrag set hamtas_senast = now() - interval '1 second' where id = $1",
      [sen.split('/').at(-1)],
    );
    await nekas(await hamta(hus, nore, sen), 'skulle hämtas inom 72 timmar');
    expect(await spart(hus, 'registerutdrag_hamtat')).toEqual(
      expect.arrayContaining([
        'nekad inte_godkand',
        'nekad inte_bestallaren',
        'nekad hamtad',
        'nekad for_sent',
      ]),
    );
  });

  it('approving with another number than the request has, or none, and it is written', async () => {
    const sida = sidanAv(await bestall(nore, testnummer(7007)));
    expect(lastText((await bo.get(sida)).text)).not.toContain(testnummer(7007).slice(0, 8));
    const fore = await bild(hus);
    const utan = await bo.skicka(sida, { gor: 'godkann' });
    expect([utan.status, felen(utan.text)['personnummer']]).toEqual([422, expect.any(String)]);
    const fel = await bo.skicka(sida, { gor: 'godkann', personnummer: testnummer(7008) });
    expect([fel.status, felen(fel.text)['personnummer']]).toEqual([
      422,
      'Kontrollera numret mot begäran. Det är inte samma som i beställningen.',
    ]);
    expect(await bild(hus)).toEqual(fore);
    expect(await spart(hus, 'registerutdrag_godkant')).toContain('nekad fel_nummer');
    expect((await bo.skicka(sida, { gor: 'godkann', personnummer: testnummer(7007) })).status).toBe(303);
  });

  it('an order that nobody decided in time, and its number is forgotten', async () => {
    const sida = sidanAv(await bestall(nore, testnummer(7003)));
    const sen = await godkant(testnummer(7004));
    const id = (en: string) => en.split('/').at(-1);
    await fraga(
      hus,
      "update person.registerutdrag set bestalld_at = now() - interval '31 days' where id = $1",
      [id(sida)],
    );
    await fraga(
      hus,
      "update person.registerutdrag set hamtas_senast = now() - interval '1 day' where id = $1",
      [id(sen)],
    );
    await nekas(
      await bo.skicka(sida, { gor: 'godkann', personnummer: testnummer(7003) }),
      'Ingen godkände beställningen inom 30 dagar',
    );
    expect((await stada(hus.db)).registerutdrag).toBeGreaterThanOrEqual(2);
    expect([await raden(sida), await raden(sen)]).toMatchObject([
      { personnummer_krypt: null },
      { personnummer_krypt: null },
    ]);
  });

  it('the order itself by the second handläggare, with a reason, and the number is erased', async () => {
    const sida = sidanAv(await bestall(nore, testnummer(7005)));
    const utan = await bo.skicka(sida, { gor: 'neka' });
    expect(felen(utan.text)['skal']).toBe('Välj varför beställningen nekas');
    expect((await bo.skicka(sida, { gor: 'neka', skal: 'identitet' })).status).toBe(303);
    expect(await raden(sida)).toMatchObject({
      beslut: 'nekad',
      skal: 'identitet',
      personnummer_index: null,
    });
    expect(lastText((await nore.get(sida)).text)).toContain('Det är inte styrkt vem begäran kommer från');
  });

  it.each([
    ['no number', { personnummer: '' }, 'personnummer', 'tolv siffror'],
    ['no diarienummer', { diarienummer: '' }, 'diarienummer', 'Skriv begärans diarienummer'],
    ['a number in the diarienummer', { diarienummer: '19800101-2387' }, 'diarienummer', 'utan personnummer'],
    ['nobody who asked', { grund: '' }, 'grund', 'Välj vem'],
    ['nobody checked', { styrkt: '' }, 'styrkt', 'Kontrollera vem'],
  ])('an order with %s', async (_vad, falt, vilket, text) => {
    const fore = await bild(hus);
    const svar = await bestall(nore, testnummer(7006), falt);
    expect([svar.status, felen(svar.text)[vilket]]).toEqual([422, expect.stringContaining(text)]);
    expect(await bild(hus)).toEqual(fore);
  });
});
