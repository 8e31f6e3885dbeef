import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { fyllIAllt, inGrupper, knapp } from './svar.ts';
import { folj, meny, skriv, spara, tryck, valj, type Resenar, type Resenarer } from './resenar.ts';

const idag = dagAv(new Date());
const iAr = idag.slice(0, 4);
export const ar = (n: number): string => String(Number(iAr) + n);
export const dag = (n: number): string => dagarEfter(idag, n);

/** The deltagare whom the population register knows. */
export const deltagare = { namn: 'Tove Testsson', kommunKod: '0180', personnummer: '199001019802' };

const laggTillOrganisation = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Styrdata');
  await folj(page, 'Organisationer', 'Organisationer');
  await folj(page, 'Lägg till organisation', 'Lägg till organisation');
  await skriv(page, { Namn: 'Region Kronoberg' });
  await page.getByLabel('Organisationstyp').selectOption('Region');
  await tryck(page, 'Lägg till', 'Organisationer');
};

const registreraOrganisation = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Registrera samverkansorganisation');
  await skriv(page, {
    Namn: 'Åsnen',
    Organisationsnummer: '212000-0142',
    Startdatum: `${ar(-2)}-01-01`,
    'Beställd av': 'Bo Bok, ordförande',
  });
  await page.getByLabel('Finsam', { exact: true }).check();
  await valj(page, 'Lägg till/Ta bort Samverkansadministratörer', ['Sam Östberg', ['Efternamn', 'Ö*']]);
  await spara(page, 'Åsnen');
};

const beskrivOrganisation = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Hantera samverkansorganisation');
  await skriv(page, {
    Beskrivning: 'Samverkan runt sjön',
    'Kontaktperson, namn': 'Sam Östberg',
    'Kontaktperson, telefon': '0470-12 34 56',
  });
  await valj(page, 'Lägg till/Ta bort kommun, stadsdel', ['Växjö', ['Kommunnamn', 'växj*']]);
  await valj(page, 'Lägg till/Ta bort ingående organisationer', ['Växjö kommun']);
  await valj(page, 'Lägg till/Ta bort ingående organisationer', [
    'Region Kronoberg',
    ['Organisation', 'region'],
  ]);
  await page.getByLabel('Deltar, Växjö kommun').check({ force: true });
  await page.getByLabel('Finansierar, Växjö kommun').check({ force: true });
  await page.getByLabel('Finansierar, Region Kronoberg').check({ force: true });
  await valj(page, 'Lägg till/Ta bort Insatsansvariga', ['Ivar Ek', ['Förnamn', 'Ivar']]);
  await spara(page, 'Hantera samverkansorganisation');
};

/** A line of a budget year: what is chosen, the amount and what more there is. */
const rad = async (
  page: Resenar['page'],
  lagg: string,
  [val, valt]: readonly [string, string],
  falt: Readonly<Record<string, string>>,
): Promise<void> => {
  await folj(page, `Lägg till ${lagg}`, `Lägg till ${lagg}`);
  await page.getByLabel(val).selectOption(valt);
  await skriv(page, falt);
  await spara(page, `Budget ${iAr}`);
};

const budgetera = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Budget');
  await folj(page, 'Hela Åsnen', 'Budget');
  await page.getByLabel('År', { exact: true }).fill(iAr);
  await tryck(page, 'Lägg till år', `Budget ${iAr}`);
  const finansiar = (namn: string) => ['Finansiär/Organisation', namn] as const;
  await rad(page, 'finansiering', finansiar('Växjö kommun'), { Finansiering: '1 250 000 kr' });
  await rad(page, 'finansiering', finansiar('Region Kronoberg'), { Finansiering: '750000' });
  await rad(page, 'administrativ kostnad', ['Kostnadstyp', 'Personal'], { Budget: '600 000' });
};

const registreraInsats = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Registrera ny insats');
  await skriv(page, { Insatsnamn: 'Vägen in', Beskrivning: 'För unga', Startdatum: `${ar(-1)}-01-01` });
  await page.getByLabel('Individinriktad', { exact: true }).check();
  await page.locator('#preciserad_individinriktad').selectOption('Förberedande');
  await page.getByLabel('Unga', { exact: true }).check();
  await valj(page, 'Lägg till/Ta bort Deltagaransvariga för insatsen', [
    'Anna Ål',
    ['Arbetsgivare', 'växjö*'],
  ]);
  await spara(page, 'Hantera insats');
};

const budgeteraInsats = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Hantera insats');
  await folj(page, 'Vägen in', 'Hantera insats');
  await folj(page, 'Budget', 'Budget');
  await page.getByLabel('År', { exact: true }).fill(iAr);
  await tryck(page, 'Lägg till år', `Budget ${iAr}`);
  await folj(page, /^Ändra/, 'Planerat antal deltagare');
  await skriv(page, { 'Planerat antal deltagare': '25' });
  await spara(page, `Budget ${iAr}`);
  await rad(page, 'kostnad', ['Budgettyp', 'Insatskostnad'], {
    Budget: '400 000',
    Beskrivning: 'Två coacher',
  });
};

const registreraIn = async ({ page }: Resenar): Promise<void> => {
  await meny(page, 'Start');
  await folj(page, 'Registrera deltagare i Vägen in', 'Registrera deltagare');
  await page.getByLabel('Personnummer').fill(deltagare.personnummer);
  await knapp(page, 'Sök').click();
  await page.getByText(deltagare.namn).waitFor();
  await fyllIAllt(page, inGrupper);
  await tryck(page, 'Spara', `${deltagare.namn} är inregistrerad`);
};

/** Everything from the empty database to the first deltagare. */
export const bygg = async ({ sia, sam, ivar, anna }: Resenarer): Promise<void> => {
  await laggTillOrganisation(sia);
  await registreraOrganisation(sia);
  await beskrivOrganisation(sam);
  await budgetera(sam);
  await registreraInsats(ivar);
  await budgeteraInsats(ivar);
  await registreraIn(anna);
};
