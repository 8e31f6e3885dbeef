import type { Page, Response } from '@playwright/test';
import { axefel, type Axeregler } from '../support/axe.ts';
import { htmlFaults } from '../web/html.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What can be different on another screen; the rest is the same HTML. */
const utseende = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

interface Skarm {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly vilka: Axeregler;
}
const skarmar: readonly Skarm[] = [
  { colorScheme: 'light', width: 1280, vilka: { taggar: wcag } },
  { colorScheme: 'dark', width: 360, vilka: { regler: utseende } },
];

const hojd = 'document.scrollingElement.scrollHeight';
const bredd = `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth ? scrollWidth + ' px wide' : '')(document.scrollingElement)`;

const somSedd = async (page: Page, { colorScheme, width, vilka }: Skarm): Promise<string[]> => {
  await page.emulateMedia({ colorScheme });
  // Colours fade over from light to dark; half-way they are nobody's.
  await page.evaluate('for (const fade of document.getAnimations()) fade.finish()');
  await page.setViewportSize({ width, height: 800 });
  // The whole page at once, so that nothing lies half under the save row that follows the window.
  await page.setViewportSize({ width, height: Number(await page.evaluate(hojd)) });
  const forBred = String(await page.evaluate(bredd));
  return [...(forBred === '' ? [] : [forBred]), ...(await axefel(page, vilka))].map(
    (fel) => `${colorScheme} ${String(width)} px: ${fel}`,
  );
};

/**
 * What is wrong with the page shown: its HTML, what axe knows of WCAG 2.2 AA, and whether it has to be scrolled sideways.
 * Looked at in light colours on a wide screen and in dark on a phone. Empty when nothing is.
 */
export const granska = async (page: Page, svar: Response): Promise<string[]> => {
  const fel = await htmlFaults(await svar.text());
  for (const skarm of skarmar) fel.push(...(await somSedd(page, skarm)));
  return fel;
};
