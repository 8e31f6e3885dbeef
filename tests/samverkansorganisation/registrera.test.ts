import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { forstaKolumnen, lastText } from '../support/tabell.ts';
import { formularet, fyllI, hanteraSida, lagrat, overst, sql } from './stod.ts';

let hus: Testhus;
let sia: Klient;
let sam: Klient;
const sida = '/registrera-samverkansorganisation';

beforeAll(async () => {
  hus = await testhus();
  [sia, sam] = await Promise.all([hus.som('sia'), hus.som('sam')]);
});
afterAll(() => hus.close());

const order = (mer: Falt = {}): Falt => ({
  namn: 'Nybygden',
  organisationsnummer: '212000-0142',
  samverkansform: 'finsam',
  startdatum: '2026-01-01',
  bestalld_av: 'Kajsa Kontakt, förbundschef',
  samverkansadministratorer: [hus.varld.anvandare.sam],
  ...mer,
});
const antal = async () => (await sql(hus, 'select from verksamhet.samverkansorganisation')).length;

describe('Sia registers a samverkansorganisation', () => {
  it('from its order, and exactly the chosen one gets the uppdrag, at once', async () => {
    const falt = { gor: 'spara', ...formularet((await sia.get(sida)).text, sida), ...order() };
    const [svar, igen] = [await sia.postRaw(sida, falt), await sia.postRaw(sida, falt)];
    expect([svar.status, igen.headers['location']]).toEqual([303, svar.headers['location']]);
    const id = /samverkansorganisationer\/([0-9a-f-]+)/.exec(String(svar.headers['location']))?.[1] ?? '';
    expect(lastText((await sia.folj(svar)).text)).toContain('Kvittonummer');
    expect(await lagrat(hus, id)).toMatchObject({
      organisation: {
        namn: 'Nybygden',
        organisationsnummer: '2120000142',
        samverkansform: 'finsam',
        startdatum: '2026-01-01',
        bestalld_av: 'Kajsa Kontakt, förbundschef',
      },
      uppdrag: [{ vem: hus.varld.anvandare.sam, roll: 'samverkansadministrator', till: null }],
    });
    expect((await sam.get(hanteraSida(id))).status).toBe(200);
    expect(lastText((await sam.get('/hantera-samverkansorganisation')).text)).toContain('Nybygden');
    const historik = lastText((await sia.get(`/samverkansorganisationer/${id}/historik`)).text);
    expect(historik).toContain('Samverkansadministratör: Sam Samuelsson');
  });

  it('keeps what was typed over the picker, and stores nothing before Spara', async () => {
    const fore = await antal();
    const svar = await fyllI(sia, sida, { namn: 'Halv', gor: 'valj-samverkansadministratorer' });
    const valjare = String(svar.headers['location']);
    expect(valjare).toMatch(/^\/utkast\/[0-9a-f-]+\/anvandare\?lista=samverkansadministratorer$/);
    const vald = { gor: 'ok', vald: hus.varld.anvandare.sam };
    expect((await fyllI(sia, valjare, vald)).headers['location']).toBe(sida);
    expect(formularet((await sia.get(sida)).text, sida)).toMatchObject({
      namn: ['Halv'],
      samverkansadministratorer: [hus.varld.anvandare.sam],
    });
    expect(await antal()).toBe(fore);
    await fyllI(sia, sida, { gor: 'kasta' });
  });

  it.each<[string, Falt, string, RegExp]>([
    ['no name', { namn: ' ' }, 'namn', /Skriv namnet/],
    ['51 characters', { namn: 'x'.repeat(51) }, 'namn', /50 tecken/],
    ['Finsam in the name', { namn: 'FINSAM Nord' }, 'namn', /utan Finsam/],
    ['a name that is taken', { namn: 'provdalen' }, 'namn', /redan/],
    ['a wrong check digit', { organisationsnummer: '212000-0143' }, 'organisationsnummer', /stämmer inte/],
    ['a personnummer', { organisationsnummer: '800101-2387' }, 'organisationsnummer', /personnummer/],
    ['no samverkansform', { samverkansform: '' }, 'samverkansform', /Välj/],
    ['a day that is not', { startdatum: '2026-02-29' }, 'startdatum', /28 dagar/],
    ['a year far off', { startdatum: '2206-01-01' }, 'startdatum', /från 1990/],
    ['nobody who ordered', { bestalld_av: '' }, 'bestalld_av', /beställt/],
    ['no administrator', { samverkansadministratorer: '' }, 'samverkansadministratorer', /minst en/],
  ])('is refused %s, with everything typed kept', async (_vad, falt, namn, text) => {
    const fore = await antal();
    const svar = await fyllI(sia, sida, order({ namn: 'Annan bygd', ...falt }));
    expect(svar.status).toBe(422);
    expect(overst(svar.text)[namn]).toMatch(text);
    const kvar = formularet(svar.text, sida);
    for (const [nyckel, varde] of Object.entries(order(falt)))
      if (nyckel !== 'namn' && varde !== '') expect(kvar[nyckel]).toEqual([varde].flat());
    expect(await antal()).toBe(fore);
  });

  it('is refused one without the role, by name', async () => {
    const svar = await fyllI(
      sia,
      sida,
      order({ namn: 'Ruts bygd', samverkansadministratorer: [hus.varld.anvandare.rut] }),
    );
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Ta bort Rut Rutberg, eller beställ rollen först');
  });

  it('and nobody else does', async () => {
    for (const vem of [sam, await hus.som('rut')]) expect((await vem.get(sida)).status).toBe(403);
  });
});

describe('every role', () => {
  it('finds organisations by name with *, län and whether they go on', async () => {
    const rut = await hus.som('rut');
    const lista = async (fraga: string) =>
      forstaKolumnen((await rut.get(`/samverkansorganisationer?${fraga}`)).text);
    expect(await lista('namn=prov')).toEqual(['Provdalen']);
    expect(await lista('namn=*DALEN')).toEqual(['Provdalen']);
    expect(await lista('namn=dalen')).toEqual([]);
    expect(await lista('namn=%25')).toEqual([]);
    expect(await lista('visa=avslutade')).toEqual([]);
    expect(await lista('namn=p*&visa=pagaende')).toEqual(['Provdalen']);
    expect((await rut.get('/samverkansorganisationer?visa=x')).status).toBe(422);
    const { forbund, insats } = hus.varld;
    await fyllI(sam, hanteraSida(forbund), { kommuner: '2380' });
    expect(await lista('lan=23')).toEqual(['Provdalen']);
    expect(await lista('lan=01')).toEqual([]);
    const { text } = await rut.get(`/samverkansorganisationer/${forbund}`);
    expect(text).toContain(`href="/insatser/${insats.vagen}"`);
    expect(lastText(text)).toContain('Sam Samuelsson');
    expect(text).not.toContain('/hantera"');
  });
});
