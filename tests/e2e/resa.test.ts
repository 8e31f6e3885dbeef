import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medLosenord } from '../inloggning/stod.ts';
import { nyPerson } from '../support/registrering.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { loggaInPaSidan } from './inloggning.ts';
import { fyllI, fyllIAllt, inGrupper, knapp, lank, rubrik, startdag, utGrupper } from './svar.ts';

let hus: Webbhus;
beforeAll(async () => {
  hus = await webbhus();
  await medLosenord(hus.test, 'anna');
});
afterAll(() => hus.close());

const tillstand = (page: Page) => page.getByRole('main').innerText();

describe.each([true, false])('the main job, JavaScript %s', (js) => {
  it('goes from sign-in to a deltagare registered in, out, corrected, voided and back', async () => {
    const person = nyPerson(hus.test, { kommunKod: '0180' });
    await hus.besok({ js }, async (page) => {
      await page.goto('/');
      await loggaInPaSidan(page, hus.test, 'anna');
      await rubrik(page, 'Start').waitFor();

      await page.getByRole('link', { name: 'Registrera deltagare i Vägen vidare' }).click();
      await page.getByLabel('Personnummer').fill(person.personnummer);
      await knapp(page, 'Sök').click();
      await page.getByText(person.namn).waitFor();
      await fyllIAllt(page, inGrupper);
      await knapp(page, 'Spara').click();
      await rubrik(page, `${person.namn} är inregistrerad`).waitFor();
      expect(await tillstand(page)).toContain('Kvittonummer R-');
      expect(await tillstand(page)).toContain('Stockholm, Farsta');

      await page.getByRole('link', { name: 'Visa deltagare' }).click();
      await lank(page, 'Vägen vidare').click();
      await page.getByRole('main').getByRole('link', { name: person.namn, exact: true }).click();
      await rubrik(page, person.namn).waitFor();

      await lank(page, 'Registrera ut').click();
      await fyllIAllt(page, utGrupper);
      await knapp(page, 'Spara').click();
      await rubrik(page, `${person.namn} är utregistrerad`).waitFor();

      await lank(page, 'Rätta något av det som sparades').click();
      await fyllI(page, { vad: '', valj: { avslutsanledning: 'studier' } });
      await knapp(page, 'Spara').click();
      await page.getByRole('link', { name: 'Skriv varför uppgifterna rättas' }).waitFor();
      await page.getByLabel('Varför rättas uppgifterna').fill('Fel anledning på blanketten');
      await knapp(page, 'Spara').click();
      await rubrik(page, `${person.namn} har en rättad utregistrering`).waitFor();

      await lank(page, 'Visa deltagandet').click();
      expect(await tillstand(page)).toContain('Fel anledning på blanketten');
      await lank(page, 'Felregistrering').click();
      await page.getByText('Började aldrig').click();
      await knapp(page, 'Felregistrera').click();
      await rubrik(page, `${person.namn} är felregistrerad`).waitFor();

      await lank(page, 'Visa deltagandet').click();
      await knapp(page, 'Ångra felregistreringen').click();
      await rubrik(page, `${person.namn} är åter registrerad`).waitFor();
      expect(await tillstand(page)).toContain(startdag);

      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByText('Du är utloggad.').waitFor();
    });
  });
});
