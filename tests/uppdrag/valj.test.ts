import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFormularutkastMedId } from '../../src/formularutkast/formularutkast.service.ts';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { actorFor, laggUtkast, nyAnvandare } from './stod.ts';

let hus: Testhus;
let sam: Klient;
let utkastId: string;
let path: string;
let sida: string;
let asa: string;
let ole: string;

beforeAll(async () => {
  hus = await testhus();
  asa = await nyAnvandare(hus, { fornamn: 'Åsa', efternamn: 'Öberg', roller: ['samverkansadministrator'] });
  ole = await nyAnvandare(hus, { fornamn: 'Ole', efternamn: '100%_Ek', roller: ['samverkansadministrator'] });
  await nyAnvandare(hus, { fornamn: 'Åke', efternamn: 'Ågren', roller: ['insatsansvarig'] });
  const slutat = { fornamn: 'Stig', efternamn: 'Slutén', avslutad: true } as const;
  await nyAnvandare(hus, { ...slutat, roller: ['samverkansadministrator'] });
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from verksamhet.formularutkast`);
  sam = await hus.som('sam');
  utkastId = await laggUtkast(hus, 'sam', {
    beskrivning: 'Halvfärdig <text>',
    samverkansadministratorer: hus.varld.anvandare.sam,
    [`till_samverkansadministratorer_${hus.varld.anvandare.sam}`]: '2030-01-01',
  });
  path = `/utkast/${utkastId}/anvandare`;
  sida = `${path}?lista=samverkansadministratorer`;
});

/** Presses a button and opens the page that follows. */
const tryck = async (fran: string, falt: Record<string, string | string[]>) => {
  const svar = await sam.skicka(fran, falt, path);
  expect(svar.status).toBe(303);
  const till = String(svar.headers['location']);
  return { till, text: (await sam.get(till)).text };
};
const sok = (falt: Record<string, string>) => tryck(sida, { gor: 'sok', ...falt });
const utkastet = () =>
  hus.db.transaction(actorFor(hus, 'sam'), (tx) => findFormularutkastMedId(tx, hus.hus.nycklar, utkastId));
const namnen = (html: string) =>
  [...html.matchAll(/id="vald-[^"]*"[^>]*> <label[^>]*>([^<]*)</g)].map(([, namn]) => namn);

describe('"Välj användare"', () => {
  it('opens with those in the form, and finds nobody until asked', async () => {
    const svar = await sam.get(sida);
    expect(svar.text).toContain('Sam Samuelsson');
    expect(svar.text).not.toContain('Öberg');
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it('finds only open accounts with the role of the list, in Swedish order', async () => {
    const { text } = await sok({});
    expect(namnen(text)).toEqual(['Ole 100%_Ek', 'Åsa Öberg']);
    expect(text).toContain('Sam Samuelsson <small>Vald</small>');
    expect(text).not.toMatch(/Slutén|Ågren|Annsson/);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it.each([
    ['the beginning of a name', { efternamn: 'öb' }, ['Åsa Öberg']],
    ['* for any characters', { efternamn: '*berg' }, ['Åsa Öberg']],
    ['* in the middle', { fornamn: 'Å*a' }, ['Åsa Öberg']],
    ['capitals and the employer', { fornamn: 'ÅSA', arbetsgivare: 'samordnings*' }, ['Åsa Öberg']],
    ['% as itself', { efternamn: '100%' }, ['Ole 100%_Ek']],
    ['% as no wildcard', { efternamn: '%' }, []],
    ['_ as no wildcard', { efternamn: '_berg' }, []],
    ['another employer', { arbetsgivare: 'Försäkringskassan' }, []],
  ])('%s', async (_vad, falt, finns) => {
    const { text } = await sok(falt);
    expect(namnen(text)).toEqual(finns);
    if (finns.length === 0) expect(text).toContain('Ingen användare med rollen matchar');
  });

  it('keeps what is ticked through another search, and gives it to the form by OK', async () => {
    const forst = await sok({ efternamn: 'Öberg' });
    const sedan = await tryck(forst.till, { vald: asa, efternamn: '100', gor: 'sok' });
    expect(namnen(sedan.text)).toEqual(['Ole 100%_Ek']);
    const valda = await tryck(sedan.till, { vald: ole, gor: 'valj' });
    expect(valda.text).toContain(`value="bort-${asa}"`);
    const svar = await sam.skicka(valda.till, { gor: 'ok' }, path);
    expect([svar.status, svar.headers['location']]).toEqual([303, '/konto']);
    const { values } = (await utkastet())!;
    expect(values['samverkansadministratorer']).toEqual([ole, hus.varld.anvandare.sam, asa]);
    expect(values['beskrivning']).toBe('Halvfärdig <text>');
    expect(values[`till_samverkansadministratorer_${hus.varld.anvandare.sam}`]).toBe('2030-01-01');
  });

  it('takes along what was ticked right before OK, and "Ta bort" takes away', async () => {
    const forst = await sok({});
    const utan = await tryck(forst.till, { gor: `bort-${hus.varld.anvandare.sam}` });
    expect(namnen(utan.text)).toContain('Sam Samuelsson');
    await sam.skicka(utan.till, { vald: [asa], gor: 'ok' }, path);
    expect((await utkastet())?.values).toEqual({
      beskrivning: 'Halvfärdig <text>',
      samverkansadministratorer: [asa],
    });
  });

  it('is found at the same address again after OK (Back)', async () => {
    await sam.skicka(sida, { gor: 'ok' }, path);
    expect((await sam.get(sida)).status).toBe(200);
  });

  it('has nothing stored when one goes back without OK', async () => {
    const forst = await sok({});
    await tryck(forst.till, { vald: asa, gor: 'valj' });
    expect((await utkastet())?.values['samverkansadministratorer']).toBe(hus.varld.anvandare.sam);
  });

  it('shows 50 at a time, and a tick on one page is there on the next', async () => {
    for (let i = 0; i < 60; i += 1)
      await nyAnvandare(hus, {
        efternamn: `Många${i}`,
        roller: ['deltagaransvarig'],
        arbetsgivare: 'kommun',
      });
    const forst = await sam.skicka(
      `${path}?lista=deltagaransvariga`,
      { lista: 'deltagaransvariga', efternamn: 'Många', gor: 'sok' },
      path,
    );
    const ett = await sam.folj(forst);
    expect(namnen(ett.text)).toHaveLength(50);
    const id = /name="vald" value="([^"]*)"/.exec(ett.text)![1]!;
    const tva = await tryck(String(forst.headers['location']), {
      efternamn: 'Många',
      vald: id,
      gor: 'sida-2',
    });
    expect(namnen(tva.text)).toHaveLength(10);
    expect(tva.text).toContain(`value="bort-${id}"`);
  });
});

describe('what is refused', () => {
  it('a text with characters that cannot be seen: 422 with what was typed', async () => {
    const svar = await sam.skicka(sida, { fornamn: 'A\u0000', efternamn: 'Ö', gor: 'sok' }, path);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Ta bort tecken som inte syns');
    expect(svar.text).toContain('value="Ö"');
  });

  it('more users than the form takes: 422, and nothing stored', async () => {
    const valda = Array.from({ length: 61 }, () => crypto.randomUUID());
    const svar = await sam.skicka(sida, { vald: valda, gor: 'ok' }, path);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Högst 60 användare ryms');
    expect((await utkastet())?.values['samverkansadministratorer']).toBe(hus.varld.anvandare.sam);
  });

  it('users that do not exist are not written into the form', async () => {
    await sam.skicka(sida, { vald: [crypto.randomUUID(), 'x', asa], gor: 'ok' }, path);
    expect((await utkastet())?.values['samverkansadministratorer']).toEqual([hus.varld.anvandare.sam, asa]);
  });

  it("another user's draft, a list that is none, a button that is none, and roles without the page", async () => {
    expect((await (await hus.som('ivar')).get(sida)).status).toBe(404);
    expect((await sam.get(`${path}?lista=constructor`)).status).toBe(404);
    expect((await sam.get(path)).status).toBe(404);
    expect((await sam.skicka(sida, { gor: 'annat' }, path)).status).toBe(400);
    expect((await (await hus.som('rut')).get(sida)).status).toBe(403);
    expect((await (await hus.som('anna')).get(sida)).status).toBe(403);
  });
});
