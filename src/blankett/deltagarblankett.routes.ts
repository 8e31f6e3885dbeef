import { audit } from '../db/audit.ts';
import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import { deltagandeFor } from '../deltagande/deltagande.service.ts';
import type { Hus } from '../hus.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found, NotFound } from '../shared/errors.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { skickaPdf } from '../web/pdf.ts';
import { get, laser, visarPerson, type Access, type Route } from '../web/routes.ts';
import {
  deltagandeblankettPath,
  filnamn,
  insatsblankettPath,
  intervjuPath,
  isDeltagarblankett,
  type Deltagarblankett,
  type Deltagaruppgifter,
} from './blankett.rules.ts';
import { intervjuModel, intervjuPage } from './intervju.view.ts';
import { deltagarblankett } from './underlag.view.ts';

const access: Access = ['deltagaransvarig'];

const nummerFor = (text: string): Deltagarblankett => {
  if (!isDeltagarblankett(text)) throw new NotFound();
  return text;
};

const uppgifterOm = ({ namn, samverkansorganisation }: Insats, d: Deltagande): Deltagaruppgifter => {
  const { personnummer, namn: heter } = found(d.person);
  return {
    insats: namn,
    samverkansorganisation,
    person: { ...d, namn: heter, fodd: personnummer.slice(0, 8) },
  };
};

/** The forms about a deltagare, with the insats or also the person filled in, and the questions to go through together. */
export const deltagarblankettRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;
  const runt = async () => ({ listor: (await hamtaStyrdata(db)).listor, skapad: clock() });

  return [
    get(intervjuPath, access, laser, async (req, res, actor) => {
      const insats = found(await findInsatsFor(db, actor, req.params.insatsId));
      const { listor } = await hamtaStyrdata(db);
      intervjuPage(res, intervjuModel(insats, { listor, idag: dagAv(clock()) }));
    }),

    get(insatsblankettPath, access, laser, async (req, res, actor) => {
      const nummer = nummerFor(req.params.blankettnummer);
      const insats = found(await findInsatsFor(db, actor, req.params.insatsId));
      const { namn, samverkansorganisation } = insats;
      const uppgifter = { insats: namn, samverkansorganisation, person: null };
      await skickaPdf(res, filnamn(nummer), deltagarblankett(nummer, uppgifter, await runt()));
    }),

    get(deltagandeblankettPath, access, visarPerson, async (req, res, actor) => {
      const nummer = nummerFor(req.params.blankettnummer);
      const uppgifter = await db.transaction(actor, async (tx) => {
        const d = await deltagandeFor(tx, nycklar, req.params.deltagandeId);
        const insats = found(await findInsatsFor(tx, actor, d.insatsId));
        const alla = uppgifterOm(insats, d);
        await audit(tx, 'blankett_hamtad', { objektId: d.id, insatsId: d.insatsId });
        return alla;
      });
      await skickaPdf(res, filnamn(nummer), deltagarblankett(nummer, uppgifter, await runt()));
    }),
  ];
};
