import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import type { Hus } from '../hus.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { findInsatsFor, insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fodelsedag } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  findSenasteGenomgang,
  insertGenomgang,
  listAttSeOver,
  listUtkastI,
  type AttSeOverRad,
} from './genomgang.queries.ts';
import {
  bristerI,
  provaGenomgang,
  type AttSeOver,
  type Genomgang,
  type Genomgangshinder,
  type Utkast,
} from './genomgang.rules.ts';

type House = Pick<Hus, 'db' | 'nycklar' | 'clock'>;

/** What the page of one insats shows. */
interface Genomgangsunderlag {
  readonly insats: Insats;
  readonly senaste: Genomgang | null;
  readonly attSeOver: readonly AttSeOver[];
  readonly utkast: readonly Utkast[];
}

/** What to mend in an insats, for a file. */
type Atgardslista = Pick<Genomgangsunderlag, 'insats' | 'attSeOver'>;

/** Rows that the page, and a file, may hold. */
export const hogstPaSidan = 200;
const hogstIFilen = 10_000;

const toAttSeOver = (nycklar: Nycklar, rad: AttSeOverRad, insats: Insats, idag: Dag): AttSeOver => {
  const nummer = dekryptera(nycklar, `person.deltagare.personnummer.${rad.personId}`, rad.personnummerKrypt);
  return {
    id: rad.id,
    namn: dekryptera(nycklar, `person.deltagare.namn.${rad.personId}`, rad.namnKrypt),
    fodelsedatum: fodelsedag(nummer).replaceAll('-', ''),
    startdag: rad.startdag,
    brister: bristerI(rad.startdag, insats, idag),
  };
};

const lasAttSeOver = async (
  { nycklar, clock }: House,
  tx: Db,
  insats: Insats,
  hogst: number,
): Promise<AttSeOver[]> => {
  const idag = dagAv(clock());
  const rader = await listAttSeOver(tx, insats.id, { idag, hogst });
  return rader.map((rad) => toAttSeOver(nycklar, rad, insats, idag));
};

/**
 * What there is to go through in one of the actor's insatser, at most `hogstPaSidan` persons, the oldest first. The view is audited
 * before it is given, also when nobody is in it.
 * @throws NotFound when the insats is not one of the actor's
 */
export const visaGenomgang = (hus: House, actor: Actor, insatsId: string): Promise<Genomgangsunderlag> =>
  hus.db.transaction(actor, async (tx) => {
    const insats = found(await findInsatsFor(tx, actor, insatsId));
    const underlag = {
      insats,
      senaste: await findSenasteGenomgang(tx, insatsId),
      attSeOver: await lasAttSeOver(hus, tx, insats, hogstPaSidan),
      utkast: await listUtkastI(tx, insatsId, hus.clock()),
    };
    await audit(tx, 'genomgang_visad', { insatsId });
    return underlag;
  });

/**
 * Everything to look at in one of the actor's insatser, for a file. Too much for a file is refused and nobody is read out.
 * @throws NotFound when the insats is not one of the actor's
 */
export const exporteraAttSeOver = (
  hus: House,
  actor: Actor,
  insatsId: string,
): Promise<Result<Atgardslista, 'for_manga'>> =>
  hus.db.transaction(actor, async (tx) => {
    const insats = found(await findInsatsFor(tx, actor, insatsId));
    const attSeOver = await lasAttSeOver(hus, tx, insats, hogstIFilen + 1);
    if (attSeOver.length > hogstIFilen) return fail('for_manga' as const);
    await audit(tx, 'deltagare_exporterade', { insatsId });
    return ok({ insats, attSeOver });
  });

interface Markering {
  /** Idempotency key of the form. */
  readonly nyckel: string;
  readonly insatsId: string;
  /** The month the page was opened for. */
  readonly manad: Dag;
  /** Where the receipt is shown. */
  readonly sida: string;
}

/** "Markera som genomgången": once for an insats and month, whoever of its deltagaransvariga comes first. */
export const markeraGenomgangen = (
  { hus, actor }: Kontext,
  { nyckel, insatsId, manad, sida }: Markering,
): Promise<Result<Sparat, Genomgangshinder>> =>
  sparaEnGang<Genomgangshinder>(
    { hus, actor },
    { nyckel, handling: 'genomgang', innehall: { insatsId, manad }, sida, objektId: insatsId },
    {
      genomgang_pkey: 'redan_gjord',
      genomgang_manaden_innan: 'ny_manad',
      genomgang_inte_i_volyminsats: 'volyminsats',
      genomgang_insatsen_har_borjat: 'inte_borjat',
    },
    async (tx) => {
      const at = hus.clock();
      const insats = await insatsForAndring(tx, actor, insatsId);
      const gjord = (await findSenasteGenomgang(tx, insatsId))?.manad === manad;
      const provad = provaGenomgang(insats, manad, { idag: dagAv(at), gjord });
      if (!provad.ok) return provad;
      await insertGenomgang(tx, actor, { insatsId, manad, at });
      await audit(tx, 'genomgang_markerad', { objektId: insatsId, insatsId });
      return ok(null);
    },
  );

/** The number of the actor's own receipt for marking this insats; null for any other key. */
export const findGenomgangskvitto = (
  db: Database,
  actor: Actor,
  insatsId: string,
  nyckel: string,
): Promise<string | null> =>
  db.transaction(actor, async (tx) => {
    const kvitto = await findKvitto(tx, nyckel);
    return kvitto?.handling === 'genomgang' && kvitto.objektId === insatsId ? kvittonummer(kvitto) : null;
  });
