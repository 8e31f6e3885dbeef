import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { losenord, medLosenord } from '../inloggning/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { loggaInPaSidan } from './inloggning.ts';
import { knapp, lank, rubrik, slutdag, startdag } from './svar.ts';

let hus: Webbhus;
beforeAll(async () => {
  hus = await webbhus();
});
afterAll(() => hus.close());

describe.each([true, false])('with JavaScript %s', (js) => {
  it('anonyma deltagare are added, regretted, saved and taken away, and the history shows it', async () => {
    await hus.besok({ vem: 'anna', js }, async (page) => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Registrera anonyma deltagare' }).click();
      await lank(page, js ? 'Vägen vidare' : 'Språkbron').click();
      await page.getByLabel('Inregistreringsår').selectOption({ index: 0 });
      await page.getByLabel('Antal kvinnor').fill('3');
      await knapp(page, 'Lägg till kvinnor').click();
      await page.getByText('3 kvinnor').first().waitFor();
      await page.getByLabel('Antal män').fill('2');
      await knapp(page, 'Lägg till män').click();
      await page.getByText('2 män').first().waitFor();
      await page.getByRole('button', { name: /^Ta bort 2 män/ }).click();
      await page.getByText('Tillsammans 3.').waitFor();
      await knapp(page, 'Spara').click();
      await page.locator('.message-box').getByText('3 kvinnor').waitFor();

      await page.getByRole('main').getByRole('link', { name: 'Ta bort' }).click();
      await page.getByLabel('Inregistreringsår').selectOption({ index: 1 });
      await page.getByText('Kvinnor', { exact: true }).first().click();
      await page.getByLabel('Antal att ta bort').fill('1');
      await knapp(page, 'Ta bort').click();
      await rubrik(page, 'Registrera anonyma deltagare').waitFor();
      const historik = page.getByRole('region', { name: 'Historik' }).getByRole('row');
      expect(await historik.count()).toBe(3);
      expect(await historik.nth(1).innerText()).toMatch(/Anna Annsson[\s\S]*1/);
    });
  });

  it('the history of one person is found by number, and has no number in its address', async () => {
    const insatsId = hus.test.varld.insats.vagen;
    const d = await insertDeltagande(hus.test, { insatsId, startdag, avslutningsdag: slutdag });
    await hus.besok({ vem: 'anna', js }, async (page) => {
      await page.goto('/historik');
      await page.getByLabel('Personnummer').fill(d.personnummer);
      await knapp(page, 'Sök').click();
      await page.getByRole('heading', { name: `${d.namn}, 1 deltagande` }).waitFor();
      expect(page.url()).not.toContain(d.personnummer);
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Vägen vidare/ })
        .first()
        .click();
      await rubrik(page, d.namn).waitFor();
      await page.goBack({ waitUntil: 'commit' });
      await page.getByRole('heading', { name: `${d.namn}, 1 deltagande` }).waitFor();
    });
  });

  it('the list is filtered, and leads to the one who has ended', async () => {
    const insatsId = hus.test.varld.insats.steget;
    const d = await insertDeltagande(hus.test, { insatsId, startdag, avslutningsdag: slutdag, av: 'bo' });
    await hus.besok({ vem: 'bo', js }, async (page) => {
      await page.goto(`/insatser/${insatsId}/deltagare`);
      await page.locator('#visa').selectOption({ label: 'Öppna' });
      await knapp(page, 'Visa').click();
      expect(await page.getByText(d.namn).count()).toBe(0);
      await lank(page, 'Rensa urvalet').first().click();
      await page.getByRole('link', { name: d.namn, exact: true }).click();
      await rubrik(page, d.namn).waitFor();
    });
  });

  it('an own password is chosen and used', async () => {
    await medLosenord(hus.test, 'bo');
    const nytt = 'sju blå båtar i hamnen';
    await hus.besok({ js }, async (page) => {
      await page.goto('/konto');
      await loggaInPaSidan(page, hus.test, 'bo');
      await rubrik(page, 'Mitt konto').waitFor();
      await lank(page, 'Byt lösenord').click();
      await page.getByLabel('Nuvarande lösenord').fill(losenord);
      await page.getByLabel('Nytt lösenord', { exact: true }).fill(nytt);
      await page.getByLabel('Nytt lösenord en gång till').fill(`${nytt}!`);
      await knapp(page, 'Byt lösenord').click();
      await page.locator('.message-box--error').waitFor();
      for (const [falt, text] of [
        ['Nuvarande lösenord', losenord],
        ['Nytt lösenord', nytt],
        ['Nytt lösenord en gång till', nytt],
      ] as const)
        await page.getByLabel(falt, { exact: true }).fill(text);
      await knapp(page, 'Byt lösenord').click();
      await page.getByText('Lösenordet är bytt.').waitFor();
      expect(hus.test.rattar.skickade.at(-1)?.text).toContain('Lösenordet till SUS har bytts');
      await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
      await page.getByText('Du är utloggad.').waitFor();
      await page.goto('/konto');
      await loggaInPaSidan(page, hus.test, 'bo', nytt);
      await rubrik(page, 'Mitt konto').waitFor();
    });
  });
});

describe('on paper', () => {
  it('the receipt and the list have nothing to click around them, and say who printed them', async () => {
    const insatsId = hus.test.varld.insats.vagen;
    const d = await insertDeltagande(hus.test, { insatsId, startdag });
    await hus.besok({ vem: 'anna' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const sida of [`/insatser/${insatsId}/deltagare`, `/deltaganden/${d.id}`]) {
        await page.goto(sida);
        expect(await page.locator('.bara-utskrift').innerText()).toContain('Utskrivet ur SUS');
        for (const del of ['.meny', '.sidhuvud', '.sidfot', '.knappar', '.smulor'])
          expect([del, await page.locator(del).and(page.locator(':visible')).count()]).toEqual([del, 0]);
      }
    });
  });
});
