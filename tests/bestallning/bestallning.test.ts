import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import {
  kontoAv,
  laggBestallare,
  laggOverenskommelse,
  laggSuperadministrator,
  nyPerson,
  orderAv,
  rad,
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

describe('an order from beginning to end', () => {
  it('of two users waits for a superadministratör, who makes accounts, roles and messages of it at once', async () => {
    const [ett, tva] = [nyPerson(), nyPerson({ roller: ['deltagaransvarig', 'insatsansvarig'] })];
    const lagt = await rut.skicka(ny, { ...rad(1, ett.falt), gor: 'lagg-till' });
    expect([lagt.status, lagt.headers['location']]).toEqual([303, `${ny}#anvandare-2`]);
    const sida = await rut.get(ny);
    expect(sida.text).toContain('Användare 2');
    expect(sida.text).toContain(`value="${ett.personnummer}"`);
    expect(await htmlFaults(sida.text)).toEqual([]);
    const sant = await skickaOrder(rut, [ett.falt, tva.falt]);
    expect(sant.status).toBe(303);
    const kvitto = await rut.folj(sant);
    expect(kvitto.text).toMatch(/Ordernummer <span class="tal">\d+/);
    expect(kvitto.text).not.toContain(ett.personnummer.slice(8));
    expect(await htmlFaults(kvitto.text)).toEqual([]);
    expect(await kontoAv(hus, ett.personnummer)).toBe(null);
    const order = orderAv(sant);
    const klart = await sia.folj(await besluta(sia, order));
    expect(klart.text).toContain('Godkänd och genomförd');
    expect((await kontoAv(hus, ett.personnummer))?.roller).toBe('insatsansvarig,susrapport');
    expect((await kontoAv(hus, tva.personnummer))?.roller).toBe('deltagaransvarig,insatsansvarig,susrapport');
    const utskick = await utskickAv(hus, idAv(order));
    expect(utskick.map(({ kanal, slag }) => `${kanal} ${slag}`)).toEqual([
      'epost bestallning_godkand',
      ...['epost konto_skapat', 'epost konto_skapat', 'sms masterlosenord', 'sms masterlosenord'],
    ]);
    expect(utskick[0]?.till).toBe('rut@example.invalid');
    expect(utskick.at(-1)).toMatchObject({ till: '+46701740612' });
    expect(utskick.at(-1)?.innehall).toMatch(/[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/);
    for (const { kanal, innehall } of utskick)
      if (kanal === 'epost') expect(innehall).not.toMatch(/[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/);
    expect((await rut.get(order)).text).toContain('Godkänd');
  });

  it('changes exactly the roles, and an end signs the user out at once', async () => {
    const bo = await hus.som('bo');
    const sant = await skickaOrder(rut, [
      { slag: 'andring', personnummer: cast.anna.nummer, roller: 'insatsansvarig', mobil: '070-174 06 33' },
      { slag: 'avslut', personnummer: cast.bo.nummer },
    ]);
    await besluta(sia, orderAv(sant));
    expect((await kontoAv(hus, cast.anna.nummer))?.roller).toBe('insatsansvarig,susrapport');
    expect(
      await hus.db.run(
        sql`select from auth.uppdrag where anvandare_id = ${hus.varld.anvandare.anna} and avslutat_at is null`,
      ),
    ).toBe(0);
    expect(await kontoAv(hus, cast.bo.nummer)).toMatchObject({ avslutat: true, roller: '' });
    expect((await bo.get('/konto')).status).toBe(303);
    const gammal = (await utskickAv(hus, idAv(orderAv(sant)))).find(({ slag }) => slag === 'kontakt_andrad');
    expect(gammal).toMatchObject({ kanal: 'sms', till: '+46701740605' });
  });

  it('is refused with a reason that the beställare reads, and nothing comes of it', async () => {
    const person = nyPerson();
    const order = orderAv(await skickaOrder(rut, [person.falt]));
    const utan = await besluta(sia, order, { gor: 'neka', skal: ' ' });
    expect(utan.status).toBe(422);
    expect(utan.text).toContain('Skriv varför beställningen nekas');
    await besluta(sia, order, { gor: 'neka', skal: 'Fel enhet' });
    expect((await rut.get(order)).text).toContain('Fel enhet');
    expect(await kontoAv(hus, person.personnummer)).toBe(null);
    expect((await utskickAv(hus, idAv(order))).map(({ slag }) => slag)).toEqual(['bestallning_nekad']);
  });

  it('for Försäkringskassan is made by a superadministratör at a manager’s request and decided by another', async () => {
    const person = nyPerson({ roller: 'superadministrator' });
    const utan = await skickaOrder(sia, [person.falt], { organisation: hus.varld.organisation.fk });
    expect(utan.status).toBe(422);
    expect(utan.text).toContain('Skriv vilken chef som har begärt behörigheten');
    const sant = await skickaOrder(sia, [person.falt], {
      organisation: hus.varld.organisation.fk,
      pa_begaran_av: 'Enhetschefen',
    });
    const order = orderAv(sant);
    expect((await sia.get(order)).text).toContain('Ingen beslutar om sin egen beställning');
    await besluta(noll, order);
    expect((await kontoAv(hus, person.personnummer))?.roller).toBe('superadministrator,susrapport');
  });
});

describe('what is not possible is said where it stands, and nothing is stored', () => {
  it.each([
    ['för dig själv', { slag: 'andring', personnummer: cast.rut.nummer, roller: 'susrapport' }],
    ['Ingen får ha båda', nyPerson({ roller: ['deltagaransvarig', 'samverkansadministrator'] }).falt],
    ['bara för personal på Försäkringskassan', nyPerson({ roller: 'superadministrator' }).falt],
    ['inte användare hos er', { slag: 'andring', personnummer: '199207072381', roller: 'susrapport' }],
    ['hos en annan arbetsgivare', { slag: 'avslut', personnummer: cast.sam.nummer }],
    ['redan användare hos er', nyPerson({ personnummer: cast.anna.nummer }).falt],
    ['Välj minst en roll', nyPerson({ roller: '' }).falt],
    ['Skriv ett mobilnummer', nyPerson({ mobil: '112' }).falt],
    ['Den sista siffran', nyPerson({ personnummer: '199007072384' }).falt],
    ['Välj vad beställningen gäller', nyPerson({ slag: '' }).falt],
    ['Välj roller i listan', nyPerson({ roller: 'bestallare' }).falt],
  ] as [string, Falt][])('%s', async (text, falt) => {
    const fore = await antalOrder();
    for (const gor of ['spara', 'lagg-till']) {
      const svar = await skickaOrder(rut, [falt], { gor });
      expect(svar.status).toBe(422);
      expect(svar.text).toContain(text);
      expect(svar.text).toContain(`value="${String(falt['personnummer'])}"`);
      expect(await htmlFaults(svar.text)).toEqual([]);
    }
    expect(await antalOrder()).toBe(fore);
  });

  it('the same person twice, with which of the users it is', async () => {
    const { falt } = nyPerson();
    const svar = await skickaOrder(rut, [falt, falt]);
    expect(svar.text).toContain('Användare 2: Ta bort den ena');
  });

  it('a draft is judged when it is opened, without nagging about what is not filled in', async () => {
    await rut.skicka(ny, {
      ...rad(1, { slag: 'avslut', personnummer: cast.sam.nummer }),
      ...{ antal: '2', fornamn_2: 'Ofullbordad', gor: 'utkast' },
    });
    const { status, text } = await rut.get(ny);
    expect(status).toBe(200);
    expect(text).toContain('hos en annan arbetsgivare');
    expect(text).toContain('value="Ofullbordad"');
    expect(text).not.toContain('Skriv efternamnet');
    await rut.skicka(ny, { gor: 'bort-1', antal: '2', personnummer_1: '1', fornamn_2: 'Ofullbordad' });
    const kvar = await rut.get(ny);
    expect(kvar.text).toContain('id="fornamn_1" name="fornamn_1" type="text" value="Ofullbordad"');
    expect(kvar.text).not.toContain('Användare 2');
    await rut.skicka(ny, { gor: 'kasta' });
    expect((await rut.get(ny)).text).not.toContain('Ofullbordad');
  });
});
