import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medLosenord } from '../inloggning/stod.ts';
import { nyPerson } from '../support/registrering.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { deltagandenAv } from './antal.ts';
import { loggaInPaSidan } from './inloggning.ts';
import { fyllI, iFormularet, inGrupper, knapp, rubrik, skrivet, type Grupp } from './svar.ts';

let hus: Webbhus;
beforeAll(async () => {
  hus = await webbhus();
  await medLosenord(hus.test, 'anna');
});
afterAll(() => hus.close());

const sokFram = async (page: Page, personnummer: string) => {
  await page.goto(`/insatser/${hus.test.varld.insats.vagen}/registrering`);
  await page.getByLabel('Personnummer').fill(personnummer);
  await knapp(page, 'Sök').click();
  await knapp(page, 'Spara').waitFor();
};

const formularet = (page: Page) => expect.poll(() => iFormularet(page), { timeout: 8000 });

/** The request that saves the draft by itself has been answered, with this group in it. */
const sparatUtkast = (page: Page, grupp: Grupp) =>
  page.waitForResponse((svar) => {
    const sant = svar.request().postData() ?? '';
    return skrivet([grupp]).every((rad) => sant.includes(rad));
  });

const sparaUtkast = async (page: Page) => {
  await knapp(page, 'Spara utkast').click();
  await page.getByText('Utkast sparat').waitFor();
};

interface Handelse {
  readonly vad: string;
  /** How the group is typed and left without scripts; with scripts nothing has to be pressed. */
  readonly fore: (page: Page, grupp: Grupp, js: boolean) => Promise<unknown>;
  /** What happens; gives the page to look at. */
  readonly gor: (page: Page) => Promise<Page>;
}

const skriv = async (page: Page, grupp: Grupp, js: boolean) => {
  await fyllI(page, grupp);
  if (!js) await sparaUtkast(page);
};

const handelser: readonly Handelse[] = [
  {
    vad: 'going back and forward',
    fore: skriv,
    gor: async (page) => {
      await page.goBack({ waitUntil: 'commit' });
      await knapp(page, 'Sök').waitFor();
      await page.goForward({ waitUntil: 'commit' });
      return page;
    },
  },
  {
    vad: 'reloading',
    fore: skriv,
    gor: async (page) => {
      await page.reload();
      return page;
    },
  },
  {
    vad: 'opening the address in a second tab',
    fore: async (page, grupp, js) => {
      const utkast = js ? sparatUtkast(page, grupp) : undefined;
      await skriv(page, grupp, js);
      await utkast;
    },
    gor: async (page) => {
      const flik = await page.context().newPage();
      await flik.goto(page.url());
      return flik;
    },
  },
  {
    vad: 'saving after the sign-in has run out, and signing in again',
    fore: (page, grupp) => fyllI(page, grupp),
    gor: async (page) => {
      const { rattar } = hus.test;
      rattar.nu = new Date(rattar.nu.getTime() + 31 * 60_000);
      await knapp(page, 'Spara').click();
      await loggaInPaSidan(page, hus.test, 'anna');
      await page.getByText('Allt du skrev finns kvar').waitFor();
      await formularet(page).not.toEqual([]);
      await page.reload();
      return page;
    },
  },
];

const kvitto = (page: Page) => rubrik(page, /är inregistrerad$/);

describe.each([true, false])('a form half filled in, JavaScript %s', (js) => {
  it.each(handelser)('loses nothing by $vad, and is saved once', async ({ fore, gor }) => {
    const person = nyPerson(hus.test, { kommunKod: '0180' });
    await hus.besok({ vem: 'anna', js }, async (page) => {
      await sokFram(page, person.personnummer);
      for (const [i, grupp] of inGrupper.entries()) {
        await fore(page, grupp, js);
        const sett = await gor(page);
        await formularet(sett).toEqual(skrivet(inGrupper.slice(0, i + 1)));
        expect(await deltagandenAv(hus.test, person.personnummer)).toBe(0);
        if (sett !== page) await sett.close();
      }
      await knapp(page, 'Spara').dblclick();
      await kvitto(page).waitFor();
      expect(await deltagandenAv(hus.test, person.personnummer)).toBe(1);
    });
  });

  it('registers once, however often it is sent again from history', async () => {
    const person = nyPerson(hus.test, { kommunKod: '0180' });
    await hus.besok({ vem: 'anna', js }, async (page) => {
      await sokFram(page, person.personnummer);
      for (const grupp of inGrupper) await fyllI(page, grupp);
      await page.getByLabel('Startdag', { exact: true }).fill('');
      await knapp(page, 'Spara').click();
      await page.locator('.message-box--error').waitFor();
      // The page of a POST: reloading sends it once more.
      await page.reload();
      await fyllI(page, { vad: '', skriv: { startdag: inGrupper[0]?.skriv?.['startdag'] ?? '' } });
      await formularet(page).toEqual(skrivet(inGrupper));
      await knapp(page, 'Spara').dblclick();
      await kvitto(page).waitFor();
      await page.reload();
      await kvitto(page).waitFor();
      // Past the page of the POST, which the browser asks about before it sends it again, to the form as it was opened.
      await page.evaluate('history.go(-2)');
      await kvitto(page).waitFor({ state: 'detached' });
      await knapp(page, 'Spara').click();
      await kvitto(page).or(page.locator('.message-box--error')).first().waitFor();
      expect(await deltagandenAv(hus.test, person.personnummer)).toBe(1);
    });
  });

  it('V14.3.1 C23 shows nothing of a person by going back after signing out', async () => {
    const person = nyPerson(hus.test);
    await hus.besok({ vem: 'anna', js }, async (page) => {
      await sokFram(page, person.personnummer);
      await page.getByText(person.namn).waitFor();
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByText('Du är utloggad.').waitFor();
      for (let steg = 0; steg < 2; steg += 1) {
        await page.goBack({ waitUntil: 'commit' });
        await rubrik(page, 'Logga in').waitFor();
        expect(await page.content()).not.toContain(person.namn);
      }
    });
  });
});

describe('a browser that dies', () => {
  it('gives back everything that was typed, after a new sign-in on another computer', async () => {
    const person = nyPerson(hus.test, { kommunKod: '0180' });
    let adress = '';
    await hus.besok({ vem: 'anna' }, async (page) => {
      await sokFram(page, person.personnummer);
      for (const grupp of inGrupper) await fyllI(page, grupp);
      await sparatUtkast(page, inGrupper.at(-1)!);
      adress = page.url();
    });
    await hus.besok({}, async (page) => {
      await page.goto(adress);
      await loggaInPaSidan(page, hus.test, 'anna');
      await page.getByText('Det här är ditt utkast').waitFor();
      await formularet(page).toEqual(skrivet(inGrupper));
      await page.getByText(person.namn).waitFor();
    });
  });
});
