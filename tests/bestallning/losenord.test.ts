import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { loggaIn, losenord, medLosenord } from '../inloggning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { testnummer } from '../support/testnummer.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { laggBestallare, laggOverenskommelse, orderAv, skickaOrder, utskickAv } from './stod.ts';

/** Anna has forgotten her password: her employer's beställare orders a new masterlösenord (doman §3, ASVS 6.4.4). */
let hus: Testhus;
let rut: Klient;
let sia: Klient;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  await medLosenord(hus, 'anna');
  [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
});
afterAll(() => hus.close());

const glomt = (personnummer: string = cast.anna.nummer) => ({ slag: 'losenord', personnummer });
const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;

describe('a forgotten password', () => {
  it('is replaced by way of beställare, superadministratör and the own phone; nobody else sees a code (V6.4.4)', async () => {
    const [inne] = await loggaIn(hus, 'anna');
    const sant = await skickaOrder(rut, [
      { ...glomt(), mobil: '070-999 99 99', roller: 'samverkansadministrator' },
    ]);
    const order = orderAv(sant);
    const sida = await sia.get(order);
    expect(lastText(sida.text)).toContain('Nytt masterlösenord');
    expect(await htmlFaults(sida.text)).toEqual([]);
    expect(await utskickAv(hus, order.split('/').at(-1)!)).toEqual([]);
    expect((await sia.skicka(order, { gor: 'godkann' })).status).toBe(303);
    const [klart, sms, brev] = await utskickAv(hus, order.split('/').at(-1)!);
    expect(klart).toMatchObject({ slag: 'bestallning_godkand', till: 'rut@example.invalid' });
    expect(sms).toMatchObject({ kanal: 'sms', slag: 'masterlosenord', till: '+46701740605' });
    expect(brev).toMatchObject({ kanal: 'epost', slag: 'nytt_masterlosenord', till: 'anna@example.invalid' });
    const kod = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(sms?.innehall ?? '')?.[0] ?? '';
    for (const annat of [klart, brev]) expect(annat?.innehall).not.toContain(kod);
    expect((await spar(hus, 'aktiveringskod_skapad')).map(({ objekt_id }) => objekt_id)).toEqual([
      hus.varld.anvandare.anna,
    ]);
    // Until it is used nothing has happened to her, so nobody locks anyone out by an order.
    expect(await arInne((await loggaIn(hus, 'anna'))[0])).toBe(true);
    const klient = await hus.som();
    const nytt = 'sju röda bussar i snö';
    const falt = { personnummer: cast.anna.nummer, aktiveringskod: kod, nytt_losenord: nytt, upprepa: nytt };
    expect((await klient.skicka('/aktivera', falt)).status).toBe(303);
    expect(await arInne(inne)).toBe(false);
    await klient.skicka('/logga-in', { personnummer: cast.anna.nummer, losenord });
    expect((await klient.get('/konto')).status).toBe(303);
  });

  it.each([
    ['an unknown person', () => glomt(testnummer(31)), 'Personen är inte användare hos er'],
    ["another employer's user", () => glomt(cast.ivar.nummer), 'användare hos en annan arbetsgivare'],
    ['the beställare', () => glomt(cast.rut.nummer), 'Du kan inte beställa behörighet för dig själv'],
  ])('is not ordered for %s', async (_vem, rad, text) => {
    const svar = await skickaOrder(rut, [rad()]);
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain(text);
  });

  it('is not sent to a phone that is taken out of use, also when that happens while the order waits', async () => {
    const order = orderAv(await skickaOrder(rut, [glomt(cast.bo.nummer)]));
    await hus.db.run(
      sql`update auth.anvandare set mobil_sparrad_at = now() where id = ${hus.varld.anvandare.bo}`,
    );
    const text = 'Välj Ändra och skriv ett nytt mobilnummer först';
    expect(lastText((await skickaOrder(rut, [glomt(cast.bo.nummer)])).text)).toContain(text);
    const svar = await sia.skicka(order, { gor: 'godkann' });
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain(text);
  });
});
