import type { Locator, Page } from '@playwright/test';
import { expect } from 'vitest';
import { fokusfel, orort } from './fokus.ts';
import { knapp, rubrik } from './svar.ts';

/** How somebody uses a page. The same journey is made with each. */
export interface Hand {
  readonly page: Page;
  /** Follows a link or presses a button, and waits for the page with this heading. */
  tryck(mal: Locator, till: string | RegExp): Promise<void>;
  /** Writes in the field with this label, instead of what stands there. */
  skriv(etikett: string, text: string): Promise<void>;
  /** Chooses in the list with this label. */
  valj(etikett: string, text: string): Promise<void>;
  /** Marks the radio button or the box, unless it is marked already. */
  markera(mal: Locator): Promise<void>;
}

// A label may be that of two fields, of which the page shows the one that is needed.
const iSidan = (page: Page, etikett: string) =>
  page.getByRole('main').getByLabel(etikett, { exact: true }).and(page.locator(':visible'));

/** One who clicks, in a browser that may be without scripts. */
export const medMus = (page: Page): Hand => ({
  page,
  tryck: async (mal, till) => {
    await mal.click();
    await rubrik(page, till).waitFor();
  },
  skriv: (etikett, text) => iSidan(page, etikett).fill(text),
  valj: async (etikett, text) => {
    await iSidan(page, etikett).selectOption(text);
  },
  // The button itself lies under its label, which is what people hit.
  markera: async (mal) => {
    if (await mal.isChecked()) return;
    const id = (await mal.getAttribute('id')) ?? '';
    await page.locator(`label[for="${id}"]`).click();
    expect(await mal.isChecked()).toBe(true);
  },
});

const harFokus = async (page: Page, mal: Locator) => (await mal.and(page.locator(':focus')).count()) > 0;

/** Past the menu, by the link that is first on the page. */
const hoppa = async (page: Page, mal: Locator): Promise<void> => {
  if (!(await page.evaluate<boolean>(orort))) return;
  await page.keyboard.press('Tab');
  if ((await page.getByRole('main').filter({ has: mal }).count()) > 0) await page.keyboard.press('Enter');
};

/** Tab until the thing has focus, which has to be seen at every stop on the way. */
const tabbaTill = async (page: Page, mal: Locator): Promise<void> => {
  await mal.first().waitFor();
  await hoppa(page, mal);
  for (let steg = 0; steg < 120; steg += 1) {
    const fel = await page.evaluate<string>(fokusfel);
    if (fel !== '') throw new Error(fel);
    if (await harFokus(page, mal)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(mal)}`);
};

const pilTill = async (page: Page, klar: () => Promise<boolean>, vad: string): Promise<void> => {
  for (let steg = 0; steg < 60; steg += 1) {
    if (await klar()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never came to ${vad}`);
};

const markeraMedTangent = async (page: Page, mal: Locator): Promise<void> => {
  const radio = (await mal.getAttribute('type')) === 'radio';
  const namn = (await mal.getAttribute('name')) ?? '';
  if (await mal.isChecked()) return;
  // Tab comes to one of the buttons in a group, and the arrows go between them.
  await tabbaTill(page, radio ? page.getByRole('main').locator(`input[name="${namn}"]`) : mal);
  await page.keyboard.press('Space');
  if (radio) await pilTill(page, () => mal.isChecked(), namn);
  expect(await mal.isChecked()).toBe(true);
};

/** One who has no mouse. */
export const medTangentbord = (page: Page): Hand => ({
  page,
  tryck: async (mal, till) => {
    await tabbaTill(page, mal);
    await page.keyboard.press('Enter');
    await rubrik(page, till).waitFor();
  },
  skriv: async (etikett, text) => {
    await tabbaTill(page, iSidan(page, etikett));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  },
  valj: async (etikett, text) => {
    const lista = iSidan(page, etikett);
    await tabbaTill(page, lista);
    const valt = async () => (await lista.locator('option:checked').innerText()).trim() === text;
    await pilTill(page, valt, text);
  },
  markera: (mal) => markeraMedTangent(page, mal),
});

/** Follows a row of the menu. */
export const meny = (hand: Hand, text: string, till: string | RegExp = text): Promise<void> =>
  hand.tryck(
    hand.page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: text, exact: true }),
    till,
  );

/** Follows a link in the page. */
export const folj = (hand: Hand, text: string | RegExp, till: string | RegExp): Promise<void> =>
  hand.tryck(
    hand.page
      .getByRole('main')
      .getByRole('link', typeof text === 'string' ? { name: text, exact: true } : { name: text })
      .first(),
    till,
  );

/** Presses a button. */
export const tryck = (hand: Hand, text: string, till: string | RegExp): Promise<void> =>
  hand.tryck(knapp(hand.page, text), till);

/** Saves, and sees the receipt. */
export const spara = async (hand: Hand, till: string | RegExp, text = 'Spara'): Promise<void> => {
  await tryck(hand, text, till);
  await hand.page.locator('.message-box').getByText('Kvittonummer').waitFor();
};

/** Saves and is told what is wrong, at the field with this label. */
export const nekas = async (hand: Hand, etikett: string, text = 'Spara'): Promise<void> => {
  const [hit] = (await hand.page.getByRole('heading', { level: 1 }).allInnerTexts()) as [string];
  await tryck(hand, text, hit);
  await hand.page.locator('.message-box--error').waitFor();
  expect(await iSidan(hand.page, etikett).getAttribute('aria-invalid')).toBe('true');
};

/** Through a picker and back: opens it, seeks, marks, chooses, says OK. */
export const valjI = async (
  hand: Hand,
  knappen: string,
  [vald, ...sok]: readonly [string, ...(readonly [string, string])[]],
): Promise<void> => {
  const { page } = hand;
  const [hit] = (await page.getByRole('heading', { level: 1 }).allInnerTexts()) as [string];
  await tryck(hand, knappen, /^Välj /);
  for (const [etikett, text] of sok) await hand.skriv(etikett, text);
  await tryck(hand, 'Sök', /^Välj /);
  await hand.markera(iSidan(page, vald));
  await hand.tryck(page.getByRole('main').locator('button[value="valj"]'), /^Välj /);
  await page.locator('#valda').getByText(vald, { exact: true }).first().waitFor();
  await tryck(hand, 'OK', hit);
};
