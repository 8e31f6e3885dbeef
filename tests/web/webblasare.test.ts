import type { Browser } from '@playwright/test';
import express, { type Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page, type Page } from '../../src/web/page.ts';
import { delar, visaDelar } from './delar.ts';
import { felIfylld, formular, visaFormular } from './formular.ts';
import { disasRam, serveWith } from './ram.ts';
import { axefel } from '../support/axe.ts';
import { startBrowser, visit } from '../support/webblasare.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const visaInlogg = page('../tests/web/sidor/inlogg', 'layout-inlogg');
const inlogg: Page = { titel: 'Logga in', rubrik: 'Logga in', steg: 'Steg 1 av 2' };
const testmiljo = {
  ...disasRam,
  miljoBanner: 'Testmiljö',
  driftmeddelande: 'Underhåll söndag klockan 06–08.',
};

const pages: readonly (readonly [string, Express])[] = [
  ['a form with faults', serveWith((res) => visaFormular(res, formular(felIfylld)))],
  ['all parts of a page', serveWith((res) => visaDelar(res, delar), testmiljo)],
  ['the sign-in shell', serveWith((res) => visaInlogg(res, inlogg), { ...testmiljo, actor: null, meny: [] })],
  [
    'a page for a stranger',
    serveWith(
      (res) => visaDelar(res, { ...delar, meddelande: { slag: 'varning', text: 'Ett skäl.' } }),
      null,
    ),
  ],
];
const screens = [
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 800 }, colorScheme: 'light' },
] as const;

const tooWide = 'document.documentElement.scrollWidth > window.innerWidth';

describe.each(pages)('%s', (_what, app) => {
  it.each(screens)('has no fault that axe knows on $viewport.width px, $colorScheme', async (screen) => {
    await visit(browser, app, screen, async ({ page: tab, complaints }) => {
      expect(await axefel(tab)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  it('never has to be scrolled sideways', async () => {
    await visit(browser, app, {}, async ({ page: tab }) => {
      for (const width of [1920, 1280, 900, 640, 360, 320]) {
        await tab.setViewportSize({ width, height: 800 });
        expect([width, await tab.evaluate(tooWide)]).toEqual([width, false]);
      }
    });
  });
});

describe('on paper', () => {
  it.each(pages)(
    '%s is readable, also from dark mode, and has nothing to click around it',
    async (_what, app) => {
      await visit(browser, app, { colorScheme: 'dark' }, async ({ page: tab }) => {
        await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
        // Colours fade over to those of the paper; half-way they are nobody's.
        await tab.evaluate(
          'Promise.all(document.getAnimations().map((fade) => fade.finished)).then(() => true)',
        );
        expect(await axefel(tab, { regler: ['color-contrast'] })).toEqual([]);
        for (const part of ['.meny', '.sidfot', '.sidhuvud', '.spararad', '.paginator'])
          expect(await tab.locator(part).and(tab.locator(':visible')).count()).toBe(0);
      });
    },
  );
});

describe('the script', () => {
  const screen = { viewport: { width: 1280, height: 800 } };

  /** Shows the form; a POST is kept in `bodies` and answered with a receipt, or with nothing (204: the page stays). */
  const formServer = (bodies: unknown[], receipt: boolean): Express => {
    const app = express().use(express.urlencoded({ extended: false }));
    app.post('/prov', (req, res) => {
      bodies.push(req.body);
      if (receipt) res.send('<!DOCTYPE html><title>Kvitto</title><h1>Kvitto</h1>');
      else res.sendStatus(204);
    });
    const form = { values: { startdag: '2026-11-02' }, errors: {} };
    return app.use(serveWith((res) => visaFormular(res, formular(form))));
  };

  it('puts focus on the error summary, whose links go to the inputs', async () => {
    const app = serveWith((res) => visaFormular(res, formular(felIfylld)));
    await visit(browser, app, screen, async ({ page: tab }) => {
      await tab.locator('.message-box--error:focus').waitFor();
      await tab.getByRole('link', { name: 'Välj typ av arbete' }).click();
      await tab.locator('#arbetstyp:focus').waitFor({ state: 'attached' });
    });
  });

  it('sends a form once, with the button that was pressed, however often it is clicked', async () => {
    const bodies: unknown[] = [];
    await visit(browser, formServer(bodies, false), screen, async ({ page: tab }) => {
      const spara = tab.getByRole('button', { name: 'Spara', exact: true });
      await spara.click();
      await expect.poll(() => bodies.length).toBe(1);
      await spara.click({ force: true, clickCount: 2 });
      await tab.getByLabel('Startdag').press('Enter');
      expect(await spara.getAttribute('aria-disabled')).toBe('true');
      // A request sent by those clicks would arrive before this one does.
      await tab.evaluate("fetch('/')");
    });
    expect(bodies).toEqual([
      expect.objectContaining({ gor: 'spara', nyckel: '1f0c', startdag: '2026-11-02' }),
    ]);
  });

  it('lets a person who goes back send the form again, with what was typed still there', async () => {
    const bodies: unknown[] = [];
    await visit(browser, formServer(bodies, true), screen, async ({ page: tab }) => {
      await tab.getByLabel('Startdag').fill('2026-11-09');
      await tab.getByRole('button', { name: 'Spara', exact: true }).click();
      await tab.getByRole('heading', { name: 'Kvitto' }).waitFor();
      await tab.goBack({ waitUntil: 'commit' });
      const spara = tab.getByRole('button', { name: 'Spara', exact: true });
      await expect.poll(() => spara.getAttribute('aria-disabled')).toBeNull();
      expect(await tab.getByLabel('Startdag').inputValue()).toBe('2026-11-09');
      await spara.click();
      await tab.getByRole('heading', { name: 'Kvitto' }).waitFor();
    });
    expect(bodies).toHaveLength(2);
  });
});

describe('the menu on a phone', () => {
  const app = serveWith((res) => visaDelar(res, delar));
  const phone = { viewport: { width: 360, height: 800 } };

  it.each([true, false])(
    'opens and closes with the keyboard alone, JavaScript %s',
    async (javaScriptEnabled) => {
      await visit(browser, app, { ...phone, javaScriptEnabled }, async ({ page: tab }) => {
        const meny = tab.getByRole('navigation', { name: 'Huvudmeny' });
        expect(await meny.isVisible()).toBe(false);
        await tab.getByRole('button', { name: 'Meny', exact: true }).press('Enter');
        expect(await meny.isVisible()).toBe(true);
        await tab.keyboard.press('Escape');
        expect(await meny.isVisible()).toBe(false);
      });
    },
  );

  it('goes back to its place when the window grows wide', async () => {
    await visit(browser, app, phone, async ({ page: tab }) => {
      await tab.getByRole('button', { name: 'Meny', exact: true }).click();
      await tab.setViewportSize({ width: 1280, height: 800 });
      const meny = tab.getByRole('navigation', { name: 'Huvudmeny' });
      await tab.locator('#meny:not(:popover-open)').waitFor();
      expect(await meny.isVisible()).toBe(true);
    });
  });
});
