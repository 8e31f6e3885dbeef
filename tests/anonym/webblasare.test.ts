import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { startBrowser, visit } from '../support/webblasare.ts';

let hus: Testhus;
let browser: Browser;
const iAr = new Date().getFullYear();

beforeAll(async () => {
  [hus, browser] = await Promise.all([testhus(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hus.close();
});

const summa = async () =>
  (
    await hus.db.one(
      z.object({ n: z.number() }),
      sql`select coalesce(sum(antal), 0) as n from verksamhet.anonym_antal where insats_id = ${hus.varld.insats.vagen}`,
    )
  ).n;
const rader = (page: Page) => page.locator('#rader tbody tr').allInnerTexts();
const tillagda = async (page: Page) => (await rader(page)).map((rad) => /^\d+ \S+/.exec(rad)?.[0]);

/** Back (or with -1 forward) as the browser does it; a page out of its cache fires no load. */
const bakat = (page: Page, steg: 1 | -1) =>
  steg === 1 ? page.goBack({ waitUntil: 'commit' }) : page.goForward({ waitUntil: 'commit' });

const somAnna = async (page: Page) => {
  const { cookies } = await hus.som('anna');
  const url = new URL(page.url()).origin;
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  await page.goto(`${url}/insatser/${hus.varld.insats.vagen}/anonyma`);
};

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('Anna at the keyboard, %s', (_, javaScriptEnabled) => {
  it('loses and doubles nothing on Enter, Back, forward, reload and a second Spara', async () => {
    const fore = await summa();
    await visit(
      browser,
      createApp(hus.hus),
      { javaScriptEnabled, viewport: { width: 360, height: 700 } },
      async ({ page }) => {
        await somAnna(page);
        await page.fill('#kvinnor', '5');
        await page.press('#kvinnor', 'Enter');
        await page.waitForURL(/tillagt=/);
        await page.fill('#man', '3');
        await page.press('#man', 'Enter');
        await page.getByRole('rowheader', { name: '3 män' }).waitFor();
        expect(await tillagda(page)).toEqual(['5 kvinnor', '3 män']);

        await bakat(page, 1);
        await page.getByRole('rowheader', { name: '3 män' }).waitFor({ state: 'detached' });
        expect(await tillagda(page)).toEqual(['5 kvinnor']);
        await bakat(page, -1);
        await page.getByRole('rowheader', { name: '3 män' }).waitFor();
        await page.reload();
        expect(await tillagda(page)).toEqual(['5 kvinnor', '3 män']);
        const kopia = await page.context().newPage();
        await kopia.goto(page.url());
        expect(await tillagda(kopia)).toEqual(['5 kvinnor', '3 män']);
        expect(await summa()).toBe(fore);

        await page.click('button[value=spara]');
        await page.getByText('Kvittonummer').waitFor();
        await kopia.click('button[value=spara]');
        await kopia.getByText('Kvittonummer').waitFor();
        await page.reload();
        await bakat(page, 1);
        await page.waitForURL(/tillagt=/, { waitUntil: 'commit' });
        // From the browser's own cache the rows stand there still; saved once more they give the same receipt.
        if ((await tillagda(page)).length > 0) await page.click('button[value=spara]');
        await page.getByText(`5 kvinnor för ${iAr}, 3 män för ${iAr}`).waitFor();
        expect(await tillagda(page)).toEqual([]);
        expect(await summa()).toBe(fore + 8);
      },
    );
  });
});
