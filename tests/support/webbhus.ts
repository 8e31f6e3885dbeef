import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import type { Hus } from '../../src/hus.ts';
import { testhus, type Testhus } from './hus.ts';
import { startBrowser } from './webblasare.ts';
import type { Vem } from './varld.ts';

// A journey is many pages, and the machine that runs it may be busy with other things.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

interface Besokare {
  /** Signed in already; without a name a stranger. */
  readonly vem?: Vem;
  /** Cookies that a client without scripts has gathered. */
  readonly cookies?: ReadonlyMap<string, string>;
  /** JavaScript on; true unless said. */
  readonly js?: boolean;
  readonly skarm?: Pick<BrowserContextOptions, 'viewport' | 'colorScheme'>;
}

/** A tab that is kept: each visit has the cookies that the first began with, and files that the browser has seen. */
export interface Flik {
  /** Fails when the browser had something to complain about. */
  besok(gor: (page: Page) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The whole application on a port of its own, and a real browser. */
export interface Webbhus {
  readonly test: Testhus;
  readonly adress: string;
  /** One person's visit with a clean browser. It fails when the browser had something to complain about. */
  besok(vem: Besokare, gor: (page: Page) => Promise<void>): Promise<void>;
  /** A clean browser for many visits of one person. */
  flik(vem: Besokare): Promise<Flik>;
  close(): Promise<void>;
}

/**
 * Notes what must not happen on any page: scripts that fail, files that the policy stops, missing files, and requests to
 * other hosts. The page itself may be answered with 4xx: that is what error pages are.
 */
const lyssna = (context: BrowserContext, adress: string): string[] => {
  const klagomal: string[] = [];
  context.on('console', (rad) => {
    const statusrad = rad.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(rad.type()) && !statusrad) klagomal.push(rad.text());
  });
  context.on('weberror', (fel) => klagomal.push(fel.error().message));
  context.on('request', (request) => {
    if (!request.url().startsWith(adress)) klagomal.push(`other host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const orsak = request.failure()?.errorText ?? '';
    if (orsak !== 'net::ERR_ABORTED') klagomal.push(`${orsak}: ${request.url()}`);
  });
  context.on('response', (svar) => {
    if (svar.status() >= 400 && !svar.request().isNavigationRequest())
      klagomal.push(`${String(svar.status())}: ${svar.url()}`);
  });
  return klagomal;
};

/** Says what the visitor saw when something did not come about. */
const medSidan = (page: Page) => async (orsak: unknown) => {
  const sett = await page
    .locator('body')
    .innerText({ timeout: 1000 })
    .catch(() => 'no page');
  const fel = orsak instanceof Error ? orsak.message : String(orsak);
  throw new Error(`${fel}\n\nat ${page.url()}\n${sett}`, { cause: orsak });
};

const lagrat = 'JSON.stringify([localStorage.length, sessionStorage.length])';

const flikMed =
  (browser: Browser, adress: string, test: Testhus): Webbhus['flik'] =>
  async ({ vem, cookies, js = true, skarm = {} }) => {
    const medsig = cookies ?? (vem === undefined ? new Map<string, string>() : (await test.som(vem)).cookies);
    const context = await browser.newContext({ ...skarm, baseURL: adress, javaScriptEnabled: js });
    context.setDefaultTimeout(10_000);
    const klagomal = lyssna(context, adress);
    const page = await context.newPage();
    return {
      besok: async (gor) => {
        klagomal.length = 0;
        await context.clearCookies();
        await context.addCookies([...medsig].map(([name, value]) => ({ name, value, url: adress })));
        await gor(page).catch(medSidan(page));
        // Nothing of anybody may be left in the browser's stores.
        if (js) expect(await page.evaluate(lagrat)).toBe('[0,0]');
        expect(klagomal).toEqual([]);
      },
      close: () => context.close(),
    };
  };

/** Opens the house and a browser for one test file; close it in afterAll. */
export const webbhus = async (andra?: (hus: Hus) => Hus): Promise<Webbhus> => {
  const [test, browser] = await Promise.all([testhus(andra), startBrowser()]);
  const server = test.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const adress = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const flik = flikMed(browser, adress, test);
  return {
    test,
    adress,
    flik,
    besok: async (besokare, gor) => {
      const en = await flik(besokare);
      await en.besok(gor);
      await en.close();
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await test.close();
    },
  };
};
