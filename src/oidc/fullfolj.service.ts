import type { Actor, Anrop } from '../behorighet/behorighet.rules.ts';
import { markeraBekraftad, noteraNekad } from '../bekraftelse/bekraftelse.service.ts';
import { refusedBy } from '../db/refused.ts';
import { kontoFor, slappIn, type Inloggning } from '../inloggning/intrade.service.ts';
import { arInne, kontoMedIndex } from '../inloggning/sjalv.service.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { forbrukaForsok } from './forsok.queries.ts';
import { knyt, kopplingshinder, nekaIdentitet, type Tankt } from './koppling.service.ts';
import { leverantorMed, type Kopplingshinder, type Oidc } from './oidc.rules.ts';
import { klartForsok, type Oidchus } from './oidc.service.ts';

/** Why nobody was let in, and at whose provider. */
export interface Nekat {
  readonly hinder: Kopplingshinder | 'okand' | 'om';
  readonly leverantor: string;
}

/** What was shown at the provider makes the sign-in, once, and ties the identity to the account the first time. */
export const fullfoljOidc = async (
  hus: Oidchus,
  oidc: Oidc,
  anrop: Anrop,
  sessionId: string,
): Promise<Result<Inloggning, Nekat>> => {
  const forsok = await klartForsok(hus, sessionId);
  const leverantor = leverantorMed(oidc, forsok?.leverantor);
  if (forsok === null || leverantor === null || forsok.bekraftar !== null)
    return fail({ hinder: 'om', leverantor: '' });
  const neka = async (hinder: Nekat['hinder']) => {
    await forbrukaForsok(hus.db, forsok.id);
    return fail({ hinder, leverantor: leverantor.id });
  };
  const konto = await kontoFor(hus, anrop, { index: forsok.personnummerIndex, metod: 'oidc' });
  if (!konto.ok) return neka('okand');
  const tankt = { issuer: forsok.issuer, subject: forsok.subject, anvandareId: konto.value.id, leverantor };
  const hinder = await kopplingshinder(hus.db, tankt);
  if (hinder !== null) {
    await nekaIdentitet(hus, anrop, tankt.anvandareId, hinder);
    return neka(hinder);
  }
  const inne = await slappInMed(hus, anrop, forsok.id, tankt);
  return inne.ok ? inne : neka(inne.error);
};

const slappInMed = (
  hus: Oidchus,
  anrop: Anrop,
  forsokId: string,
  tankt: Tankt,
): Promise<Result<Inloggning, 'om' | 'redan_kopplat'>> =>
  refusedBy<Inloggning, 'om' | 'redan_kopplat'>({ extern_identitet_en_aktiv: 'redan_kopplat' }, async () => {
    const inne = await slappIn(hus, anrop, {
      anvandareId: tankt.anvandareId,
      metod: 'oidc',
      falt: ['oidc', tankt.leverantor.id],
      forbruka: async (tx) =>
        (await forbrukaForsok(tx, forsokId)) && (await knyt(tx, hus.nycklar, tankt, hus.clock())),
    });
    return inne.ok ? inne : fail('om');
  });

/** What was shown at the provider shows again who the actor is: 'annan' when it turned out to be somebody else. */
export const fullfoljOidcbekraftelse = async (
  hus: Oidchus,
  oidc: Oidc,
  actor: Actor,
  sessionId: string,
): Promise<Result<null, 'annan' | 'om'>> => {
  const forsok = await klartForsok(hus, sessionId);
  const leverantor = leverantorMed(oidc, forsok?.leverantor);
  if (forsok?.bekraftar !== actor.inloggningId || leverantor === null) return fail('om');
  const konto = await kontoMedIndex(hus.db, forsok.personnummerIndex);
  const tankt = { issuer: forsok.issuer, subject: forsok.subject, anvandareId: actor.id, leverantor };
  const hinder = await kopplingshinder(hus.db, tankt);
  if (konto?.id !== actor.id || hinder !== null) {
    await forbrukaForsok(hus.db, forsok.id);
    await hus.db.transaction(actor, (tx) => noteraNekad(tx, actor, hus.clock(), ['oidc']));
    return fail('annan');
  }
  return hus.db.transaction(actor, async (tx): Promise<Result<null, 'annan' | 'om'>> => {
    if (!(await arInne(tx, actor)) || !(await forbrukaForsok(tx, forsok.id))) return fail('om');
    await markeraBekraftad(tx, actor, hus.clock(), ['oidc', leverantor.id]);
    return ok(null);
  });
};
