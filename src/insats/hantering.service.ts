import { andringarMellan, type Andring } from '../andring/andring.rules.ts';
import { skrivAndring } from '../andring/andring.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { slangFormularutkast } from '../formularutkast/formularutkast.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravUppdragI, sattUppdrag } from '../uppdrag/uppdrag.service.ts';
import {
  findMedSammaNamn,
  hanteradForAndring,
  insertInsats,
  organisationForAndring,
  updateInsats,
} from './hantering.queries.ts';
import {
  hindrad,
  insatssparrar,
  provaAndring,
  provaPeriod,
  somTexter,
  type Hanterad,
  type Inskick,
  type Nekad,
} from './hantering.rules.ts';
import { listKategorier } from './kategorier.queries.ts';

type I = Kontext & { readonly tx: Db };

/** A new insats: in which organisation, under which id, and from which other one (null when from none). */
export interface NyInsats extends Inskick {
  readonly insatsId: string;
  readonly organisationId: string;
  readonly fran: string | null;
  /** Where the receipt is shown. */
  readonly sida: string;
}

export const nyInsatsFormular = 'ny_insats';
export const insatsFormular = 'insats';

/** "Registrera ny insats": the insats, its målgrupper and its deltagaransvariga in one transaction, once for a key. */
export const registreraInsats = (kontext: Kontext, ny: NyInsats): Promise<Result<Sparat, Nekad>> => {
  const { nyckel, insatsId, organisationId, uppgifter, deltagaransvariga, fran, sida } = ny;
  const innehall = { organisationId, uppgifter, deltagaransvariga, fran };
  return sparaEnGang<Nekad>(
    kontext,
    { nyckel, handling: 'insats_registrering', innehall, sida, objektId: insatsId },
    insatssparrar,
    (tx) => registrera({ ...kontext, tx }, ny),
  );
};

const registrera = async (i: I, ny: NyInsats): Promise<Result<unknown, Nekad>> => {
  const { tx, actor } = i;
  const { insatsId: id, organisationId, uppgifter } = ny;
  const organisation = found(await organisationForAndring(tx, organisationId));
  await kravUppdragI(tx, actor, organisationId, ['insatsansvarig']);
  const hinder = provaPeriod(uppgifter, organisation);
  if (await findMedSammaNamn(tx, { organisationId, namn: uppgifter.namn, utom: id }))
    hinder.push('namn_upptaget');
  if (hinder.length > 0) return fail(hindrad(...hinder));
  await insertInsats(tx, { ...uppgifter, id, organisationId });
  const uppdrag = await sattAnsvariga(i, id, ny);
  if (!uppdrag.ok) return uppdrag;
  const falt = andringarMellan({}, somTexter(uppgifter, await listKategorier(tx)));
  await skriv(i, id, { handelse: 'insats_registrerad', falt, uppdrag: uppdrag.value });
  await slangFormularutkast(tx, { formular: nyInsatsFormular, objektId: ny.fran });
  return ok(id);
};

/** A change: also the version that the form was opened with, and whether open deltaganden were confirmed. */
export interface Andrad extends Inskick {
  readonly insatsId: string;
  readonly version: number;
  readonly bekraftat: boolean;
  readonly sida: string;
}

/** "Hantera insats": everything on the page in one transaction, once for a key; refused when somebody else has saved meanwhile. */
export const andraInsats = (kontext: Kontext, ny: Andrad): Promise<Result<Sparat, Nekad>> => {
  const { nyckel, insatsId, version, uppgifter, deltagaransvariga, sida } = ny;
  const innehall = { insatsId, version, uppgifter, deltagaransvariga };
  return sparaEnGang<Nekad>(
    kontext,
    { nyckel, handling: 'insats_andring', innehall, sida, objektId: insatsId },
    insatssparrar,
    (tx) => andra({ ...kontext, tx }, ny),
  );
};

const andra = async (i: I, ny: Andrad): Promise<Result<unknown, Nekad>> => {
  const { tx, actor } = i;
  const { insatsId, uppgifter, version, bekraftat } = ny;
  const fore = found(await hanteradForAndring(tx, actor, insatsId));
  await kravUppdragI(tx, actor, fore.organisation.id, ['insatsansvarig']);
  if (fore.version !== version) return fail({ slag: 'andrad', nu: fore });
  const hinder = provaAndring(fore, uppgifter, bekraftat);
  const namn = { organisationId: fore.organisation.id, namn: uppgifter.namn, utom: insatsId };
  if (await findMedSammaNamn(tx, namn)) hinder.push('namn_upptaget');
  return hinder.length > 0 ? fail(hindrad(...hinder)) : spara(i, fore, ny);
};

const spara = async (i: I, fore: Hanterad, ny: Andrad): Promise<Result<unknown, Nekad>> => {
  const { tx } = i;
  await updateInsats(tx, fore.id, ny.uppgifter);
  const uppdrag = await sattAnsvariga(i, fore.id, ny);
  if (!uppdrag.ok) return uppdrag;
  const kategorier = await listKategorier(tx);
  const falt = andringarMellan(somTexter(fore, kategorier), somTexter(ny.uppgifter, kategorier));
  if (falt.length + uppdrag.value.length > 0)
    await skriv(i, fore.id, { handelse: 'insats_andrad', falt, uppdrag: uppdrag.value });
  await slangFormularutkast(tx, { formular: insatsFormular, objektId: fore.id });
  return ok(fore.id);
};

const sattAnsvariga = async (
  { tx, actor, hus }: I,
  insatsId: string,
  { deltagaransvariga: valda }: Inskick,
): Promise<Result<readonly Andring[], Nekad>> => {
  const tilldelning = {
    plats: { insatsId },
    roll: 'deltagaransvarig',
    valda,
    idag: dagAv(hus.clock()),
  } as const;
  const satt = await sattUppdrag(tx, actor, tilldelning);
  return satt.ok ? satt : fail(hindrad(satt.error));
};

interface Skrivet {
  readonly handelse: string;
  readonly falt: readonly Andring[];
  /** These name users, so in the trail they have rows of their own with ids (sattUppdrag). */
  readonly uppdrag: readonly Andring[];
}

const skriv = async (
  { tx, actor }: I,
  insatsId: string,
  { handelse, falt, uppdrag }: Skrivet,
): Promise<void> => {
  const andringar = [...falt, ...uppdrag];
  await skrivAndring(tx, actor, { slag: 'insats', objekt: insatsId, handelse, andringar });
  await audit(tx, handelse, { objektId: insatsId, insatsId, falt: falt.map((en) => en.falt) });
};
