import type { Hus } from '../hus.ts';
import { isDemoinkorg } from '../sms/sms.rules.ts';
import { laser, openGet, type Route } from '../web/routes.ts';
import { inkorgPath } from './sidor.rules.ts';
import { inkorgModel, inkorgPage } from './sms.view.ts';

/** The inbox page, in the demo alone: elsewhere the address does not exist. */
export const demosmsRoutes = ({ config, sms }: Hus): Route[] =>
  config.miljo === 'demo' && isDemoinkorg(sms)
    ? [
        openGet(inkorgPath, laser, (_req, res) => {
          inkorgPage(res, inkorgModel(sms.senaste()));
        }),
      ]
    : [];
