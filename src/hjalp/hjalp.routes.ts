import { found } from '../shared/errors.ts';
import { laser, openGet, type Route } from '../web/routes.ts';
import {
  hjalpModel,
  hjalpPath,
  hjalpsida,
  hjalpsidaPath,
  personuppgifterModel,
  personuppgifterPath,
  visaHjalp,
  visaPersonuppgifter,
} from './hjalp.view.ts';
import { tillganglighetModel, tillganglighetPath, visaTillganglighet } from './tillganglighet.view.ts';

/** Help is open to anyone: who cannot sign in needs it most. */
export const hjalpRoutes = (): Route[] => [
  openGet(hjalpPath, laser, (_req, res) => {
    visaHjalp(res, hjalpModel);
  }),
  openGet(hjalpsidaPath, laser, (req, res) => {
    found(hjalpsida(req.params.sida))(res);
  }),
  openGet(tillganglighetPath, laser, (_req, res) => {
    visaTillganglighet(res, tillganglighetModel);
  }),
  openGet(personuppgifterPath, laser, (_req, res) => {
    visaPersonuppgifter(res, personuppgifterModel);
  }),
];
