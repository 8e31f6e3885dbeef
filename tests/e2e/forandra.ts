import type { Page } from '@playwright/test';
import { ar, dag, deltagare } from './bygga.ts';
import { folj, meny, skriv, spara, tryck, valj, type Resenar, type Resenarer } from './resenar.ts';
import { fyllIAllt, knapp, utGrupper } from './svar.ts';

export const nyttNamn = 'Åsnen och Helgasjön';
const hantera = 'Hantera samverkansorganisation';

const bytNamn = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Visa samverkansorganisation');
  await folj(page, 'Åsnen', 'Åsnen');
  await folj(page, 'Hantera', hantera);
  await skriv(page, { Namn: nyttNamn });
  await spara(page, hantera);
};

/** Takes someone or something away in a picker. */
const taBort = async (page: Page, knappen: string, vad: string, hit: string): Promise<void> => {
  await knapp(page, knappen).click();
  await knapp(page, `Ta bort ${vad}`).click();
  await page.getByText(/Ingen (kommun )?är vald/).waitFor();
  await tryck(page, 'OK', hit);
};

const andraOrganisation = async ({ page }: Resenar): Promise<void> => {
  await meny(page, hantera);
  await skriv(page, {
    'Kontaktperson, e-post': 'sam@asnen.invalid',
    'Till och med, Ivar Ek': dag(20),
  });
  await taBort(page, 'Lägg till/Ta bort kommun, stadsdel', 'Växjö', hantera);
  await valj(page, 'Lägg till/Ta bort kommun, stadsdel', ['Alvesta', ['Kommunnamn', 'alvesta']]);
  await page.getByLabel('Brukar medel, Växjö kommun').check({ force: true });
  await spara(page, hantera);
};

const andraBudget = async ({ page }: Resenar): Promise<void> => {
  const aret = `Budget ${ar(0)}`;
  await meny(page, 'Budget');
  await folj(page, `Hela ${nyttNamn}`, 'Budget');
  await folj(page, ar(0), aret);
  await folj(page, /^Ändra Region Kronoberg/, 'Ändra finansiering');
  await skriv(page, { Finansiering: '800 000' });
  await spara(page, aret);
  await folj(page, /^Ta bort Personal/, 'Ta bort administrativ kostnad');
  await tryck(page, 'Ta bort', aret);
};

export const oppnaInsats = async (page: Page, insats = 'Vägen in'): Promise<void> => {
  await meny(page, 'Hantera insats');
  await folj(page, insats, 'Hantera insats');
};

const andraInsats = async ({ page }: Resenar): Promise<void> => {
  await oppnaInsats(page);
  await skriv(page, { Beskrivning: 'För unga som inte studerar' });
  await spara(page, 'Hantera insats');
  await page
    .getByText(/kategoriseringen/i)
    .first()
    .waitFor();
  await folj(page, 'Skapa en ny insats från denna', 'Registrera ny insats');
  await skriv(page, { Insatsnamn: 'Vägen vidare', Startdatum: dag(0) });
  await page.getByLabel('Långtidssjukskrivna', { exact: true }).check();
  await spara(page, 'Hantera insats');
};

const skrivUtfall = async ({ page }: Resenar): Promise<void> => {
  await oppnaInsats(page);
  await folj(page, 'Budget', 'Budget');
  await folj(page, ar(0), `Budget ${ar(0)}`);
  await folj(page, /^Ändra Insatskostnad/, 'Ändra kostnad');
  await skriv(page, { Utfall: '380 000' });
  await spara(page, `Budget ${ar(0)}`);
};

const registreraUt = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Visa deltagare');
  await folj(page, 'Vägen in', 'Visa deltagare');
  await folj(page, deltagare.namn, deltagare.namn);
  await folj(page, 'Registrera ut', 'Registrera deltagare');
  await fyllIAllt(page, utGrupper);
  await tryck(page, 'Spara', `${deltagare.namn} är utregistrerad`);
  await folj(page, 'Visa deltagandet', deltagare.namn);
};

const taUppdraget = async ({ page }: Resenar): Promise<void> => {
  await oppnaInsats(page);
  await taBort(page, 'Lägg till/Ta bort Deltagaransvariga för insatsen', 'Anna Ål', 'Hantera insats');
  await spara(page, 'Hantera insats');
};

const stoppad = async ({ page }: Resenar): Promise<void> => {
  await folj(page, 'Rätta inregistreringen', 'Sidan finns inte');
  await meny(page, 'Start');
};

const avslutaInsatser = async ({ page }: Resenar): Promise<void> => {
  for (const insats of ['Vägen in', 'Vägen vidare']) {
    await oppnaInsats(page, insats);
    await skriv(page, { Slutdatum: dag(0) });
    await spara(page, 'Hantera insats');
  }
};

const avslutaOrganisation = async ({ page }: Resenar): Promise<void> => {
  await meny(page, hantera);
  await skriv(page, { Slutdatum: dag(0) });
  await spara(page, hantera);
};

/** Everything that was built is changed and ended, by those whose it is. */
export const forandra = async ({ sia, sam, ivar, anna }: Resenarer): Promise<void> => {
  await bytNamn(sia);
  await andraOrganisation(sam);
  await andraBudget(sam);
  await andraInsats(ivar);
  await skrivUtfall(ivar);
  await registreraUt(anna);
  await taUppdraget(ivar);
  await stoppad(anna);
  await avslutaInsatser(ivar);
  await avslutaOrganisation(sam);
};
