import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { found, NotFound } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, versionsfalt } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { budgetPath, budgetsida, radsegment } from './adress.rules.ts';
import { oppnaForForm, type Arsplats, type Oppnad } from './andring.service.ts';
import { adressensDelar } from './begaran.schema.ts';
import { borttagningModel, borttagningPage } from './borttagning.view.ts';
import { budgetansvarig, radslagFor, type Rad, type Radslag, type Raduppgift } from './budget.rules.ts';
import { konfliktMellan } from './konflikt.view.ts';
import { radtexter } from './panel.rules.ts';
import { findRad, listRadval } from './rad.queries.ts';
import { radForm } from './rad.schema.ts';
import { andraRad, laggTillRad, taBortRad, type Radhinder } from './rad.service.ts';
import { radModel, radPage, radvarden, type Radunderlag } from './rad.view.ts';
import { z } from 'zod';

const platsslag = {
  finansiering: 'samverkansorganisation',
  administrativ_kostnad: 'samverkansorganisation',
  insatskostnad: 'insats',
} as const;
const borttagningForm = z.object({ version: versionsfalt() });
const inteFinansiar = 'Välj en finansiär i listan. Organisationen finansierar inte längre.';

/** What a line would look like with what the user typed, for comparison. */
const somTyckt = (nu: Rad, rad: Raduppgift, { valbara }: Radunderlag): Rad => ({
  ...nu,
  ...rad,
  valText: valbara.find(({ kod }) => kod === rad.val)?.text ?? nu.valText,
});

/** Adding, changing and removing one kind of line. Each is a command of its own, so two who edit the same year lose nothing. */
export const radRoutes = (hus: Hus, slag: Radslag): Route[] => {
  const { db } = hus;
  const plats = platsslag[slag];
  const access: Access = [budgetansvarig[plats]];
  const nyPath = `${budgetPath[plats]}/:ar/${radsegment[slag]}`;
  const radPath = `${nyPath}/:radId`;
  const delar = (params: unknown) => ({ ...adressensDelar(plats, params), slag });

  const oppna = async (actor: Actor, arsplats: Arsplats): Promise<Oppnad> => {
    const oppnad = await oppnaForForm(db, actor, arsplats);
    if (!radslagFor(oppnad.agare).includes(slag)) throw new NotFound();
    return oppnad;
  };

  const underlagFor = async ({ agare, budget }: Oppnad, rad: Rad | null): Promise<Radunderlag> => {
    const fraga = { agareId: agare.id, ar: budget.ar, valt: rad?.val ?? null };
    return { agare, budget, slag, rad, valbara: await listRadval(db, slag, fraga) };
  };

  /** The line of this year; null when there is none, or none any longer. One of another year or budget is no line here. */
  const radI = async ({ budget }: Oppnad, radId: string): Promise<Rad | null> => {
    const rad = await findRad(db, slag, radId);
    return rad?.budgetId === budget.id ? rad : null;
  };

  /** The form again: what stands in the way, or both versions when somebody else was first. */
  const nekad = async (oppnad: Oppnad, body: unknown, [hinder, rad]: [Radhinder, Raduppgift]) => {
    if (hinder.slag === 'inte_finansiar') {
      const underlag = await underlagFor(oppnad, null);
      return { status: 422, model: radModel(underlag, formWith(body, { val: inteFinansiar })) };
    }
    const { nu } = hinder;
    const underlag = await underlagFor(oppnad, nu);
    const nytt = { ...(body as object), nyckel: randomUUID(), version: String(nu?.version ?? 0) };
    const lage =
      nu === null
        ? { borta: true }
        : { konflikt: konfliktMellan(radtexter(nu), radtexter(somTyckt(nu, rad, underlag))) };
    return { status: 409, model: radModel(underlag, formWith(nytt, {}), lage) };
  };

  return [
    get(nyPath, access, laser, async (req, res, actor) => {
      const oppnad = await oppna(actor, delar(req.params));
      radPage(res, radModel(await underlagFor(oppnad, null), aterstalldForm(req, res) ?? emptyForm));
    }),

    post(nyPath, access, andrar, async (req, res, actor) => {
      const radplats = delar(req.params);
      const oppnad = await oppna(actor, radplats);
      const underlag = await underlagFor(oppnad, null);
      const parsed = readForm(radForm(slag, underlag.valbara), req.body);
      if (!parsed.ok) {
        radPage(res, radModel(underlag, parsed.form), 422);
        return;
      }
      const { rad } = parsed.value;
      const gjort = await laggTillRad({ hus, actor }, radplats, { nyckel: nyckelOf(req.body), rad });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else {
        const { status, model } = await nekad(oppnad, req.body, [gjort.error, rad]);
        radPage(res, model, status);
      }
    }),

    get(radPath, access, laser, async (req, res, actor) => {
      const { radId, ...arsplats } = delar(req.params);
      const oppnad = await oppna(actor, arsplats);
      const rad = found(await radI(oppnad, radId));
      radPage(res, radModel(await underlagFor(oppnad, rad), aterstalldForm(req, res) ?? radvarden(rad)));
    }),

    post(radPath, access, andrar, async (req, res, actor) => {
      const { radId, ...radplats } = delar(req.params);
      const oppnad = await oppna(actor, radplats);
      const underlag = await underlagFor(oppnad, await radI(oppnad, radId));
      const parsed = readForm(radForm(slag, underlag.valbara), req.body);
      if (!parsed.ok) {
        radPage(res, radModel(underlag, parsed.form, { borta: underlag.rad === null }), 422);
        return;
      }
      const { rad, version } = parsed.value;
      const nyckel = nyckelOf(req.body);
      const gjort = await andraRad({ hus, actor }, radplats, { nyckel, radId, version, rad });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else {
        const { status, model } = await nekad(oppnad, req.body, [gjort.error, rad]);
        radPage(res, model, status);
      }
    }),

    get(`${radPath}/borttagning`, access, laser, async (req, res, actor) => {
      const { radId, ...arsplats } = delar(req.params);
      const oppnad = await oppna(actor, arsplats);
      borttagningPage(res, borttagningModel(oppnad, found(await radI(oppnad, radId))));
    }),

    post(`${radPath}/borttagning`, access, andrar, async (req, res, actor) => {
      const { radId, ...radplats } = delar(req.params);
      const oppnad = await oppna(actor, radplats);
      const parsed = readForm(borttagningForm, req.body);
      const version = parsed.ok ? parsed.value.version : 0;
      const oppnadrad = { nyckel: nyckelOf(req.body), radId, version };
      const gjort = await taBortRad({ hus, actor }, radplats, oppnadrad);
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else if (gjort.error.slag === 'andrad' && gjort.error.nu !== null)
        borttagningPage(res, borttagningModel(oppnad, gjort.error.nu, true), 409);
      else res.redirect(303, `${budgetsida(radplats.plats, radplats.ar)}?borta=ja`);
    }),
  ];
};
