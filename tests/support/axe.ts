import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Which rules: those with a tag, or those named. Without either every rule. */
export type Axeregler =
  { readonly taggar: readonly string[] } | { readonly regler: readonly string[] } | null;

const bara = (vilka: Axeregler): axe.RunOptions['runOnly'] => {
  if (vilka === null) return undefined;
  return 'taggar' in vilka
    ? { type: 'tag', values: [...vilka.taggar] }
    : { type: 'rule', values: [...vilka.regler] };
};

/**
 * What axe has against the page as it stands, one line for each rule with the elements it is about.
 * axe is read by the page once, however many times it is asked, and tells of nothing but faults: the paths to everything
 * that is right took most of its time.
 */
export const axefel = async (page: Page, vilka: Axeregler = null): Promise<string[]> => {
  const runOnly = bara(vilka);
  const val = JSON.stringify({ ...(runOnly === undefined ? {} : { runOnly }), resultTypes: ['violations'] });
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(`${axe.source};`);
  const svar = await page.evaluate<string>(
    `axe.run(document, ${val}).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ html }) => html).join(' '))))`,
  );
  return JSON.parse(svar) as string[];
};
