import type { Browser, Page } from '@playwright/test';
import { testnummer } from '../support/testnummer.ts';
import type { Riktigt } from './riktigt.ts';
import { knapp, rubrik } from './svar.ts';

/** One of those who build the organisation: an account made at the terminal, and a browser of their own. */
export interface Resenar {
  readonly namn: string;
  readonly page: Page;
}

const losenord = 'nio blåa skidor i snön';

interface Konto {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly roll: string;
  readonly arbetsgivare: string;
  /** Of the employer; with --forsakringskassan where it is FK. */
  readonly organisationstyp: readonly string[];
}

/** Those who are needed before the first deltagare is registered in. Nobody has any uppdrag yet. */
const konton = {
  sia: {
    fornamn: 'Sia',
    efternamn: 'Siwertz',
    roll: 'superadministrator',
    arbetsgivare: 'Försäkringskassan',
    organisationstyp: ['stat', '--forsakringskassan'],
  },
  siv: {
    fornamn: 'Siv',
    efternamn: 'Storm',
    roll: 'superadministrator',
    arbetsgivare: 'Försäkringskassan',
    organisationstyp: ['stat', '--forsakringskassan'],
  },
  sam: {
    fornamn: 'Sam',
    efternamn: 'Östberg',
    roll: 'samverkansadministrator',
    arbetsgivare: 'Samordningsförbundet Åsnen',
    organisationstyp: ['samordningsforbund'],
  },
  ivar: {
    fornamn: 'Ivar',
    efternamn: 'Ek',
    roll: 'insatsansvarig',
    arbetsgivare: 'Samordningsförbundet Åsnen',
    organisationstyp: ['samordningsforbund'],
  },
  anna: {
    fornamn: 'Anna',
    efternamn: 'Ål',
    roll: 'deltagaransvarig',
    arbetsgivare: 'Växjö kommun',
    organisationstyp: ['kommun'],
  },
} satisfies Record<string, Konto>;

type Namn = keyof typeof konton;
export type Resenarer = Readonly<Record<Namn, Resenar>>;

/** A browser of one's own, on the certificate that the proxy of the test has signed itself. */
export const egenSida = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(15_000);
  return context.newPage();
};

const skapa = (sus: Riktigt, konto: Konto, personnummer: string, mobil: string): Promise<string> =>
  sus.skapaKonto(
    ...['--personnummer', personnummer, '--mobil', mobil],
    ...['--fornamn', konto.fornamn, '--efternamn', konto.efternamn],
    ...['--epost', `${konto.roll}@asnen.invalid`, '--roll', konto.roll],
    ...['--arbetsgivare', konto.arbetsgivare, '--organisationstyp', ...konto.organisationstyp],
  );

/** Chooses a password with the activation code, and signs in with the code of the text message. */
export const aktiveraOchLoggaIn = async (
  page: Page,
  sus: Riktigt,
  personnummer: string,
  [kod, mobil]: readonly [kod: string, mobil: string],
): Promise<void> => {
  await page.goto(sus.adress);
  await page.getByRole('link', { name: /Första gången/ }).click();
  await page.getByLabel('Ditt personnummer').fill(personnummer);
  await page.getByLabel('Aktiveringskod (masterlösenord)').fill(kod);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(losenord);
  await page.getByLabel('Nytt lösenord en gång till').fill(losenord);
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await page.getByLabel('Ditt personnummer').fill(personnummer);
  await page.getByLabel('Lösenord', { exact: true }).fill(losenord);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await rubrik(page, 'Skriv engångskoden').waitFor();
  await page.getByLabel('Engångskod').fill(sus.kodTill(mobil));
  await page.getByRole('button', { name: 'Logga in' }).click();
  await framme(page, 'Start');
};

