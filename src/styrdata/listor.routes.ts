import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { antalSidor } from '../shared/sidor.ts';
import { sokmonster } from '../shared/text.ts';
import { nyckelOf, text } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { raknaAnvandning } from './anvandning.queries.ts';
import { kvittoMeddelande } from './kvitto.view.ts';
import { listPoster, sokPoster } from './listor.queries.ts';
import { kommunerMedStadsdelar, listanMed, listor, type Listnamn, type Listpost } from './listor.rules.ts';
import { flyttaPost } from './listor.service.ts';
import { listaModel, listaPage, styrdataModel, styrdataPage, type Listunderlag } from './lista.view.ts';
import { listaPath, ordningPath, styrdataPath } from './sidor.rules.ts';

const access: Access = ['superadministrator'];

/** The user's own receipt by the key in the address; null when there is none. */
export const kvittoMed = async ({ db }: Hus, actor: Actor, nyckel: unknown) => {
  const parsed = z.uuid().safeParse(nyckel);
  if (!parsed.success) return null;
  const kvitto = await db.transaction(actor, (tx) => findKvitto(tx, parsed.data));
  return kvitto === null ? null : { ...kvitto, nummer: kvittonummer(kvitto) };
};

const sokSchema = z.object({
  sok: text(100).catch(''),
  tillhor: z.string().catch(''),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The choices of the search: län, or the kommuner that have stadsdelar. */
const valFor = async ({ db }: Hus, lista: Listnamn) =>
  lista === 'stadsdel'
    ? Object.entries(kommunerMedStadsdelar).map(([varde, text]) => ({ varde, text }))
    : (await listPoster(db, 'lan')).map(({ kod, text }) => ({ varde: kod, text }));

type Innehall = Pick<Listunderlag, 'poster' | 'sokning'>;

const hela = async ({ db }: Hus, lista: Listnamn): Promise<Innehall> => ({
  poster: await listPoster(db, lista),
  sokning: null,
});

const sokt = async (hus: Hus, lista: Listnamn, query: unknown): Promise<Innehall> => {
  const { sok, tillhor, sida } = sokSchema.parse(query);
  const val = await valFor(hus, lista);
  const giltigt = val.find(({ varde }) => varde === tillhor)?.varde ?? null;
  const monster = sokmonster(sok);
  const { poster, antal } = await sokPoster(hus.db, lista, { monster, tillhor: giltigt, sida });
  const sidor = antalSidor(antal);
  return { poster, sokning: { sok, tillhor: giltigt ?? '', sida, sidor, antal, val } };
};

const flyttning = /^(upp|ned)-([a-z0-9_]{1,60})$/;
const flyttningen = (body: unknown): { kod: string; steg: 'upp' | 'ned' } => {
  const { gor } = z.object({ gor: z.string().catch('') }).parse(body ?? {});
  const [, steg, kod] = flyttning.exec(gor) ?? [];
  if ((steg !== 'upp' && steg !== 'ned') || kod === undefined) throw new BadRequest();
  return { kod, steg };
};

const namnet = (poster: readonly Listpost[], kod: unknown): string | null =>
  poster.find((ett) => ett.kod === kod)?.text ?? null;

/** The list of lists, and each list with its order. */
export const listorRoutes = (hus: Hus): Route[] => [
  get(styrdataPath, access, laser, (_req, res) => {
    styrdataPage(res, styrdataModel);
  }),

  get(listaPath, access, laser, async (req, res, actor) => {
    const lista = found(listanMed(req.params.lista));
    const innehall = listor[lista].lang ? await sokt(hus, lista, req.query) : await hela(hus, lista);
    const koder = innehall.poster.map(({ kod }) => kod);
    const kvitto = await kvittoMed(hus, actor, req.query['kvitto']);
    const underlag: Listunderlag = {
      ...innehall,
      lista,
      anvandning: await raknaAnvandning(hus.db, lista, koder),
      idag: dagAv(hus.clock()),
      nyckel: randomUUID(),
      meddelande: kvittoMeddelande(kvitto, namnet(innehall.poster, req.query['post'])),
    };
    listaPage(res, listaModel(underlag));
  }),

  post(ordningPath, access, andrar, async (req, res, actor) => {
    const lista = found(listanMed(req.params.lista));
    if (!listor[lista].ordnas) throw new BadRequest();
    const flyttning = flyttningen(req.body);
    const nyckel = nyckelOf(req.body);
    const sida = url(listaPath, { lista }, { kvitto: nyckel, post: flyttning.kod });
    await flyttaPost({ hus, actor }, { lista, nyckel, sida }, flyttning);
    res.redirect(303, sida);
  }),

  // Reached when the form was sent too late.
  get(ordningPath, access, laser, (req, res) => {
    const lista = found(listanMed(req.params.lista));
    res.redirect(303, url(listaPath, { lista }));
  }),
];
