import type { Hus } from '../hus.ts';
import type { Route } from '../web/routes.ts';
import { inregistreringRoutes } from './inregistrering.routes.ts';
import { rattelseRoutes } from './rattelse.routes.ts';
import { sokningRoutes } from './sokning.routes.ts';
import { utregistreringRoutes } from './utregistrering.routes.ts';
import { valRoutes } from './val.routes.ts';

/** Registrera deltagare: find the person, choose the registration, answer the questions. */
export const registreringRoutes = (hus: Hus): Route[] => [
  ...sokningRoutes(hus),
  ...valRoutes(hus),
  ...inregistreringRoutes(hus),
  ...rattelseRoutes(hus),
  ...utregistreringRoutes(hus),
];
