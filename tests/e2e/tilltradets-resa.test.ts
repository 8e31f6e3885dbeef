import type { Page } from '@playwright/test';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startBrowser } from '../support/webblasare.ts';
import { deltagare } from './bygga.ts';
import { egenSida, medSidorna, superadministratorerna } from './resenar.ts';
import { riktigtSus, type Riktigt } from './riktigt.ts';
import {
  berit,
  bestall,
  bestallda,
  geUppdragen,
  godkann,
  heter,
  medBankid,
  medLosenord,
  masterlosenord,
  registreraForsta,
  slappInArbetsgivaren,
} from './tilltrade.ts';

// Some sixty pages and a dozen messages, and the machine that runs it may be busy with other things.
vi.setConfig({ testTimeout: 300_000 });

/** Counts what a person clicks; a label that clicks its field is one click. */
const rakna = async (page: Page, klick: () => void): Promise<void> => {
  await page.context().exposeBinding('susKlick', klick);
  await page
    .context()
    .addInitScript(
      "addEventListener('click', (e) => { if (e.isTrusted && e.detail > 0) susKlick(); }, true)",
    );
};

const epostTill = (sus: Riktigt, adress: string): string =>
  sus
    .brevTill(adress)
    .map(({ ratt }) => ratt)
    .join('\n');
const alla = [berit, ...Object.values(bestallda)];

it('leads an organisation without access to its first registration: order, approval, first sign-in, uppdrag', async () => {
  const sus = await riktigtSus(deltagare);
  onTestFinished(() => sus.close());
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const { sia, siv } = await superadministratorerna(sus, browser);
  const [beritsSida, sam, ivar, anna] = await Promise.all([1, 2, 3, 4].map(() => egenSida(browser)));
  const sidor = { sia: sia.page, siv: siv.page, berit: beritsSida!, sam: sam!, ivar: ivar!, anna: anna! };
  let klick = 0;
  for (const page of Object.values(sidor)) await rakna(page, () => (klick += 1));
  const start = performance.now();
  const tider: string[] = [];
  const steg = async (vad: string, gor: () => Promise<void>): Promise<void> => {
    await gor().catch(medSidorna(Object.entries(sidor).map(([namn, page]) => ({ namn, page }))));
    tider.push(`${vad}: ${((performance.now() - start) / 1000).toFixed(0)} s, ${String(klick)} klick`);
  };

  await steg('överenskommelse och beställare', () => slappInArbetsgivaren(sidor.sia));
  await steg('beställaren inne', () => medLosenord(sidor.berit, sus, berit));
  await steg('tre användare beställda', () => bestall(sidor.berit));
  await steg('godkänt', () => godkann(sidor.siv));
  await steg('första inloggningen med lösenord och kod', () => medLosenord(sidor.sam, sus, bestallda.sam));
  await steg('första inloggningen med BankID', () => medBankid(sidor.ivar, sus, bestallda.ivar));
  await steg('och en till', () => medBankid(sidor.anna, sus, bestallda.anna));
  await steg('uppdrag', () => geUppdragen(sidor));
  await steg('första registreringen', () => registreraForsta(sidor.anna));

  process.stdout.write(`\nFrån ingen behörighet till första registreringen\n  ${tider.join('\n  ')}\n`);
  // Each got the masterlösenord by SMS alone, and was told by e-mail; so was the beställare, of all three.
  for (const vem of alla) {
    const kod = await masterlosenord(sus, vem);
    expect(sus.brevTill(vem.epost).length, heter(vem)).toBeGreaterThan(0);
    expect(epostTill(sus, vem.epost)).not.toContain(kod);
  }
  expect(sus.brevTill(berit.epost).length).toBeGreaterThanOrEqual(2);
  expect(sus.fel()).toEqual([]);
});
