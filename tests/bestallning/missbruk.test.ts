import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { cast } from '../support/varld.ts';
import {
  kontoAv,
  laggBestallare,
  laggOverenskommelse,
  laggSuperadministrator,
  nyPerson,
  orderAv,
  skickaOrder,
  utskickAv,
} from './stod.ts';

let hus: Testhus;
let rut: Klient;
let sia: Klient;
let noll: Klient;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  await laggSuperadministrator(hus);
  [rut, sia, noll] = await Promise.all([hus.som('rut'), hus.som('sia'), hus.som('noll')]);
});
afterAll(() => hus.close());

const ny = '/bestallningar/ny';
const besluta = (klient: Klient, order: string, falt: Record<string, string> = { gor: 'godkann' }) =>
  klient.skicka(order, falt);
const idAv = (order: string) => order.split('/').at(-1) ?? '';
const antalOrder = () => hus.db.run(sql`select from auth.bestallning`);

describe('C32 abuse', () => {
  it('nobody decides an order of their own or about themself, and only a superadministratör decides', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    const csrf = { gor: 'godkann', nyckel: crypto.randomUUID() };
    expect((await rut.postRaw(order, csrf)).status).not.toBe(200);
    expect((await besluta(sia, order)).status).toBe(303);
    const omSia = await skickaOrder(
      noll,
      [{ slag: 'andring', personnummer: cast.sia.nummer, roller: 'superadministrator' }],
      { organisation: hus.varld.organisation.fk, pa_begaran_av: 'Chefen' },
    );
    const { text } = await sia.get(orderAv(omSia));
    expect(text).toContain('Ingen beslutar om sin egen behörighet');
    expect(text).not.toContain('value="godkann"');
  });

  it('C21 the same form twice is one order, and two approvals at once are one', async () => {
    const person = nyPerson();
    const nyckel = crypto.randomUUID();
    const fore = await antalOrder();
    const [a, b] = await Promise.all([1, 2].map(() => skickaOrder(rut, [person.falt], { nyckel })));
    expect(a!.headers['location']).toBe(b!.headers['location']);
    expect(await antalOrder()).toBe(fore + 1);
    expect((await skickaOrder(rut, [nyPerson().falt], { nyckel })).status).toBe(409);
    const svar = await Promise.all([besluta(sia, orderAv(a!)), besluta(noll, orderAv(a!))]);
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(svar.find(({ status }) => status === 422)?.text).toContain('redan beslutad');
    expect(await utskickAv(hus, idAv(orderAv(a!)))).toHaveLength(3);
  });

  it('a user whose employment has ended meanwhile stops the approval', async () => {
    const person = nyPerson();
    await besluta(sia, orderAv(await skickaOrder(rut, [person.falt])));
    const andring = { slag: 'andring', personnummer: person.personnummer, roller: 'susrapport' };
    const andra = orderAv(await skickaOrder(rut, [andring]));
    await besluta(sia, orderAv(await skickaOrder(rut, [{ ...andring, slag: 'avslut' }])));
    const svar = await besluta(sia, andra);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Neka beställningen');
    expect(svar.text).toContain('Går inte att genomföra');
    expect((await kontoAv(hus, person.personnummer))?.roller).toBe('');
  });

  it('a beställare of another employer sees nothing of the order', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    await laggOverenskommelse(hus, 'forbund');
    await laggBestallare(hus, 'ivar', 'forbund');
    const ivar = await hus.som('ivar');
    expect((await ivar.get(order)).status).toBe(404);
    expect((await ivar.get('/bestallningar')).text).not.toContain('Testköpings kommun');
    const svar = await skickaOrder(ivar, [nyPerson({ roller: 'deltagaransvarig' }).falt]);
    expect(svar.text).toContain('anställd av ett samordningsförbund');
    expect((await (await hus.som('anna')).get(ny)).status).toBe(403);
  });

  it('what waits for more than five days is marked', async () => {
    await skickaOrder(rut, [nyPerson().falt]);
    hus.rattar.nu = new Date(Date.now() + 6 * 86_400_000);
    expect((await (await hus.som('sia')).get('/bestallningar')).text).toContain('Väntar sedan över 5 dagar');
    hus.rattar.nu = new Date();
  });

  it('without a valid överenskommelse nothing is ordered, and what waits is not approved', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    await withClient(hus.databas.adminUrl, (client) =>
      client.query('update auth.overenskommelse set galler_till = current_date - 1'),
    );
    expect((await rut.get(ny)).text).toContain('ingen överenskommelse som gäller');
    expect((await rut.postRaw(ny, {})).status).toBe(303);
    expect((await besluta(sia, order)).text).toContain('Organisationens överenskommelse gäller inte längre');
    await withClient(hus.databas.adminUrl, (client) =>
      client.query('update auth.overenskommelse set galler_till = current_date + 100'),
    );
  });

  it('an expired beställare has no pages, and their order is not approved', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    await withClient(hus.databas.adminUrl, (client) =>
      client.query('update auth.bestallare set galler_till = current_date - 1 where anvandare_id = $1', [
        hus.varld.anvandare.rut,
      ]),
    );
    expect((await rut.get(ny)).status).toBe(403);
    expect((await rut.get(order)).status).toBe(403);
    expect((await besluta(sia, order)).text).toContain('inte beställare för organisationen längre');
  });
});
