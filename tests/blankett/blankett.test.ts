import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laggBestallare, laggOverenskommelse, nyPerson, orderAv, skickaOrder } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { disposition, lasPdf, type LastPdf } from '../support/pdf.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let rut: Klient;
let sia: Klient;
let bestallare: string;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  bestallare = await laggBestallare(hus, 'rut');
  [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
});
afterAll(() => hus.close());

/** The file at an address, read as a screen reader does. */
const hamta = async (klient: Klient, path: string, nummer: string): Promise<LastPdf> => {
  const svar = await klient.get(path);
  expect(svar.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename=blankett-${nummer}.pdf`,
    'cache-control': 'no-store',
  });
  return lasPdf(svar.body as Buffer);
};
const rader = (fil: LastPdf) => disposition(fil.trad).map((rad) => rad.trim());

describe('a form on paper', () => {
  it.each([
    ['9445', 'Beställning av behörighet'],
    ['9447', 'Beställning av samverkansorganisation'],
    ['9463', 'Anmälan av behörig beställare'],
    ['9443', 'Samtycke till registrering i SUS'],
    ['9448', 'Underlag för inregistrering av deltagare'],
    ['9449', 'Underlag för utregistrering av deltagare'],
  ])('%s is there blank, with its title, a heading and lines to sign', async (nummer, titel) => {
    const fil = await hamta(rut, `/blanketter/${nummer}`, nummer);
    expect([fil.sprak, fil.titel]).toEqual(['sv-SE', `${nummer} ${titel}`]);
    expect(rader(fil)).toContain(`H1 ${titel}`);
    if (nummer !== '9448' && nummer !== '9449') expect(rader(fil)).toContain('TH Namnteckning');
  });

  it('of an order has its users, without the last digits of their personnummer', async () => {
    const person = nyPerson({ roller: ['insatsansvarig'] });
    const order = orderAv(await skickaOrder(rut, [person.falt]));
    expect((await rut.get(order)).text).toContain(`href="${order}/blankett"`);
    const fil = await hamta(rut, `${order}/blankett`, '9445');
    expect(rader(fil)).toEqual(
      expect.arrayContaining([
        'TD Testköpings kommun',
        'TD Rut Rutberg',
        'TD Petra Prov',
        'TD petra@example.invalid',
      ]),
    );
    expect(fil.text).toContain(`${person.personnummer.slice(0, 8)}-____`);
    expect(fil.text).not.toContain(person.personnummer.slice(8));
    expect((await (await hus.som('ivar')).get(`${order}/blankett`)).status).toBe(403);
  });

  it('of a beställare and of an organisation is filled in from what is registered', async () => {
    const anmalan = await hamta(sia, `/bestallare/${bestallare}/blankett`, '9463');
    expect(rader(anmalan)).toEqual(expect.arrayContaining(['TD Testköpings kommun', 'TD Rut Rutberg']));
    const organisation = await hamta(sia, `/samverkansorganisationer/${hus.varld.forbund}/blankett`, '9447');
    expect(rader(organisation)).toEqual(
      expect.arrayContaining(['TD Provdalen', 'TD 212000-0142', 'TD Sam Samuelsson']),
    );
  });

  it('that does not exist is not found, and those that do are on a page', async () => {
    expect((await rut.get('/blanketter/9999')).status).toBe(404);
    const { text } = await rut.get('/blanketter');
    expect(text).toContain('href="/blanketter/9463"');
    expect(await htmlFaults(text)).toEqual([]);
  });
});
