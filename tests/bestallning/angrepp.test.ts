import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { dekryptera, kryptera } from '../../src/db/kryptering.ts';
import { plats, senare } from '../bekraftelse/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import {
  framtid,
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

const besluta = (klient: Klient, order: string) => klient.skicka(order, { gor: 'godkann' });
const idAv = (order: string) => order.split('/').at(-1) ?? '';
const arObeslutad = (order: string) =>
  hus.db.run(sql`select from auth.bestallning where id = ${idAv(order)} and beslut is null`);

describe('a superadministratör alone', () => {
  it('approves nothing that a beställare of their own registering has ordered, but may refuse it (V2.3.5)', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    const egen = (vem: string) =>
      withClient(hus.databas.adminUrl, (client) =>
        client.query('update auth.bestallare set registrerad_av = $1 where anvandare_id = $2', [
          vem,
          hus.varld.anvandare.rut,
        ]),
      );
    await egen(hus.varld.anvandare.sia);
    const sida = (await sia.get(order)).text;
    expect(sida).toContain('Be en annan superadministratör godkänna');
    expect(sida).not.toContain('value="godkann"');
    const svar = await besluta(sia, order);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Du har registrerat beställaren');
    expect(await arObeslutad(order)).toBe(1);
    const neka = await sia.skicka(order, { gor: 'neka', skal: 'Påhittad' });
    expect(neka.status).toBe(303);
    await egen(hus.varld.anvandare.bo);
  });
});

describe('C10 a session stolen from a superadministratör', () => {
  it('approves no order and registers no beställare until somebody has shown who they are (V7.5.3)', async () => {
    const order = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    const person = nyPerson();
    const stulen = await hus.som('sia');
    senare(hus);
    const svar = await besluta(stulen, order);
    expect(plats(svar)).toBe(`/konto/bekrafta?till=${encodeURIComponent(order)}`);
    expect(await arObeslutad(order)).toBe(1);
    const sida = `/overenskommelser/${hus.varld.organisation.kommun}/bestallare`;
    const dagar = { galler_fran: framtid(hus, 0), galler_till: framtid(hus, 300) };
    const registrering = await stulen.skicka(sida, { ...person.falt, slag: '', roller: '', ...dagar });
    expect(plats(registrering)).toContain('/konto/bekrafta?');
    expect(await kontoAv(hus, person.personnummer)).toBe(null);
    hus.rattar.nu = new Date();
  });
});

describe('C32 an order at Försäkringskassan', () => {
  it('is not approved when the one who ordered is no superadministratör any more', async () => {
    const [ny, gammal] = [nyPerson({ roller: 'susrapport' }), nyPerson({ roller: 'susrapport' })];
    const mer = { organisation: hus.varld.organisation.fk, pa_begaran_av: 'Enhetschefen' };
    await besluta(sia, orderAv(await skickaOrder(noll, [gammal.falt], mer)));
    const andring = { slag: 'andring', personnummer: gammal.personnummer, roller: 'superadministrator' };
    const order = orderAv(await skickaOrder(noll, [ny.falt, andring], mer));
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(
        `update auth.anvandare_roll set avslutad_at = now() where anvandare_id = $1 and roll = 'superadministrator'`,
        [hus.varld.anvandare.noll],
      ),
    );
    const svar = await besluta(sia, order);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Den som beställde är inte superadministratör längre');
    expect(await kontoAv(hus, ny.personnummer)).toBe(null);
    expect((await kontoAv(hus, gammal.personnummer))?.roller).toBe('susrapport');
  });
});

describe('an order of roles alone that waits while the user changes a stolen phone', () => {
  it('gives the roles, and the new number and address stand (V6.6.1)', async () => {
    const person = nyPerson();
    await besluta(sia, orderAv(await skickaOrder(rut, [person.falt])));
    const { id } = (await kontoAv(hus, person.personnummer))!;
    const andring = { slag: 'andring', personnummer: person.personnummer, roller: 'susrapport' };
    const order = orderAv(await skickaOrder(rut, [{ ...andring, efternamn: 'Nygift' }]));
    const nytt = kryptera(hus.hus.nycklar, `auth.anvandare.mobil.${id}`, '+46701740699');
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(`update auth.anvandare set mobil_krypt = $2, epost = 'ny@example.invalid' where id = $1`, [
        id,
        nytt,
      ]),
    );
    expect((await besluta(sia, order)).status).toBe(303);
    const konto = await hus.db.one(
      z.object({ namn: z.string(), epost: z.string(), mobil: z.instanceof(Buffer) }),
      sql`select fornamn || ' ' || efternamn as namn, epost, mobil_krypt as mobil from auth.anvandare where id = ${id}`,
    );
    const mobil = dekryptera(hus.hus.nycklar, `auth.anvandare.mobil.${id}`, konto.mobil);
    expect([konto.namn, konto.epost, mobil]).toEqual(['Petra Nygift', 'ny@example.invalid', '+46701740699']);
    expect((await utskickAv(hus, idAv(order))).map(({ slag }) => slag)).not.toContain('kontakt_andrad');
  });
});

describe('V1.3.11 a name with line breaks', () => {
  it('is a name on one line, and writes no lines of its own in the letter', async () => {
    const order = orderAv(
      await skickaOrder(rut, [nyPerson({ fornamn: 'Petra!\r\n\r\nLogga in på sus.example' }).falt]),
    );
    expect((await besluta(sia, order)).status).toBe(303);
    const brev = (await utskickAv(hus, idAv(order))).find(({ slag }) => slag === 'konto_skapat');
    expect(brev?.innehall).toContain('Hej Petra! Logga in på sus.example!');
  });
});
