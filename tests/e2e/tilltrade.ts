import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { testnummer } from '../support/testnummer.ts';
import { deltagare, dag, ar } from './bygga.ts';
import { aktiveraOchLoggaIn, folj, framme, meny, skriv, spara, tryck, valj } from './resenar.ts';
import type { Riktigt } from './riktigt.ts';
import { fyllIAllt, inGrupper, knapp, rubrik } from './svar.ts';

/** Somebody who has no access yet: known to the employer alone. */
export interface Nykomling {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly roll: string;
  readonly personnummer: string;
  readonly mobil: string;
  readonly epost: string;
}

const nykomling = (nummer: number, fornamn: string, efternamn: string, roll: string): Nykomling => ({
  ...{ fornamn, efternamn, roll, personnummer: testnummer(100 + nummer) },
  mobil: `+4670174061${String(nummer)}`,
  epost: `${fornamn.toLowerCase()}@vaxjo.invalid`,
});

export const berit = nykomling(0, 'Berit', 'Beck', '');
/** Those whom the beställare orders for. */
export const bestallda = {
  sam: nykomling(1, 'Sam', 'Ost', 'Samverkansadministratör'),
  ivar: nykomling(2, 'Ivar', 'Ek', 'Insatsansvarig'),
  anna: nykomling(3, 'Anna', 'Al', 'Deltagaransvarig'),
};
export const heter = ({ fornamn, efternamn }: Nykomling): string => `${fornamn} ${efternamn}`;

/** Waits until the message that is on its way has come. */
const kommet = async (hamta: () => string, monster: RegExp): Promise<string> => {
  await expect.poll(hamta, { timeout: 30_000 }).toMatch(monster);
  return monster.exec(hamta())?.[1] ?? '';
};

/** The masterlösenord in the text message that an account comes with. */
export const masterlosenord = (sus: Riktigt, { mobil }: Nykomling): Promise<string> =>
  kommet(() => sus.smsTill(mobil).join('\n'), /masterlösenord till SUS är (\S+)\./);

/** First sign-in with the masterlösenord, an own password and the code. */
export const medLosenord = async (page: Page, sus: Riktigt, vem: Nykomling): Promise<void> =>
  aktiveraOchLoggaIn(page, sus, vem.personnummer, [await masterlosenord(sus, vem), vem.mobil]);

/** First sign-in with BankID alone. */
export const medBankid = async (page: Page, sus: Riktigt, vem: Nykomling): Promise<void> => {
  await page.goto(sus.adress);
  await knapp(page, 'Logga in med BankID').click();
  await rubrik(page, 'Logga in med BankID').waitFor();
  await page.locator('img.qr').waitFor();
  await sus.legitimera(vem.personnummer, heter(vem));
  await framme(page, 'Start');
};

const hosVaxjo = async (page: Page): Promise<void> => {
  await meny(page, 'Överenskommelser och beställare');
  await folj(page, 'Växjö kommun', 'Växjö kommun');
};

/** The superadministratör lets an employer in: organisation, överenskommelse, beställare. */
export const slappInArbetsgivaren = async (page: Page): Promise<void> => {
  await meny(page, 'Styrdata');
  await folj(page, 'Organisationer', 'Organisationer');
  await folj(page, 'Lägg till organisation', 'Lägg till organisation');
  await skriv(page, { Namn: 'Växjö kommun' });
  await page.getByLabel('Organisationstyp').selectOption('Kommun');
  await tryck(page, 'Lägg till', 'Organisationer');
  await hosVaxjo(page);
  await folj(page, 'Registrera överenskommelse', 'Registrera överenskommelse');
  await skriv(page, {
    'Undertecknad av': 'Kim Karlsson, kommundirektör',
    'Gäller från och med': dag(-1),
    'Gäller till och med': dag(700),
  });
  await tryck(page, 'Spara', 'Växjö kommun');
  await folj(page, 'Registrera beställare', 'Registrera beställare');
  await skriv(page, {
    Personnummer: berit.personnummer,
    Förnamn: berit.fornamn,
    Efternamn: berit.efternamn,
    'E-post': berit.epost,
    Mobilnummer: berit.mobil,
  });
  await tryck(page, 'Spara', 'Växjö kommun');
  await page.getByRole('row', { name: /Berit Beck/ }).waitFor();
};