/** Says what each of them saw when something did not come about. */
export const medSidorna =
  (vilka: readonly Resenar[]) =>
  async (orsak: unknown): Promise<never> => {
    const sett = await Promise.all(
      vilka.map(
        async ({ namn, page }) => `${namn} at ${page.url()}\n${await page.locator('body').innerText()}`,
      ),
    );
    const fel = orsak instanceof Error ? orsak.message : String(orsak);
    throw new Error(`${fel}\n\n${sett.join('\n\n')}`, { cause: orsak });
  };

/** Makes the account, and goes through the first sign-in to the start page in a browser of its own. */
const resenar = async (sus: Riktigt, browser: Browser, vem: Namn): Promise<Resenar> => {
  const nummer = Object.keys(konton).indexOf(vem);
  const personnummer = testnummer(nummer);
  const mobil = `+4670174060${String(nummer)}`;
  const kod = await skapa(sus, konton[vem], personnummer, mobil);
  const page = await egenSida(browser);
  await aktiveraOchLoggaIn(page, sus, personnummer, [kod, mobil]);
  return { namn: `${konton[vem].fornamn} ${konton[vem].efternamn}`, page };
};

/** The only two who have access before anything is ordered: one registers, the other approves. */
export const superadministratorerna = async (
  sus: Riktigt,
  browser: Browser,
): Promise<Pick<Resenarer, 'sia' | 'siv'>> => ({
  sia: await resenar(sus, browser, 'sia'),
  siv: await resenar(sus, browser, 'siv'),
});

/** All of them, one after the other. */
export const resenarer = async (sus: Riktigt, browser: Browser): Promise<Resenarer> => ({
  ...(await superadministratorerna(sus, browser)),
  sam: await resenar(sus, browser, 'sam'),
  ivar: await resenar(sus, browser, 'ivar'),
  anna: await resenar(sus, browser, 'anna'),
});

const matt = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]';

/** Waits for the page with this heading; nobody has to scroll it sideways. */
export const framme = async (page: Page, namn: string | RegExp): Promise<void> => {
  await rubrik(page, namn).waitFor();
  const [bredd, ryms] = await page.evaluate<[number, number]>(matt);
  if (bredd > ryms) throw new Error(`${String(namn)} is ${bredd} px wide in a window of ${ryms}`);
};

/** Follows a row of the menu. */
export const meny = async (page: Page, text: string, till = text): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Huvudmeny' })
    .getByRole('link', { name: text, exact: true })
    .click();
  await framme(page, till);
};

/** Follows a link in the page. */
export const folj = async (page: Page, text: string | RegExp, till: string): Promise<void> => {
  await page
    .getByRole('main')
    .getByRole('link', typeof text === 'string' ? { name: text, exact: true } : { name: text })
    .click();
  await framme(page, till);
};

/** Presses a button, and waits for the page that it leads to. */
export const tryck = async (page: Page, text: string, till: string): Promise<void> => {
  await knapp(page, text).click();
  await framme(page, till);
};

/** Writes in fields by their labels. */
export const skriv = async (page: Page, falt: Readonly<Record<string, string>>): Promise<void> => {
  for (const [etikett, text] of Object.entries(falt))
    await page.getByRole('main').getByLabel(etikett, { exact: true }).fill(text);
};

/** Saves, and sees the receipt. */
export const spara = async (page: Page, till: string): Promise<void> => {
  await tryck(page, 'Spara', till);
  await page.locator('.message-box').getByText('Kvittonummer').waitFor();
};

/** Through a picker and back: opens it, seeks, ticks, says OK. */
export const valj = async (
  page: Page,
  knappen: string,
  [vald, ...sok]: readonly [string, ...(readonly [string, string])[]],
): Promise<void> => {
  const [hit] = (await page.getByRole('heading', { level: 1 }).allInnerTexts()) as [string];
  await knapp(page, knappen).click();
  await framme(page, /^Välj /);
  await skriv(page, Object.fromEntries(sok));
  await knapp(page, 'Sök').click();
  await page.getByRole('main').getByText(vald, { exact: true }).click();
  await knapp(page, 'OK').click();
  await framme(page, hit);
};
