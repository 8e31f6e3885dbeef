import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, klient, type Falt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { annatForbund, felen, giltigInsats, lagrad, nyInsats, nyPath, rensat, som } from './stod.ts';

let hus: Testhus;
let ivar: Klient;
let sql: ReturnType<typeof som>;

const antal = async () =>
  (await sql<{ n: number }>('select count(*)::int as n from verksamhet.insats'))[0]?.n;

beforeAll(async () => {
  hus = await testhus();
  sql = som(hus);
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());

describe('"Registrera ny insats"', () => {
  it('has the organisation chosen when Ivar has one, and works without scripts', async () => {
    const { status, text } = await ivar.get(nyPath);
    expect(status).toBe(200);
    expect(text).toMatch(new RegExp(`<option value="${hus.varld.forbund}" selected`));
    expect(text).not.toContain('Välj samverkansorganisation</option>');
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('has both lists of preciserad inriktning in the page, each below its inriktning, with Endast antal chosen for strukturövergripande', async () => {
    const { text } = await ivar.get(nyPath);
    const [, individ, struktur] = text.split('class="kategorifoljd ');
    expect(individ).toContain('Arbetslivsinriktad');
    expect(individ).not.toContain('Konferens och information');
    expect(individ).toMatch(/name="registrering_individinriktad" value="personuppgifter_anonym" checked/);
    expect(struktur).toContain('Konferens och information');
    expect(struktur).toMatch(/name="registrering_strukturovergripande" value="endast_antal" checked/);
  });

  it('saves the insats with its målgrupper and deltagaransvariga, and a history of it', async () => {
    const { anna, bo } = hus.varld.anvandare;
    const falt = {
      namn: '  Nya   vägar ',
      slutdatum: '2099-12-31',
      deltagaransvariga: [anna, bo],
      [`till_deltagaransvariga_${bo}`]: '2099-06-30',
    };
    const svar = await ivar.skicka(nyPath, giltigInsats(hus, falt));
    expect(svar.status).toBe(303);
    const { text } = await ivar.folj(svar);
    expect(rensat(text)).toMatch(/Sparat .* Kvittonummer R-\d{4}-\d{6}/);
    expect(rensat(text)).toContain('Ändringshistorik Registrerad');
    const id = /\/insatser\/([0-9a-f-]{36})/.exec(String(svar.headers['location']))?.[1] ?? '';
    expect(await lagrad(hus, id)).toMatchObject({
      namn: 'Nya   vägar',
      startdatum: '2025-01-01',
      slutdatum: '2099-12-31',
      preciserad_inriktning_kod: 'forberedande',
      deltagarregistrering: 'personuppgifter_anonym',
      malgrupper: ['psykisk_ohalsa', 'unga'],
      version: 1,
    });
    expect((await lagrad(hus, id))['ansvariga']).toEqual([anna, bo].sort());
    expect((await (await hus.som('bo')).get(`/insatser/${id}/deltagare`)).status).toBe(200);
  });

  it('stores what belongs to the inriktning that is chosen, whatever stands in the other list', async () => {
    const struktur = {
      inriktning: 'strukturovergripande',
      preciserad_strukturovergripande: 'utbildning',
      preciserad_individinriktad: 'kartlaggning',
    };
    expect(await lagrad(hus, await nyInsats(hus, ivar, struktur))).toMatchObject({
      preciserad_inriktning_kod: 'utbildning',
      deltagarregistrering: 'endast_antal',
      ansvariga: [],
    });
    const bytt = await ivar.skicka(nyPath, giltigInsats(hus, { preciserad_individinriktad: 'utbildning' }));
    expect([bytt.status, felen(bytt)]).toEqual([422, ['Välj preciserad inriktning']]);
  });

  it('may be a volyminsats that is individinriktad, with nobody deltagaransvarig', async () => {
    const id = await nyInsats(hus, ivar, { registrering_individinriktad: 'endast_antal' });
    expect(await lagrad(hus, id)).toMatchObject({ deltagarregistrering: 'endast_antal', ansvariga: [] });
  });

  it.each<[string, Falt, string]>([
    ['no name', { namn: ' ' }, 'Skriv insatsens namn'],
    ['a name that cannot be seen', { namn: '\u200b\u200d' }, 'Skriv insatsens namn'],
    ['a name that is too long', { namn: 'å'.repeat(101) }, 'Korta texten till högst 100 tecken'],
    [
      'a beskrivning that is too long',
      { beskrivning: 'å'.repeat(2001) },
      'Korta texten till högst 2000 tecken',
    ],
    ['no startdatum', { startdatum: '' }, 'Fyll i startdatumet'],
    [
      'a day that does not exist',
      { startdatum: '2025-02-30' },
      'Skriv ett startdatum som finns. Februari 2025 har 28 dagar.',
    ],
    [
      'a start before the organisation',
      { startdatum: '2018-12-31' },
      'Skriv ett startdatum från och med 1 januari 2019, då Provdalen startade',
    ],
    [
      'an end before the start',
      { slutdatum: '2024-12-31' },
      'Skriv ett slutdatum som inte ligger före startdatumet',
    ],
    ['no inriktning', { inriktning: '' }, 'Välj inriktning'],
    ['an inriktning of nobody', { inriktning: 'annan' }, 'Välj inriktning'],
    ['no preciserad inriktning', { preciserad_individinriktad: '' }, 'Välj preciserad inriktning'],
    ['no deltagarregistrering', { registrering_individinriktad: '' }, 'Välj deltagarregistrering'],
    [
      'a deltagarregistrering of nobody',
      { registrering_individinriktad: 'toString' },
      'Välj deltagarregistrering',
    ],
    ['no målgrupp', { malgrupp: '' }, 'Välj minst en målgrupp'],
    ['a målgrupp of no list', { malgrupp: ['unga', 'katter'] }, 'Välj målgrupp i listan'],
    ['no organisation', { samverkansorganisation: '' }, 'Välj samverkansorganisation'],
    [
      'a name that is taken',
      { namn: 'VÄGEN\u00a0 vidare\u200b' },
      'Välj ett annat namn. Det finns redan en insats i Provdalen som heter så.',
    ],
  ])('refuses %s, keeps everything typed and stores nothing', async (_vad, falt, vantat) => {
    const fore = await antal();
    const skickat = giltigInsats(hus, { beskrivning: 'Det här står kvar', slutdatum: '2098-01-01', ...falt });
    const svar = await ivar.skicka(nyPath, skickat);
    expect([svar.status, felen(svar)]).toEqual([422, [vantat]]);
    expect(svar.text).toContain('<title>Fel: ');
    if (falt['beskrivning'] === undefined) expect(svar.text).toContain('Det här står kvar');
    if (falt['slutdatum'] === undefined) expect(svar.text).toContain('value="2098-01-01"');
    expect(await antal()).toBe(fore);
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it('gives every fault at once', async () => {
    const svar = await ivar.skicka(nyPath, { gor: 'spara' });
    expect(felen(svar)).toEqual([
      'Välj samverkansorganisation',
      'Skriv insatsens namn',
      'Fyll i startdatumet',
      'Välj inriktning',
      'Välj minst en målgrupp',
    ]);
  });

  it('offers entries of the lists that are valid, and refuses one that has ended', async () => {
    await sql("update styrdata.malgrupp set galler_till = '2024-12-31' where kod = 'smartproblematik'");
    await sql(
      "update styrdata.preciserad_inriktning set galler_fran = '2098-01-01' where kod = 'behandlande'",
    );
    const { text } = await ivar.get(nyPath);
    expect(text).not.toContain('Smärtproblematik');
    expect(text).not.toContain('Behandlande');
    const nu = await ivar.skicka(nyPath, giltigInsats(hus, { malgrupp: ['smartproblematik'] }));
    expect(felen(nu)).toEqual(['Välj målgrupp i listan']);
    const blivande = { startdatum: '2098-06-01', preciserad_individinriktad: 'behandlande' };
    await nyInsats(hus, ivar, blivande);
    await sql(
      "update styrdata.malgrupp set galler_till = null; update styrdata.preciserad_inriktning set galler_fran = '1900-01-01'",
    );
  });

  it('refuses a start after the end of the organisation, and names the day', async () => {
    const granne = await annatForbund(hus);
    await sql("update verksamhet.samverkansorganisation set slutdatum = '2024-06-30' where id = $1", [
      granne.organisation,
    ]);
    const gun = await klient(hus.app, hus.hus, granne.ansvarig);
    const svar = await gun.skicka(nyPath, giltigInsats(hus, { samverkansorganisation: granne.organisation }));
    expect(felen(svar)[0]).toMatch(/^Skriv ett startdatum till och med 30 juni 2024, då Granne \w+ slutade$/);
  });

  it('may have the name of an insats in another organisation', async () => {
    const granne = await annatForbund(hus);
    const gun = await klient(hus.app, hus.hus, granne.ansvarig);
    await nyInsats(hus, gun, { samverkansorganisation: granne.organisation, namn: 'Vägen vidare' });
  });

  it('is saved once however many times Spara arrives, and never with other content', async () => {
    const falt = { ...doldaFalt((await ivar.get(nyPath)).text, nyPath), ...giltigInsats(hus) };
    const svar = await Promise.all(Array.from({ length: 5 }, () => ivar.postRaw(nyPath, falt)));
    expect(new Set(svar.map((s) => `${s.status} ${String(s.headers['location'])}`)).size).toBe(1);
    expect((await ivar.postRaw(nyPath, { ...falt, namn: 'Något annat' })).status).toBe(409);
    expect(await sql('select 1 from verksamhet.insats where namn = $1', [falt['namn']])).toHaveLength(1);
  });

  it('V2.3.4 gives one of 20 who register the same name at once, and 19 clear refusals', async () => {
    const former = ['Kapplöpning', 'KAPPLÖPNING', ' kapplo\u0308pning', 'Kapp\u200blöpning'];
    const alla = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const en = await hus.som('ivar');
        const dolda = doldaFalt((await en.get(nyPath)).text, nyPath);
        return { en, falt: { ...dolda, ...giltigInsats(hus, { namn: former[i % 4] ?? '' }) } };
      }),
    );
    const svar = await Promise.all(alla.map(({ en, falt }) => en.postRaw(nyPath, falt)));
    expect(svar.filter(({ status }) => status === 303)).toHaveLength(1);
    const nekade = svar.filter(({ status }) => status === 422);
    expect(nekade).toHaveLength(19);
    for (const nekad of nekade) expect(felen(nekad)[0]).toContain('Det finns redan en insats i Provdalen');
    expect(
      await sql("select 1 from verksamhet.insats where verksamhet.jamforbart(namn) = 'kapplöpning'"),
    ).toHaveLength(1);
  });
});
