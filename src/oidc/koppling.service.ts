import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import type { Nycklar } from '../db/kryptering.ts';
import { epostTill, noteraMisslyckad } from '../inloggning/sjalv.service.ts';
import { found } from '../shared/errors.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import {
  arAnstalldHos,
  findIdentitet,
  findKoppling,
  insertIdentitet,
  upphavKoppling,
} from './koppling.queries.ts';
import type { Kopplingshinder, Leverantor, Oidc } from './oidc.rules.ts';

/** A proven identity and the account that its personnummer belongs to. */
export interface Tankt {
  readonly issuer: string;
  readonly subject: string;
  readonly anvandareId: string;
  readonly leverantor: Leverantor;
}

/**
 * What stands in the way of letting an identity in to the account of its personnummer; null when nothing does. An account is known
 * at one issuer at a time, and only at its employer's: the same personnummer from elsewhere is never merged in silence (ASVS 6.8.1).
 */
export const kopplingshinder = async (
  db: Db,
  { issuer, subject, anvandareId, leverantor }: Tankt,
): Promise<Kopplingshinder | null> => {
  const identitet = await findIdentitet(db, issuer, subject);
  if (identitet !== null && identitet.anvandareId !== anvandareId) return 'annan_person';
  if (identitet?.upphavd === true) return 'upphavd';
  if (!(await arAnstalldHos(db, anvandareId, leverantor.arbetsgivare))) return 'arbetsgivare';
  const kopplad = identitet === null ? await findKoppling(db, anvandareId) : null;
  return kopplad === null ? null : 'redan_kopplat';
};

/**
 * Ties an identity to its account the first time it is used: with a trace, and an e-mail to the user. True when it is tied, from now
 * or from before.
 */
export const knyt = async (
  tx: Db,
  nycklar: Nycklar,
  { issuer, subject, anvandareId, leverantor }: Tankt,
  nu: Date,
): Promise<boolean> => {
  if (!(await insertIdentitet(tx, { issuer, subject, anvandareId, nu }))) {
    const finns = await findIdentitet(tx, issuer, subject);
    return finns?.anvandareId === anvandareId && !finns.upphavd;
  }
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'identitet_kopplad',
    till: await epostTill(tx, anvandareId),
    amne: `Inloggning med ${leverantor.namn} i SUS`,
    text: `Du kan nu logga in i SUS med ${leverantor.namn}. Det gjordes för första gången nyss.\n\nVar det inte du: logga in i SUS på ett annat sätt, ta bort kopplingen på Mitt konto och avsluta de inloggningar som du inte känner igen.`,
    anvandareId,
  });
  await audit(tx, 'identitet_kopplad', { objektId: anvandareId, falt: [leverantor.id] });
  return true;
};

/** Leaves a trail of an identity that was refused, also on the account: its user is told. */
export const nekaIdentitet = (
  { db, clock }: { db: Database; clock: () => Date },
  anrop: Parameters<Database['transaction']>[0],
  anvandareId: string,
  hinder: Kopplingshinder,
): Promise<void> =>
  db.transaction(anrop, async (tx) => {
    await noteraMisslyckad(tx, anvandareId, 'oidc', clock());
    const spar = { objektId: anvandareId, falt: ['oidc', hinder], utfall: 'nekad' } as const;
    await audit(tx, 'inloggning_misslyckad', spar);
  });

/** The tie that an account has, as the pages say it; null when it has none, or its provider is not set up here. */
export const kopplingFor = async (db: Db, oidc: Oidc | null, anvandareId: string) => {
  const koppling = await findKoppling(db, anvandareId);
  if (koppling === null) return null;
  const leverantor = oidc?.leverantorer.find(({ issuer }) => issuer === koppling.issuer) ?? null;
  return { leverantor, namn: leverantor?.namn ?? 'En annan inloggning', koppladAt: koppling.koppladAt };
};

/** The actor's own tie is taken away: that identity lets nobody in until a superadministratör allows it again. */
export const taBortKoppling = (
  { db, clock }: { db: Database; clock: () => Date },
  actor: Actor,
): Promise<void> =>
  db.transaction(actor, async (tx) => {
    found((await upphavKoppling(tx, actor.id, clock())) || null);
    await audit(tx, 'identitet_bortkopplad', { objektId: actor.id });
  });
