import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dagarEfter, dagAv, manaderFore } from '../../src/shared/datum.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { admin as adminI, rensat, satser } from './stod.ts';

let hus: Testhus;
/** A day on which "this year" and "over 12 months ago" are far apart. */
const nu = new Date('2026-11-03T09:12:00Z');
const idag = dagAv(nu);

const admin = (text: string, varden: unknown[]) => adminI(hus, text, varden);
const utkast = (
  vem: 'anna' | 'bo',
  insatsId: string,
  timmar: number,
  om: { formular: string; deltagandeId: string | null } = { formular: 'inregistrering', deltagandeId: null },
) =>
  admin(
    `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, sparat_at)
     values ($1, $2, $3, $4, $5, 'x', $6)`,
    [
      randomUUID(),
      hus.varld.anvandare[vem],
      insatsId,
      om.deltagandeId,
      om.formular,
      new Date(nu.getTime() - timmar * 3_600_000),
    ],
  );
const sida = async (vem: Parameters<Testhus['som']>[0], path = '/') =>
  (await (await hus.som(vem)).get(path)).text;

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = nu;
  const { vagen, steget } = hus.varld.insats;
  const [lange] = await insertDeltaganden(hus, [
    { insatsId: vagen, startdag: dagarEfter(manaderFore(idag, 12), -1), namn: 'Tove Testsson' },
    { insatsId: vagen, startdag: manaderFore(idag, 12) },
    { insatsId: vagen, startdag: '2026-02-01' },
    { insatsId: vagen, startdag: '2026-01-01', avslutningsdag: '2026-05-05' },
    { insatsId: vagen, startdag: '2025-01-01', avslutningsdag: '2025-12-31' },
    { insatsId: vagen, startdag: '2026-03-03', makulerad: { skal: 'dubblett' } },
    { insatsId: steget, startdag: '2024-01-01' },
    { insatsId: steget, startdag: '2024-02-01' },
  ]);
  await utkast('anna', vagen, 1);
  const deltagandeId = lange?.id ?? null;
  await utkast('anna', vagen, 12, { formular: 'utregistrering', deltagandeId });
  await utkast('anna', vagen, 13, { formular: 'inregistrering', deltagandeId });
  await utkast('anna', vagen, 25);
  await utkast('bo', steget, 1);
});
afterAll(() => hus.close());

describe('the start page of Anna, deltagaransvarig', () => {
  it('counts the deltaganden of her insatser, felregistrerade apart', async () => {
    const html = await sida('anna');
    const siffror = /Vägen vidare[\s\S]*?<\/tr>/.exec(html.slice(html.indexOf('<tbody')))?.[0] ?? '';
    expect(rensat(siffror)).toMatch(/Arbetslivsinriktad 3 2 1 1 i Vägen vidare/);
    expect(html).toContain('Påbörjade 2026');
  });

  it('shows what is to be done: days left, the oldest open one, and drafts without names', async () => {
    const text = rensat(await sida('anna'));
    expect(text).toContain('12 dagar till den 15:e Då ska oktober vara klar');
    expect(text).toContain('1 öppet längre än 12 månader');
    expect(text).toContain('Det äldsta startade 2 november 2025');
    expect(text).toContain('3 utkast att fortsätta');
    expect(text).toContain('Inregistrering, Vägen vidare i dag 09.12');
    expect(text).toContain('Utregistrering, Vägen vidare i går 22.12');
    expect(text).toContain('Rättelse, Vägen vidare i går 21.12');
    expect(text).not.toContain('Tove');
  });

  it('leads each draft to its form', async () => {
    const html = await sida('anna');
    const lankar = [...html.matchAll(/href="([^"]*)">Fortsätt/g)].map(([, href]) => href);
    expect(lankar).toEqual([
      expect.stringMatching(new RegExp(`^/insatser/${hus.varld.insats.vagen}/registrering/[0-9a-f-]{36}$`)),
      expect.stringMatching(/^\/deltaganden\/[0-9a-f-]{36}\/utregistrering$/),
      expect.stringMatching(/^\/deltaganden\/[0-9a-f-]{36}\/inregistrering$/),
    ]);
  });

  it('links to the list of exactly those that are counted', async () => {
    const anna = await hus.som('anna');
    const [, href = ''] = /href="([^"]*dagar=[^"]*)"/.exec((await anna.get('/')).text) ?? [];
    const lista = await anna.get(href.replaceAll('&amp;', '&'));
    expect(lista.status).toBe(200);
    expect(lista.text.match(/Tove Testsson/g)).not.toBeNull();
    expect(lista.text.match(/Prov Provsson/g)).toBeNull();
  });

  it("shows nothing of what is Bo's", async () => {
    const html = await sida('anna');
    expect(html).not.toContain('Steget');
    expect(html).not.toContain(hus.varld.insats.steget);
    expect(rensat(await sida('bo'))).toMatch(/1 utkast att fortsätta/);
  });

  it('has a button where someone can start, and says when an insats ended', async () => {
    const text = rensat(await sida('anna'));
    expect(text).toContain('Registrera deltagare i Vägen vidare');
    expect(text).toContain('Slutade 31 december 2024');
    expect(text).not.toContain('Registrera deltagare i Språkbron');
  });

  it('chooses a samverkansorganisation of hers; any other address shows them all', async () => {
    const tva = randomUUID();
    await admin(
      `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
       values ($1, 'Exempelkusten', '2120000142', 'finsam', '2019-01-01')`,
      [tva],
    );
    await admin(
      `with i as (
        insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
        values ($1, 'Grön arena', '2020-01-01', 'individinriktad', 'behandlande', 'personuppgifter_anonym') returning id)
      insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
      select r.id, r.anvandare_id, r.roll, i.id, '2020-01-01' from i, auth.anvandare_roll r
      where r.anvandare_id = $2 and r.roll = 'deltagaransvarig'`,
      [tva, hus.varld.anvandare.anna],
    );
    const med = await sida('anna', `/?samverkansorganisation=${tva}`);
    expect(med).toContain('Insatser i Exempelkusten där du är deltagaransvarig');
    expect(med).toContain('Grön arena');
    expect(med).not.toContain('Språkbron');
    for (const vald of ['x', randomUUID(), "'--", 'a&samverkansorganisation=b']) {
      const alla = await sida('anna', `/?samverkansorganisation=${vald}`);
      expect(alla).toContain('Grön arena');
      expect(alla).toContain('Språkbron');
    }
  });

  it('takes at most 8 SQL statements', async () => {
    const anna = await hus.som('anna');
    await anna.get('/');
    const antal = await satser(hus, () => anna.get('/'));
    expect(antal).toBeGreaterThan(3);
    expect(antal).toBeLessThanOrEqual(8);
  });
});
