import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startaArbetare } from '../../src/jobb/arbetare.service.ts';
import { natt } from '../rapport/frysstod.ts';
import { felen, ifyllt } from '../registrering/sida.ts';
import { fraga } from '../registrering/stod.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { disposition, lasPdf } from '../support/pdf.ts';
import { dag } from '../support/registrering.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { oppnaVarlden, type Gallringsvarld } from './varlden.ts';

let varlden: Gallringsvarld;
let hus: Testhus;
let sia: Klient;
let nore: Klient;
let sluta: (() => Promise<void>) | undefined;
beforeAll(async () => {
  varlden = await oppnaVarlden();
  ({ hus } = varlden);
  await natt(hus, '2026-10-01');
  hus.rattar.nu = new Date();
  [sia, nore] = await Promise.all([hus.som('sia'), hus.som('noll')]);
});
afterAll(async () => {
  await sluta?.();
  await hus.close();
});

const regel = (falt: object = {}) =>
  sia.skicka('/gallring/regel', { ar: '1', diarienummer: 'FK 2026/17', galler_fran: dag(0), ...falt });
const rader = <T extends object>(text: string) => fraga<T>(hus, text);
const oppna = async (klient: Klient, sida: string): Promise<string> => {
  const svar = await klient.get(sida);
  expect([sida, svar.status, await htmlFaults(svar.text)]).toEqual([sida, 200, []]);
  return lastText(svar.text);
};
let sida: string;

describe('without a rule', () => {
  it('nothing can be proposed, and the pages say why and where to go', async () => {
    expect(await oppna(sia, '/gallring')).toContain('Ingen regel är satt. Då gallras inga deltaganden.');
    expect(await oppna(sia, '/gallring/ny')).toContain('Sätt först en regel.');
    const svar = await sia.skicka('/gallring/regel', {}, '/gallring/regel');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await sia.get('/gallring/regel')).text)?.[1] ?? '';
    expect(svar.status).toBe(422);
    expect(
      (await sia.postRaw('/gallring/ny', { _csrf, nyckel: '7b7c2a0e-66a3-4a5b-9f3e-6a1c6e1d0001' })).status,
    ).toBe(422);
    expect(await rader('select from verksamhet.gallring')).toEqual([]);
    expect(await spar(hus, 'gallring_foreslagen')).toHaveLength(1);
  });
});

describe('a rule', () => {
  it.each([
    ['no years', { ar: '' }, 'ar', 'heltal från 1 till 100'],
    ['too many years', { ar: '101' }, 'ar', 'heltal från 1 till 100'],
    ['no decision', { diarienummer: '' }, 'diarienummer', 'Skriv beslutets diarienummer'],
    [
      'a personnummer in the decision',
      { diarienummer: '19800101-2387' },
      'diarienummer',
      'utan personnummer',
    ],
    ['a day that has been', { galler_fran: dag(-1) }, 'galler_fran', 'i dag eller en senare dag'],
    ['no day', { galler_fran: '2026-02-31' }, 'galler_fran', 'Februari 2026 har 28 dagar'],
  ])('with %s is asked for again, and keeps what was typed', async (_vad, falt, namn, text) => {
    const svar = await regel(falt);
    expect(svar.status).toBe(422);
    expect(felen(svar.text)[namn]).toContain(text);
    expect(ifyllt(svar.text)).toMatchObject(
      Object.fromEntries(
        Object.entries(falt)
          .filter(([, varde]) => varde !== '')
          .map(([en, varde]) => [en, [varde]]),
      ),
    );
    expect(await rader('select from verksamhet.gallringsregel')).toEqual([]);
  });

  it('is a new version each time; the one in force is said, and a later one waits for its day', async () => {
    for (const falt of [{ ar: '7' }, { ar: '1' }, { ar: '3', galler_fran: dag(30) }])
      expect((await regel(falt)).status).toBe(303);
    const text = await oppna(sia, '/gallring?gjort=regel');
    expect(text).toContain('1 kalenderår efter det år då deltagandet avslutades');
    expect(text).toContain('FK 2026/17');
    expect(text).toContain('30 dagar efter felregistreringen');
    const lista = await oppna(sia, '/gallring/regel');
    expect(lista.match(/\(gäller nu\)/g)).toHaveLength(1);
    expect(lista).toContain('1 kalenderår efter det år då deltagandet avslutades (gäller nu)');
    expect(await spar(hus, 'gallringsregel_satt')).toHaveLength(3);
  });
});

