import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';
import { countBegransade } from '../deltagande/begransat.service.ts';
import { statusOf } from '../deltagande/deltagande.rules.ts';
import type { Hus } from '../hus.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { listMinaInsatser } from '../insats/insats.service.ts';
import { dagAv, dygn, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fodelsedag } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Fraga, Rad } from './deltagare.queries.ts';
import { hogstIFil, perSida, type Deltagarrad, type Listval } from './deltagare.rules.ts';
import { listUtsnitt, type Utsnitt } from './utsnitt.service.ts';

type House = Pick<Hus, 'db' | 'nycklar' | 'clock'>;

/** An insats of the actor's, and all of them to choose among. */
export interface Insatsval {
  readonly insats: Insats;
  readonly insatser: readonly Insats[];
}
export type Deltagarlista = Insatsval &
  Omit<Utsnitt, 'rader'> & { readonly rader: readonly Deltagarrad[]; readonly begransade: number };

/** @throws NotFound when the insats is not one of the actor's */
export const insatsvalFor = async (db: Db, actor: Actor, insatsId: string): Promise<Insatsval> => {
  const insatser = await listMinaInsatser(db, actor);
  return { insatser, insats: found(insatser.find(({ id }) => id === insatsId)) };
};

const toPerson = (
  nycklar: Nycklar,
  { personId, namnKrypt, personnummerKrypt }: Rad,
): Deltagarrad['person'] => {
  if (personId === null || namnKrypt === null || personnummerKrypt === null) return null;
  const nummer = dekryptera(nycklar, `person.deltagare.personnummer.${personId}`, personnummerKrypt);
  return {
    namn: dekryptera(nycklar, `person.deltagare.namn.${personId}`, namnKrypt),
    fodelsedatum: fodelsedag(nummer).replaceAll('-', ''),
  };
};

const toRad = (nycklar: Nycklar, idag: Dag, rad: Rad): Deltagarrad => ({
  id: rad.id,
  person: toPerson(nycklar, rad),
  startdag: rad.startdag,
  avslutningsdag: rad.avslutningsdag,
  status: statusOf(rad, idag),
  utkast: rad.utkast,
});

/** Reads part of a list as the actor: what is not theirs is NotFound, also when a list would be empty. */
const lasLista = async (
  { nycklar, clock }: House,
  tx: Db,
  actor: Actor,
  { insatsId, val, antal }: { insatsId: string; val: Listval; antal: number },
): Promise<Deltagarlista> => {
  const insatsval = await insatsvalFor(tx, actor, insatsId);
  const nu = clock();
  const fraga: Fraga = {
    ...{ insatsId, anvandareId: actor.id, urval: val },
    ...{ idag: dagAv(nu), utkastEfter: new Date(nu.getTime() - dygn) },
  };
  const utsnitt = await listUtsnitt(tx, nycklar, fraga, { sortera: val.sortera, sida: val.sida, antal });
  const begransade = await countBegransade(tx, insatsId);
  return {
    ...insatsval,
    ...utsnitt,
    begransade,
    rader: utsnitt.rader.map((rad) => toRad(nycklar, fraga.idag, rad)),
  };
};

/** One page of the deltaganden of an insats. The view is audited before it is given, also when nobody is in it. */
export const visaDeltagare = (
  hus: House,
  actor: Actor,
  insatsId: string,
  val: Listval,
): Promise<Deltagarlista> =>
  hus.db.transaction(actor, async (tx) => {
    const lista = await lasLista(hus, tx, actor, { insatsId, val, antal: perSida });
    await audit(tx, 'deltagare_visade', { insatsId });
    return lista;
  });

/** The whole selection for a file, at most `hogstIFil` rows; more is refused and nobody is read out. */
export const exporteraDeltagare = (
  hus: House,
  actor: Actor,
  insatsId: string,
  val: Listval,
): Promise<Result<Deltagarlista, 'for_manga'>> =>
  hus.db.transaction(actor, async (tx) => {
    const lista = await lasLista(hus, tx, actor, { insatsId, val: { ...val, sida: 1 }, antal: hogstIFil });
    if (lista.traffar > hogstIFil) return fail('for_manga' as const);
    await audit(tx, 'deltagare_exporterade', { insatsId });
    return ok(lista);
  });
