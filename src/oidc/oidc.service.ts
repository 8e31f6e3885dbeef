import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { begransning } from '../db/begransning.ts';
import type { Database } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { parsePersonnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  findForsok,
  forbrukaForsok,
  insertForsok,
  taSvaret,
  updateKlart,
  type Forsok,
} from './forsok.queries.ts';
import {
  forsokstid,
  leverantorMed,
  startgrans,
  type Hemligheter,
  type Identitet,
  type Leverantor,
  type Oidc,
  type Oidcfel,
} from './oidc.rules.ts';

/** What signing in at an identity provider needs of the house. */
export interface Oidchus {
  readonly db: Database;
  readonly nycklar: Nycklar;
  readonly clock: () => Date;
  readonly config: { readonly miljo: 'demo' | 'test' | 'produktion' };
}

const digest = (vad: string, text: string): Buffer =>
  createHash('sha256').update(`oidc:${vad}:${text}`).digest();
const plats = (id: string): string => `auth.oidc_forsok.verifierare.${id}`;
const slump = (): string => randomBytes(32).toString('base64url');

/** A sign-in that can be started: the secrets that must come back, and where the user goes. */
export interface Start {
  readonly leverantor: Leverantor;
  readonly hemligheter: Hemligheter;
  readonly adress: string;
}

/**
 * Makes the secrets of a sign-in, and the address at the provider.
 * @param igen the user is to sign in anew there
 * @throws TooMany when the address has started too many
 */
export const forbered = async (
  { db }: Oidchus,
  oidc: Oidc,
  leverantor: Leverantor,
  { kalla, igen }: Pick<Anrop, 'kalla'> & { readonly igen: boolean },
): Promise<Result<Start, Oidcfel>> => {
  await begransning(db, 'oidc', startgrans).rakna(kalla);
  const hemligheter = { state: slump(), nonce: slump(), verifierare: slump(), igen };
  const adress = await oidc.starta(leverantor, hemligheter);
  return adress.ok ? ok({ leverantor, hemligheter, adress: adress.value }) : adress;
};

/** Binds a sign-in to the session that it was started in: no other session can answer it. */
export const bindForsok = async (
  { db, nycklar, clock }: Oidchus,
  sessionId: string,
  { leverantor, hemligheter: { state, nonce, verifierare } }: Start,
  { till, bekraftar }: { readonly till: string; readonly bekraftar: string | null },
): Promise<void> => {
  const id = randomUUID();
  await insertForsok(db, {
    ...{ id, sessionHash: digest('session', sessionId), leverantor: leverantor.id },
    ...{ stateHash: digest('state', state), nonce, startadAt: clock(), bekraftar },
    verifierareKrypt: kryptera(nycklar, plats(id), JSON.stringify({ verifierare, till })),
  });
};

/** Where the user is sent on after the answer. */
export interface Svar {
  readonly leverantor: Leverantor;
  /** The page of ours that was asked for. */
  readonly till: string;
  readonly bekraftar: boolean;
  readonly resultat: Result<null, Oidcfel>;
}

/**
 * Takes what the user came back with, once: an answer that this session has not asked for, or that has been taken, is null.
 * @param fraga the query of the address, with its question mark. It holds the code, so it is logged nowhere
 */
export const taEmot = async (
  hus: Oidchus,
  oidc: Oidc,
  sessionId: string,
  fraga: string,
): Promise<Svar | null> => {
  const state = new URLSearchParams(fraga).get('state') ?? '';
  const forsok = await taSvaret(hus.db, digest('session', sessionId), digest('state', state));
  const leverantor = leverantorMed(oidc, forsok?.leverantor);
  if (forsok === null || leverantor === null || arForGammalt(hus, forsok)) return null;
  const igen = forsok.bekraftar !== null;
  const { verifierare, till } = oppna(hus, forsok);
  const svar = await oidc.hamta(leverantor, fraga, { state, nonce: forsok.nonce, verifierare, igen });
  const resultat = svar.ok ? await spara(hus, forsok.id, svar.value) : svar;
  if (!resultat.ok) await forbrukaForsok(hus.db, forsok.id);
  return { leverantor, till, bekraftar: igen, resultat };
};

const gomt = z.object({ verifierare: z.string(), till: z.string() });
const oppna = ({ nycklar }: Oidchus, { id, verifierareKrypt }: Forsok): z.infer<typeof gomt> =>
  gomt.parse(JSON.parse(dekryptera(nycklar, plats(id), verifierareKrypt)));

const spara = async (
  { db, nycklar, clock, config }: Oidchus,
  id: string,
  { issuer, subject, personnummer }: Identitet,
): Promise<Result<null, Oidcfel>> => {
  const nummer = parsePersonnummer(personnummer, dagAv(clock()), nummerkrav[config.miljo]);
  if (!nummer.ok) return fail('personnummer');
  await updateKlart(db, id, { issuer, subject, index: blindIndex(nycklar, nummer.value) });
  return ok(null);
};

const arForGammalt = ({ clock }: Oidchus, { startadAt }: Forsok): boolean =>
  Math.abs(clock().getTime() - startadAt.getTime()) > forsokstid;

/** Complete: somebody is proven to be somebody. */
export type Klart = Forsok & {
  readonly issuer: string;
  readonly subject: string;
  readonly personnummerIndex: Buffer;
  readonly till: string;
};

/** What the session has shown at a provider and not used yet, and where it was going; null when there is nothing. */
export const klartForsok = async (hus: Oidchus, sessionId: string): Promise<Klart | null> => {
  const forsok = await findForsok(hus.db, digest('session', sessionId));
  if (forsok === null || arForGammalt(hus, forsok)) return null;
  const { issuer, subject, personnummerIndex } = forsok;
  if (issuer === null || subject === null || personnummerIndex === null) return null;
  return { ...forsok, issuer, subject, personnummerIndex, till: oppna(hus, forsok).till };
};
