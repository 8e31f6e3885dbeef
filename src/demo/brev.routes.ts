import { isDemobrevlada } from '../epost/epost.rules.ts';
import type { Hus } from '../hus.ts';
import { laser, openGet, type Route } from '../web/routes.ts';
import { brevladaModel, brevladaPage } from './brev.view.ts';
import { brevladaPath } from './sidor.rules.ts';

/** The page with the letters, in the demo alone: elsewhere the address does not exist. */
export const demobrevRoutes = ({ config, epost }: Hus): Route[] =>
  config.miljo === 'demo' && isDemobrevlada(epost)
    ? [
        openGet(brevladaPath, laser, (_req, res) => {
          brevladaPage(res, brevladaModel(epost.senaste()));
        }),
      ]
    : [];
