import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from '@playwright/test';
import { htmlFaults } from '../web/html.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What can be different on another screen; the rest is the same HTML. */
const utseende = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

interface Skarm {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly regler: (axe: AxeBuilder) => AxeBuilder;
}
const skarmar: readonly Skarm[] = [
  { colorScheme: 'light', width: 1280, regler: (axe) => axe.withTags(wcag) },
  { colorScheme: 'dark', width: 360, regler: (axe) => axe.withRules(utseende) },
];

const hojd = 'document.scrollingElement.scrollHeight';
const bredd = `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth ? scrollWidth + ' px wide' : '')(document.scrollingElement)`;

const somSedd = async (page: Page, { colorScheme, width, regler }: Skarm): Promise<string[]> => {
  await page.emulateMedia({ colorScheme });
  // Colours fade over from light to dark; half-way they are nobody's.
  await page.evaluate('Promise.all(document.getAnimations().map((fade) => fade.finished)).then(() => true)');
  await page.setViewportSize({ width, height: 800 });
  // The whole page at once, so that nothing lies half under the save row that follows the window.
  await page.setViewportSize({ width, height: Number(await page.evaluate(hojd)) });
  const forBred = String(await page.evaluate(bredd));
  // One frame and no frames inside it: the quick way of asking.
  const { violations } = await regler(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return [
    ...(forBred === '' ? [] : [forBred]),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ].map((fel) => `${colorScheme} ${String(width)} px: ${fel}`);
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
