import { bekraftaKonton } from '../anvandare/konto.service.ts';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { findBestallarorganisation } from '../bestallare/bestallare.service.ts';
import { bestall } from '../bestallning/bestallning.service.ts';
import type { Bestallningshinder } from '../bestallning/bestallning.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sidan } from '../shared/sidor.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  countAttBekrafta,
  countVantande,
  findAttBekrafta,
  findPersonnummer,
  lasAttBekrafta,
  listAttBekrafta,
  type Fragare,
} from './arsbekraftelse.queries.ts';
import type { AttBekrafta, Bekraftelsehinder } from './arsbekraftelse.rules.ts';

/** For which users the actor answers; NotFound for one who answers for none. With `las` it stays so until commit. */
const fragareFor = async (db: Db, actor: Actor, idag: Dag, las = false): Promise<Fragare> => {
  if (hasRoll(actor, 'superadministrator')) {
    if (las) await kravRoll(db, actor, 'superadministrator');
    return { anvandareId: actor.id, ansvar: { superadministrator: true } };
  }
  const organisationId = found(await findBestallarorganisation(db, actor.id, idag, las));
  return { anvandareId: actor.id, ansvar: { organisationId } };
};

/** How many of the actor's users stop within 60 days unless somebody confirms them; for the start page. */
export const antalVantande = async (db: Db, actor: Actor, idag: Dag): Promise<number> =>
  countVantande(db, await fragareFor(db, actor, idag), idag);

interface Lista {
  readonly rader: readonly AttBekrafta[];
  readonly traffar: number;
  readonly vantande: number;
  readonly sida: number;
}

/** The users that the actor answers for, those who stop first on top: one page of them. */
export const listAnvandareAttBekrafta = async (
  { hus: { db, clock }, actor }: Kontext,
  sida: number,
): Promise<Lista> => {
  const idag = dagAv(clock());
  const fragare = await fragareFor(db, actor, idag);
  const traffar = await countAttBekrafta(db, fragare);
  const { sida: den, ...utsnitt } = sidan(sida, traffar);
  const rader = await listAttBekrafta(db, fragare, utsnitt);
  return { rader, traffar, vantande: await countVantande(db, fragare, idag), sida: den };
};

/** One of them; NotFound for anybody else. */
export const findAnvandareAttBekrafta = async (
  { hus: { db, clock }, actor }: Kontext,
  id: string,
): Promise<AttBekrafta> => found(await findAttBekrafta(db, await fragareFor(db, actor, dagAv(clock())), id));

interface Bekraftelse {
  readonly nyckel: string;
  readonly sida: string;
  readonly ids: readonly string[];
}

const villkor: Readonly<Record<string, Bekraftelsehinder>> = {
  anvandare_bekraftas_av_behorig: 'andrad',
  anvandare_bekraftad_av_annan: 'andrad',
};

/** Confirms that users shall keep their access: for all of them or, when one is not the actor's any more, for none. */
export const bekrafta = (
  kontext: Kontext,
  { nyckel, sida, ids }: Bekraftelse,
): Promise<Result<Sparat, Bekraftelsehinder>> =>
  sparaEnGang<Bekraftelsehinder>(
    kontext,
    { nyckel, handling: 'anvandare_bekraftelse', innehall: { ids }, sida, objektId: null },
    villkor,
    async (tx) => {
      const { hus, actor } = kontext;
      const nu = hus.clock();
      if (ids.length === 0) return fail('ingen_vald');
      const fragare = await fragareFor(tx, actor, dagAv(nu), true);
      if ((await lasAttBekrafta(tx, fragare, ids)) < ids.length) return fail('andrad');
      await bekraftaKonton(tx, ids, actor.id, nu);
      for (const id of ids) await audit(tx, 'anvandare_bekraftad', { objektId: id });
      return ok(null);
    },
  );

interface Avslut {
  readonly nyckel: string;
  readonly bestallningId: string;
  readonly sida: string;
  /** The manager who asked; null in the order of a beställare. */
  readonly paBegaranAv: string | null;
}

/** Orders that a user's access ends. The personnummer goes from the account to the order without being shown. */
export const bestallAvslut = async (
  kontext: Kontext,
  anvandareId: string,
  { nyckel, bestallningId, sida, paBegaranAv }: Avslut,
): Promise<Result<Sparat, Bestallningshinder>> => {
  const { db, nycklar } = kontext.hus;
  const { id } = await findAnvandareAttBekrafta(kontext, anvandareId);
  const { arbetsgivareId: organisationId, personnummerKrypt } = await findPersonnummer(db, id);
  const personnummer = dekryptera(nycklar, `auth.anvandare.personnummer.${id}`, personnummerKrypt);
  const tomt = { fornamn: '', efternamn: '', epost: '', mobil: '', roller: [], verkligt: null };
  const rader = [{ slag: 'avslut', personnummer, ...tomt }] as const;
  const order = { nyckel, id: bestallningId, sida, organisationId, paBegaranAv, rader };
  return bestall(kontext, order, { behallUtkast: true });
};
