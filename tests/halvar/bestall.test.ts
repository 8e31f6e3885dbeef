import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startaArbetare } from '../../src/jobb/arbetare.service.ts';
import { skapaPaket } from '../../src/halvar/paket.service.ts';
import { fraga } from '../registrering/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt } from '../support/klient.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import { rensat } from '../start/stod.ts';
import { htmlFaults } from '../web/html.ts';
import { bestall, misslyckas, raden, skapad } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  // An organisation that came and went.
  await fraga(
    hus,
    `with o as (insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum, slutdatum)
       values (gen_random_uuid(), 'Fordom', '2120000225', 'finsam', '2019-01-01', '2020-12-31') returning id)
     insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
     select r.id, r.anvandare_id, r.roll, o.id, '2019-01-01' from o, auth.anvandare_roll r
     where r.anvandare_id = $1 and r.roll = 'samverkansadministrator'`,
    [hus.varld.anvandare.sam],
  );
});
beforeEach(async () => {
  hus.rattar.nu = new Date('2026-03-15T10:00:00+01:00');
  await nollstallGranser(hus);
});
afterAll(() => hus.close());

const lista = '/rapporter/halvar';
const sida = (id: string) => `${lista}/${id}`;
const visa = async (id: string, vem: Parameters<Testhus['som']>[0] = 'sam') => {
  const svar = await (await hus.som(vem)).get(sida(id));
  expect(await htmlFaults(svar.text)).toEqual([]);
  return svar.text;
};
const antal = async () =>
  (await fraga<{ n: number }>(hus, 'select count(*)::int as n from rapport.halvarsredovisning'))[0]?.n;
const jobben = (id: string) =>
  fraga<{ payload: unknown }>(
    hus,
    "select j.payload, max_attempts from graphile_worker._private_jobs j where payload->>'redovisning' = $1",
    [id],
  );

describe('Skapa halvårsredovisning', () => {
  it('is there for a samverkansadministratör of the förbund; others see what there is', async () => {
    const sams = await (await hus.som('sam')).get(lista);
    expect(await htmlFaults(sams.text)).toEqual([]);
    expect(sams.text).toContain('Ingen halvårsredovisning är skapad ännu');
    expect(sams.text).toContain('<option value="2025-2"');
    expect(sams.text).not.toContain('value="2026-1"');
    for (const vem of ['rut', 'ivar', 'anna', 'sia'] as const) {
      const klient = await hus.som(vem);
      expect((await klient.get(lista)).text).not.toContain('name="halvar"');
      const svar = await klient.postRaw(lista, {
        ...doldaFalt((await klient.get('/logga-ut')).text, '/logga-ut'),
        nyckel: crypto.randomUUID(),
        forbund: hus.varld.forbund,
        halvar: '2025-2',
      });
      expect(svar.status).toBe(403);
    }
    expect((await (await hus.som('noll')).get(lista)).status).toBe(403);
    expect(await antal()).toBe(0);
  });

  it.each([
    ['a half-year that goes on', '2026-1', 'Välj ett halvår som har slutat'],
    ['one before the organisation', '2018-2', 'Samverkansorganisationen hade inte börjat'],
    ['a word that is none', '2025-3', 'Välj halvår i listan'],
    ['nothing', '', 'Välj halvår i listan'],
  ])('%s is told, and nothing is ordered', async (_vad, halvar, text) => {
    const fore = await antal();
    const svar = await (await hus.som('sam')).skicka(lista, { forbund: hus.varld.forbund, halvar });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
    expect(svar.text).toContain('<title>Fel: Halvårsredovisning – SUS</title>');
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await antal()).toBe(fore);
  });

  it('is refused after the end of the organisation, and for one where Sam has no uppdrag', async () => {
    const sam = await hus.som('sam');
    const [fordom] = await fraga<{ id: string }>(
      hus,
      "select id from verksamhet.samverkansorganisation where namn = 'Fordom'",
    );
    const svar = await sam.skicka(lista, { forbund: fordom!.id, halvar: '2025-2' });
    expect(svar.text).toContain('Samverkansorganisationen hade slutat');
    expect((await sam.skicka(lista, { forbund: '', halvar: '2025-2' })).text).toContain(
      'Välj samverkansorganisation i listan',
    );
    const annans = crypto.randomUUID();
    expect((await sam.skicka(lista, { forbund: annans, halvar: '2025-2' })).status).toBe(404);
  });

  it('pressed twice is one order, and one job that holds its id alone', async () => {
    const sam = await hus.som('sam');
    const falt = {
      ...doldaFalt((await sam.get(lista)).text, lista),
      forbund: hus.varld.forbund,
      halvar: '2024-1',
    };
    const fore = Number(await antal());
    const svar = await Promise.all([sam.postRaw(lista, falt), sam.postRaw(lista, falt)]);
    expect(new Set(svar.map((ett) => ett.headers['location'])).size).toBe(1);
    expect(await antal()).toBe(fore + 1);
    const id = String(svar[0].headers['location']).split('/').at(-1) ?? '';
    expect(await jobben(id)).toEqual([{ payload: { redovisning: id }, max_attempts: 5 }]);
    expect(await spar(hus, 'halvarsredovisning_bestalld')).toContainEqual({ objekt_id: id, insats_id: null });
    const ett_till = await sam.skicka(lista, { forbund: hus.varld.forbund, halvar: '2024-1' });
    expect(ett_till.status).toBe(422);
    expect(ett_till.text).toContain('skapas just nu');
    const [forsta, andra] = await Promise.all(
      [0, 1].map(async () =>
        (await hus.som('sam')).skicka(lista, { forbund: hus.varld.forbund, halvar: '2024-2' }),
      ),
    );
    expect([forsta?.status, andra?.status].sort()).toEqual([303, 422]);
  });
});

