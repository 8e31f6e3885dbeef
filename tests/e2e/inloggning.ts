import type { Page } from '@playwright/test';
import { losenord, senasteKod } from '../inloggning/stod.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';
import { rubrik } from './svar.ts';

/** Signs in on the sign-in page, in two steps, as the person of the cast; see medLosenord. */
export const loggaInPaSidan = async (
  page: Page,
  test: Testhus,
  vem: Vem,
  medText = losenord,
): Promise<void> => {
  await page.getByLabel('Ditt personnummer').fill(cast[vem].nummer);
  await page.getByLabel('Lösenord', { exact: true }).fill(medText);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await rubrik(page, 'Skriv engångskoden').waitFor();
  await page.getByLabel('Engångskod').fill(senasteKod(test));
  await page.getByRole('button', { name: 'Logga in' }).click();
};
