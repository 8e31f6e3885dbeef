import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Hus } from '../hus.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sidan } from '../shared/sidor.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  countGallringar,
  findGallring,
  findPagaende,
  insertGallring,
  lasGallring,
  listForslag,
  listGallringar,
  listProvkorning,
  updateBeslut,
  updateIgen,
} from './gallring.queries.ts';
import type { Forbundsantal } from './forbund.rules.ts';
import { findRegel } from './regel.queries.ts';
import {
  gallringsvillkor,
  lageFor,
  provaForslag,
  provaGodkannande,
  provaNekande,
  sistaDagen,
  type Gallring,
  type Gallringshinder,
  type Provkorning,
  type Nekandeskal,
} from './gallring.rules.ts';

const roll = 'superadministrator';

/** The rule in force, and one page of the gallringar, latest first. */
export const visaGallringar = ({ db, clock }: Hus, actor: Actor, sida: number) =>
  db.transaction(actor, async (tx) => {
    const idag = dagAv(clock());
    const traffar = await countGallringar(tx);
    const { sida: den, ...utsnitt } = sidan(sida, traffar);
    return {
      regel: await findRegel(tx, idag),
      rader: await listGallringar(tx, idag, utsnitt),
      traffar,
      sida: den,
    };
  });

/** Runs the gallring without taking anything: the same question as the run puts. */
export const provkor = ({ db, clock }: Hus, actor: Actor): Promise<Provkorning> =>
  db.transaction(actor, async (tx) => {
    const idag = dagAv(clock());
    const regel = await findRegel(tx, idag);
    const sistaDag = regel === null ? null : sistaDagen(regel.ar, idag);
    const rader = sistaDag === null ? [] : await listProvkorning(tx, sistaDag);
    const pagaende = await findPagaende(tx);
    const attGallra = rader.filter((rad) => rad.utfall === 'foreslaget').length;
    const hinder = provaForslag(regel, { pagar: pagaende !== null, attGallra });
    return { regel, sistaDag, rader, hinder, pagaende };
  });

/** A fresh id of a gallring, which its page stands under. */
export const nyttGallringsId = (): string => randomUUID();

interface Forslag {
  readonly nyckel: string;
  readonly id: string;
  readonly sida: string;
}

/** Proposes what the rule in force lets be taken today. */
export const foreslaGallring = async (
  kontext: Kontext,
  { nyckel, id, sida }: Forslag,
): Promise<Result<Sparat, Gallringshinder>> => {
  const { hus, actor } = kontext;
  const idag = dagAv(hus.clock());
  const svar = await sparaEnGang<Gallringshinder>(
    kontext,
    { nyckel, handling: 'gallring_forslag', innehall: {}, sida, objektId: id },
    gallringsvillkor,
    async (tx) => {
      await kravRoll(tx, actor, roll);
      const regel = await findRegel(tx, idag);
      if (regel === null) return fail('ingen_regel');
      await insertGallring(tx, { id, regelId: regel.id, sistaDag: sistaDagen(regel.ar, idag), av: actor.id });
      await audit(tx, 'gallring_foreslagen', { objektId: id });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, 'gallring_foreslagen', svar.error);
};

/** One gallring, with what it was proposed to take. @throws NotFound for all but superadministratörer */
export const visaGallring = (
  { db, clock }: Hus,
  actor: Actor,
  id: string,
): Promise<{ readonly gallring: Gallring; readonly rader: readonly Forbundsantal[] }> =>
  db.transaction(actor, async (tx) => ({
    gallring: found(await findGallring(tx, id, dagAv(clock()))),
    rader: await listForslag(tx, id),
  }));

interface Beslut {
  readonly nyckel: string;
  readonly sida: string;
  /** Null approves. */
  readonly skal: Nekandeskal | null;
}

/** Another superadministratör approves, and the job begins; or somebody refuses, or takes the own proposal back. */
export const beslutaGallring = async (
  kontext: Kontext,
  id: string,
  { nyckel, sida, skal }: Beslut,
): Promise<Result<Sparat, Gallringshinder>> => {
  const { hus, actor } = kontext;
  const handelse = skal === null ? 'gallring_godkand' : 'gallring_nekad';
  const svar = await sparaEnGang<Gallringshinder>(
    kontext,
    { nyckel, handling: 'gallring_beslut', innehall: { id, skal }, sida, objektId: id },
    gallringsvillkor,
    async (tx) => {
      await kravRoll(tx, actor, roll);
      const gallring = found(await lasGallring(tx, id, dagAv(hus.clock())));
      const lage = lageFor(gallring, hus.clock());
      const vem = { egen: gallring.foreslagenAvId === actor.id, regelGaller: gallring.regelGaller };
      const hinder = skal === null ? provaGodkannande(lage, vem) : provaNekande(lage);
      if (hinder !== null) return fail(hinder);
      await updateBeslut(tx, id, { av: actor.id, skal });
      await audit(tx, handelse, { objektId: id, ...(skal === null ? {} : { falt: [skal] }) });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, handelse, svar.error);
};

/** "Försök igen", for a run in which nothing has happened for long. What is done stays done. */
export const korIgen = (
  kontext: Kontext,
  { nyckel, id, sida }: Forslag,
): Promise<Result<Sparat, Gallringshinder>> =>
  sparaEnGang<Gallringshinder>(
    kontext,
    { nyckel, handling: 'gallring_igen', innehall: { id }, sida, objektId: id },
    gallringsvillkor,
    async (tx) => {
      await kravRoll(tx, kontext.actor, roll);
      const { hus } = kontext;
      const gallring = found(await lasGallring(tx, id, dagAv(hus.clock())));
      // Done meanwhile, or going on: there is nothing to do again, and the page says how far it has come.
      if (lageFor(gallring, hus.clock()) !== 'stannat') return ok(null);
      await updateIgen(tx, id);
      await audit(tx, 'gallring_igen', { objektId: id });
      return ok(null);
    },
  );
