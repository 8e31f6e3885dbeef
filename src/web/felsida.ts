import type { Knapp } from './delar.ts';
import { page, type Page } from './page.ts';

/** The statuses that have a page of their own; any other fault is shown as 500. */
export type Felstatus = 400 | 403 | 404 | 409 | 410 | 413 | 415 | 423 | 429 | 500 | 503;

interface Felsida extends Page {
  readonly text: string;
  /** What the user tells the support, and what the log is searched for. */
  readonly referens: string | null;
  readonly knappar: readonly Knapp[];
}

/** Heading and what to do. The same words whether a thing does not exist or is not the user's. */
const texter: Readonly<Record<Felstatus, readonly [titel: string, text: string]>> = {
  400: ['Sidan kunde inte läsa det som skickades', 'Gå tillbaka, kontrollera det du skrev och skicka igen.'],
  403: [
    'Du kan inte göra det här',
    'Din behörighet räcker inte för sidan, eller så har sidan legat öppen för länge. Gå tillbaka, läs in sidan på nytt och försök igen. Behöver du behörigheten: kontakta din beställare.',
  ],
  404: [
    'Sidan finns inte',
    'Adressen kan vara felskriven, eller så har du inget uppdrag där sidan hör hemma. Börja om från Start.',
  ],
  409: [
    'Någon hann före',
    'Uppgifterna har ändrats sedan du öppnade sidan, eller så är de redan sparade. Läs in sidan på nytt och se hur det ser ut nu innan du sparar igen.',
  ],
  410: [
    'Deltagandet är registrerat som anonymt',
    'Namn, personnummer och svar är raderade, till exempel för att samtycket har återkallats. Det går inte att ångra, och inget av det du skrev har sparats. Registrera inte personen på nytt utan ett nytt samtycke.',
  ],
  413: [
    'Det du skickade är för stort',
    'Korta texten eller dela upp den och skicka igen. Inget har sparats.',
  ],
  415: [
    'Formuläret kom i ett format som SUS inte läser',
    'Öppna sidan på nytt i webbläsaren och fyll i formuläret där.',
  ],
  423: [
    'Behandlingen är begränsad',
    'Personen har begärt att uppgifterna bara lagras. Ingen kan öppna eller ändra dem förrän begränsningen hävs. Har du skrivit något är det inte sparat, men det finns kvar i den här webbläsaren i 24 timmar och visas när du öppnar sidan igen efter hävningen. Återkallar personen sitt samtycke gäller det ändå.',
  ],
  429: ['Det blev för många försök', 'Vänta några minuter och försök igen.'],
  500: [
    'Något gick fel hos oss',
    'Felet är loggat. Försök igen om en stund. Gick du från ett formulär: se efter om uppgifterna sparades innan du skickar dem en gång till. Händer det igen, lämna referensnumret till supporten.',
  ],
  503: [
    'SUS går inte att nå just nu',
    'Databasen svarar inte. Vänta en minut och läs in sidan på nytt. Inget av det som redan har fått kvitto har gått förlorat.',
  ],
};

const visaFel = page<Felsida>('fel');

/** Has the fault page of this status? */
export const isFelstatus = (status: number): status is Felstatus => Object.hasOwn(texter, status);

const tillStart: Knapp = { text: 'Till Start', href: '/', slag: 'sekundar' };

/**
 * Answers with the page of a fault.
 * @param referens number that is in the log too, or null for faults that nobody has to look into (404)
 * @param lank the way on, when there is a better one than Start; what erases stands after the way to Start
 */
export const svaraMedFel = (
  res: Parameters<typeof visaFel>[0],
  status: Felstatus,
  referens: string | null,
  lank: Knapp = tillStart,
): void => {
  const [titel, text] = texter[status];
  const knappar = lank.slag === 'fara' ? [tillStart, lank] : [lank];
  visaFel(res, { titel, rubrik: titel, text, referens, knappar }, status);
};
