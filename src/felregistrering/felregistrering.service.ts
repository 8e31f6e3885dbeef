import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import type { Deltagande, Makuleringsskal } from '../deltagande/deltagande.rules.ts';
import {
  deltagandeForAndring,
  insertHistorik,
  listDeltagandenForPerson,
} from '../deltagande/deltagande.service.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { overlappande } from '../registrering/inregistrering.rules.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { provaAterstallning, raderasGenast, type Aterstallningshinder } from './felregistrering.rules.ts';

export type Felregistreringshinder = 'andrad';

/**
 * Voids a deltagande that should never have been: it is in no statistic from now on. After "fel person" and "samtycke saknas"
 * the identity and the answers are erased in the same transaction; the others can be undone for 30 days.
 */
export const felregistrera = (
  kontext: Kontext,
  deltagandeId: string,
  { nyckel, skal, version }: { nyckel: string; skal: Makuleringsskal; version: number },
): Promise<Result<Sparat, Felregistreringshinder>> => {
  const innehall = { deltagandeId, skal };
  const kvitto = {
    nyckel,
    handling: 'felregistrering',
    innehall,
    sida: `/kvitton/${nyckel}`,
    objektId: deltagandeId,
  };
  return sparaEnGang<Felregistreringshinder>(kontext, kvitto, {}, async (tx) => {
    const fore = await oppna(tx, kontext, deltagandeId);
    if (fore.makulering !== null || fore.version !== version) return fail('andrad');
    const avId = kontext.actor.id;
    await tx.run(sql`
      update verksamhet.deltagande
      set makulerad_at = ${kontext.hus.clock()}, makulerad_skal = ${skal}, makulerad_av = ${avId}, version = ${version + 1},
        person_id = case when ${raderasGenast(skal)} then null else person_id end,
        personkod = case when ${raderasGenast(skal)} then null else personkod end,
        alder = case when ${raderasGenast(skal)} then null else alder end,
        kommun_kod = case when ${raderasGenast(skal)} then null else kommun_kod end,
        stadsdel_kod = case when ${raderasGenast(skal)} then null else stadsdel_kod end
      where id = ${deltagandeId}`);
    if (raderasGenast(skal)) await raderaIdentitet(tx, fore);
    await insertHistorik(tx, fore, {
      handelse: 'felregistrerad',
      andringar: [],
      skal,
      version: version + 1,
      avId,
    });
    await audit(tx, 'felregistrerad', { objektId: deltagandeId, insatsId: fore.insatsId });
    return ok(deltagandeId);
  });
};

const oppna = async (tx: Db, { hus, actor }: Kontext, deltagandeId: string): Promise<Deltagande> => {
  const fore = await deltagandeForAndring(tx, hus.nycklar, deltagandeId);
  await insatsForAndring(tx, actor, fore.insatsId);
  return fore;
};

/** Samtycke, answers, old values and drafts go; the person's row too, unless another deltagande of theirs needs it. */
const raderaIdentitet = async (tx: Db, { id, person }: Deltagande): Promise<void> => {
  await tx.run(sql`delete from person.samtycke where deltagande_id = ${id}`);
  await tx.run(sql`delete from verksamhet.matning where deltagande_id = ${id}`);
  await tx.run(sql`update verksamhet.historik set andringar = '[]', skal = null where deltagande_id = ${id}`);
  if (person === null) return;
  await tx.run(sql`
    delete from person.deltagare p
    where p.id = ${person.id} and not exists (select from verksamhet.deltagande d where d.person_id = p.id)`);
};

/** Brings a voided deltagande back with everything it had, within 30 days. */
export const aterstall = (
  kontext: Kontext,
  deltagandeId: string,
  nyckel: string,
): Promise<Result<Sparat, Aterstallningshinder>> => {
  const kvitto = {
    nyckel,
    handling: 'aterstallning',
    innehall: { deltagandeId },
    sida: `/kvitton/${nyckel}`,
    objektId: deltagandeId,
  };
  return sparaEnGang<Aterstallningshinder>(
    kontext,
    kvitto,
    {
      deltagande_overlappar_inte: 'overlappar',
      deltagande_start_fore_insats: 'utanfor_insatsen',
      deltagande_start_efter_insats: 'utanfor_insatsen',
    },
    async (tx) => {
      const fore = await oppna(tx, kontext, deltagandeId);
      const hinder = provaAterstallning(fore, kontext.hus.clock()) ?? (await krockar(tx, kontext, fore));
      if (hinder !== null) return fail(hinder);
      await tx.run(sql`
      update verksamhet.deltagande
      set makulerad_at = null, makulerad_skal = null, makulerad_av = null, version = ${fore.version + 1}
      where id = ${deltagandeId}`);
      const rad = { andringar: [], skal: null, version: fore.version + 1, avId: kontext.actor.id };
      await insertHistorik(tx, fore, { handelse: 'felregistrering_angrad', ...rad });
      await audit(tx, 'felregistrering_angrad', { objektId: deltagandeId, insatsId: fore.insatsId });
      return ok(deltagandeId);
    },
  );
};

/** A new start may have been registered meanwhile; then there is no room for the old one. */
const krockar = async (tx: Db, { hus }: Kontext, fore: Deltagande): Promise<'overlappar' | null> => {
  const { personnummer } = found(fore.person);
  const andra = await listDeltagandenForPerson(tx, hus.nycklar, fore.insatsId, personnummer);
  return overlappande(
    fore,
    andra.filter((d) => d.id !== fore.id),
  ) === null
    ? null
    : 'overlappar';
};