describe('a gallring', () => {
  it('is run on trial first, with numbers and nobody behind them, and takes nothing', async () => {
    const fore = await rader('select id from verksamhet.deltagande order by id');
    const text = await oppna(sia, '/gallring/ny');
    const [{ n } = { n: 0 }] = await rader<{ n: number }>(
      "select count(*)::int as n from verksamhet.deltagande where avslutningsdag <= '2024-12-31'",
    );
    expect(text).toContain(`${String(n)} deltaganden`);
    // Three in the small förbund: neither its number nor what would give it is shown.
    expect(text).toContain('visas inte, eftersom det är för få');
    expect(text).not.toContain('Lilla förbundet');
    for (const { namn } of varlden.inlagda) expect(text).not.toContain(namn);
    expect(await rader('select id from verksamhet.deltagande order by id')).toEqual(fore);
  });

  it('is proposed by one, who can not approve it; and nobody else may see it', async () => {
    const svar = await sia.skicka('/gallring/ny', {});
    expect(svar.status).toBe(303);
    sida = String(svar.headers['location']).split('?')[0]!;
    const egen = await sia.get(sida);
    expect(await htmlFaults(egen.text)).toEqual([]);
    expect(lastText(egen.text)).toContain(
      'Be en annan superadministratör godkänna. Du har själv föreslagit gallringen.',
    );
    expect(egen.text).not.toContain('value="godkann"');
    const forsok = await sia.skicka(sida, { gor: 'godkann' });
    expect(forsok.status).toBe(422);
    expect(lastText(forsok.text)).toContain('Be en annan superadministratör godkänna.');
    expect(
      await rader(
        "select from audit.handelse where handelse = 'gallring_godkand' and utfall = 'nekad' and falt = 'egen'",
      ),
    ).toHaveLength(1);
    expect((await rader('select from verksamhet.gallring where beslut is null')).length).toBe(1);
    for (const vem of ['anna', 'sam', 'ivar'] as const)
      expect((await (await hus.som(vem)).get(sida)).status).toBe(403);
    expect(await oppna(sia, '/gallring/ny')).toContain('Det kan bara finnas en i taget.');
  });

  it('is refused with a reason, and only then', async () => {
    const utan = await nore.skicka(sida, { gor: 'neka' });
    expect([utan.status, felen(utan.text)['skal']]).toEqual([422, 'Välj varför gallringen nekas']);
    expect((await nore.skicka(sida, { gor: 'neka', skal: 'antal' })).status).toBe(303);
    expect(await oppna(sia, sida)).toContain('Antalen är inte de väntade');
    expect((await sia.get(`${sida}/protokoll.pdf`)).status).toBe(404);
  });

  it('approved by another is run by the worker, portion by portion, and leaves a protocol', async () => {
    sida = String((await sia.skicka('/gallring/ny', {})).headers['location']).split('?')[0]!;
    expect(lastText((await nore.get(sida)).text)).toContain('Gallringen börjar när du godkänner');
    expect((await nore.skicka(sida, { gor: 'godkann' })).status).toBe(303);
    expect((await nore.get(sida)).text).toContain('data-ladda-om="3"');
    sluta = startaArbetare(hus.hus, hus.databas.url);
    await vi.waitFor(async () => expect(lastText((await sia.get(sida)).text)).toContain('Klar'), {
      timeout: 20_000,
      interval: 100,
    });
    const text = await oppna(sia, sida);
    expect(text).toContain('Gallrade deltaganden');
    expect(await rader("select from verksamhet.deltagande where avslutningsdag <= '2024-12-31'")).toEqual([]);
    expect(await spar(hus, 'gallring_klar')).toHaveLength(1);

    const fil = await sia.get(`${sida}/protokoll.pdf`);
    expect(fil.headers['content-disposition']).toContain('gallringsprotokoll-2.pdf');
    const { trad, titel, sprak } = lasPdf(fil.body as Buffer);
    expect([titel, sprak]).toEqual(['Gallringsprotokoll 2', 'sv-SE']);
    const innehall = disposition(trad).join('\n');
    for (const ord of [
      'Sia Siwertz',
      'Nore Nollberg',
      'FK 2026/17',
      '31 december 2024',
      'Per samverkansorganisation',
    ])
      expect(innehall).toContain(ord);
    expect(await oppna(sia, '/gallring/ny')).toContain('Just nu finns inget att gallra enligt regeln.');
  });

  it('in which nothing has happened for five minutes can be started again, and what is done stays done', async () => {
    const id = sida.split('/').at(-1)!;
    const [fore] = await rader('select count(*) as n from verksamhet.gallring_post');
    await fraga(hus, 'update verksamhet.gallring set klar_at = null where id = $1', [id]);
    hus.rattar.nu = new Date(Date.now() + 6 * 60_000);
    sia = await hus.som('sia');
    const text = await oppna(sia, sida);
    expect(text).toContain('Gallringen har slutat innan den blev klar.');
    expect((await sia.skicka(sida, {}, `${sida}/igen`)).status).toBe(303);
    await vi.waitFor(async () => expect(lastText((await sia.get(sida)).text)).toContain('Klar'), {
      timeout: 20_000,
      interval: 100,
    });
    expect(await rader('select count(*) as n from verksamhet.gallring_post')).toEqual([fore]);
    expect(await spar(hus, 'gallring_igen')).toHaveLength(1);
  });

  it('asks who one is anew before anything is decided', async () => {
    hus.rattar.nu = new Date(Date.now() + 25 * 60_000);
    const svar = await regel();
    expect(svar.status).toBe(303);
    expect(String(svar.headers['location'])).toContain('/bekrafta');
  });
});