describe('the page of a return', () => {
  it('says how far it has come, also without scripts, until the package is there', async () => {
    const id = await bestall(hus, { halvar: '2023-1' });
    const borjan = await visa(id);
    expect(borjan).toContain('0 av 9 filer klara');
    expect(borjan).toContain('<meta http-equiv="refresh" content="3">');
    expect(borjan).toContain('data-ladda-om="3"');
    const under: string[] = [];
    const pdf: typeof hus.hus.filer.pdf = async (rapport) => {
      under.push(rensat(await visa(id, 'rut')));
      return hus.hus.filer.pdf(rapport);
    };
    await skapaPaket({ ...hus.hus, filer: { ...hus.hus.filer, pdf } }, id, true);
    expect(under.map((text) => /(\d) av 9 filer klara/.exec(text)?.[1])).toEqual(['1', '3', '5', '7']);
    const klar = await visa(id, 'rut');
    expect(klar).not.toContain('refresh');
    expect(klar).toContain(`href="${sida(id)}/paket.zip"`);
    expect(rensat(klar)).toContain('15 mars 2026 klockan 10.00');
    expect(rensat((await (await hus.som('rut')).get(lista)).text)).toContain('Provdalen 1 15 mars 2026 Klar');
  });

  it('tells that it could not be made, and lets who may have it tried again', async () => {
    const id = await bestall(hus, { halvar: '2023-2' });
    await misslyckas(hus, id, false);
    expect(await visa(id)).toContain('1 av 9 filer klara');
    await misslyckas(hus, id, true);
    const text = await visa(id);
    expect(text).toContain('Redovisningen kunde inte skapas');
    expect(text).toContain('Försök igen</button>');
    expect(await visa(id, 'rut')).not.toContain(
      '<button class="button button--primary button--medium" type="submit">Försök igen',
    );
    expect((await (await hus.som('rut')).get(`${sida(id)}/paket.zip`)).status).toBe(404);
    hus.rattar.nu = new Date('2026-03-15T10:01:00+01:00');
    expect((await (await hus.som('sam')).skicka(sida(id), {})).status).toBe(303);
    expect(await visa(id)).toContain('Redovisningen skapas');
    expect(await jobben(id)).toHaveLength(1);
    await skapaPaket(hus.hus, id, true);
    expect(await raden(hus, id)).toMatchObject({ klar: true, fel: null, klara: 9 });
  });

  it('tells what to do when the figures took too long to count', async () => {
    const id = await bestall(hus, { halvar: '2022-1' });
    const rapportDb: typeof hus.hus.rapportDb = {
      ...hus.hus.rapportDb,
      transaction: () => Promise.reject(Object.assign(new Error('late'), { code: '57014' })),
    };
    await skapaPaket({ ...hus.hus, rapportDb }, id, false);
    expect(await visa(id)).toContain('rapporterna hann inte räknas färdigt');
  });

  it('tells that it has stopped when nothing has happened for long, and goes on from the freeze', async () => {
    const id = await bestall(hus, { halvar: '2022-2' });
    await misslyckas(hus, id, false);
    const { frysning } = await raden(hus, id);
    hus.rattar.nu = new Date('2026-03-15T10:06:00+01:00');
    expect(await visa(id)).toContain('har slutat skapas');
    expect((await (await hus.som('sam')).skicka(sida(id), {})).status).toBe(303);
    await skapaPaket(hus.hus, id, true);
    expect(await raden(hus, id)).toMatchObject({ klar: true, frysning });
  });

  it('is none for an id that nobody has, and its package cannot be made by another site', async () => {
    const rut = await hus.som('rut');
    expect((await rut.get(sida(crypto.randomUUID()))).status).toBe(404);
    expect((await rut.get(`${lista}/x`)).status).toBe(404);
    const id = await skapad(hus, { halvar: '2021-1' });
    const svar = await rut.sand('get', `${sida(id)}/paket.zip`, undefined, {
      'Sec-Fetch-Site': 'cross-site',
    });
    expect(svar.status).toBe(403);
    expect((await (await hus.som()).get(`${sida(id)}/paket.zip`)).headers['location']).toMatch(/^\/logga-in/);
  });

  it('is made by the worker, without anybody waiting for it', { timeout: 60_000 }, async () => {
    const sluta = startaArbetare(hus.hus, hus.databas.url);
    const id = await bestall(hus, { halvar: '2021-2' });
    await vi.waitFor(async () => expect((await raden(hus, id)).klar).toBe(true), {
      timeout: 40_000,
      interval: 100,
    });
    await sluta();
  });
});
