import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, urlkodat, type Klient } from '../support/klient.ts';
import { andra, annatForbund, giltigInsats, nyInsats, nyPath, som } from './stod.ts';

let hus: Testhus;
let ivar: Klient;
let sql: ReturnType<typeof som>;

const utkast = () =>
  sql<{ sida: string }>("select sida from verksamhet.formularutkast where formular = 'ny_insats'");

beforeAll(async () => {
  hus = await testhus();
  sql = som(hus);
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());
beforeEach(() => sql('delete from verksamhet.formularutkast'));

describe('an insatsansvarig who fills the house with drafts', () => {
  const sparaUtkast = async (fran: string) =>
    ivar.postRaw(nyPath, {
      ...doldaFalt((await ivar.get(nyPath)).text, nyPath),
      ...giltigInsats(hus),
      fran,
      gor: 'utkast',
    });

  it('has one, whatever ids are made up or taken from the organisation next door', async () => {
    const granne = await annatForbund(hus);
    for (const fran of [randomUUID(), randomUUID(), granne.insats]) {
      const svar = await sparaUtkast(fran);
      expect([svar.status, svar.headers['location']]).toEqual([303, nyPath]);
    }
    expect(await utkast()).toEqual([{ sida: nyPath }]);
  });

  it('has one more for an insats of their own that a new one is made from', async () => {
    const egen = await nyInsats(hus, ivar);
    await sparaUtkast('');
    await sparaUtkast(egen);
    expect(await utkast()).toHaveLength(2);
  });

  it('is refused one that is larger than a draft can be, counted in bytes', async () => {
    const falt = { ...doldaFalt((await ivar.get(nyPath)).text, nyPath), gor: 'utkast' };
    const stort = `${urlkodat(falt)}&beskrivning=${'å'.repeat(50_500)}`;
    const typ = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await ivar.sand('post', nyPath, stort, typ)).status).toBe(400);
    expect(await utkast()).toEqual([]);
  });
});

describe('someone who reads the audit trail', () => {
  it('finds which fields of an insats were changed, and no name of a user', async () => {
    const { anna } = hus.varld.anvandare;
    const id = await nyInsats(hus, ivar, { deltagaransvariga: [anna] });
    const till = { [`till_deltagaransvariga_${anna}`]: '2099-01-01' };
    const sida = doldaFalt((await ivar.get(`/insatser/${id}/hantera`)).text, `/insatser/${id}/hantera`);
    expect(sida['version']).toBe('1');
    expect((await andra(hus, ivar, id, { deltagaransvariga: [anna], ...till })).status).toBe(303);
    const spar = await sql<{ handelse: string; falt: string }>(
      'select handelse, falt from audit.handelse where insats_id = $1 order by id',
      [id],
    );
    expect(spar.map(({ handelse }) => handelse)).toEqual([
      'uppdrag_tilldelat',
      'insats_registrerad',
      'uppdrag_andrat',
      'insats_andrad',
    ]);
    expect(spar.map(({ falt }) => falt).join()).not.toMatch(/Anna/);
    const [historik] = await sql<{ text: string }>(
      "select string_agg(andringar::text, ' ') as text from verksamhet.andring where objekt = $1",
      [id],
    );
    expect(historik?.text).toContain('till och med');
  });
});
