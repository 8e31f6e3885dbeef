import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { laggBestallare, laggOverenskommelse, orderAv, skickaOrder, utskickAv } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { cast } from '../support/varld.ts';
import { laggAlias } from './stod.ts';

/** What an order says itself of Bo's name, and an alias that he gets meanwhile: the alias stands. */
let hus: Testhus;
let rut: Klient;
let sia: Klient;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
});
afterAll(() => hus.close());
const fraga = (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => (await client.query(text)).rows as unknown[]);
beforeEach(async () => {
  await fraga(`delete from auth.utskick; delete from auth.bestallningsrad; delete from auth.bestallning`);
  await fraga(
    `update auth.anvandare set fornamn = 'Bo', efternamn = 'Boström', skyddat_namn_krypt = null where epost = 'bo@example.invalid'`,
  );
});

const andring = async (mer: Falt): Promise<string> =>
  orderAv(
    await skickaOrder(rut, [
      { slag: 'andring', personnummer: cast.bo.nummer, roller: 'insatsansvarig', ...mer },
    ]),
  );
const bo = async () => {
  const text = `select fornamn || ' ' || efternamn as namn, epost from auth.anvandare where id = '${hus.varld.anvandare.bo}'`;
  return (await fraga(text))[0];
};

describe('an order of a change that waits while its user gets an alias', () => {
  it('with a new name is not carried out over the alias, and says what to do', async () => {
    const order = await andring({ fornamn: 'Bosse', efternamn: 'Boström' });
    await laggAlias(hus, 'bo');
    const svar = await sia.skicka(order, { gor: 'godkann' });
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain('Lämna förnamn och efternamn tomma. Personen har alias');
    expect(await bo()).toEqual({ namn: 'Alma Aliasson', epost: 'bo@example.invalid' });
    expect(await utskickAv(hus, order.split('/').at(-1)!)).toEqual([]);
  });

  it('without a name is carried out under the alias, with what it does say', async () => {
    const order = await andring({ epost: 'alma@example.invalid' });
    await laggAlias(hus, 'bo');
    expect((await sia.skicka(order, { gor: 'godkann' })).status).toBe(303);
    expect(await bo()).toEqual({ namn: 'Alma Aliasson', epost: 'alma@example.invalid' });
    const brev = await utskickAv(hus, order.split('/').at(-1)!);
    const tillBo = brev.find(({ slag }) => slag === 'behorighet_andrad');
    expect(tillBo?.innehall).toContain('Hej Alma!');
    await fraga(
      `update auth.anvandare set epost = 'bo@example.invalid' where id = '${hus.varld.anvandare.bo}'`,
    );
  });

  it('stops the alias page until it is decided, so that no list is left with the name', async () => {
    await andring({ fornamn: 'Bosse', efternamn: 'Boström' });
    const sida = `/anvandare/${hus.varld.anvandare.bo}/alias`;
    const falt = { gor: 'spara', fornamn: 'Alma', efternamn: 'Aliasson', epost: 'alma@example.invalid' };
    const svar = await sia.skicka(sida, falt);
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain('beställning');
    expect(await bo()).toEqual({ namn: 'Bo Boström', epost: 'bo@example.invalid' });
  });
});
