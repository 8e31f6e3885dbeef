import { finansiarer } from './administratorer.ts';
import { ar } from './bygga.ts';
import { folj, meny, nekas, spara, tryck, type Hand } from './hand.ts';

/** Opens the budgets of one, and adds the year: this one with the first hand, the next with the second. */
const laggTillAr = async (hand: Hand, n: number, vems: string): Promise<string> => {
  const aret = ar(n - 1);
  await meny(hand, 'Budget');
  await folj(hand, vems, 'Budget');
  await hand.skriv('År', aret);
  await tryck(hand, 'Lägg till år', `Budget ${aret}`);
  return `Budget ${aret}`;
};

/** A line of each kind, an amount changed, and a line taken away. */
export const budgeteraForbund = async (hand: Hand, n: number): Promise<void> => {
  const finansiar = finansiarer[n - 1]!;
  const budget = await laggTillAr(hand, n, 'Hela Provdalen');
  await folj(hand, 'Lägg till finansiering', 'Lägg till finansiering');
  await hand.valj('Finansiär/Organisation', finansiar);
  await hand.skriv('Finansiering', '1250,50');
  await nekas(hand, 'Finansiering');
  await hand.skriv('Finansiering', '1 250 000 kr');
  await spara(hand, budget);
  await folj(hand, 'Lägg till administrativ kostnad', 'Lägg till administrativ kostnad');
  await hand.valj('Kostnadstyp', 'Personal');
  await hand.skriv('Budget', '600 000');
  await hand.skriv('Beskrivning', 'En samordnare');
  await spara(hand, budget);
  await folj(hand, new RegExp(`^Ändra ${finansiar}`), 'Ändra finansiering');
  await hand.skriv('Finansiering', '800000');
  await spara(hand, budget);
  await folj(hand, /^Ta bort Personal/, 'Ta bort administrativ kostnad');
  await tryck(hand, 'Ta bort', budget);
  await hand.page.getByRole('main').getByText('800 000').first().waitFor();
};

/** What an insats is planned for and costs. */
export const budgeteraInsats = async (hand: Hand, n: number): Promise<void> => {
  const budget = await laggTillAr(hand, n, 'Steget');
  await folj(hand, /^Ändra/, 'Ändra planerat antal deltagare');
  await hand.skriv('Planerat antal deltagare', '25');
  await spara(hand, budget);
  await folj(hand, 'Lägg till kostnad', 'Lägg till kostnad');
  await hand.valj('Budgettyp', 'Insatskostnad');
  await hand.skriv('Budget', '400 000');
  await spara(hand, budget);
};

/** A number in a volyminsats, taken back and registered as it should have been. */
export const raknaDeltagare = async (hand: Hand): Promise<void> => {
  const sida = 'Registrera antal deltagare';
  await meny(hand, sida);
  await hand.valj('År', ar(-1));
  await hand.skriv('Kvinnor', 'x');
  await nekas(hand, 'Kvinnor');
  await hand.skriv('Kvinnor', '12');
  await hand.skriv('Män', '8');
  await hand.skriv('Anteckning', 'Vårdagen');
  await spara(hand, sida);
  await folj(hand, /^Ta tillbaka 20/, 'Ta tillbaka antal');
  await tryck(hand, 'Ta tillbaka', sida);
  await hand.page.locator('.message-box').getByText('Posten är tagen tillbaka').waitFor();
  await hand.skriv('Kvinnor', '13');
  await spara(hand, sida);
};
