import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nyPerson } from '../support/registrering.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { deltagandenAv } from './antal.ts';
import { knapp, rubrik, startdag } from './svar.ts';

let hus: Webbhus;
beforeAll(async () => {
  hus = await webbhus();
});
afterAll(() => hus.close());

const harFokus = async (page: Page, mal: Locator) => (await mal.and(page.locator(':focus')).count()) === 1;

/** Tab until the thing has focus; a page where that takes more than 60 is no page for the keyboard. */
const tabbaTill = async (page: Page, mal: Locator): Promise<void> => {
  await mal.waitFor();
  for (let steg = 0; steg < 60; steg += 1) {
    if (await harFokus(page, mal)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(mal)}`);
};

const skriv = async (page: Page, etikett: string, text: string) => {
  await tabbaTill(page, page.getByLabel(etikett, { exact: true }));
  await page.keyboard.type(text);
};
const tryck = async (page: Page, mal: Locator, tangent: 'Enter' | 'Space') => {
  await tabbaTill(page, mal);
  await page.keyboard.press(tangent);
};
const ruta = (page: Page, namn: string, varde: string) =>
  page.locator(`input[name="${namn}"][value="${varde}"]`);

/** Ja with Space where Tab comes in; nej one arrow further. */
const svara = async (page: Page, namn: string, ja: boolean) => {
  await tryck(page, ruta(page, namn, 'ja'), 'Space');
  if (!ja) await page.keyboard.press('ArrowRight');
};

describe('with the keyboard alone', () => {
  it('a deltagare is registered in, past an error and to the receipt', async () => {
    const person = nyPerson(hus.test, { kommunKod: '0180' });
    await hus.besok({ vem: 'anna' }, async (page) => {
      await page.goto('/');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => harFokus(page, page.locator('main'))).toBe(true);
      const lank = page.getByRole('link', { name: 'Registrera deltagare i Vägen vidare' });
      await tryck(page, lank, 'Enter');

      await skriv(page, 'Personnummer', person.personnummer);
      await page.keyboard.press('Enter');
      await page.getByText(person.namn).waitFor();

      await skriv(page, 'Stadsdel', 'Fars');
      await tryck(page, ruta(page, 'samtycke', 'ja'), 'Space');
      await skriv(page, 'Datum på blanketten', startdag);
      await skriv(page, 'Högsta avslutade utbildningsnivå', 'Gymn');
      await skriv(page, 'Hur länge har deltagaren varit i behov av offentlig försörjning', '3');
      await tryck(page, ruta(page, 'forsorjning', 'sjukpenning'), 'Space');
      await svara(page, 'arbetssokande', false);
      await svara(page, 'arbetar', true);
      await tabbaTill(page, page.locator('#arbete_omfattning'));
      await page.keyboard.type('25');
      await tryck(page, ruta(page, 'arbetstyp', 'utan_subvention'), 'Space');
      await page.keyboard.press('ArrowDown');
      await svara(page, 'studerar', false);
      await tryck(page, knapp(page, 'Spara'), 'Enter');

      await expect.poll(() => harFokus(page, page.locator('.message-box--error'))).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => harFokus(page, page.locator('#startdag'))).toBe(true);
      await page.keyboard.type(startdag);
      await tryck(page, knapp(page, 'Spara'), 'Space');
      await rubrik(page, `${person.namn} är inregistrerad`).waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Ja, 25 %, arbete med subvention');
      expect(await deltagandenAv(hus.test, person.personnummer)).toBe(1);
    });
  });

  it('the menu on a phone opens, leads to a page and closes', async () => {
    const phone = { viewport: { width: 360, height: 800 } };
    await hus.besok({ vem: 'anna', skarm: phone }, async (page) => {
      await page.goto('/konto');
      const meny = page.getByRole('navigation', { name: 'Huvudmeny' });
      await tryck(page, page.getByRole('button', { name: 'Meny', exact: true }), 'Enter');
      await meny.waitFor();
      await page.keyboard.press('Escape');
      await meny.waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await tryck(page, meny.getByRole('link', { name: 'Visa deltagare' }), 'Enter');
      await rubrik(page, 'Visa deltagare').waitFor();
      expect(await meny.isVisible()).toBe(false);
    });
  });

  it('help beside a question opens and closes', async () => {
    await hus.besok({ vem: 'anna' }, async (page) => {
      await page.goto(`/insatser/${hus.test.varld.insats.vagen}/registrering`);
      const hjalp = page.locator('details.hjalp');
      await tryck(page, hjalp.locator('summary'), 'Enter');
      await hjalp.getByText('Kontrollera numret').waitFor();
      await page.keyboard.press('Space');
      await hjalp.getByText('Kontrollera numret').waitFor({ state: 'hidden' });
    });
  });
});
