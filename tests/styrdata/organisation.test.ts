import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { forstaKolumnen, lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { bilden, rader, sparat } from './stod.ts';

let hus: Testhus;
let sia: Klient;
const sida = () => `/styrdata/organisation/${hus.varld.organisation.kommun}`;
const kommunen = { namn: 'Testköpings kommun', organisationsnummer: '', organisationstyp: 'kommun' };

beforeAll(async () => {
  hus = await testhus();
  sia = await hus.som('sia');
});
afterAll(() => hus.close());

describe('Sia, superadministratör, keeps the organisationer', () => {
  it('adds one, once for a key, and finds it with a star', async () => {
    const path = '/styrdata/organisation/ny';
    const dolda = doldaFalt((await sia.get(path)).text, path);
    const falt = {
      ...dolda,
      namn: 'Region Östprov',
      organisationsnummer: '212000-0142',
      organisationstyp: 'region',
    };
    const [ett, tva] = [await sia.postRaw(path, falt), await sia.postRaw(path, falt)];
    expect(tva.headers['location']).toBe(ett.headers['location']);
    expect(await sparat(sia, ett)).toContain('Region Östprov är tillagd');
    const sokt = await sia.get('/styrdata/organisation?sok=*östp*&typ=region');
    expect(forstaKolumnen(sokt.text)).toEqual(['Region Östprov']);
    expect(lastText(sokt.text)).toContain('212000-0142');
    const inga = (await sia.get('/styrdata/organisation?sok=%25')).text;
    expect(forstaKolumnen(inga)).toEqual([]);
    expect(lastText(inga)).toContain('Skriv en kortare början av namnet');
  });

  it('renames one, with old and new in its history', async () => {
    const text = await sparat(sia, await sia.skicka(sida(), { ...kommunen, namn: 'Testköping' }));
    expect(text).toContain('Testköping är sparad');
    expect(lastText((await sia.get(sida())).text)).toContain('Namn: från Testköpings kommun till Testköping');
    await sparat(sia, await sia.skicka(sida(), kommunen));
  });

  it('says how many users are employed there', async () => {
    expect(lastText((await sia.get(sida())).text)).toContain('4 användare är anställda här');
  });

  it('offers only types that are valid today, and the one it has', async () => {
    await rader(hus, "update styrdata.organisationstyp set galler_till = $1 where kod in ('esf', 'kommun')", [
      dag(-1),
    ]);
    const html = (await sia.get(sida())).text;
    expect(html).toContain('value="kommun" selected');
    expect(html).not.toContain('value="esf"');
    const svar = await sia.skicka(sida(), { ...kommunen, organisationstyp: 'esf' });
    expect([svar.status, lastText(svar.text)]).toEqual([
      422,
      expect.stringContaining('Välj organisationstyp i'),
    ]);
    await rader(hus, 'update styrdata.organisationstyp set galler_till = null');
  });

  it.each([
    [{ ...kommunen, namn: '' }, 'Skriv organisationens namn'],
    [{ ...kommunen, namn: ' FÖRSÄKRINGSKASSAN ' }, 'Det finns redan en organisation'],
    [{ ...kommunen, namn: 'x'.repeat(101) }, 'högst 100 tecken'],
    [{ ...kommunen, organisationsnummer: '212000-0143' }, 'Den sista siffran stämmer inte'],
    [{ ...kommunen, organisationsnummer: '198001012387' }, 'Skriv organisationsnumret med tio siffror'],
    [{ ...kommunen, organisationstyp: '' }, 'Välj organisationstyp'],
    [{ ...kommunen, organisationstyp: 'samordningsforbund' }, 'så länge deltagaransvariga är anställda här'],
  ])('refuses %o and keeps what was typed', async (falt, fel) => {
    const fore = await bilden(hus);
    const svar = await sia.skicka(sida(), falt);
    expect([svar.status, lastText(svar.text)]).toEqual([422, expect.stringContaining(fel)]);
    if (falt.organisationsnummer !== '') expect(svar.text).toContain(`value="${falt.organisationsnummer}"`);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await bilden(hus)).toBe(fore);
  });

  it('shows the second of two what the first saved', async () => {
    const oppnad = doldaFalt((await sia.get(sida())).text, sida());
    await sparat(sia, await sia.skicka(sida(), { ...kommunen, organisationsnummer: '2120000142' }));
    const svar = await sia.postRaw(sida(), { ...oppnad, ...kommunen, namn: 'Nyköping prov' });
    expect(svar.status).toBe(409);
    expect(lastText(svar.text)).toContain('Namn Testköpings kommun Nyköping prov');
    expect(lastText(svar.text)).toContain('Organisationsnummer 212000-0142 tomt');
  });

  it.each(['anna', 'ivar', 'sam', 'rut'] as const)('is closed to %s', async (vem) => {
    const klient = await hus.som(vem);
    const { _csrf } = doldaFalt((await klient.get('/')).text, '/logga-ut');
    for (const path of ['/styrdata/organisation', '/styrdata/organisation/ny', sida()]) {
      expect((await klient.get(path)).status).toBe(403);
      if (path !== '/styrdata/organisation')
        expect((await klient.postRaw(path, { _csrf: _csrf!, ...kommunen })).status).toBe(403);
    }
  });
});
