import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { listAndringar } from '../andring/andring.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { listAnvandning } from './anvandning.queries.ts';
import { aterstalldMeddelande } from './kvitto.view.ts';
import { findPost } from './listor.queries.ts';
import { listanMed, listor, type Listnamn, type Listpost } from './listor.rules.ts';
import { andraPost, laggTillPost, sattSistaDag } from './listor.service.ts';
import { posthinderFel, readPost, readSlut, sluthinderFel } from './post.schema.ts';
import { konfliktMellan, nyPostModel, postModel, postPage, postValues, type Runt } from './post.view.ts';
import { listaPath, nyPostPath, postPath, slutPath } from './sidor.rules.ts';
import { slutModel, slutPage } from './slut.view.ts';

const access: Access = ['superadministrator'];

/** The list with the receipt; a long one is searched so that the entry stands in it. */
const efter = (lista: Listnamn, nyckel: string, { kod, text }: Partial<Pick<Listpost, 'kod' | 'text'>>) =>
  url(
    listaPath,
    { lista },
    { kvitto: nyckel, post: kod, sok: listor[lista].lang ? text?.slice(0, 100) : undefined },
  );

interface Sant {
  readonly hus: Hus;
  readonly actor: Actor;
  readonly lista: Listnamn;
  readonly body: unknown;
}

const nyPost = async ({ hus, actor, lista, body }: Sant): Promise<{ till: string } | { form: Form }> => {
  const last = readPost(lista, body, null);
  if (!last.ok) return { form: last.form };
  const nyckel = nyckelOf(body);
  const { uppgifter } = last.value;
  const sida = efter(lista, nyckel, { text: uppgifter.text });
  const sparat = await laggTillPost({ hus, actor }, { lista, nyckel, sida }, uppgifter);
  if (sparat.ok) return { till: sparat.value.sida };
  const hinder = sparat.error === 'andrad_av_annan' ? 'text_finns' : sparat.error;
  return { form: formWith(body, posthinderFel(hinder, lista)) };
};

/** Everything around the form of an entry. */
const runtom = async ({ db, clock }: Hus, lista: Listnamn, post: Listpost): Promise<Runt> => ({
  lista,
  post,
  anvandning: await listAnvandning(db, lista, post.kod),
  andringar: await listAndringar(db, { slag: 'styrdata', objekt: `${lista}/${post.kod}` }),
  idag: dagAv(clock()),
  meddelande: null,
  konflikt: [],
});

const andra = async ({ hus, actor, lista, body }: Sant, fore: Listpost, res: Response): Promise<void> => {
  const last = readPost(lista, body, fore);
  if (!last.ok) {
    postPage(res, postModel(await runtom(hus, lista, fore), last.form), 422);
    return;
  }
  const { kod } = fore;
  const { uppgifter, version } = last.value;
  const nyckel = nyckelOf(body);
  const sida = efter(lista, nyckel, { kod, text: uppgifter.text });
  const sparat = await andraPost({ hus, actor }, { lista, nyckel, sida }, { kod, version, ...uppgifter });
  if (sparat.ok) {
    res.redirect(303, sparat.value.sida);
    return;
  }
  // Read again: what stood in the way may be what someone else just saved.
  const runt = await runtom(hus, lista, found(await findPost(hus.db, lista, kod)));
  if (sparat.error === 'andrad_av_annan') {
    const konflikt = konfliktMellan(lista, runt.post, uppgifter);
    postPage(res, postModel({ ...runt, konflikt }, formWith(body, {})), 409);
    return;
  }
  postPage(res, postModel(runt, formWith(body, posthinderFel(sparat.error, lista))), 422);
};

const avsluta = async ({ hus, actor, lista, body }: Sant, fore: Listpost, res: Response): Promise<void> => {
  const { kod } = fore;
  const visa = async (post: Listpost, form: Form, status: number) => {
    slutPage(res, slutModel(await runtom(hus, lista, post), form), status);
  };
  const last = readSlut(body);
  if (!last.ok) return visa(fore, last.form, 422);
  const nyckel = nyckelOf(body);
  const sida = efter(lista, nyckel, fore);
  const sparat = await sattSistaDag({ hus, actor }, { lista, nyckel, sida }, { kod, ...last.value });
  if (sparat.ok) {
    res.redirect(303, sparat.value.sida);
    return;
  }
  const nu = found(await findPost(hus.db, lista, kod));
  const form = formWith(body, sluthinderFel(sparat.error, lista, nu));
  return visa(nu, form, sparat.error === 'andrad_av_annan' ? 409 : 422);
};

/** Adding an entry, changing what it says, and ending it. */
export const postRoutes = (hus: Hus): Route[] => {
  const funnen = async ({ lista: namn, kod }: Request<{ lista: string; kod: string }>['params']) => {
    const lista = found(listanMed(namn));
    return { lista, fore: found(await findPost(hus.db, lista, kod)) };
  };
  const medSlut = async (params: Request<{ lista: string; kod: string }>['params']) => {
    const funnet = await funnen(params);
    return found(listor[funnet.lista].harGiltighet ? funnet : null);
  };

  return [
    get(nyPostPath, access, laser, (req, res) => {
      const lista = found(listanMed(req.params.lista));
      const aterstalld = aterstalldForm(req, res);
      postPage(res, nyPostModel(lista, aterstalld ?? emptyForm, aterstalld && aterstalldMeddelande));
    }),

    post(nyPostPath, access, andrar, async (req, res, actor) => {
      const lista = found(listanMed(req.params.lista));
      const svar = await nyPost({ hus, actor, lista, body: req.body });
      if ('till' in svar) res.redirect(303, svar.till);
      else postPage(res, nyPostModel(lista, svar.form), 422);
    }),

    get(postPath, access, laser, async (req, res) => {
      const { lista, fore } = await funnen(req.params);
      const aterstalld = aterstalldForm(req, res);
      const runt = await runtom(hus, lista, fore);
      const meddelande = aterstalld && aterstalldMeddelande;
      const form = aterstalld ?? { values: postValues(fore), errors: {} };
      postPage(res, postModel({ ...runt, meddelande }, form));
    }),

    post(postPath, access, andrar, async (req, res, actor) => {
      const { lista, fore } = await funnen(req.params);
      await andra({ hus, actor, lista, body: req.body }, fore, res);
    }),

    get(slutPath, access, laser, async (req, res) => {
      const { lista, fore } = await medSlut(req.params);
      const aterstalld = aterstalldForm(req, res);
      const runt = await runtom(hus, lista, fore);
      const meddelande = aterstalld && aterstalldMeddelande;
      const form = aterstalld ?? { values: { galler_till: fore.gallerTill ?? '' }, errors: {} };
      slutPage(res, slutModel({ ...runt, meddelande }, form));
    }),

    post(slutPath, access, andrar, async (req, res, actor) => {
      const { lista, fore } = await medSlut(req.params);
      await avsluta({ hus, actor, lista, body: req.body }, fore, res);
    }),
  ];
};
