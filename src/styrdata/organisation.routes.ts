import type { Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { listAndringar } from '../andring/andring.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { antalSidor } from '../shared/sidor.ts';
import { sokmonster } from '../shared/text.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, text, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { aterstalldMeddelande, kvittoMeddelande } from './kvitto.view.ts';
import { listaPage } from './lista.view.ts';
import { listPoster } from './listor.queries.ts';
import { kvittoMed } from './listor.routes.ts';
import { findOrganisation, listDeltarI, raknaAnstallda, sokOrganisationer } from './organisation.queries.ts';
import type { Organisation } from './organisation.rules.ts';
import { organisationshinderFel, readOrganisation } from './organisation.schema.ts';
import { andraOrganisation, laggTillOrganisation } from './organisation.service.ts';
import {
  konfliktMellan,
  nyOrganisationModel,
  organisationModel,
  organisationPage,
  organisationValues,
  valbaraTyper,
  type Runt,
} from './organisation.view.ts';
import { organisationslistaModel } from './organisationslista.view.ts';
import { nyOrganisationPath, organisationerPath, organisationPath } from './sidor.rules.ts';

const access: Access = ['superadministrator'];

const sokSchema = z.object({
  sok: text(100).catch(''),
  typ: z.string().max(60).catch(''),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The list with the receipt, searched so that the organisation stands in it. */
const efter = (nyckel: string, namn: string) => url(organisationerPath, {}, { kvitto: nyckel, sok: namn });

const typerFor = async ({ db, clock }: Hus, har: string | null) =>
  valbaraTyper(await listPoster(db, 'organisationstyp'), dagAv(clock()), har);

const runtom = async (hus: Hus, organisation: Organisation): Promise<Runt> => ({
  organisation,
  typer: await typerFor(hus, organisation.organisationstypKod),
  deltarI: await listDeltarI(hus.db, organisation.id),
  anstallda: await raknaAnstallda(hus.db, organisation.id),
  andringar: await listAndringar(hus.db, { slag: 'organisation', objekt: organisation.id }),
  meddelande: null,
  konflikt: [],
});

const laggTill = async (
  hus: Hus,
  actor: Actor,
  body: unknown,
): Promise<{ till: string } | { form: Form }> => {
  const last = readOrganisation(body);
  if (!last.ok) return { form: last.form };
  const { uppgifter } = last.value;
  const nyckel = nyckelOf(body);
  const sida = efter(nyckel, uppgifter.namn);
  const sparat = await laggTillOrganisation({ hus, actor }, { nyckel, sida }, uppgifter);
  if (sparat.ok) return { till: sparat.value.sida };
  const hinder = sparat.error === 'andrad_av_annan' ? 'namn_finns' : sparat.error;
  return { form: formWith(body, organisationshinderFel(hinder)) };
};

const andra = async (
  { hus, actor, body }: { hus: Hus; actor: Actor; body: unknown },
  fore: Organisation,
  res: Response,
): Promise<void> => {
  const last = readOrganisation(body);
  if (!last.ok) {
    organisationPage(res, organisationModel(await runtom(hus, fore), last.form), 422);
    return;
  }
  const { uppgifter, version } = last.value;
  const nyckel = nyckelOf(body);
  const inskick = { nyckel, sida: efter(nyckel, uppgifter.namn) };
  const sparat = await andraOrganisation({ hus, actor }, inskick, { id: fore.id, version, ...uppgifter });
  if (sparat.ok) {
    res.redirect(303, sparat.value.sida);
    return;
  }
  const runt = await runtom(hus, found(await findOrganisation(hus.db, fore.id)));
  if (sparat.error === 'andrad_av_annan') {
    const konflikt = konfliktMellan(runt, uppgifter);
    organisationPage(res, organisationModel({ ...runt, konflikt }, formWith(body, {})), 409);
    return;
  }
  const form = formWith(body, organisationshinderFel(sparat.error));
  organisationPage(res, organisationModel(runt, form), 422);
};

/** Organisationer: found, added and changed. */
export const organisationRoutes = (hus: Hus): Route[] => [
  get(organisationerPath, access, laser, async (req, res, actor) => {
    const { sok, typ, sida } = sokSchema.parse(req.query);
    const typer = await listPoster(hus.db, 'organisationstyp');
    const giltig = typer.find(({ kod }) => kod === typ)?.kod ?? null;
    const rader = await sokOrganisationer(hus.db, { monster: sokmonster(sok), typ: giltig, sida });
    const antal = rader[0]?.alla ?? 0;
    const kvitto = await kvittoMed(hus, actor, req.query['kvitto']);
    const underlag = { rader, antal, typer, sok, typ: giltig ?? '', sida, sidor: antalSidor(antal) };
    const meddelande = kvittoMeddelande(kvitto, rader[0]?.namn ?? null);
    listaPage(res, organisationslistaModel({ ...underlag, meddelande }));
  }),

  get(nyOrganisationPath, access, laser, async (req, res) => {
    const aterstalld = aterstalldForm(req, res);
    const typer = await typerFor(hus, null);
    const meddelande = aterstalld && aterstalldMeddelande;
    organisationPage(res, nyOrganisationModel(aterstalld ?? emptyForm, typer, meddelande));
  }),

  post(nyOrganisationPath, access, andrar, async (req, res, actor) => {
    const svar = await laggTill(hus, actor, req.body);
    if ('till' in svar) res.redirect(303, svar.till);
    else organisationPage(res, nyOrganisationModel(svar.form, await typerFor(hus, null), null), 422);
  }),

  get(organisationPath, access, laser, async (req, res) => {
    const organisation = found(await findOrganisation(hus.db, req.params.organisationId));
    const aterstalld = aterstalldForm(req, res);
    const form = aterstalld ?? { values: organisationValues(organisation), errors: {} };
    const meddelande = aterstalld && aterstalldMeddelande;
    organisationPage(res, organisationModel({ ...(await runtom(hus, organisation)), meddelande }, form));
  }),

  post(organisationPath, access, andrar, async (req, res, actor) => {
    const organisation = found(await findOrganisation(hus.db, req.params.organisationId));
    await andra({ hus, actor, body: req.body }, organisation, res);
  }),
];
