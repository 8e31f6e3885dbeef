import type { Response } from 'express';
import { begransning } from '../db/begransning.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { oppnaLasningar } from './lasningar.service.ts';
import { lasningarModel, lasningarPage, skickaLasningar } from './lasningar.view.ts';
import { lasningarPath } from './sidor.rules.ts';
import { lasLasningsurval } from './urval.schema.ts';

const access: Access = ['loggranskare'];
const inga = 'Loggen har ingen läsning att visa för det här urvalet. Pröva en längre period.';

/** Who has read whose data, as a file, for a loggranskare who has just shown who they are. */
export const lasningarRoutes = (hus: Hus): Route[] => {
  const { db, clock, config } = hus;
  const hamtningar = begransning(db, 'lasningar', { points: 30, seconds: 60 * 60 });
  const visa = (res: Response, form: Form): void => {
    lasningarPage(res, lasningarModel(form), felstatus(form));
  };

  return [
    get(lasningarPath, access, bekraftad(laser), (req, res) => {
      visa(res, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(lasningarPath, access, bekraftad(andrar), async (req, res, actor) => {
      const last = lasLasningsurval(req.body, { idag: dagAv(clock()), krav: nummerkrav[config.miljo] });
      if (!last.ok) {
        visa(res, last.form);
        return;
      }
      await hamtningar.rakna(actor.id);
      const svar = await oppnaLasningar(hus, actor, last.value);
      if (svar.ok) await skickaLasningar(res, svar.value, last.value);
      else visa(res, formWith(req.body, { fran: inga }));
    }),
  ];
};
