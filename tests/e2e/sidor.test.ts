import type { Page, Response } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../src/app.ts';
import { withClient } from '../../src/db/client.ts';
import { testnummer } from '../support/testnummer.ts';
import { felsidor, formularfel, utanFalt, type Felsida } from './felsidor.ts';
import { granska } from './granskning.ts';
import { laggScen, type Scen, type Tittare } from './scen.ts';
import { filer, sidor, type Sida } from './sidor.ts';
import { startdag } from './svar.ts';

let scen: Scen;

/** Bo has made all the searches he may; Anna has saved something with the key that is used again. */
const tomGranserna = async () => {
  await scen.klient.bo.skicka('/historik', { personnummer: testnummer(1) });
  await withClient(scen.hus.test.databas.adminUrl, async (client) => {
    await client.query("update auth.begransning set points = 10000 where key like 'historik:%'");
  });
  await scen.klient.anna.skicka(`/insatser/${scen.insats}/anonyma`, {
    nyckel: '11111111-1111-4111-8111-111111111111',
    gor: 'spara',
    rader: `${startdag.slice(0, 4)}-kvinna-1`,
  });
};

beforeAll(async () => {
  scen = await laggScen();
  await tomGranserna();
});
afterAll(() => scen.hus.close());

const som = (vem: Tittare, gor: (page: Page) => Promise<void>) =>
  scen.hus.besok({ cookies: scen.klient[vem].cookies }, gor);

/** Sends fields from a page with the hidden fields of its form, whatever the form would let a person write. */
const skickaFran = async (page: Page, felsida: Felsida): Promise<Response> => {
  const sida = felsida.sida(scen);
  await page.goto(sida);
  const { falt = () => ({}), action = sida.split('?')[0], enctype } = felsida;
  const svar = page.waitForResponse(
    (r) => r.request().isNavigationRequest() && r.request().method() === 'POST',
  );
  await page.evaluate(
    `(({ action, falt, enctype }) => {
      const mall = [...document.forms].find((form) => form.getAttribute('action') === action);
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action, enctype });
      const lagg = (name, value) => form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      for (const dolt of mall.querySelectorAll('input[type=hidden]')) if (!(dolt.name in falt)) lagg(dolt.name, dolt.value);
      for (const [name, varden] of Object.entries(falt)) for (const value of [varden].flat()) lagg(name, value);
      document.body.append(form);
      form.submit();
    })(${JSON.stringify({ action, falt: falt(scen), enctype: enctype ?? 'application/x-www-form-urlencoded' })})`,
  );
  const sant = await svar;
  await page.waitForLoadState();
  return sant;
};

const oppna = async (page: Page, sida: string): Promise<Response> => (await page.goto(sida))!;

describe('every page', () => {
  it('is in the list of pages, and every form in the list of forms', () => {
    const vagar = allRoutes(scen.hus.test.hus);
    const get = vagar.filter(({ method }) => method === 'get').map(({ path }) => path);
    const post = vagar.filter(({ method }) => method === 'post').map(({ path }) => path);
    expect([...Object.keys(sidor), ...filer].sort()).toEqual(get.sort());
    expect([...Object.keys(formularfel), ...utanFalt].sort()).toEqual(post.sort());
  });

  const alla = Object.entries(sidor).flatMap(([vag, lagen]) =>
    lagen.map((sida: Sida, i) => [`${vag} ${String(i + 1)} (${sida.vem})`, sida] as const),
  );
  it.each(alla)('is good HTML and within everyone’s reach: %s', async (_vad, { vem, path, slutar }) => {
    await som(vem, async (page) => {
      const sida = path(scen);
      const svar = await oppna(page, sida);
      expect(svar.status()).toBe(200);
      const { pathname, search } = new URL(page.url());
      if (slutar === undefined) expect(pathname + search).toBe(sida);
      else expect(pathname + search).toMatch(slutar);
      expect(await granska(page, svar)).toEqual([]);
    });
  });
});

describe('every page that says no', () => {
  const formularen = Object.entries(formularfel).flatMap(([vag, { vem, fel }]) =>
    fel.map((ett, i): Felsida => ({ ...ett, vem, vad: `${vag} ${String(i + 1)}` })),
  );
  it.each([...formularen, ...felsidor])('is as good: $status $vad', async (felsida) => {
    await som(felsida.vem, async (page) => {
      const oppnas = felsida.falt === undefined;
      const svar = oppnas ? await oppna(page, felsida.sida(scen)) : await skickaFran(page, felsida);
      expect(svar.status()).toBe(felsida.status);
      expect(await granska(page, svar)).toEqual([]);
    });
  });
});
