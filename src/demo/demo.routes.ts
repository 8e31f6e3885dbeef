import type { Hus } from '../hus.ts';
import { laser, openGet, type Route } from '../web/routes.ts';
import { kontonModel, kontonPage, personerModel, personerPage } from './demo.view.ts';
import { demoKonton } from './kontolista.rules.ts';
import { demoPersoner } from './personer.rules.ts';
import { kontonPath, personerPath } from './sidor.rules.ts';

/** Pages that exist in the demo only: elsewhere there is no such route at all. */
export const demoRoutes = ({ config }: Hus): Route[] =>
  config.miljo === 'demo'
    ? [
        openGet(personerPath, laser, (_req, res) => {
          personerPage(res, personerModel(demoPersoner()));
        }),
        openGet(kontonPath, laser, (_req, res) => {
          kontonPage(res, kontonModel(demoKonton()));
        }),
      ]
    : [];
