import type { Hus } from '../hus.ts';
import type { Route } from '../web/routes.ts';
import { hanteraRoutes } from './hantera.routes.ts';
import { registreraRoutes } from './registrera.routes.ts';
import { sokRoutes } from './sok.routes.ts';
import { valRoutes } from './val.routes.ts';
import { visningRoutes } from './visning.routes.ts';

/** Every page of the samverkansorganisationer. */
export const samverkansorganisationRoutes = (hus: Hus): Route[] => [
  ...sokRoutes(hus),
  ...visningRoutes(hus),
  ...hanteraRoutes(hus),
  ...registreraRoutes(hus),
  ...valRoutes(hus),
];
