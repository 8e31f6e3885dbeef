import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
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
import { alderDen, fodelsedag } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { updateInregistrering } from './inregistrering.queries.ts';
import {
  inregistreringAv,
  plattInregistrering,
  provaInregistrering,
  type Andrad,
  type Hinder,
  type Inregistrering,
  type Nekad,
} from './inregistrering.rules.ts';
import { overlappNekad, type Inskick } from './inregistrering.service.ts';
import { skillnader } from './matning.rules.ts';

/** A correction of a start: also the version that the form was opened with, and why. */
export interface Rattelse extends Inskick {
  readonly version: number;
  /** '' while the deltagande is open. */
  readonly skal: string;
}

/**
 * Corrects the start of a deltagande and keeps what it was. When somebody else has saved meanwhile nothing is written,
 * and the user gets both versions.
 */
export const rattaInregistrering = (
  kontext: Kontext,
  deltagandeId: string,
  rattelse: Rattelse,
): Promise<Result<Sparat, Nekad | Andrad>> => {
  const { nyckel, inregistrering, version, skal } = rattelse;
  const innehall = { deltagandeId, inregistrering, version, skal };
  return sparaEnGang<Nekad | Andrad>(
    kontext,
    {
      nyckel,
      handling: 'inregistrering_rattelse',
      innehall,
      sida: `/kvitton/${nyckel}`,
      objektId: deltagandeId,
    },
    overlappNekad,
    (tx) => ratta({ tx, ...kontext }, deltagandeId, rattelse),
  );
};

const ratta = async (
  { tx, hus, actor }: Kontext & { readonly tx: Db },
  deltagandeId: string,
  { inregistrering, bekrafta, utbildningsniva, version, skal }: Rattelse,
): Promise<Result<unknown, Nekad | Andrad>> => {
  const { nycklar, clock } = hus;
  const fore = await deltagandeForAndring(tx, nycklar, deltagandeId);
  const { personnummer } = found(fore.person);
  const insats = await insatsForAndring(tx, actor, fore.insatsId);
  if (fore.version !== version || fore.makulering !== null) return fail({ slag: 'andrad', nu: fore });
  const hinder = egnaHinder(fore, inregistrering);
  if (hinder.length > 0) return fail({ slag: 'hinder', hinder });
  const alla = await listDeltagandenForPerson(tx, nycklar, fore.insatsId, personnummer);
  const tidigare = alla.filter((d) => d.id !== fore.id);
  const { avslutningsdag } = fore;
  const dagar = { idag: dagAv(clock()), fodd: fodelsedag(personnummer), avslutningsdag };
  const fakta = { insats, ...dagar, tidigare, utbildningsniva, bekrafta };
  const nekad = provaInregistrering(inregistrering, fakta);
  if (nekad !== null) return fail(nekad);
  const alder = alderDen(personnummer, inregistrering.startdag);
  await spara(tx, { ...fore, alder }, inregistrering, { avId: actor.id, skal: skal === '' ? null : skal });
  return ok(deltagandeId);
};

/** What stands in the way of a correction only: a start after the end, or nothing to correct. */
const egnaHinder = (fore: Deltagande, ny: Inregistrering): Hinder[] => {
  const sparat = inregistreringAv(fore);
  const lika =
    sparat !== null && skillnader(plattInregistrering(sparat), plattInregistrering(ny)).length === 0;
  const efterSlut = fore.avslutningsdag !== null && fore.avslutningsdag < ny.startdag;
  return [...(efterSlut ? (['slut_fore_start'] as const) : []), ...(lika ? (['inget_andrat'] as const) : [])];
};

const spara = async (
  tx: Db,
  fore: Deltagande & { readonly alder: number },
  ny: Inregistrering,
  av: { avId: string; skal: string | null },
): Promise<void> => {
  const { id, insatsId, version } = fore;
  const andringar = skillnader(plattInregistrering(found(inregistreringAv(fore))), plattInregistrering(ny));
  await updateInregistrering(tx, fore, ny);
  await insertHistorik(tx, fore, {
    handelse: 'inregistrering_rattad',
    andringar,
    ...av,
    version: version + 1,
  });
  await audit(tx, 'inregistrering_rattad', {
    objektId: id,
    insatsId,
    falt: andringar.map(({ falt }) => falt),
  });
};
