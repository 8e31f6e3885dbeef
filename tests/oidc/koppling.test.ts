import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { senare } from '../bekraftelse/stod.ts';
import { flik, handelserAv } from '../inloggning/stod.ts';
import { testnummer } from '../support/testnummer.ts';
import { htmlFaults } from '../web/html.ts';
import { genomLeverantoren } from './leverantor.ts';
import {
  adressI,
  arInne,
  borjaOm,
  hem,
  klar,
  loggaInHos,
  oidchus,
  plats,
  som,
  tillbakaFran,
  type Oidchus,
} from './stod.ts';

let hus: Oidchus;
beforeAll(async () => {
  hus = await oidchus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  hus.rattar.nu = new Date();
  await borjaOm(hus);
  await withClient(hus.databas.adminUrl, (client) =>
    client.query('delete from auth.extern_identitet; delete from auth.utskick'),
  );
});

const fraga = (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => (await client.query<Record<string, string>>(text)).rows);

describe('an identity that does not fit', () => {
  it('lets nobody in without an account, and says whom to ask', async () => {
    hus.kommunen.vem = { ...som('anna'), sub: 'ingen', personnummer: testnummer(7) };
    const klient = await hus.som();
    await tillbakaFran(klient);
    expect(plats(await klient.skicka(klar, {}))).toBe('/logga-in/saknar-behorighet');
    expect(await fraga('select subject from auth.extern_identitet')).toEqual([]);
  });

  it('is refused when the subject is tied to somebody else (V6.8.1)', async () => {
    await loggaInHos(hus, 'anna');
    hus.kommunen.vem = { ...som('bo'), sub: 'anstalld-anna' };
    const klient = await hus.som();
    await tillbakaFran(klient);
    const svar = await klient.skicka(klar, {});
    expect((await klient.folj(svar)).text).toContain('kopplad till ett annat konto');
    expect(await arInne(klient)).toBe(false);
    expect((await handelserAv(hus, 'bo')).at(-1)).toBe('inloggning_misslyckad oidc,annan_person nekad');
  });

  it("is refused when another employer's provider says the same personnummer (V6.8.1)", async () => {
    await loggaInHos(hus, 'anna');
    hus.annan.vem = som('anna');
    const klient = await hus.som();
    await tillbakaFran(klient, '/logga-in', '/logga-in/oidc/annan');
    const svar = await klient.skicka(klar, {});
    expect((await klient.folj(svar)).text).toContain('Grannköpings kommun är inte din arbetsgivare i SUS');
    expect(await fraga('select issuer from auth.extern_identitet')).toHaveLength(1);
  });

  it('is never merged with a tie that the account has: the user takes that away first (V6.8.1)', async () => {
    const [anna] = await loggaInHos(hus, 'anna');
    hus.kommunen.vem = { ...som('anna'), sub: 'ny-anstallning' };
    const ny = await hus.som();
    await tillbakaFran(ny);
    const svar = await ny.skicka(klar, {});
    expect((await ny.folj(svar)).text).toContain('ta bort kopplingen på Mitt konto');
    const konto = await anna.get('/konto');
    expect(konto.text).toContain('Ta bort kopplingen');
    expect(await htmlFaults(konto.text)).toEqual([]);
    const bort = await anna.skicka('/konto', {}, '/konto/koppling/avslut');
    expect((await anna.folj(bort)).text).toContain('Kopplingen är borttagen.');
    await tillbakaFran(ny);
    expect(plats(await ny.skicka(klar, {}))).toBe('/');
    const [gammal, gammalt] = await loggaInHos(hus, 'anna');
    expect((await gammal.folj(gammalt)).text).toContain('är borttagen');
  });
});

describe("showing again who one is at the employer's", () => {
  const bekrafta = '/konto/bekrafta/oidc/testkoping';
  const bekraftat = '/konto/bekrafta/oidc-klar';

  it('asks for a new sign-in there, and opens what is sensitive (V7.5.3) (V7.2.4)', async () => {
    const [anna] = await loggaInHos(hus, 'anna');
    senare(hus);
    expect((await anna.get('/konto/bekrafta?till=%2Fkonto%2Fepost')).text).toContain(
      'Bekräfta med Testköpings kommun',
    );
    const vidare = await anna.skicka('/konto/bekrafta?till=%2Fkonto%2Fepost', {}, bekrafta);
    const adress = new URL(adressI(vidare));
    expect([adress.searchParams.get('prompt'), adress.searchParams.get('max_age')]).toEqual(['login', '0']);
    const fore = await flik(hus, anna);
    expect(plats(await anna.get(await genomLeverantoren(adress.href, hem)))).toBe(bekraftat);
    expect(plats(await anna.skicka(bekraftat, {}))).toBe('/konto/epost');
    expect([(await anna.get('/konto/epost')).status, await arInne(fore)]).toEqual([200, false]);
  });

  it('shows nothing when it is somebody else', async () => {
    const [anna] = await loggaInHos(hus, 'anna');
    senare(hus);
    hus.kommunen.vem = som('bo');
    await anna.get(await genomLeverantoren(adressI(await anna.skicka('/konto/bekrafta', {}, bekrafta)), hem));
    const svar = await anna.skicka(bekraftat, {});
    expect((await anna.folj(svar)).text).toContain('Du legitimerade dig som någon annan');
    expect((await anna.get('/konto/epost')).status).toBe(303);
    expect(await hus.db.run(sql`select from auth.oidc_forsok`)).toBe(0);
  });
});
