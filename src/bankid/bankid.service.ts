import { createHash, randomUUID } from 'node:crypto';
import type { Actor, Anrop } from '../behorighet/behorighet.rules.ts';
import { markeraBekraftad, noteraNekad } from '../bekraftelse/bekraftelse.service.ts';
import { begransning } from '../db/begransning.ts';
import type { Database } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { kontoFor, slappIn, type Inloggning } from '../inloggning/intrade.service.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { arInne, kontoMedIndex } from '../inloggning/sjalv.service.ts';
import { dagAv } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { ordertider, startgrans, type Bankid, type Bankidfel, type Startad } from './bankid.rules.ts';
import { bedom } from './bedomning.rules.ts';
import { deleteOrder, findOrder, forbrukaOrder, insertOrder, taTur, updateLage } from './order.queries.ts';
import type { Order } from './order.queries.ts';

/** What signing in with BankID needs of the house. */
export interface Bankidhus {
  readonly db: Database;
  readonly nycklar: Nycklar;
  readonly clock: () => Date;
  readonly config: { readonly miljo: 'demo' | 'test' | 'produktion' };
}

const falt = ['bankid'] as const;
const plats = (id: string) => `auth.bankid_order.qr_start_secret.${id}`;

/** What an order is bound to: nobody can go from it back to the session. */
const bindning = (sessionId: string): Buffer => createHash('sha256').update(`bankid:${sessionId}`).digest();

/** An IPv4 address as it is, also when it came over IPv6. */
const utanPrefix = (kalla: string): string => kalla.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Asks BankID for an order. One that the session had is given up first.
 * @throws TooMany when the address has started too many
 */
export const startaOrder = async (
  { db }: Bankidhus,
  bankid: Bankid,
  { kalla }: Anrop,
  sessionId: string,
): Promise<Result<Startad, Bankidfel>> => {
  await begransning(db, 'bankid', startgrans).rakna(kalla);
  await avbrytOrder({ db }, bankid, sessionId);
  return bankid.starta(utanPrefix(kalla));
};

/** Binds an order to the session that it was started in: no other session finds it. */
export const bindOrder = async (
  { db, nycklar, clock }: Bankidhus,
  sessionId: string,
  { orderRef, qrStartToken, qrStartSecret, autoStartToken }: Startad,
): Promise<void> => {
  const id = randomUUID();
  await insertOrder(db, {
    id,
    sessionHash: bindning(sessionId),
    orderRef,
    qrStartToken,
    qrStartSecretKrypt: kryptera(nycklar, plats(id), qrStartSecret),
    autostartToken: autoStartToken,
    startadAt: clock(),
  });
};

/** The secret that the QR codes are made with; it goes no further than the function that draws them. */
export const qrHemlighet = ({ nycklar }: Pick<Bankidhus, 'nycklar'>, order: Order): string =>
  dekryptera(nycklar, plats(order.id), order.qrStartSecretKrypt);

/** How the session's order stands, asked of BankID at most every two seconds; null when the session has none. */
export const lageFor = async (hus: Bankidhus, bankid: Bankid, sessionId: string): Promise<Order | null> => {
  const order = await findOrder(hus.db, bindning(sessionId));
  if (order?.status !== 'pagar') return order;
  const nu = hus.clock();
  if (!(await taTur(hus.db, order.id, nu))) return order;
  await hamtaLage(hus, bankid, order);
  return findOrder(hus.db, bindning(sessionId));
};

const hamtaLage = async (hus: Bankidhus, bankid: Bankid, { id, orderRef, startadAt }: Order) => {
  const nu = hus.clock();
  if (nu.getTime() - startadAt.getTime() > ordertider.langst) {
    await updateLage(hus.db, id, { status: 'misslyckad', hint: 'expiredTransaction', index: null });
    return;
  }
  const utslag = bedom(await bankid.hamta(orderRef), dagAv(nu), nummerkrav[hus.config.miljo]);
  const { status } = utslag;
  if (status === 'klar') {
    const index = blindIndex(hus.nycklar, utslag.personnummer);
    await updateLage(hus.db, id, { status, hint: null, index });
  } else await updateLage(hus.db, id, { status, hint: utslag.hint, index: null });
};

/** Gives up the session's order, here and at BankID. */
export const avbrytOrder = async (
  { db }: Pick<Bankidhus, 'db'>,
  bankid: Bankid,
  sessionId: string,
): Promise<void> => {
  const order = await deleteOrder(db, bindning(sessionId));
  if (order?.status === 'pagar') await bankid.avbryt(order.orderRef);
};

/**
 * A complete order makes the sign-in, once: 'okand' when the person has no account, 'sparrad' when BankID is closed for it, 'om' when
 * there is no such order.
 */
export const fullfolj = async (
  hus: Bankidhus,
  anrop: Anrop,
  sessionId: string,
): Promise<Result<Inloggning, 'okand' | 'sparrad' | 'om'>> => {
  const order = await findOrder(hus.db, bindning(sessionId));
  if (!order?.personnummerIndex || arForGammal(hus, order)) return fail('om');
  const konto = await kontoFor(hus, anrop, { index: order.personnummerIndex, metod: 'bankid' });
  if (!konto.ok) {
    await deleteOrder(hus.db, bindning(sessionId));
    return konto;
  }
  const inne = await slappIn(hus, anrop, {
    anvandareId: konto.value.id,
    metod: 'bankid',
    falt,
    forbruka: (tx) => forbrukaOrder(tx, order.id),
  });
  return inne.ok ? ok(inne.value) : fail('om');
};

/**
 * A complete order shows again who the actor is, once: 'annan' when it turned out to be somebody else, of which the user is told and
 * a trail is left; 'om' when there is no such order.
 */
export const fullfoljBekraftelse = async (
  { db, clock }: Bankidhus,
  actor: Actor,
  sessionId: string,
): Promise<Result<null, 'annan' | 'om'>> => {
  const order = await findOrder(db, bindning(sessionId));
  if (!order?.personnummerIndex || arForGammal({ clock }, order)) return fail('om');
  const konto = await kontoMedIndex(db, order.personnummerIndex);
  const arActor = konto?.id === actor.id && !konto.bankidSparrad;
  const forbrukad = await db.transaction(actor, async (tx): Promise<Result<null, 'om'>> => {
    if (!(await arInne(tx, actor)) || !(await forbrukaOrder(tx, order.id))) return fail('om');
    if (arActor) await markeraBekraftad(tx, actor, clock(), falt);
    else await noteraNekad(tx, actor, clock(), falt);
    return ok(null);
  });
  return forbrukad.ok && !arActor ? fail('annan') : forbrukad;
};

// An identity that lay unused is not taken up later, by whoever sits at the computer then.
const arForGammal = ({ clock }: Pick<Bankidhus, 'clock'>, { startadAt }: Order): boolean =>
  Math.abs(clock().getTime() - startadAt.getTime()) > 2 * ordertider.langst;
