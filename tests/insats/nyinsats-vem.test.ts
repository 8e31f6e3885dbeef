import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, klient, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { annatForbund, felen, giltigInsats, nyPath, som } from './stod.ts';

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

describe('who may register an insats', () => {
  it.each(['anna', 'bo', 'sam', 'rut', 'sia', 'noll'] as const)('is not %s', async (vem) => {
    const en = await hus.som(vem);
    expect((await en.get(nyPath)).status).toBe(403);
    const { _csrf } = doldaFalt((await en.get('/konto')).text, '/konto/utloggning');
    const falt = { ...giltigInsats(hus), _csrf: _csrf ?? '', nyckel: '11111111-1111-4111-8111-111111111111' };
    expect((await en.postRaw(nyPath, falt)).status).toBe(403);
  });

  it('is not Ivar in the organisation next door, by any id', async () => {
    const granne = await annatForbund(hus);
    const fore = await antal();
    const svar = await ivar.skicka(
      nyPath,
      giltigInsats(hus, { samverkansorganisation: granne.organisation }),
    );
    expect([svar.status, felen(svar)]).toEqual([422, ['Välj samverkansorganisation']]);
    expect(await antal()).toBe(fore);
    expect((await ivar.get(`${nyPath}?fran=${granne.insats}`)).text).not.toContain('Grannens insats');
  });

  it('is not one whose uppdrag is taken away: the page says whom to ask, and a save stores nothing', async () => {
    const granne = await annatForbund(hus);
    const gun = await klient(hus.app, hus.hus, granne.ansvarig);
    const falt = {
      ...doldaFalt((await gun.get(nyPath)).text, nyPath),
      ...giltigInsats(hus, { samverkansorganisation: granne.organisation }),
    };
    await sql('update auth.uppdrag set avslutat_at = now() where anvandare_id = $1', [granne.ansvarig]);
    expect((await gun.postRaw(nyPath, falt)).status).toBe(422);
    const { text } = await gun.get(nyPath);
    expect(text).toContain('Be en samverkansadministratör att ge dig uppdrag');
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('gives an uppdrag only to who holds the role', async () => {
    const { ivar: jag } = hus.varld.anvandare;
    const fore = await antal();
    const svar = await ivar.skicka(nyPath, giltigInsats(hus, { deltagaransvariga: [jag] }));
    expect([svar.status, felen(svar)]).toEqual([422, ['Ta bort Ivar Ivarsson, eller beställ rollen först']]);
    expect(await antal()).toBe(fore);
  });
});
