import { findBestallarorganisation } from '../bestallare/bestallare.service.ts';
import { behorighetsroller, hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { dekryptera } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found, NotFound } from '../shared/errors.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { skickaPdf } from '../web/pdf.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { findBestallare, findOrder, findOrganisation } from './blankett.queries.ts';
import {
  bestallarblankettPath,
  bestallningsblankettPath,
  blanketterPath,
  blankettPath,
  filnamn,
  isBlankettnummer,
  organisationsblankettPath,
} from './blankett.rules.ts';
import {
  blankett9445,
  blankett9447,
  blankett9463,
  blanketterModel,
  blanketterPage,
} from './blankett.view.ts';
import { tomBlankett } from './tom.view.ts';

/** The forms as files to print and sign: blank, or filled in from what is in SUS. */
export const blankettRoutes = (hus: Hus): Route[] => {
  const { db, clock, nycklar } = hus;

  /** The organisation whose orders the actor sees; null when all of them. */
  const organisationFor = async (actor: Actor): Promise<string | null> =>
    hasRoll(actor, 'superadministrator')
      ? null
      : found(await findBestallarorganisation(db, actor.id, dagAv(clock())));

  return [
    get(blanketterPath, behorighetsroller, laser, (_req, res) => {
      blanketterPage(res, blanketterModel());
    }),

    get(blankettPath, behorighetsroller, laser, async (req, res) => {
      const { nummer } = req.params;
      if (!isBlankettnummer(nummer)) throw new NotFound();
      const { listor } = await hamtaStyrdata(db);
      await skickaPdf(res, filnamn(nummer), tomBlankett(nummer, clock(), listor));
    }),

    get(bestallningsblankettPath, ['bestallare', 'superadministrator'], laser, async (req, res, actor) => {
      const order = found(await findOrder(db, req.params.bestallningId, await organisationFor(actor)));
      const rader = order.rader.map(({ id, personnummerKrypt, ...rad }) => {
        const plats = `auth.bestallningsrad.personnummer.${id}`;
        const nummer = dekryptera(nycklar, plats, Buffer.from(personnummerKrypt, 'hex'));
        return { ...rad, fodd: nummer.slice(0, 8) };
      });
      await skickaPdf(res, filnamn('9445'), blankett9445({ ...order, rader }, clock()));
    }),

    get(bestallarblankettPath, ['superadministrator'], laser, async (req, res) => {
      const bestallare = found(await findBestallare(db, req.params.bestallareId));
      await skickaPdf(res, filnamn('9463'), blankett9463(bestallare, clock()));
    }),

    get(organisationsblankettPath, ['superadministrator'], laser, async (req, res) => {
      const organisation = found(await findOrganisation(db, req.params.organisationId));
      await skickaPdf(res, filnamn('9447'), blankett9447(organisation, clock()));
    }),
  ];
};
