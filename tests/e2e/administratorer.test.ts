import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { nyAnvandare } from '../uppdrag/stod.ts';
import type { Vem } from '../support/varld.ts';
import { webbhus, type Webbhus } from '../support/webbhus.ts';
import { budgeteraForbund, budgeteraInsats, raknaDeltagare } from './administratorer-budget.ts';
import { hanteraForbund, insatsansvariga, registreraInsats, skotStyrdata } from './administratorer.ts';
import { medMus, medTangentbord, type Hand } from './hand.ts';

let hus: Webbhus;
beforeAll(async () => {
  hus = await webbhus();
  for (const [fornamn, efternamn] of insatsansvariga)
    await nyAnvandare(hus.test, { fornamn, efternamn, roller: ['insatsansvarig'] });
});
afterAll(() => hus.close());

/** One round with the keyboard, one with a mouse and no scripts. `n` keeps what they make apart. */
const hander: readonly { hur: string; n: number; js: boolean; med: (page: Page) => Hand }[] = [
  { hur: 'with the keyboard alone', n: 1, js: true, med: medTangentbord },
  { hur: 'without JavaScript', n: 2, js: false, med: medMus },
];

describe.each(hander)('$hur', ({ n, js, med }) => {
  const resa = (vem: Vem, gor: (hand: Hand, n: number) => Promise<void>) =>
    hus.besok({ vem, js }, async (page) => {
      await page.goto('/');
      await gor(med(page), n);
    });

  it('an insatsansvarig registers an insats with a deltagaransvarig from the picker, and changes it', () =>
    resa('ivar', registreraInsats));

  it('a samverkansadministrator picks kommuner, organisations and users, sets an end and reads the uppdrag', () =>
    resa('sam', hanteraForbund));

  it('a samverkansadministrator adds a budget year and its lines, changes one and takes it away', () =>
    resa('sam', budgeteraForbund));

  it('an insatsansvarig budgets an insats', () => resa('ivar', budgeteraInsats));

  it('an insatsansvarig registers a number of deltagare and takes it back', () =>
    resa('ivar', raknaDeltagare));

  it('a superadministrator adds, rewords, moves and ends an entry of the styrdata', () =>
    resa('sia', skotStyrdata));
});
