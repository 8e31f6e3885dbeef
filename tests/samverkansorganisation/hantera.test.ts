import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { felen } from '../registrering/sida.ts';
import { htmlFaults } from '../web/html.ts';
import { formularet, fyllI, hanteraSida, lagrat, nyAnvandare, samsForbund, sql } from './stod.ts';

let hus: Testhus;
let sam: Klient;
let sia: Klient;
let id: string;
let path: string;

beforeAll(async () => {
  hus = await testhus();
  [sam, sia] = await Promise.all([hus.som('sam'), hus.som('sia')]);
});
afterAll(() => hus.close());
beforeEach(async () => {
  id = await samsForbund(hus);
  path = hanteraSida(id);
});

const helt = (): Falt => ({
  beskrivning: 'Vi samverkar.',
  slutdatum: '2031-12-31',
  adress: 'Gatan 1\n831 00 Östersund',
  kontakt_namn: 'Kajsa Kontakt',
  kontakt_titel: 'Samordnare',
  kontakt_telefon: '063-12 34 56',
  kontakt_epost: 'kajsa@example.invalid',
  kommuner: '0180-bromma,2380,1480',
  ingaende: [hus.varld.organisation.kommun, hus.varld.organisation.fk],
  [`deltar_${hus.varld.organisation.kommun}`]: 'ja',
  [`brukar_medel_${hus.varld.organisation.kommun}`]: 'ja',
  [`finansierar_${hus.varld.organisation.fk}`]: 'ja',
  insatsansvariga: [hus.varld.anvandare.ivar],
  [`till_insatsansvariga_${hus.varld.anvandare.ivar}`]: '2031-01-31',
});
const ok = async (vem: Klient, falt: Falt) => {
  const svar = await fyllI(vem, path, falt);
  expect(svar.status).toBe(303);
  return vem.folj(svar);
};

