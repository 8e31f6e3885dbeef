import compression from 'compression';
import express, { Router, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { sql } from './db/sql.ts';
import type { Hus } from './hus.ts';
import { findInloggad } from './inloggning/inloggad.queries.ts';
import { allRoutes } from './rutter.ts';
import { ramFor } from './start/ram.view.ts';
import { medActor, medAnrop, actorOf, anropOf } from './web/actor.ts';
import { slappAterstalld, visaIgen } from './web/aterstall.ts';
import { arAutospar } from './web/autospar.ts';
import { csrf, egetFormular } from './web/csrf.ts';
import { notFound, onError } from './web/errors.ts';
import { ingenCache, sakraHeaders } from './web/headers.ts';
import { mount } from './web/routes.ts';
import { sessions } from './web/session.ts';
import { staticFiles } from './web/static.ts';
import { useViews } from './web/vy.ts';

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
