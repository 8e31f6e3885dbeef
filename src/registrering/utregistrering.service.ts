import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import {
  deltagandeForAndring,
  insertHistorik,
  listDeltagandenForPerson,
} from '../deltagande/deltagande.service.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { overlappande, type Andrad } from './inregistrering.rules.ts';
import { skillnader } from './matning.rules.ts';
import {
  plattUtregistrering,
  provaSlut,
  utregistreringAv,
  type Uthinder,
  type Utregistrering,
} from './utregistrering.rules.ts';

/** Why an end was not saved. */
export type Utnekad = { readonly slag: 'hinder'; readonly hinder: Uthinder } | Andrad;

export interface Utskick {
  readonly nyckel: string;
  readonly utregistrering: Utregistrering;
  /** The version of the deltagande that the form was opened with. */
  readonly version: number;
  /** '' while the deltagande is open. */
  readonly skal: string;
}

const overlapp = { deltagande_overlappar_inte: { slag: 'hinder', hinder: 'overlappar' } } as const;

/**
 * Registers a deltagare out, or corrects the end of one who is out: day, reason and answers, history, receipt and audit row,
 * together or not at all. An open deltagande can be ended also after the insats has.
 */
export const registreraUt = (
  kontext: Kontext,
  deltagandeId: string,
  utskick: Utskick,
): Promise<Result<Sparat, Utnekad>> => {
  const { nyckel, utregistrering, version, skal } = utskick;
  const innehall = { deltagandeId, utregistrering, version, skal };
  // Only a correction has a reason, so the receipt can say which of the two it was.
  const handling = skal === '' ? 'utregistrering' : 'utregistrering_rattelse';
  return sparaEnGang<Utnekad>(
    kontext,
    { nyckel, handling, innehall, sida: `/kvitton/${nyckel}`, objektId: deltagandeId },
    overlapp,
    (tx) => avsluta({ tx, ...kontext }, deltagandeId, utskick),
  );
};

const avsluta = async (
  { tx, hus, actor }: Kontext & { readonly tx: Db },
  deltagandeId: string,
  { utregistrering, version, skal }: Utskick,
): Promise<Result<unknown, Utnekad>> => {
  const fore = await deltagandeForAndring(tx, hus.nycklar, deltagandeId);
  const { personnummer } = found(fore.person);
  await insatsForAndring(tx, actor, fore.insatsId);
  if (fore.version !== version || fore.makulering !== null) return fail({ slag: 'andrad', nu: fore });
  const alla = await listDeltagandenForPerson(tx, hus.nycklar, fore.insatsId, personnummer);
  const hinder = hinderFor(fore, utregistrering, alla, dagAv(hus.clock()));
  if (hinder !== null) return fail({ slag: 'hinder', hinder });
  await spara(tx, fore, utregistrering, { avId: actor.id, skal: skal === '' ? null : skal });
  return ok(deltagandeId);
};

const hinderFor = (
  fore: Deltagande,
  ny: Utregistrering,
  alla: readonly Deltagande[],
  idag: string,
): Uthinder | null => {
  const dagar = provaSlut(ny.avslutningsdag, fore.startdag, idag);
  if (dagar !== null) return dagar;
  const andra = alla.filter((d) => d.id !== fore.id);
  if (overlappande({ startdag: fore.startdag, avslutningsdag: ny.avslutningsdag }, andra) !== null)
    return 'overlappar';
  const sparat = utregistreringAv(fore);
  const lika =
    sparat !== null && skillnader(plattUtregistrering(sparat), plattUtregistrering(ny)).length === 0;
  return lika ? 'inget_andrat' : null;
};

const spara = async (
  tx: Db,
  fore: Deltagande,
  ny: Utregistrering,
  av: { avId: string; skal: string | null },
): Promise<void> => {
  const sparat = utregistreringAv(fore);
  await updateUtregistrering(tx, fore, ny);
  const andringar = sparat === null ? [] : skillnader(plattUtregistrering(sparat), plattUtregistrering(ny));
  const handelse = sparat === null ? 'utregistrerad' : 'utregistrering_rattad';
  await insertHistorik(tx, fore, { handelse, andringar, ...av, version: fore.version + 1 });
  await audit(tx, sparat === null ? 'deltagare_utregistrerad' : 'utregistrering_rattad', {
    objektId: fore.id,
    insatsId: fore.insatsId,
    falt: andringar.map(({ falt }) => falt),
  });
};

/** The end and its answers; answers that a reason does not ask for are taken away. The draft is gone. */
const updateUtregistrering = async (
  tx: Db,
  { id, insatsId, version }: Pick<Deltagande, 'id' | 'insatsId' | 'version'>,
  { avslutningsdag, avslutsanledningKod, utmatning: m }: Utregistrering,
): Promise<void> => {
  await tx.run(sql`
    with utkast as (
      delete from person.utkast where deltagande_id = ${id} and formular = 'utregistrering' and anvandare_id = auth.anvandare_id()
    )
    update verksamhet.deltagande
    set avslutningsdag = ${avslutningsdag}, avslutsanledning_kod = ${avslutsanledningKod}, version = ${version + 1}
    where id = ${id}`);
  await tx.run(sql`delete from verksamhet.matning where deltagande_id = ${id} and tillfalle = 'ut'`);
  if (m === null) return;
  await tx.run(sql`
    insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning,
      arbetstyp_kod, studerar, studier_omfattning)
    values (${id}, ${insatsId}, 'ut', ${m.forsorjning}, ${m.arbetssokande}, ${m.arbete !== null}, ${m.arbete?.omfattning ?? null},
      ${m.arbete?.arbetstypKod ?? null}, ${m.studier !== null}, ${m.studier?.omfattning ?? null})`);
};
