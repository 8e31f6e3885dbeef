import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';
import { nyAnvandare } from '../uppdrag/stod.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let forbund: string;
beforeAll(async () => {
  hus = await testhus();
  forbund = hus.varld.forbund;
});
afterAll(() => hus.close());

const visa = async (vem: Vem, query: string) => (await hus.som(vem)).get(`/visa-anvandare${query}`);
const text = async (vem: Vem, query: string) => (await visa(vem, query)).text;

/** The table as text, a row a line. */
const rader = (html: string): string[] =>
  (html.split('<tbody>')[1]?.split('</tbody>')[0] ?? '')
    .split('</tr>')
    .map((rad) =>
      rad
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((rad) => rad !== '');

describe('"Visa användare"', () => {
  it.each(['anna', 'ivar', 'sam', 'rut', 'sia'] as const)('is for every role: %s', async (vem) => {
    const svar = await visa(vem, '');
    expect(svar.status).toBe(200);
    expect(svar.text).toContain('Uppdrag i samverkansorganisation');
    expect(svar.text).toContain('En organisations alla användare');
    expect(svar.text).toContain('href="/visa-anvandare" aria-current="page"');
  });

  it('is not for those who have no role, nor for strangers', async () => {
    expect((await visa('noll', '')).status).toBe(403);
    expect((await (await hus.som()).get('/visa-anvandare')).status).toBe(303);
  });

  it('shows the uppdrag in an organisation and its insatser, role by role', async () => {
    const html = await text('rut', `?organisation=${forbund}`);
    expect(await htmlFaults(html)).toEqual([]);
    expect(rader(html)).toEqual([
      'Sam Samuelsson sam@example.invalid Samordningsförbundet Test Samverkansadministratör Hela samverkansorganisationen, 1 januari 2020 – tills vidare',
      'Ivar Ivarsson ivar@example.invalid Samordningsförbundet Test Insatsansvarig Hela samverkansorganisationen, 1 januari 2020 – tills vidare',
      expect.stringMatching(/^Anna Annsson .* Deltagaransvarig Konferenser, .* Språkbron, .* Vägen vidare, /),
      expect.stringContaining('Bo Boström bo@example.invalid Testköpings kommun Deltagaransvarig Steget, '),
    ]);
  });

  it('finds among them by name', async () => {
    expect(rader(await text('rut', `?organisation=${forbund}&efternamn=*str%C3%B6m`))).toHaveLength(1);
    expect(await text('rut', `?organisation=${forbund}&fornamn=Rut`)).toContain('Ingen användare stämmer');
  });

  it('shows all users of an employer with all their roles and uppdrag', async () => {
    const html = await text('sam', '?visa=anvandare&sokt=ja&arbetsgivare=testk*kommun');
    expect(await htmlFaults(html)).toEqual([]);
    expect(rader(html).map((rad) => rad.slice(0, 60))).toEqual([
      expect.stringContaining('Anna Annsson'),
      expect.stringContaining('Bo Boström'),
      expect.stringContaining('Nore Nollberg'),
      expect.stringContaining('Rut Rutberg'),
    ]);
    expect(rader(html)[0]).toContain(
      'Deltagaransvarig, SUSrapport Deltagaransvarig: Konferenser, 1 januari 2020',
    );
    expect(rader(html)[2]).toContain('Ingen roll');
    expect(html).not.toContain('Sam Samuelsson sam@');
  });

  it('shows nobody until asked, and nobody whose account has ended', async () => {
    await nyAnvandare(hus, { efternamn: 'Slutén', avslutad: true, roller: ['susrapport'] });
    expect(rader(await text('rut', '?visa=anvandare'))).toEqual([]);
    const html = await text('rut', '?visa=anvandare&sokt=ja');
    expect(rader(html)).toHaveLength(Object.keys(cast).length);
    expect(html).not.toContain('Slutén');
  });

  it('shows no uppdrag that has run out or been taken away', async () => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query("update auth.uppdrag set till_datum = '2024-12-31' where anvandare_id = $1", [
        hus.varld.anvandare.bo,
      ]);
    });
    expect(await text('rut', `?organisation=${forbund}`)).not.toContain('Bo Boström');
    expect(rader(await text('rut', '?visa=anvandare&sokt=ja&fornamn=Bo'))[0]).toMatch(/SUSrapport –$/);
  });

  it('never shows a personnummer or a mobile number, nor who is deltagare', async () => {
    const html = await text('sia', '?visa=anvandare&sokt=ja');
    for (const { nummer } of Object.values(cast)) expect(html).not.toContain(nummer.slice(0, 8));
    expect(html).not.toMatch(/070|\+46/);
  });

  it('shows 50 at a time in Swedish order', async () => {
    for (let i = 0; i < 60; i += 1) await nyAnvandare(hus, { fornamn: `A${i}`, efternamn: 'Åström' });
    await nyAnvandare(hus, { efternamn: 'Zorn' });
    const ett = await text('rut', '?visa=anvandare&sokt=ja');
    expect(rader(ett)).toHaveLength(50);
    const sist = await text('rut', '?visa=anvandare&sokt=ja&sida=99');
    expect(sist).toContain('Sida 2 av 2');
    const alla = [...rader(ett), ...rader(sist)].map((rad) => rad.split(' ')[1]);
    expect(alla.indexOf('Zorn')).toBe(alla.indexOf('Åström') - 1);
  });

  it('answers an odd address, and refuses what cannot be read with what was typed', async () => {
    expect((await visa('rut', '?organisation=x&visa=alla&sida=-1')).status).toBe(200);
    const svar = await visa('rut', '?visa=anvandare&fornamn=A%00&efternamn=Ek');
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Ta bort tecken som inte syns');
    expect(svar.text).toContain('value="Ek"');
    expect((await visa('rut', '?fornamn=A&fornamn=B')).status).toBe(400);
  });
});
