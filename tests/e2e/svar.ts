import type { Page } from '@playwright/test';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';

/** A group of fields as a person fills them: text to write, lists to choose in, boxes and buttons to mark. */
export interface Grupp {
  readonly vad: string;
  readonly skriv?: Readonly<Record<string, string>>;
  readonly valj?: Readonly<Record<string, string>>;
  readonly markera?: readonly (readonly [namn: string, varde: string])[];
}

const idag = dagAv(new Date());
export const startdag = dagarEfter(idag, -40);
export const slutdag = dagarEfter(idag, -2);

/** The questions of a start, in the order of the page, for a person in Stockholm. */
export const inGrupper: readonly Grupp[] = [
  {
    vad: 'samtycke and startdag',
    valj: { stadsdel: '0180-farsta' },
    markera: [['samtycke', 'ja']],
    skriv: { samtycke_datum: dagarEfter(startdag, -7), startdag },
  },
  { vad: 'the background', valj: { utbildningsniva: 'gymnasieskola' }, skriv: { forsorjning_ar: '3' } },
  {
    vad: 'the försörjning',
    markera: [
      ['forsorjning', 'sjukpenning'],
      ['forsorjning', 'forsorjningsstod'],
      ['arbetssokande', 'nej'],
    ],
  },
  {
    vad: 'work and studies',
    markera: [
      ['arbetar', 'ja'],
      ['arbetstyp', 'med_subvention'],
      ['studerar', 'ja'],
    ],
    skriv: { arbete_omfattning: '25', studier_omfattning: '50' },
  },
];

/** The questions of an end. */
export const utGrupper: readonly Grupp[] = [
  { vad: 'the end', skriv: { avslutningsdag: slutdag }, valj: { avslutsanledning: 'arbete' } },
  {
    vad: 'the answers after',
    markera: [
      ['forsorjning', 'ingen'],
      ['arbetssokande', 'nej'],
      ['arbetar', 'ja'],
      ['arbetstyp', 'utan_subvention'],
      ['studerar', 'nej'],
    ],
    skriv: { arbete_omfattning: '75' },
  },
];

/** Types a group with the mouse and the keyboard, as a person does: boxes and buttons through their labels. */
export const fyllI = async (page: Page, { skriv = {}, valj = {}, markera = [] }: Grupp): Promise<void> => {
  for (const [namn, varde] of Object.entries(valj)) await page.locator(`#${namn}`).selectOption(varde);
  for (const [namn, varde] of markera)
    await page.locator(`input[name="${namn}"][value="${varde}"] + label`).click();
  for (const [namn, varde] of Object.entries(skriv)) await page.locator(`#${namn}`).fill(varde);
};

export const fyllIAllt = async (page: Page, grupper: readonly Grupp[]): Promise<void> => {
  for (const grupp of grupper) await fyllI(page, grupp);
};

/** What the groups leave in the form: one line a field and value, in alphabetic order. */
export const skrivet = (grupper: readonly Grupp[]): string[] =>
  grupper
    .flatMap(({ skriv = {}, valj = {}, markera = [] }) => [
      ...Object.entries(skriv),
      ...Object.entries(valj),
      ...markera,
    ])
    .map(([namn, varde]) => `${namn}=${varde}`)
    .sort();

const las = `JSON.stringify([...document.querySelectorAll('#svar')].flatMap((form) => [...form.elements])
  .filter((falt) => falt.type !== 'hidden' && falt.type !== 'submit' && falt.name && falt.value !== '')
  .filter((falt) => !['radio', 'checkbox'].includes(falt.type) || falt.checked)
  .map((falt) => falt.name + '=' + falt.value).sort())`;

/** What stands in the form of the questions right now, in the same shape. */
export const iFormularet = async (page: Page): Promise<string[]> =>
  JSON.parse(String(await page.evaluate(las))) as string[];

export const knapp = (page: Page, namn: string) =>
  page.getByRole('main').getByRole('button', { name: namn, exact: true });
export const lank = (page: Page, namn: string) =>
  page.getByRole('main').getByRole('link', { name: namn, exact: true });
export const rubrik = (page: Page, namn: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: namn });
