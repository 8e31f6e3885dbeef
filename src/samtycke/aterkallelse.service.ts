import { audit } from '../db/audit.ts';
import { findBegransat } from '../deltagande/begransat.service.ts';
import { deltagandeForAndring } from '../deltagande/deltagande.service.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { taBortSamtycke } from './aterkallelse.queries.ts';
import { provaAterkallelse, type Aterkallelsehinder } from './aterkallelse.rules.ts';

/** The database judges what is begränsat: the day of its samtycke is not for anybody to read. */
const villkor: Readonly<Record<string, Aterkallelsehinder>> = {
  aterkallelse_efter_undertecknandet: 'fore_samtycket',
  aterkallelse_kraver_samtycke_och_uppdrag: 'inget_samtycke',
};

/**
 * Withdraws the samtycke of a deltagande: it becomes an anonymous one of its insats, year and kön in the same transaction, and
 * nothing of the person is left (ADR 31). It waits for a save under way and wins over every later one. There is no undo.
 * What is begränsat is withdrawn too, without anybody opening it.
 * @throws Avidentifierat when a colleague was first
 */
export const aterkallaSamtycke = (
  kontext: Kontext,
  deltagandeId: string,
  { nyckel, datum }: { readonly nyckel: string; readonly datum: Dag },
): Promise<Result<Sparat, Aterkallelsehinder>> => {
  const { hus, actor } = kontext;
  const kvitto = {
    nyckel,
    handling: 'aterkallelse',
    innehall: { deltagandeId, datum },
    sida: `/aterkallelser/${nyckel}`,
    objektId: deltagandeId,
  };
  return sparaEnGang<Aterkallelsehinder>(kontext, kvitto, villkor, async (tx) => {
    const begransat = await findBegransat(tx, deltagandeId);
    const fore =
      begransat === null
        ? await deltagandeForAndring(tx, hus.nycklar, deltagandeId)
        : { ...begransat, samtyckeDatum: datum };
    await insatsForAndring(tx, actor, fore.insatsId);
    const hinder = provaAterkallelse(fore, datum, dagAv(hus.clock()));
    if (hinder !== null) return fail(hinder);
    await taBortSamtycke(tx, deltagandeId, datum);
    await audit(tx, 'samtycke_aterkallat', { objektId: deltagandeId, insatsId: fore.insatsId });
    return ok(deltagandeId);
  });
};