/** The beställare orders for three of the staff at once. */
export const bestall = async (page: Page): Promise<void> => {
  await meny(page, 'Beställningar');
  await folj(page, 'Beställ behörighet', 'Beställ behörighet');
  for (const [i, vem] of Object.values(bestallda).entries()) {
    if (i > 0) await tryck(page, 'Lägg till användare', 'Beställ behörighet');
    const del = page.getByRole('region', { name: `Användare ${String(i + 1)}` });
    await del.getByLabel('Ny användare', { exact: true }).check();
    for (const [etikett, text] of [
      ['Personnummer', vem.personnummer],
      ['Förnamn', vem.fornamn],
      ['Efternamn', vem.efternamn],
      ['E-post', vem.epost],
      ['Mobilnummer', vem.mobil],
    ] as const)
      await del.getByLabel(etikett, { exact: true }).fill(text);
    await del.getByLabel(vem.roll, { exact: true }).check();
  }
  await tryck(page, 'Skicka beställningen', 'Beställning 1');
};

/** The superadministratör approves the order. */
export const godkann = async (page: Page): Promise<void> => {
  await meny(page, 'Beställningar');
  await folj(page, /^1/, 'Beställning 1');
  await tryck(page, 'Godkänn', 'Beställning 1');
  await page.getByText('Godkänd').first().waitFor();
};

/** Uppdrag, from the organisation down to the insats. */
export const geUppdragen = async ({ sia, sam, ivar }: Readonly<Record<'sia' | 'sam' | 'ivar', Page>>) => {
  await meny(sia, 'Registrera samverkansorganisation');
  await skriv(sia, {
    Namn: 'Åsnen',
    Organisationsnummer: '212000-0142',
    Startdatum: `${ar(-2)}-01-01`,
    'Beställd av': 'Bo Bok, ordförande',
  });
  await sia.getByLabel('Finsam', { exact: true }).check();
  await valj(sia, 'Lägg till/Ta bort Samverkansadministratörer', [heter(bestallda.sam), ['Efternamn', 'O*']]);
  await spara(sia, 'Åsnen');
  await meny(sam, 'Hantera samverkansorganisation');
  await valj(sam, 'Lägg till/Ta bort Insatsansvariga', [heter(bestallda.ivar), ['Förnamn', 'Ivar']]);
  await spara(sam, 'Hantera samverkansorganisation');
  await meny(ivar, 'Registrera ny insats');
  await skriv(ivar, { Insatsnamn: 'Vägen in', Startdatum: `${ar(-1)}-01-01` });
  await ivar.getByLabel('Individinriktad', { exact: true }).check();
  await ivar.locator('#preciserad_individinriktad').selectOption('Förberedande');
  await ivar.getByLabel('Unga', { exact: true }).check();
  await valj(ivar, 'Lägg till/Ta bort Deltagaransvariga för insatsen', [
    heter(bestallda.anna),
    ['Förnamn', 'Anna'],
  ]);
  await spara(ivar, 'Hantera insats');
};

/** The first registration. */
export const registreraForsta = async (page: Page): Promise<void> => {
  await meny(page, 'Start');
  await folj(page, 'Registrera deltagare i Vägen in', 'Registrera deltagare');
  await page.getByLabel('Personnummer').fill(deltagare.personnummer);
  await knapp(page, 'Sök').click();
  await page.getByText(deltagare.namn).waitFor();
  await fyllIAllt(page, inGrupper);
  await tryck(page, 'Spara', `${deltagare.namn} är inregistrerad`);
};
