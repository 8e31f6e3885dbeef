import compression from 'compression';
import express, { Router, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { aliasRoutes } from './alias/alias.routes.ts';
import { visaAnvandareRoutes } from './anvandare/visa.routes.ts';
import { atkomstRoutes } from './atkomst/atkomst.routes.ts';
import { anonymRoutes } from './anonym/anonym.routes.ts';
import { bankidRoutes } from './bankid/bankid.routes.ts';
import { bankidBekraftaRoutes } from './bankid/bekrafta.routes.ts';
import { bekraftelseRoutes } from './bekraftelse/bekraftelse.routes.ts';
import { demobankidRoutes } from './bankid/demobankid.routes.ts';
import { blankettRoutes } from './blankett/blankett.routes.ts';
import { borttagningRoutes } from './anonym/borttagning.routes.ts';
import { arsbekraftelseRoutes } from './arsbekraftelse/arsbekraftelse.routes.ts';
import { bestallareRoutes } from './bestallare/bestallare.routes.ts';
import { bestallningRoutes } from './bestallning/bestallning.routes.ts';
import { nyBestallningRoutes } from './bestallning/ny.routes.ts';
import { budgetRoutes } from './budget/budget.routes.ts';
import { demoRoutes } from './demo/demo.routes.ts';
import { sql } from './db/sql.ts';
import { felregistreringRoutes } from './felregistrering/felregistrering.routes.ts';
import { genomgangRoutes } from './genomgang/genomgang.routes.ts';
import { hjalpRoutes } from './hjalp/hjalp.routes.ts';
import { demobrevRoutes } from './demo/brev.routes.ts';
import { demosmsRoutes } from './demo/sms.routes.ts';
import { deltagandeRoutes } from './deltagande/deltagande.routes.ts';
import { historikRoutes } from './deltagande/historik.routes.ts';
import { deltagareRoutes } from './deltagare/deltagare.routes.ts';
import type { Hus } from './hus.ts';
import { aktiveringRoutes } from './inloggning/aktivering.routes.ts';
import { findInloggad } from './inloggning/inloggad.queries.ts';
import { inloggningRoutes } from './inloggning/inloggning.routes.ts';
import { losenordRoutes } from './inloggning/losenord.routes.ts';
import { utloggningRoutes } from './inloggning/utloggning.routes.ts';
import { hanteraRoutes } from './insats/hantera.routes.ts';
import { insatsRoutes } from './insats/insats.routes.ts';
import { nyInsatsRoutes } from './insats/nyinsats.routes.ts';
import { oversiktRoutes } from './insats/oversikt.routes.ts';
import { sokInsatsRoutes } from './insats/sok.routes.ts';
import { kontoRoutes } from './konto/konto.routes.ts';
import { kvittoRoutes } from './kvitto/kvitto.routes.ts';
import { minaRapporterRoutes } from './minarapporter/minarapporter.routes.ts';
import { overenskommelseRoutes } from './overenskommelse/overenskommelse.routes.ts';
import { rapportsidaRoutes } from './rapportsida/rapportsida.routes.ts';
import { registreringRoutes } from './registrering/registrering.routes.ts';
import { samverkansorganisationRoutes } from './samverkansorganisation/samverkansorganisation.routes.ts';
import { oidcKontoRoutes } from './oidc/bekrafta.routes.ts';
import { oidcRoutes } from './oidc/oidc.routes.ts';
import { ramFor } from './start/ram.view.ts';
import { startRoutes } from './start/start.routes.ts';
import { uppdragshistorikRoutes } from './uppdrag/historik.routes.ts';
import { listorRoutes } from './styrdata/listor.routes.ts';
import { organisationRoutes } from './styrdata/organisation.routes.ts';
import { postRoutes } from './styrdata/post.routes.ts';
import { anvandarvalRoutes } from './uppdrag/anvandarval.routes.ts';
import { medActor, medAnrop, actorOf, anropOf } from './web/actor.ts';
import { slappAterstalld, visaIgen } from './web/aterstall.ts';
import { arAutospar } from './web/autospar.ts';
import { csrf, egetFormular } from './web/csrf.ts';
import { notFound, onError } from './web/errors.ts';
import { ingenCache, sakraHeaders } from './web/headers.ts';
import { mount, type Route } from './web/routes.ts';
import { sessions } from './web/session.ts';
import { staticFiles } from './web/static.ts';
import { utskickRoutes } from './utskick/utskick.routes.ts';
import { tackningRoutes } from './tackning/tackning.routes.ts';
import { volymRoutes } from './volym/volym.routes.ts';
import { useViews } from './web/vy.ts';

/** Signing in and out, and what the user sees of it. */
const kontots = (hus: Hus): Route[] => [
  ...inloggningRoutes(hus),
  ...bankidRoutes(hus),
  ...aktiveringRoutes(hus),
  ...utloggningRoutes(hus),
  ...losenordRoutes(hus),
  ...kontoRoutes(hus),
  ...bekraftelseRoutes(hus),
  ...bankidBekraftaRoutes(hus),
  ...oidcRoutes(hus),
  ...oidcKontoRoutes(hus),
  ...atkomstRoutes(hus),
];

/** Pages of the demo; none of them exists elsewhere. */
const demosidor = (hus: Hus): Route[] => [
  ...demoRoutes(hus),
  ...demosmsRoutes(hus),
  ...demobrevRoutes(hus),
  ...demobankidRoutes(hus),
];

/** Every route of the application, in the order of the menu. */
export const allRoutes = (hus: Hus): Route[] => [
  ...startRoutes(hus),
  ...samverkansorganisationRoutes(hus),
  ...insatsRoutes(hus),
  ...sokInsatsRoutes(hus),
  ...nyInsatsRoutes(hus),
  ...oversiktRoutes(hus),
  ...hanteraRoutes(hus),
  ...registreringRoutes(hus),
  ...felregistreringRoutes(hus),
  ...kvittoRoutes(hus),
  ...anonymRoutes(hus),
  ...borttagningRoutes(hus),
  ...budgetRoutes(hus),
  ...volymRoutes(hus),
  ...kontots(hus),
  ...deltagareRoutes(hus),
  ...deltagandeRoutes(hus),
  ...genomgangRoutes(hus),
  ...tackningRoutes(hus),
  ...historikRoutes(hus),
  ...organisationRoutes(hus),
  ...listorRoutes(hus),
  ...postRoutes(hus),
  ...anvandarvalRoutes(hus),
  ...nyBestallningRoutes(hus),
  ...bestallningRoutes(hus),
  ...arsbekraftelseRoutes(hus),
  ...overenskommelseRoutes(hus),
  ...bestallareRoutes(hus),
  ...utskickRoutes(hus),
  ...uppdragshistorikRoutes(hus),
  ...visaAnvandareRoutes(hus),
  ...rapportsidaRoutes(hus),
  ...minaRapporterRoutes(hus),
  ...aliasRoutes(hus),
  ...blankettRoutes(hus),
  ...hjalpRoutes(),
  ...demosidor(hus),
];

/** Pages outside sign-in whose forms need a session, for their CSRF token. */
const inloggningssidor = /^\/(logga-in|aktivera|demo\/bankid)(\/|$)/;

const halsa =
  ({ db }: Hus): RequestHandler =>
  async (_req, res) => {
    const uppe = await db.run(sql`select 1`).then(
      () => true,
      () => false,
    );
    res
      .status(uppe ? 200 : 503)
      .type('text/plain')
      .send(uppe ? 'up' : 'down');
  };

const logg = ({ log }: Hus): RequestHandler =>
  pinoHttp({
    logger: log,
    genReqId: (_req, res) => anropOf(res as never).begaranId,
    serializers: {
      req: (req: { id: string; method: string }) => ({ id: req.id, method: req.method }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    autoLogging: { ignore: (req) => req.url === '/health' },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
  });

/** CSRF where a session is meant to exist: for the signed-in, and on the pages where one signs in. */
const medCsrf =
  ({ nycklar }: Hus): RequestHandler =>
  (req, res, next) => {
    if (actorOf(res) === null && !inloggningssidor.test(req.path)) {
      next();
      return;
    }
    csrf(req, res, (error?: unknown) => {
      if ((error as { code?: string } | undefined)?.code === 'EBADCSRFTOKEN')
        visaIgen(nycklar)(req, res, next);
      else {
        // A draft that is saved by itself may be refused, so it lets go only when it is saved (see hanteraUtkast).
        if (req.method === 'POST' && error === undefined && !arAutospar(req)) slappAterstalld(req, res);
        next(error);
      }
    });
  };

/** Pages, after what is the same for everyone: session, who it is, and the frame around the page. */
const sidor = (hus: Hus): Router => {
  const { config, db, clock, log } = hus;
  const secure = config.miljo !== 'demo';
  return Router().use(
    ingenCache,
    ramFor(hus),
    egetFormular,
    express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 1000 }),
    sessions({
      db,
      secrets: config.sessionSecrets,
      secure,
      onError: () => {
        log.error('session store failed');
      },
    }),
    medActor((id, anrop) => findInloggad(db, id, anrop, clock())),
    medCsrf(hus),
    mount(allRoutes(hus)),
  );
};

/** The application as a table of contents: what each request passes, in order. */
export const createApp = (hus: Hus): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', hus.config.trustProxy);
  useViews(app);
  app.enable('view cache');
  app.locals['nycklar'] = hus.nycklar;
  app.use(medAnrop, logg(hus), sakraHeaders, compression());
  app.use(staticFiles());
  app.get('/health', halsa(hus));
  app.use(sidor(hus), notFound, onError(hus));
  return app;
};
