import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listnamn } from '../../src/styrdata/listor.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { bilden, rader, sparat, texterI } from './stod.ts';

let hus: Testhus;
let sia: Klient;

beforeAll(async () => {
  hus = await testhus();
  sia = await hus.som('sia');
});
afterAll(() => hus.close());

const ny = (lista: string, falt: Record<string, string>) => sia.skicka(`/styrdata/${lista}/ny`, falt);
const andra = (lista: string, kod: string, falt: Record<string, string>) =>
  sia.skicka(`/styrdata/${lista}/poster/${kod}`, falt);
const slut = (lista: string, kod: string, falt: Record<string, string>) =>
  sia.skicka(`/styrdata/${lista}/poster/${kod}/slut`, falt);
const flytta = (lista: string, gor: string) =>
  sia.skicka(`/styrdata/${lista}`, { gor }, `/styrdata/${lista}/ordning`);

describe('Sia, superadministratör, maintains the lists', () => {
  it('finds every list of the handbook', async () => {
    const { text } = await sia.get('/styrdata');
    for (const lista of [...listnamn, 'organisation']) expect(text).toContain(`href="/styrdata/${lista}"`);
  });

  it('adds an entry, last in its list and with a code of its own, once for a key', async () => {
    const dolda = doldaFalt((await sia.get('/styrdata/malgrupp/ny')).text, '/styrdata/malgrupp/ny');
    const falt = {
      ...dolda,
      text: 'Föräldrar på väg åter',
      hjalptext: 'Efter föräldraledighet',
      galler_fran: '',
    };
    const forst = await sia.postRaw('/styrdata/malgrupp/ny', falt);
    const igen = await sia.postRaw('/styrdata/malgrupp/ny', falt);
    expect(igen.headers['location']).toBe(forst.headers['location']);
    expect(await sparat(sia, forst)).toMatch(/är tillagd, .*Kvittonummer R-/);
    expect((await texterI(sia, 'malgrupp')).at(-1)).toBe('Föräldrar på väg åter');
    const [rad] = await rader(hus, "select * from styrdata.malgrupp where kod like 'foraldrar%'");
    expect(rad).toMatchObject({
      kod: 'foraldrar_pa_vag_ater',
      hjalptext: 'Efter föräldraledighet',
      version: 1,
    });
  });

  it('asks for group, inriktning and kommun where an entry belongs to one', async () => {
    const svar = await ny('forsorjning', { text: 'Omställningsstöd' });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Välj vilken grupp försörjningen hör till');
    expect(svar.text).toContain('value="Omställningsstöd"');
    await sparat(sia, await ny('forsorjning', { text: 'Omställningsstöd', tillhor: 'arbetsmarknad' }));
    await sparat(
      sia,
      await ny('preciserad_inriktning', { text: 'Nätverk', tillhor: 'strukturovergripande' }),
    );
    await sparat(sia, await ny('stadsdel', { text: 'Östra hamnen', tillhor: '1480' }));
    const [en] = await rader(
      hus,
      "select grupp, ensam from styrdata.forsorjning where kod = 'omstallningsstod'",
    );
    const [stadsdel] = await rader(hus, "select kod from styrdata.stadsdel where namn = 'Östra hamnen'");
    expect([en, stadsdel]).toEqual([{ grupp: 'arbetsmarknad', ensam: false }, { kod: '1480-ostra-hamnen' }]);
  });

  it('rewords an entry: the code stays, the page warns and the history has both', async () => {
    const sida = await sia.get('/styrdata/utbildningsniva/poster/grundskola');
    expect(lastText(sida.text)).toContain('Ändrar du texten ändras den överallt');
    const text = await sparat(
      sia,
      await andra('utbildningsniva', 'grundskola', { text: 'Grundskola, nio år' }),
    );
    expect(text).toContain('Grundskola, nio år är sparad');
    const efter = lastText((await sia.get('/styrdata/utbildningsniva/poster/grundskola')).text);
    expect(efter).toContain('Ändrad Text: från Grundskola till Grundskola, nio år');
    expect(efter).toContain('Sia Siwertz');
    const sparen = await rader(hus, "select falt from audit.handelse where handelse = 'styrdata_andrad'");
    expect(sparen).toEqual([{ falt: 'utbildningsniva/grundskola' }]);
  });

  it('writes nothing when nothing was changed', async () => {
    const fore = await bilden(hus);
    await sparat(
      sia,
      await andra('arbetstyp', 'eget_foretag', { text: ' Eget  företag'.replace('  ', ' ') }),
    );
    expect(await bilden(hus)).toBe(fore);
  });

  it('moves entries up and down without scripts', async () => {
    const fore = await texterI(sia, 'arbetstyp');
    await sparat(sia, await flytta('arbetstyp', 'ned-utan_subvention'));
    expect(await texterI(sia, 'arbetstyp')).toEqual([fore[1], fore[0], fore[2]]);
    await sparat(sia, await flytta('arbetstyp', 'upp-utan_subvention'));
    await sparat(sia, await flytta('arbetstyp', 'upp-utan_subvention'));
    expect(await texterI(sia, 'arbetstyp')).toEqual(fore);
    const { text } = await sia.get('/styrdata/arbetstyp/poster/utan_subvention');
    expect(lastText(text)).toContain('Flyttad i listan Plats: från 2 till 1');
  });

  it('sees what uses an entry before ending it, as links, and opens it again', async () => {
    const sida = await sia.get('/styrdata/preciserad_inriktning/poster/arbetslivsinriktad/slut');
    expect(sida.text).toContain(`href="/insatser/${hus.varld.insats.vagen}"`);
    expect(lastText(sida.text)).toContain('Det som redan är registrerat ändras inte');
    const avslutad = await slut('preciserad_inriktning', 'arbetslivsinriktad', { galler_till: dag(-1) });
    expect(await sparat(sia, avslutad)).toContain('Arbetslivsinriktad har fått en sista dag');
    expect(lastText((await sia.get('/styrdata/preciserad_inriktning')).text)).toContain(
      `Slutade gälla ${dag(-1)}`,
    );
    const oppnad = await slut('preciserad_inriktning', 'arbetslivsinriktad', { gor: 'oppna' });
    expect(await sparat(sia, oppnad)).toContain('Arbetslivsinriktad gäller igen');
  });

  it('counts what uses each entry, but never deltaganden', async () => {
    const { text } = await sia.get('/styrdata/organisationstyp');
    expect(lastText(text)).toMatch(/Kommun Tills vidare 1/);
    const svar = lastText((await sia.get('/styrdata/utbildningsniva/poster/grundskola')).text);
    expect(svar).toContain('Kan vara använd i registreringar av deltagare');
  });

  it.each([
    ['avslutsanledning', 'felregistrering', 'Felregistrering behövs'],
    ['forsorjning', 'ingen', 'svaret för den som inget har'],
    ['organisationstyp', 'samordningsforbund', 'vem som får vara deltagaransvarig'],
  ])('cannot end what the program needs: %s/%s', async (lista, kod, skal) => {
    const sida = await sia.get(`/styrdata/${lista}/poster/${kod}/slut`);
    expect(lastText(sida.text)).toContain(skal);
    expect(sida.text).not.toContain('name="galler_till"');
    const { nyckel, _csrf } = doldaFalt(
      (await sia.get(`/styrdata/${lista}/ny`)).text,
      `/styrdata/${lista}/ny`,
    );
    const falt = { nyckel: nyckel!, _csrf: _csrf!, version: '1', galler_till: dag(0) };
    expect((await sia.postRaw(`/styrdata/${lista}/poster/${kod}/slut`, falt)).status).toBe(422);
    expect(await rader(hus, `select galler_till from styrdata.${lista} where kod = '${kod}'`)).toEqual([
      { galler_till: null },
    ]);
  });

  it('searches kommuner with a star and by län, fifty a page', async () => {
    const alla = await sia.get('/styrdata/kommun');
    expect(lastText(alla.text)).toContain('290 kommuner');
    expect(alla.text.match(/<th scope="row">/g)).toHaveLength(50);
    const sokt = await sia.get('/styrdata/kommun?sok=*berg&tillhor=13');
    expect(
      [...sokt.text.matchAll(/<th scope="row">([\s\S]*?)<\/th>/g)].map(([, cell]) => lastText(cell!)),
    ).toEqual(['Falkenberg', 'Varberg']);
    expect(lastText((await sia.get('/styrdata/kommun?sok=%25')).text)).toContain('0 kommuner');
  });

  it('adds, renames and ends a kommun', async () => {
    const tillagd = await ny('kommun', { nummer: '0399', text: 'Nyberg', galler_fran: dag(0) });
    expect(await sparat(sia, tillagd)).toContain('Nyberg 0399 Uppsala län');
    await sparat(sia, await andra('kommun', '0399', { text: 'Nya Berg' }));
    expect(await sparat(sia, await slut('kommun', '0399', { galler_till: dag(30) }))).toContain('Nya Berg');
    expect(await rader(hus, "select namn, lan_kod, version from styrdata.kommun where kod = '0399'")).toEqual(
      [{ namn: 'Nya Berg', lan_kod: '03', version: 3 }],
    );
  });
});
