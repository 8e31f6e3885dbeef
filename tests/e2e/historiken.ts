import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { ar, dag } from './bygga.ts';
import { nyttNamn, oppnaInsats } from './forandra.ts';
import { folj, meny, type Resenar, type Resenarer } from './resenar.ts';

/** The history of a page: one text for each event, latest first. */
const handelser = async (page: Page): Promise<string[]> =>
  (await page.locator('.tidslinje > li').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

/** Each event of the page's history tells this, and who did it. */
const visar = async (page: Page, vantat: readonly (readonly [vem: string, ...vad: readonly string[]])[]) => {
  const sedda = await handelser(page);
  expect(sedda).toHaveLength(vantat.length);
  for (const [i, [vem, ...vad]] of vantat.entries())
    for (const text of [vem, ...vad]) expect(sedda[i]).toContain(text);
};

const organisationens = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Hantera samverkansorganisation');
  await folj(page, 'Ändringshistorik', 'Ändringshistorik');
  await visar(page, [
    ['Sam Östberg', `Slutdatum: ${dag(0)}`],
    ['Sam Östberg', 'sam@asnen.invalid', 'Alvesta', 'brukar medel', `Ivar Ek, till och med ${dag(20)}`],
    ['Sia Siwertz', `Namn: från Åsnen till ${nyttNamn}`],
    ['Sam Östberg', 'Samverkan runt sjön', 'Växjö kommun (deltar, finansierar)', 'Insatsansvarig: Ivar Ek'],
    ['Sia Siwertz', 'Namn: Åsnen', 'Bo Bok, ordförande', 'Samverkansadministratör: Sam Östberg'],
  ]);
};

const uppdragens = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Visa samverkansorganisation');
  await folj(page, nyttNamn, nyttNamn);
  await folj(page, 'Uppdrag', 'Uppdrag nu och tidigare');
  const raden = async (...texter: readonly string[]) => {
    const traffar = texter.reduce((rader, hasText) => rader.filter({ hasText }), page.getByRole('row'));
    expect([texter, await traffar.count()]).toEqual([texter, 1]);
  };
  await raden('Sam Östberg', 'Samverkansadministratör', 'tills vidare', 'Sia Siwertz', 'Pågår');
  await raden('Ivar Ek', 'Insatsansvarig', 'Sam Östberg', 'Pågår');
  await raden('Anna Ål', 'Vägen in', 'Ivar Ek', 'Slut');
  await raden('Anna Ål', 'Vägen vidare', 'Ivar Ek', 'Pågår');
};

const budgetens = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Visa samverkansorganisation');
  await folj(page, nyttNamn, nyttNamn);
  await folj(page, 'Budget', 'Budget');
  await folj(page, ar(0), `Budget ${ar(0)}`);
  await visar(page, [
    ['Sam Östberg', 'Administrativ kostnad togs bort', 'Personal', '600 000 kr'],
    ['Sam Östberg', 'Region Kronoberg, finansiering: från 750 000 kr till 800 000 kr'],
    ['Sam Östberg', 'Administrativ kostnad lades till'],
    ['Sam Östberg', 'Region Kronoberg', '750 000 kr'],
    ['Sam Östberg', 'Växjö kommun', '1 250 000 kr'],
    ['Sam Östberg', 'Budgetåret lades till'],
  ]);
};

const insatsens = async ({ page }: Resenar): Promise<void> => {
  await oppnaInsats(page);
  await visar(page, [
    ['Ivar Ek', `Slutdatum: ${dag(0)}`],
    ['Ivar Ek', 'Deltagaransvarig: från Anna Ål'],
    ['Ivar Ek', 'Beskrivning: från För unga till För unga som inte studerar'],
    ['Ivar Ek', 'Insatsnamn: Vägen in', 'Preciserad inriktning: Förberedande', 'Målgrupp: Unga'],
  ]);
  await folj(page, 'Budget', 'Budget');
  await folj(page, ar(0), `Budget ${ar(0)}`);
  await visar(page, [
    ['Ivar Ek', 'Insatskostnad, utfall: 380 000 kr'],
    ['Ivar Ek', 'Kostnad lades till', '400 000 kr', 'Två coacher'],
    ['Ivar Ek', 'Planerat antal deltagare: 25'],
    ['Ivar Ek', 'Budgetåret lades till'],
  ]);
};

/** Everything that was done is told where it was done, with who did it. */
export const seHistoriken = async ({ sam, ivar }: Resenarer): Promise<void> => {
  await organisationens(sam);
  await uppdragens(sam);
  await budgetens(sam);
  await insatsens(ivar);
};
