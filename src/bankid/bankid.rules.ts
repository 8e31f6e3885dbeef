import type { Result } from '../shared/result.ts';

/** What an order waits for (BankID, collect, hintCode of pending orders). */
export const vantarPa = [
  'outstandingTransaction',
  'noClient',
  'started',
  'userMrtd',
  'userCallConfirm',
  'userSign',
  'processing',
] as const;

/** Why an order ended without an identity (BankID, collect, hintCode of failed orders). */
export const misslyckades = [
  'expiredTransaction',
  'certificateErr',
  'userCancel',
  'cancelled',
  'startFailed',
  'userDeclinedCall',
  'notSupportedByUserApp',
  'transactionRiskBlocked',
] as const;

/** What BankID answers in place of doing what it was asked (BankID, errors), in lower case at the start. */
export const felkoder = [
  'alreadyInProgress',
  'invalidParameters',
  'unauthorized',
  'notFound',
  'methodNotAllowed',
  'requestTimeout',
  'unsupportedMediaType',
  'tooManyRequests',
  'internalError',
  'maintenance',
] as const;

/**
 * Faults of our own naming: no answer in time or no connection, an answer that cannot be used, a code that we do not know,
 * and an answer about somebody else's order.
 */
export const egnaFel = ['svararInte', 'felSvar', 'okantFel', 'felOrder'] as const;

export type Bankidfel = (typeof felkoder)[number] | (typeof egnaFel)[number];

/** Faults that may be gone at the next try: the order lives on. */
const tillfalliga: readonly Bankidfel[] = [
  'svararInte',
  'felSvar',
  'okantFel',
  'requestTimeout',
  'tooManyRequests',
  'internalError',
  'maintenance',
];
export const arTillfalligt = (fel: Bankidfel): boolean => tillfalliga.includes(fel);

/** The code as BankID sends it, known or not. */
export const felAv = (errorCode: string): Bankidfel =>
  felkoder.find((kod) => kod.toLowerCase() === errorCode.toLowerCase()) ?? 'okantFel';

/** An order that BankID has taken. The secret makes the QR codes and never leaves the server. */
export interface Startad {
  readonly orderRef: string;
  readonly autoStartToken: string;
  readonly qrStartToken: string;
  readonly qrStartSecret: string;
}

/** Where an order stands. `hint` may be one that is not known to us. */
export type Stallning =
  | { readonly status: 'pagar' | 'misslyckad'; readonly hint: string }
  | { readonly status: 'klar'; readonly personnummer: string; readonly risk: string | null };

/** Port to BankID's relying-party API v6. Nothing is started from a personnummer: whoever holds the phone says who it is. */
export interface Bankid {
  /** @param adress the user's own network address */
  starta(adress: string): Promise<Result<Startad, Bankidfel>>;
  /** At most every two seconds for one order. */
  hamta(orderRef: string): Promise<Result<Stallning, Bankidfel>>;
  /** False when BankID did not take it; the order then runs out by itself. */
  avbryt(orderRef: string): Promise<boolean>;
}

/** Where BankID is and how we prove who we are: PEM texts, and the pass phrase of an encrypted key. */
export interface Bankidadress {
  readonly url: string;
  readonly certifikat: null | {
    readonly cert: string;
    readonly nyckel: string;
    readonly losen: string | null;
    /** The only issuer that is believed at the other end. */
    readonly ca: string;
  };
  /** It is the demo's own simulator. */
  readonly simulator: boolean;
}

/** Times of an order, in milliseconds. BankID's own limit is 30 s to three minutes; ours ends what BankID never answers about. */
export const ordertider = { mellanHamtningar: 2000, langst: 5 * 60_000 } as const;

/** Orders that one address may start. */
export const startgrans = { points: 100, seconds: 15 * 60 } as const;

/** Only an app that has not yet taken the order needs a code to read. */
export const visarQr = (hint: string): boolean => {
  const tagen: readonly string[] = ['started', 'userMrtd', 'userCallConfirm', 'userSign', 'processing'];
  return !tagen.includes(hint);
};
