import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bristerI, type Insatsoversikt } from '../../src/insats/oversikt.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { annatForbund, hantera, nyInsats, nyPath, giltigInsats, rensat, som } from './stod.ts';

const insats: Insatsoversikt = {
  id: '',
  namn: '',
  samverkansorganisation: '',
  samverkansorganisationId: '',
  preciseradInriktning: '',
  deltagarregistrering: 'personuppgifter_anonym',
  startdatum: '2024-03-01',
  slutdatum: null,
  deltagaransvariga: 1,
  budgetIAr: true,
  utanUtfall: 0,
};

describe('what needs attention in an insats', () => {
  it.each<[string, Partial<Insatsoversikt>, readonly string[]]>([
    ['nothing', {}, []],
    ['nobody who registers', { deltagaransvariga: 0 }, ['deltagaransvarig']],
    ['not in a volyminsats', { deltagaransvariga: 0, deltagarregistrering: 'endast_antal' }, []],
    ['not when it has ended', { deltagaransvariga: 0, slutdatum: '2025-12-31', budgetIAr: false }, []],
    ['not on its last day', { slutdatum: '2026-11-21' }, []],
    ['no budget this year', { budgetIAr: false }, ['budget']],
    [
      'no budget of an insats that ended this year',
      { budgetIAr: false, slutdatum: '2026-01-02' },
      ['budget'],
    ],
    ['no budget yet for one that starts next year', { budgetIAr: false, startdatum: '2027-01-01' }, []],
    ['no utfall last year, also when it has ended', { utanUtfall: 2, slutdatum: '2025-12-31' }, ['utfall']],
    [
      'all at once',
      { deltagaransvariga: 0, budgetIAr: false, utanUtfall: 1 },
      ['deltagaransvarig', 'budget', 'utfall'],
    ],
  ])('%s', (_vad, mer, vantat) => {
    expect(bristerI({ ...insats, ...mer }, '2026-11-21')).toEqual(vantat);
  });
});

describe('the list of an insatsansvarig', () => {
  let hus: Testhus;
  let ivar: Klient;
  beforeAll(async () => {
    hus = await testhus();
    ivar = await hus.som('ivar');
  });
  afterAll(() => hus.close());

  it('holds those of Ivar, with what is to be done, and nobody else has it', async () => {
    const granne = await annatForbund(hus);
    const id = await nyInsats(hus, ivar, { namn: 'Utan budget' });
    const klar = await nyInsats(hus, ivar, {
      namn: 'Allt klart',
      deltagaransvariga: [hus.varld.anvandare.bo],
    });
    const ar = new Date().getFullYear();
    await som(hus)('insert into verksamhet.insatsbudget (insats_id, ar) values ($1, $2)', [klar, ar]);
    const { text } = await ivar.get('/hantera-insats');
    expect(rensat(text)).toContain(
      'Utan budget Förberedande Provdalen Pågår Ingen deltagaransvarig, Ingen budget för i år',
    );
    expect(rensat(text)).toMatch(/Allt klart Förberedande Provdalen Pågår –/);
    expect(text).toContain(`href="${hantera(id)}"`);
    expect(text).not.toContain(granne.insats);
    expect(await htmlFaults(text)).toEqual([]);
    for (const vem of ['anna', 'sam', 'rut', 'sia', 'noll'] as const)
      expect((await (await hus.som(vem)).get('/hantera-insats')).status).toBe(403);
  });

  it('survives the way to Välj användare and back: everything typed and picked is there, and nothing is stored', async () => {
    const typat = giltigInsats(hus, {
      namn: 'Halvfärdig',
      gor: 'valj-deltagaransvariga',
      malgrupp: ['unga'],
    });
    const valj = await ivar.skicka(nyPath, typat);
    expect(valj.headers['location']).toMatch(/^\/utkast\/[0-9a-f-]{36}\/anvandare\?lista=deltagaransvariga$/);
    const sida = String(valj.headers['location']);
    const { anna, bo } = hus.varld.anvandare;
    const ok = await ivar.skicka(sida, { vald: [anna, bo], gor: 'ok' });
    expect([ok.status, ok.headers['location']]).toEqual([303, nyPath]);
    const { text } = await ivar.get(nyPath);
    expect(text).toMatch(/name="namn"[^>]*value="Halvfärdig"/);
    expect(text).toContain('Det här är ditt utkast');
    for (const vem of [anna, bo]) expect(text).toContain(`name="deltagaransvariga" value="${vem}"`);
    expect(text.match(/name="malgrupp" value="[a-z_]+" checked/g)).toHaveLength(1);
    expect(await som(hus)("select 1 from verksamhet.insats where namn = 'Halvfärdig'")).toEqual([]);
    // Saved, the draft is gone; thrown away, too.
    await nyInsats(hus, ivar, { namn: 'Halvfärdig', deltagaransvariga: [anna] });
    expect((await ivar.get(nyPath)).text).not.toContain('Det här är ditt utkast');
    await ivar.skicka(nyPath, { ...typat, gor: 'utkast' });
    expect((await ivar.get(nyPath)).text).toContain('Det här är ditt utkast');
    await ivar.skicka(nyPath, { gor: 'kasta' });
    expect((await ivar.get(nyPath)).text).not.toContain('Det här är ditt utkast');
  });

  it('keeps a change of an insats the same way, and tells the script that saves by itself', async () => {
    const id = await nyInsats(hus, ivar, { namn: 'Ändras' });
    const svar = await ivar.skicka(hantera(id), giltigInsats(hus, { namn: 'Ändras snart', gor: 'utkast' }));
    expect([svar.status, svar.headers['location']]).toEqual([303, hantera(id)]);
    expect((await ivar.get(hantera(id))).text).toMatch(/value="Ändras snart"/);
    expect((await ivar.get(`/insatser/${id}`)).text).not.toContain('Ändras snart');
  });
});
