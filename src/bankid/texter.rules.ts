import { egnaFel, felkoder, type misslyckades, vantarPa, type Bankidfel } from './bankid.rules.ts';

const oppna = 'Öppna BankID-appen och läs av QR-koden, eller öppna BankID på den här enheten.';

/** What the user does meanwhile (BankID's messages RFA1, 9, 13–15, 21 and 23 in our words). */
export const vantetext: Record<(typeof vantarPa)[number], string> = {
  outstandingTransaction: oppna,
  noClient: oppna,
  started:
    'Söker efter ditt BankID. Händer inget på en stund: kontrollera att du har ett BankID på enheten. Det skaffar du hos din bank.',
  userMrtd: 'Läs av ditt pass eller nationella id-kort med BankID-appen.',
  userCallConfirm:
    'BankID-appen frågar om du är i ett samtal. SUS ringer aldrig om inloggning. Ber någon dig logga in: avbryt.',
  userSign: 'Skriv din säkerhetskod i BankID-appen och välj Legitimera.',
  processing: 'BankID tar hand om din legitimering. Det tar några sekunder.',
};
const pagar = 'Legitimeringen pågår i BankID-appen.';
const ingenKontakt = 'BankID svarar inte just nu. SUS fortsätter att försöka, så vänta en stund.';

/** Why it came to nothing and what to do (RFA3, 6, 8, 16, 17 and 22 in our words). */
export const sluttext: Record<(typeof misslyckades)[number], string> = {
  expiredTransaction: 'Tiden gick ut innan du hade legitimerat dig. Öppna BankID-appen och försök igen.',
  certificateErr:
    'Ditt BankID är spärrat eller för gammalt. Använd ett annat, eller skaffa ett nytt hos din bank.',
  userCancel: 'Du avbröt i BankID-appen.',
  cancelled: 'Legitimeringen avbröts, kanske för att en ny påbörjades. Försök igen.',
  startFailed:
    'BankID-appen kom inte igång. Kontrollera att den finns på enheten och är uppdaterad, och försök igen.',
  userDeclinedCall: 'Du svarade att du inte är i ett samtal, så legitimeringen avbröts. Försök igen.',
  notSupportedByUserApp: 'Din BankID-app är för gammal. Uppdatera den och försök igen.',
  transactionRiskBlocked:
    'BankID stoppade legitimeringen för din säkerhet. Kontrollera att du själv valde att logga in, på en uppkoppling du litar på.',
};
const nagot = 'Legitimeringen gick inte att slutföra. Försök igen.';

const losenordet = 'logga in med lösenord';
const hosOss = `BankID kan inte användas just nu, och felet ligger hos SUS. Försök om en stund, eller ${losenordet}.`;
const hosBankid = `BankID svarar inte som det ska just nu. Försök om en stund, eller ${losenordet}.`;

/** What is said when BankID does not do what it was asked (RFA4 and 5 in our words): always with another way in. */
export const feltext: Record<Bankidfel, string> = {
  alreadyInProgress: `En annan legitimering med ditt BankID pågick redan, och båda avbröts. Försök igen, eller ${losenordet}.`,
  invalidParameters: hosOss,
  unauthorized: hosOss,
  notFound: hosOss,
  methodNotAllowed: hosOss,
  unsupportedMediaType: hosOss,
  tooManyRequests: `Det är för många som använder BankID just nu. Vänta en minut, eller ${losenordet}.`,
  requestTimeout: hosBankid,
  internalError: hosBankid,
  maintenance: `BankID är stängt för underhåll just nu. Försök om en stund, eller ${losenordet}.`,
  svararInte: hosBankid,
  felSvar: hosBankid,
  okantFel: hosBankid,
  felOrder: hosBankid,
};

const texter: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...vantetext, ...sluttext, ...feltext }),
);

const arFel = (hint: string): boolean => ([...felkoder, ...egnaFel] as readonly string[]).includes(hint);

/** What to tell about an order that goes on. Codes that came after this was written have a text too. */
export const pagaendeText = (hint: string): string => {
  if (arFel(hint)) return ingenKontakt;
  return (vantarPa as readonly string[]).includes(hint) ? (texter.get(hint) ?? pagar) : pagar;
};

/** What to tell about an order that has ended without an identity. */
export const slutText = (hint: string): string =>
  (vantarPa as readonly string[]).includes(hint) ? nagot : (texter.get(hint) ?? nagot);

interface Skal {
  readonly slag: 'info' | 'varning';
  readonly text: string;
}

/** Why one comes from BankID back to the sign-in page, as `varfor` in its address names it. */
export const bankidskal: Readonly<Record<string, Skal>> = {
  bankid_om: {
    slag: 'info',
    text: 'Det finns ingen legitimering med BankID att fortsätta på här. Börja om.',
  },
  bankid_sparrad: {
    slag: 'varning',
    text: 'BankID är spärrat för ditt konto i SUS. Logga in med lösenord, eller be din organisations beställare att kontakta SUS administration.',
  },
  bankid_avbruten: { slag: 'info', text: 'Du avbröt inloggningen med BankID.' },
  ...Object.fromEntries(
    Object.entries(feltext).map(([kod, text]): [string, Skal] => [
      `bankid_${kod}`,
      { slag: 'varning', text },
    ]),
  ),
};
