import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { z } from 'zod';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { bestallningshinderText } from '../bestallning/bestallning.rules.ts';
import { bestallningPath } from '../bestallning/sidor.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, flera, formWith, nyckelOf, readForm, text, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, talI, url } from '../web/url.ts';
import { avslutModel, avslutPage } from './avslut.view.ts';
import { bekraftelsehinderText } from './arsbekraftelse.rules.ts';
import {
  bekrafta,
  bestallAvslut,
  findAnvandareAttBekrafta,
  listAnvandareAttBekrafta,
} from './arsbekraftelse.service.ts';
import { bekraftaModel, bekraftaPage } from './arsbekraftelse.view.ts';
import { avslutaPath, bekraftaPath } from './sidor.rules.ts';

const access: Access = ['bestallare', 'superadministrator'];
const valForm = z.object({ vald: flera() });
const avslutForm = z.object({ pa_begaran_av: text(200).default('') });

/** The yearly confirmation of users, and the way from it to an order that one of them ends. */
export const arsbekraftelseRoutes = (hus: Hus): Route[] => {
  const visa = async (
    res: Response,
    actor: Actor,
    form: Form,
    { sida, bekraftade }: { readonly sida: number; readonly bekraftade: number },
  ): Promise<void> => {
    const lista = await listAnvandareAttBekrafta({ hus, actor }, sida);
    const vid = { idag: dagAv(hus.clock()), bekraftade };
    bekraftaPage(res, bekraftaModel(lista, form, vid), felstatus(form));
  };

  const visaAvslut = async (res: Response, actor: Actor, id: string, form: Form): Promise<void> => {
    const vem = await findAnvandareAttBekrafta({ hus, actor }, id);
    avslutPage(res, avslutModel(vem, form, hasRoll(actor, 'superadministrator')), felstatus(form));
  };

  return [
    get(bekraftaPath, access, laser, async (req, res, actor) => {
      const vid = { sida: sidnummer(req.query['sida']), bekraftade: talI(req.query['bekraftade']) };
      await visa(res, actor, aterstalldForm(req, res) ?? emptyForm, vid);
    }),

    post(bekraftaPath, access, andrar, async (req, res, actor) => {
      const last = readForm(valForm, req.body);
      if (!last.ok) return visa(res, actor, last.form, { sida: 1, bekraftade: 0 });
      const ids = last.value.vald;
      const sida = url(bekraftaPath, {}, { bekraftade: String(ids.length) });
      const riktiga = ids.every((id) => z.guid().safeParse(id).success);
      const svar = riktiga
        ? await bekrafta({ hus, actor }, { nyckel: nyckelOf(req.body), sida, ids })
        : ({ ok: false, error: 'andrad' } as const);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else {
        const form = formWith(req.body, { vald: bekraftelsehinderText[svar.error] });
        await visa(res, actor, form, { sida: 1, bekraftade: 0 });
      }
    }),

    get(avslutaPath, access, laser, async (req, res, actor) => {
      await visaAvslut(res, actor, req.params.anvandareId, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(avslutaPath, access, andrar, async (req, res, actor) => {
      const { anvandareId } = req.params;
      const { kanAvslutas } = await findAnvandareAttBekrafta({ hus, actor }, anvandareId);
      found(kanAvslutas ? true : null);
      const last = readForm(avslutForm, req.body);
      if (!last.ok) return visaAvslut(res, actor, anvandareId, last.form);
      const begaran = hasRoll(actor, 'superadministrator') ? last.value.pa_begaran_av : null;
      const bestallningId = randomUUID();
      const sida = url(bestallningPath, { bestallningId }, { kvitto: 'ja' });
      const order = { nyckel: nyckelOf(req.body), bestallningId, sida, paBegaranAv: begaran };
      const svar =
        begaran === ''
          ? ({ ok: false, error: 'utan_begaran' } as const)
          : await bestallAvslut({ hus, actor }, anvandareId, order);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else {
        const [falt, fel] = bestallningshinderText[svar.error];
        await visaAvslut(res, actor, anvandareId, formWith(req.body, { [falt]: fel }));
      }
    }),
  ];
};
