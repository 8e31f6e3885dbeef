import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
const iAr = new Date().getFullYear();
const admin = (text: string, varden: unknown[] = []) =>
  withClient(hus.databas.adminUrl, (client) => client.query(text, varden));
const rensat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

describe('choosing an insats', () => {
  it.each([
    ['/registrera-deltagare', 'registrering'],
    ['/registrera-anonyma-deltagare', 'anonyma'],
  ])('%s lists those of Anna where deltagare are registered, not the volyminsats', async (path, sista) => {
    const svar = await (await hus.som('anna')).get(path);
    expect(svar.text).toContain(`/insatser/${hus.varld.insats.vagen}/${sista}`);
    expect(rensat(svar.text)).toContain('Slutade 31 december 2024');
    expect(svar.text).not.toContain('Konferenser');
    expect(svar.text).not.toContain('Steget');
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it.each([
    ['/registrera-deltagare', 'registrering'],
    ['/registrera-anonyma-deltagare', 'anonyma'],
    ['/visa-deltagare', 'deltagare'],
  ])('%s goes straight on for Bo, who has one', async (path, sista) => {
    const svar = await (await hus.som('bo')).get(path);
    expect([svar.status, svar.headers['location']]).toEqual([
      303,
      `/insatser/${hus.varld.insats.steget}/${sista}`,
    ]);
  });

  it('says what to do to one who has none, and 403 to who is not deltagaransvarig', async () => {
    await admin('update auth.uppdrag set avslutat_at = now() where anvandare_id = $1', [
      hus.varld.anvandare.bo,
    ]);
    const svar = await (await hus.som('bo')).get('/registrera-deltagare');
    expect(svar.text).toContain('Be en insatsansvarig att ge dig uppdrag');
    expect(await htmlFaults(svar.text)).toEqual([]);
    await admin('update auth.uppdrag set avslutat_at = null where anvandare_id = $1', [
      hus.varld.anvandare.bo,
    ]);
    expect((await (await hus.som('sam')).get('/registrera-deltagare')).status).toBe(403);
  });
});

describe('the page of an insats', () => {
  it('shows Anna what it is, how it stands, and the ways on', async () => {
    const { vagen } = hus.varld.insats;
    await admin("update verksamhet.insats set beskrivning = 'Stöd <i>till</i> arbete' where id = $1", [
      vagen,
    ]);
    await admin(
      "insert into verksamhet.insats_malgrupp select $1, kod from styrdata.malgrupp where text = 'Unga'",
      [vagen],
    );
    await admin(
      "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, $2, 'kvinna', 4, 'registrering', $3)",
      [vagen, iAr, hus.varld.anvandare.anna],
    );
    await insertDeltagande(hus, { insatsId: vagen });
    const { text } = await (await hus.som('anna')).get(`/insatser/${vagen}`);
    expect(text).toContain('Stöd &lt;i&gt;till&lt;/i&gt; arbete');
    expect(rensat(text)).toContain('1 januari 2020 – tills vidare');
    expect(rensat(text)).toContain('Målgrupp Unga');
    expect(rensat(text)).toContain(`Öppna 1 Påbörjade ${iAr} 1`);
    expect(rensat(text)).toContain(`Anonyma ${iAr} 4 (4 kvinnor, 0 män)`);
    for (const sista of ['registrering', 'anonyma', 'deltagare'])
      expect(text).toContain(`/insatser/${vagen}/${sista}`);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('offers nothing to register in a volyminsats, and says when an insats ended', async () => {
    const anna = await hus.som('anna');
    const volym = await anna.get(`/insatser/${hus.varld.insats.volym}`);
    expect(volym.text).toContain('I en volyminsats registrerar den insatsansvariga antal');
    expect(volym.text).not.toMatch(/"\/insatser\/[^"]*\/(registrering|anonyma|deltagare|hantera)"/);
    expect(volym.text).toContain(`/insatser/${hus.varld.insats.volym}/budget`);
    const avslutad = await anna.get(`/insatser/${hus.varld.insats.avslutad}`);
    expect(rensat(avslutad.text)).toContain('Insatsen slutade 31 december 2024');
  });

  it('tells everyone what it is, and only its deltagaransvariga how many take part', async () => {
    const path = `/insatser/${hus.varld.insats.vagen}`;
    for (const vem of ['bo', 'ivar', 'sam', 'rut', 'sia'] as const) {
      const { status, text } = await (await hus.som(vem)).get(path);
      expect(status).toBe(200);
      expect(rensat(text)).toContain('Deltagaransvariga Anna Annsson');
      expect(rensat(text)).not.toMatch(/Öppna \d|Påbörjade|Anonyma \d/);
      expect(text).not.toMatch(new RegExp(`href="${path}/(registrering|anonyma|deltagare)"`));
      expect(text.includes(`href="${path}/hantera"`)).toBe(vem === 'ivar');
      expect(await htmlFaults(text)).toEqual([]);
    }
  });

  it('is the same 404 for one that does not exist and one whose id cannot be one', async () => {
    const bo = await hus.som('bo');
    const ingen = await bo.get('/insatser/00000000-0000-4000-8000-000000000000');
    const trasig = await bo.get("/insatser/1'--");
    expect([ingen.status, trasig.status]).toEqual([404, 404]);
  });

  it('is closed to who has no role, and sends a stranger to sign in', async () => {
    const path = `/insatser/${hus.varld.insats.vagen}`;
    expect((await (await hus.som('noll')).get(path)).status).toBe(403);
    expect((await (await hus.som()).get(path)).headers['location']).toContain('/logga-in');
  });
});
