import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { avslutaAnvandare } from '../../src/anvandare/anvandare.service.ts';
import { withClient } from '../../src/db/client.ts';
import { blindIndex } from '../../src/db/kryptering.ts';
import { kontoFor } from '../../src/inloggning/intrade.service.ts';
import { laggBestallare, laggOverenskommelse, nyPerson, orderAv, skickaOrder } from '../bestallning/stod.ts';
import { medLosenord, senasteKod, stegEtt } from '../inloggning/stod.ts';
import { arInne, borjaOm, loggaInHos, oidchus, type Oidchus } from '../oidc/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { cast } from '../support/varld.ts';

/** An account that has ended and is opened again by a new order: nothing that ended comes alive with it. */
let hus: Oidchus;
beforeAll(async () => {
  hus = await oidchus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
});
afterAll(() => hus.close());
beforeEach(() => borjaOm(hus));

const anrop = { begaranId: 'prov', kalla: 'prov' };
const fraga = async (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => (await client.query(text)).rows as unknown[]);
const stang = () => avslutaAnvandare(hus.hus, anrop, cast.anna.nummer);
const oppnaIgen = async () => {
  const [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
  const order = await skickaOrder(rut, [nyPerson({ personnummer: cast.anna.nummer }).falt]);
  expect((await sia.skicka(orderAv(order), { gor: 'godkann' })).status).toBe(303);
};

describe('an account that is opened again', () => {
  it("is not reached by the employer's sign-in that it was tied to, until a superadministratör allows it", async () => {
    await loggaInHos(hus, 'anna');
    await stang();
    expect(await fraga('select from auth.extern_identitet where upphavd_at is null')).toEqual([]);
    await oppnaIgen();
    const [igen, svar] = await loggaInHos(hus, 'anna');
    expect((await igen.folj(svar)).text).toContain('är borttagen');
    expect(await arInne(igen)).toBe(false);
    expect(await fraga('select from auth.extern_identitet where upphavd_at is null')).toEqual([]);
  });

  it('is not reached by a BankID or a phone that was taken out of use before', async () => {
    await fraga('update auth.anvandare set bankid_sparrad_at = now(), mobil_sparrad_at = now()');
    await stang();
    await oppnaIgen();
    const index = blindIndex(hus.hus.nycklar, cast.anna.nummer);
    expect(await kontoFor(hus.hus, anrop, { index, metod: 'bankid' })).toEqual({
      ok: false,
      error: 'sparrad',
    });
    await fraga('update auth.anvandare set bankid_sparrad_at = null, mobil_sparrad_at = null');
  });

  it('is not reached by a code that was sent before, nor by the old password', async () => {
    await medLosenord(hus, 'anna');
    const klient = await hus.som();
    await stegEtt(klient, 'anna');
    const falt = doldaFalt((await klient.get('/logga-in/kod')).text, '/logga-in/kod');
    const kod = senasteKod(hus);
    await stang();
    await oppnaIgen();
    await klient.postRaw('/logga-in/kod', { ...falt, kod });
    expect(await arInne(klient)).toBe(false);
    const skickade = hus.rattar.skickade.length;
    await stegEtt(await hus.som(), 'anna');
    expect(hus.rattar.skickade).toHaveLength(skickade);
  });
});