describe('Sam, samverkansadministratör', () => {
  it('changes every panel in one Spara, and gets a receipt on the page', async () => {
    const efter = await ok(sam, helt());
    expect(lastText(efter.text)).toMatch(/Sparat .* Kvittonummer R-\d{4}-\d{6}/);
    const nu = await lagrat(hus, id);
    expect(nu.organisation).toMatchObject({
      beskrivning: 'Vi samverkar.',
      slutdatum: '2031-12-31',
      adress: 'Gatan 1\n831 00 Östersund',
      kontakt_namn: 'Kajsa Kontakt',
      kontakt_epost: 'kajsa@example.invalid',
      version: 2,
    });
    expect(nu.omraden).toEqual(['0180-bromma', '1480', '2380']);
    expect(nu.ingaende).toHaveLength(2);
    expect(nu.ingaende).toContainEqual({
      samverkansorganisation_id: id,
      organisation_id: hus.varld.organisation.kommun,
      deltar: true,
      finansierar: false,
      brukar_medel: true,
    });
    expect(nu.uppdrag).toEqual([
      { vem: hus.varld.anvandare.ivar, roll: 'insatsansvarig', till: '2031-01-31' },
      { vem: hus.varld.anvandare.sam, roll: 'samverkansadministrator', till: null },
    ]);
    expect(await htmlFaults(efter.text)).toEqual([]);
  });

  it('takes everything away again, and the history says what came and went', async () => {
    await ok(sam, helt());
    await ok(sam, {
      ...{ beskrivning: '', slutdatum: '', kommuner: '2380', ingaende: '', insatsansvariga: '' },
      ...{ kontakt_epost: '', adress: '' },
    });
    const nu = await lagrat(hus, id);
    expect(nu.organisation).toMatchObject({ beskrivning: null, slutdatum: null, version: 3 });
    expect([nu.omraden, nu.ingaende, nu.uppdrag.length]).toEqual([['2380'], [], 1]);
    const historik = lastText((await sam.get(`/samverkansorganisationer/${id}/historik`)).text);
    expect(historik).toContain('Kommun, stadsdel: Göteborg');
    expect(historik).toContain('Kommun, stadsdel: från Stockholm, Bromma till tomt');
    expect(historik).toContain('Ingående organisation: Testköpings kommun (deltar, brukar medel)');
    expect(historik).toContain('Insatsansvarig: från Ivar Ivarsson, till och med 2031-01-31 till tomt');
    expect(historik).toContain('Beskrivning: från Vi samverkar. till tomt');
    expect(historik).toContain('Sam Samuelsson');
  });

  it('never changes the name or the startdatum, whatever is sent', async () => {
    const fore = await lagrat(hus, id);
    await ok(sam, { namn: 'Annat namn', startdatum: '2001-01-01', organisationsnummer: '5560360793' });
    expect((await lagrat(hus, id)).organisation).toEqual({ ...fore.organisation, version: 2 });
    expect((await sam.get(path)).text).not.toContain('name="namn"');
  });

  it('saves once however many times Spara arrives, and a save with nothing new leaves no history', async () => {
    const falt = { gor: 'spara', ...formularet((await sam.get(path)).text, path), beskrivning: 'En gång' };
    const svar = await Promise.all(Array.from({ length: 8 }, () => sam.postRaw(path, falt)));
    expect(new Set(svar.map((s) => `${String(s.status)} ${String(s.headers['location'])}`)).size).toBe(1);
    expect((await lagrat(hus, id)).organisation).toMatchObject({ version: 2 });
    const igen = await sam.postRaw(path, falt);
    expect([igen.status, igen.headers['location']]).toEqual([303, svar[0]?.headers['location']]);
    expect((await sam.postRaw(path, { ...falt, beskrivning: 'Två' })).status).toBe(409);
    await ok(sam, {});
    const rader = await sql(hus, 'select from verksamhet.andring where objekt = $1', [id]);
    expect(rader).toHaveLength(1);
  });

  it('hands over to another and is shown the organisation to read', async () => {
    const ny = await nyAnvandare(hus, ['Nils', 'Nyman'], 'samverkansadministrator');
    const efter = await ok(sam, { samverkansadministratorer: [ny] });
    expect(efter.status).toBe(200);
    expect(lastText(efter.text)).toContain('Kvittonummer');
    expect((await lagrat(hus, id)).uppdrag.map(({ vem }) => vem)).toEqual([ny]);
    expect((await sam.get(path)).status).toBe(404);
  });
});

describe('Sia, superadministratör', () => {
  it('changes name, slutdatum and samverkansadministratörer of any organisation, and nothing else', async () => {
    await ok(sam, { beskrivning: 'Sams text' });
    const ny = await nyAnvandare(hus, ['Nina', 'Nyman'], 'samverkansadministrator');
    const namn = `Nytt namn ${id.slice(0, 8)}`;
    await ok(sia, {
      ...{ namn, slutdatum: '2032-12-31', samverkansadministratorer: [ny] },
      ...{ beskrivning: 'Sias text', kommuner: '2380', insatsansvariga: [hus.varld.anvandare.ivar] },
    });
    const nu = await lagrat(hus, id);
    expect(nu.organisation).toMatchObject({ namn, slutdatum: '2032-12-31', beskrivning: 'Sams text' });
    expect([nu.omraden, nu.uppdrag.map(({ vem }) => vem)]).toEqual([[], [ny]]);
  });

  it('may take the last samverkansadministratör away', async () => {
    await ok(sia, { samverkansadministratorer: '' });
    expect((await lagrat(hus, id)).uppdrag).toEqual([]);
  });

  it.each([
    ['', /Skriv namnet/],
    ['x'.repeat(51), /högst 50 tecken/],
    ['Finsam Dalen', /utan Finsam/],
    ['Dalens tvåpartsfinsam', /utan Finsam/],
    ['  PROVDALEN ', /redan en samverkansorganisation/],
    ['Prov\u200bdalen', /redan en samverkansorganisation/],
  ])('is refused the name %j', async (namn, text) => {
    const svar = await fyllI(sia, path, { namn });
    expect(svar.status).toBe(422);
    expect(felen(svar.text)['namn']).toMatch(text);
    expect((await lagrat(hus, id)).organisation).toMatchObject({ version: 1 });
  });
});
