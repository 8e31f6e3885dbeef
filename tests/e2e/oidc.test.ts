import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oidcklient } from '../../src/oidc/klient.service.ts';
import { genomLeverantoren, startaLeverantor, type Testleverantor } from '../oidc/leverantor.ts';
import { adressI, hem, klar, som, start } from '../oidc/stod.ts';
import type { Klient } from '../support/klient.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { granska } from './granskning.ts';

/*
 * The pages that stand there only when an identity provider is set up: those of every other house are in sidor.ts. The page that sends
 * one on to the provider leads away from here at once, and its HTML is judged where it is made (tests/oidc).
 */
let hus: Webbhus;
let kommunen: Testleverantor;
beforeAll(async () => {
  kommunen = await startaLeverantor(hem);
  const oidc = oidcklient(
    { adress: hem, leverantorer: [kommunen.leverantor] },
    { logga: () => undefined, tidsgrans: 5 },
  );
  hus = await webbhus((h) => ({ ...h, oidc }));
});
afterAll(async () => {
  await hus.close();
  await kommunen.close();
});

/** A stranger who has come back from the provider as Anna. */
const tillbaka = async (): Promise<Klient> => {
  kommunen.vem = som('anna');
  const klient = await hus.test.som();
  const vidare = await klient.skicka('/logga-in', {}, start);
  await klient.get(await genomLeverantoren(adressI(vidare), hem));
  return klient;
};
const arBra = ({ cookies }: Klient, path: string) =>
  hus.besok({ cookies }, async (page) => {
    const svar = (await page.goto(path))!;
    expect(svar.status()).toBe(200);
    expect(await granska(page, svar)).toEqual([]);
  });

describe("pages with an employer's sign-in are good HTML and within everyone’s reach", () => {
  it.each([
    '/logga-in',
    '/logga-in?varfor=oidc_svararInte&leverantor=testkoping',
    '/logga-in?varfor=oidc_arbetsgivare&leverantor=testkoping',
  ])('%s', async (path) => arBra(await hus.test.som(), path));

  it('the page after the provider', async () => arBra(await tillbaka(), klar));

  it('Mitt konto with its tie, and showing again who one is', async () => {
    const anna = await tillbaka();
    await anna.skicka(klar, {});
    await arBra(anna, '/konto');
    await arBra(anna, '/konto/bekrafta');
  });
});
