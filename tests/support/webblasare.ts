import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import type { Express } from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findChromium } from '../../scripts/chromium.mjs';

/** A browser for one test file; close it in afterAll. */
export const startBrowser = (): Promise<Browser> => {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    // Playwright turns the back/forward cache off, which people's browsers do not.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
};

export interface Besok {
  readonly page: Page;
  /** What the browser complained about: blocked files, scripts that failed. */
  readonly complaints: string[];
}

const listen = (app: Express): Promise<Server> =>
  new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });

/** Serves `app` on a free port while a visitor with the given screen looks at its first page. */
export const visit = async (
  browser: Browser,
  app: Express,
  screen: BrowserContextOptions,
  look: (besok: Besok) => Promise<void>,
): Promise<void> => {
  const server = await listen(app);
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await look({ page, complaints });
  await context.close();
  server.closeAllConnections();
  server.close();
};
