import type { Page, Response } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testnummer } from '../support/testnummer.ts';
import { felsidor, formularfel, type Felsida } from './felsidor.ts';
import { granska } from './granskning.ts';
import { granskare } from './granskare.ts';
import type { Scen } from './scen.ts';
import { startdag } from './svar.ts';

/** Bo has made all the searches he may; Anna has saved something with the key that is used again. */
const tomGranserna = async (scen: Scen) => {
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

const { scen, som } = granskare(tomGranserna);

/** Sends fields from a page with the hidden fields of its form, whatever the form would let a person write. */
const skickaFran = async (page: Page, felsida: Felsida): Promise<Response> => {
  const sida = felsida.sida(scen());
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
    })(${JSON.stringify({ action, falt: falt(scen()), enctype: enctype ?? 'application/x-www-form-urlencoded' })})`,
  );
  const sant = await svar;
  await page.waitForLoadState();
  return sant;
};

describe('every page that says no', () => {
  const formularen = Object.entries(formularfel).flatMap(([vag, { vem, fel }]) =>
    fel.map((ett, i): Felsida => ({ ...ett, vem, vad: `${vag} ${String(i + 1)}` })),
  );
  it.each([...formularen, ...felsidor])('is as good: $status $vad', async (felsida) => {
    await som(felsida.vem, async (page) => {
      const oppnas = felsida.falt === undefined;
      const svar = oppnas ? (await page.goto(felsida.sida(scen())))! : await skickaFran(page, felsida);
      expect(svar.status()).toBe(felsida.status);
      expect(await granska(page, svar)).toEqual([]);
    });
  });
});
