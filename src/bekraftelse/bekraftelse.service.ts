import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { kryptera } from '../db/kryptering.ts';
import { mobilAv, nyKod, raknaSms, type Inloggningshus } from '../inloggning/engangskod.service.ts';
import { provaRaknat } from '../inloggning/forsok.service.ts';
import { tider } from '../inloggning/inloggning.rules.ts';
import { hashLosenord, stammer } from '../inloggning/losenord.service.ts';
import { arInne, kontoAv, noteraMisslyckad } from '../inloggning/sjalv.service.ts';
import { klockan } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  findBekraftelse,
  forbrukaBekraftelse,
  laggBekraftelse,
  raknaBekraftelseforsok,
  updateBekraftad,
  type Bekraftelse,
} from './bekraftelse.queries.ts';
import type { Kodhinder, Kodslag, Losenordshinder } from './bekraftelse.rules.ts';

/** What a code is sent for, and to which number. */
interface Kodsandning {
  readonly slag: Kodslag;
  /** +46… */
  readonly mobil: string;
}

/** The plaintext's place of a new number. */
const plats = (id: string): string => `auth.bekraftelse.mobil.${id}`;

/**
 * Makes a code for the actor's sign-in and sends it; an older one is dead. Gives whether the text message was handed over.
 * @throws TooMany when the account or the number has been sent too many
 */
export const skickaBekraftelsekod = async (
  hus: Inloggningshus,
  actor: Actor,
  { slag, mobil }: Kodsandning,
): Promise<boolean> => {
  await raknaSms(hus, actor.id, mobil);
  const [kod, id, nu] = [nyKod(), randomUUID(), hus.clock()];
  const kodHash = await hashLosenord(kod);
  const till = new Date(nu.getTime() + tider.engangskod);
  const mobilKrypt = slag === 'mobil' ? kryptera(hus.nycklar, plats(id), mobil) : null;
  await hus.db.transaction(actor, async (tx) => {
    await laggBekraftelse(tx, {
      ...{ id, inloggningId: actor.inloggningId, slag },
      ...{ kodHash, mobilKrypt, nu, till },
    });
    await audit(tx, 'bekraftelsekod_skapad', { objektId: actor.id, falt: [slag] });
  });
  const text = `Din kod till SUS är ${kod}. Den gäller till klockan ${klockan(till)}. Lämna aldrig ut koden till någon.`;
  return hus.sms.skicka(mobil, text);
};

/** The first step of showing who one is: the right password sends a code to the account's number. Gives whether it was handed over. */
export const provaLosenordIgen = async (
  hus: Inloggningshus,
  actor: Actor,
  losenord: string,
): Promise<Result<boolean, Losenordshinder>> => {
  const konto = await kontoAv(hus.db, actor.id);
  if (konto?.losenordHash == null || konto.mobilSparrad) return fail({ slag: 'saknas' });
  const vad = { vad: 'losenord', anvandareId: actor.id, nu: hus.clock() } as const;
  const provat = await provaRaknat(hus.db, vad, () => stammer(konto.losenordHash, losenord));
  if (!provat.ok) return neka(hus, actor, 'losenord', provat);
  return ok(await skickaBekraftelsekod(hus, actor, { slag: 'inloggad', mobil: mobilAv(hus.nycklar, konto) }));
};

type Nekat = Extract<Awaited<ReturnType<typeof provaRaknat>>, { ok: false }>;

/** Leaves a trail of a proof that was judged and found wrong, and hands the refusal on. */
const neka = async (
  { db, clock }: Inloggningshus,
  actor: Actor,
  falt: string,
  nekat: Nekat,
): Promise<Nekat> => {
  if (nekat.error.slag === 'fel')
    await db.transaction(actor, (tx) => noteraNekad(tx, actor, clock(), [falt]));
  return nekat;
};

/**
 * Judges a code of the actor's sign-in; the right one is used up, and what it is for happens in the same transaction.
 * Five tries a code, and five an hour for the account.
 */
export const provaBekraftelsekod = async <T>(
  hus: Inloggningshus,
  actor: Actor,
  { slag, kod }: { readonly slag: Kodslag; readonly kod: string },
  work: (tx: Db, bekraftelse: Bekraftelse) => Promise<T>,
): Promise<Result<T, Kodhinder>> => {
  const bekraftelse = await raknaBekraftelseforsok(hus.db, actor.inloggningId, slag, hus.clock());
  if (bekraftelse === null) return fail({ slag: 'slut' });
  const vad = { vad: 'kod', anvandareId: actor.id, nu: hus.clock() } as const;
  const provat = await provaRaknat(hus.db, vad, () => stammer(bekraftelse.kodHash, kod));
  if (!provat.ok) return neka(hus, actor, slag, provat);
  return hus.db.transaction(actor, async (tx): Promise<Result<T, Kodhinder>> => {
    // Signed out while the code was on its way: nothing happens.
    if (!(await arInne(tx, actor))) return fail({ slag: 'utloggad' });
    if (!(await forbrukaBekraftelse(tx, bekraftelse.id))) return fail({ slag: 'slut' });
    return ok(await work(tx, bekraftelse));
  });
};

/** Marks that the actor has just shown who they are, whatever the way. Give the session a new id afterwards (ASVS 7.2.4). */
export const markeraBekraftad = async (
  tx: Db,
  actor: Actor,
  nu: Date,
  satt: readonly string[],
): Promise<void> => {
  await updateBekraftad(tx, actor.inloggningId, nu);
  await audit(tx, 'inloggning_bekraftad', { objektId: actor.id, falt: satt });
};

/** Notes that the actor was not shown to be the user: the user is told, and a trail is left. */
export const noteraNekad = async (tx: Db, actor: Actor, nu: Date, satt: readonly string[]): Promise<void> => {
  await noteraMisslyckad(tx, actor.id, 'bekraftelse', nu);
  await audit(tx, 'bekraftelse_misslyckad', { objektId: actor.id, falt: satt, utfall: 'nekad' });
};

/** Until when a code is waited for; null when none is. */
export const kodGallerTill = async (
  { db, clock }: Inloggningshus,
  actor: Actor,
  slag: Kodslag,
): Promise<Date | null> => (await findBekraftelse(db, actor.inloggningId, slag, clock()))?.giltigTill ?? null;

/** Where the ciphertext of a new number belongs. */
export const nyMobilPlats = plats;
