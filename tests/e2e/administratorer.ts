import { ar, dag } from './bygga.ts';
import { folj, meny, nekas, spara, tryck, valjI, type Hand } from './hand.ts';

const ruta = ({ page }: Hand, etikett: string) => page.getByRole('main').getByLabel(etikett, { exact: true });

/** A new insats with its deltagaransvarig, past an error, and then another description of it. */
export const registreraInsats = async (hand: Hand, n: number): Promise<void> => {
  const namn = `Insats ${String(n)}`;
  await meny(hand, 'Registrera ny insats');
  await hand.skriv('Insatsnamn', namn);
  await hand.skriv('Beskrivning', 'För unga');
  await hand.skriv('Startdatum', '2026-02-30');
  await hand.markera(ruta(hand, 'Individinriktad'));
  await hand.markera(ruta(hand, 'Unga'));
  await valjI(hand, 'Lägg till/Ta bort Deltagaransvariga för insatsen', [
    'Anna Annsson',
    ['Arbetsgivare', 'testk*'],
  ]);
  await nekas(hand, 'Startdatum');
  await hand.skriv('Startdatum', `${ar(-1)}-01-01`);
  await hand.valj('Preciserad inriktning', 'Förberedande');
  await hand.markera(hand.page.locator('input[name=registrering_individinriktad]').first());
  await spara(hand, 'Hantera insats');

  await meny(hand, 'Hantera insats');
  await folj(hand, namn, 'Hantera insats');
  await hand.skriv('Beskrivning', 'För unga som inte studerar');
  await spara(hand, 'Hantera insats');
};

/** Who get the uppdrag, one of each hand. */
export const insatsansvariga = [
  ['Inga', 'Ingesson'],
  ['Olof', 'Östman'],
] as const;

/** What they get to finance it, one of each hand. */
export const finansiarer = ['Testköpings kommun', 'Försäkringskassan'] as const;

/** What an organisation works with and who does it; then who has had which uppdrag. */
export const hanteraForbund = async (hand: Hand, n: number): Promise<void> => {
  const vem = insatsansvariga[n - 1]!.join(' ');
  const [kommun, sok] = n === 1 ? (['Växjö', 'växj*'] as const) : (['Alvesta', '*lvest*'] as const);
  const organisation = finansiarer[n - 1]!;
  const hantera = 'Hantera samverkansorganisation';
  await meny(hand, hantera);
  await hand.skriv('Kontaktperson, namn', `Sam ${String(n)}`);
  await valjI(hand, 'Lägg till/Ta bort kommun, stadsdel', [kommun, ['Kommunnamn', sok]]);
  await valjI(hand, 'Lägg till/Ta bort ingående organisationer', [
    organisation,
    ['Organisation', organisation.slice(0, 6)],
  ]);
  await hand.markera(ruta(hand, `Finansierar, ${organisation}`));
  await valjI(hand, 'Lägg till/Ta bort Insatsansvariga', [vem, ['Efternamn', vem.split(' ')[1]!]]);
  const slut = `Till och med, ${vem}`;
  await hand.skriv(slut, '2020-02-30');
  await nekas(hand, slut);
  await hand.skriv(slut, dag(20 + n));
  await spara(hand, hantera);
  await meny(hand, 'Visa samverkansorganisation');
  await folj(hand, 'Provdalen', 'Provdalen');
  await folj(hand, 'Uppdrag', 'Uppdrag');
  await hand.page.getByRole('row', { name: new RegExp(vem) }).waitFor();
};

/** A new entry, other words for it, another place in the list and a last day. */
export const skotStyrdata = async (hand: Hand, n: number): Promise<void> => {
  const { page } = hand;
  const text = `Nyanlända ${String(n)}`;
  const ny = `${text} unga`;
  await meny(hand, 'Styrdata');
  await folj(hand, 'Målgrupp', 'Målgrupp');
  await folj(hand, 'Lägg till målgrupp', 'Lägg till målgrupp');
  await hand.skriv('Gäller från och med', 'i går');
  await nekas(hand, 'Text', 'Lägg till');
  await hand.skriv('Text', text);
  await hand.skriv('Gäller från och med', '2020-01-01');
  await spara(hand, 'Målgrupp', 'Lägg till');
  await tryck(hand, `Upp med ${text}`, 'Målgrupp');
  await page.locator('.message-box').getByText(`${text} är flyttad`).waitFor();
  await folj(hand, text, text);
  await hand.skriv('Text', ny);
  await spara(hand, 'Målgrupp');
  await folj(hand, ny, ny);
  await folj(hand, 'Avsluta', `Avsluta ${ny}`);
  await hand.skriv('Sista dag som posten går att välja', dag(30));
  await spara(hand, 'Målgrupp', 'Avsluta');
};
