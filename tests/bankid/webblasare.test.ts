import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@playwright/test';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { appen, testbankid, type Testbankid } from './stod.ts';

let hus: Webbhus;
let b: Testbankid;
beforeAll(async () => {
  b = await testbankid(300);
  // Real seconds: the page's own script and the browser's own reloading keep the time here.
  hus = await webbhus((h) => ({ ...h, bankid: b.bankid, clock: () => new Date() }));
});
afterAll(async () => {
  await hus.close();
  await b.simulator.close();
});

const borja = async (page: Page, fran = '/konto') => {
  await page.goto(fran);
  await page.getByRole('button', { name: 'Logga in med BankID' }).click();
  await page.getByRole('heading', { name: 'Logga in med BankID' }).waitFor();
};
const qr = (page: Page) => page.locator('img.qr');
const qrAdress = async (page: Page) => String(await qr(page).getAttribute('src'));
/** With scripts on or off: the page has fetched what has happened by itself. */
const sidanSager = (page: Page, text: RegExp | string) => page.getByText(text).first().waitFor();

describe.each([true, false])('the page of BankID, JavaScript %s', (js) => {
  it('shows a new code by itself, says what goes on, and ends at the page that was asked for', async () => {
    await hus.besok({ js }, async (page) => {
      await borja(page);
      await expect.poll(() => page.evaluate("document.querySelector('img.qr').naturalWidth > 0")).toBe(true);
      const forsta = await qrAdress(page);
      await expect.poll(() => qrAdress(page), { timeout: 8000 }).not.toBe(forsta);
      await appen(b, 'userSign');
      await sidanSager(page, 'Skriv din säkerhetskod');
      await qr(page).waitFor({ state: 'hidden' });
      await appen(b, 'complete');
      if (!js) await page.getByRole('button', { name: 'Fortsätt till SUS' }).click({ timeout: 15_000 });
      await page.getByRole('heading', { name: 'Mitt konto' }).waitFor({ timeout: 15_000 });
      expect(new URL(page.url()).pathname).toBe('/konto');
    });
  });

  it('tells why it ended, and starts again from there', async () => {
    await hus.besok({ js }, async (page) => {
      await borja(page, '/logga-in');
      await appen(b, 'userCancel');
      await sidanSager(page, 'Du avbröt i BankID-appen.');
      await page.getByRole('button', { name: 'Försök igen med BankID' }).click();
      await qr(page).waitFor();
      await page.getByRole('button', { name: 'Avbryt' }).click();
      await sidanSager(page, 'Du avbröt inloggningen med BankID.');
    });
  });
});

describe('the demo’s BankID app', () => {
  it('opens from the page, and lets a chosen person sign in', async () => {
    await hus.besok({}, async (page) => {
      await borja(page);
      const nyFlik = page.context().waitForEvent('page');
      await page.getByRole('link', { name: 'låtsas vara BankID-appen' }).click();
      const app = await nyFlik;
      await app.getByLabel('Vem håller i mobilen').selectOption('197707072380');
      await app.getByLabel('Vad som händer').selectOption('complete');
      await app.getByRole('button', { name: 'Låt det hända' }).click();
      await app.getByText('Gå tillbaka till fliken').waitFor();
      await page.getByRole('heading', { name: 'Du saknar behörighet till SUS' }).waitFor();
    });
  });
});
