import type { Bankid } from './bankid.rules.ts';
import type { Simperson, Utfall } from './simulator.rules.ts';

/** The demo's BankID, which can be told what is to happen. */
export interface Demobankid extends Bankid {
  /**
   * @param order token of the order, or 'senaste'; null is the next start when that is what goes wrong, else the newest order
   * @returns false when there is no such order, or the simulator does not answer
   */
  styr(order: string | null, utfall: Utfall, person: Simperson): Promise<boolean>;
}

export const isDemobankid = (bankid: Bankid | null): bankid is Demobankid =>
  bankid !== null && 'styr' in bankid;

/** The outcomes on the demo's page, in the order of the list. */
export const utfallText: Readonly<Record<Utfall, string>> = {
  complete: 'Legitimera: allt går bra',
  userSign: 'Väntar på säkerhetskoden (userSign)',
  started: 'Appen letar efter ett BankID (started)',
  processing: 'BankID arbetar (processing)',
  userMrtd: 'Ska läsa av en id-handling (userMrtd)',
  userCallConfirm: 'Frågar om ett samtal (userCallConfirm)',
  noClient: 'Ingen app har svarat (noClient)',
  outstandingTransaction: 'Väntar på att appen öppnas (outstandingTransaction)',
  framtidaVantan: 'Väntar på något som SUS inte känner till',
  userCancel: 'Avbryter i appen (userCancel)',
  cancelled: 'En ny legitimering tar över (cancelled)',
  expiredTransaction: 'Tiden går ut (expiredTransaction)',
  certificateErr: 'Spärrat BankID (certificateErr)',
  startFailed: 'Appen startar inte (startFailed)',
  userDeclinedCall: 'Nekar till samtalet (userDeclinedCall)',
  notSupportedByUserApp: 'För gammal app (notSupportedByUserApp)',
  transactionRiskBlocked: 'Stoppas för hög risk (transactionRiskBlocked)',
  framtidaSlut: 'Slutar av en orsak som SUS inte känner till',
  completeHogRisk: 'Legitimerar, men BankID säger hög risk',
  completeAnnanOrder: 'Svar om någon annans order',
  completeUtanNummer: 'Svar utan personnummer',
  alreadyInProgress: 'Fel 400: pågår redan (alreadyInProgress)',
  invalidParameters: 'Fel 400: fel uppgifter (invalidParameters)',
  unauthorized: 'Fel 401: nekad (unauthorized)',
  notFound: 'Fel 404: finns inte (notFound)',
  methodNotAllowed: 'Fel 405: fel metod (methodNotAllowed)',
  requestTimeout: 'Fel 408: för långsamt (requestTimeout)',
  unsupportedMediaType: 'Fel 415: fel format (unsupportedMediaType)',
  tooManyRequests: 'Fel 429: för många frågor (tooManyRequests)',
  internalError: 'Fel 500: internt fel (internalError)',
  maintenance: 'Fel 503: stängt för underhåll (maintenance)',
  framtidaFel: 'Ett fel som SUS inte känner till',
  langsam: 'Svarar aldrig',
  bryter: 'Bryter förbindelsen',
  trasigJson: 'Svarar med trasig JSON',
  html: 'Svarar med en webbsida',
  omdirigering: 'Skickar vidare till en annan adress',
  falt: 'Svarar med fel sorts fält',
};
