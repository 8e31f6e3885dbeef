import type { Hus } from '../hus.ts';
import { laser, openGet, type Route } from '../web/routes.ts';
import { personerModel, personerPath, visaPersoner } from './demo.view.ts';
import { demoPersoner } from './personer.rules.ts';

/** Pages that exist in the demo only: elsewhere there is no such route at all. */
export const demoRoutes = ({ config }: Hus): Route[] =>
  config.miljo === 'demo'
    ? [
        openGet(personerPath, laser, (_req, res) => {
          visaPersoner(res, personerModel(demoPersoner()));
        }),
      ]
    : [];
