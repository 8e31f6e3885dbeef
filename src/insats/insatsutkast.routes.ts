import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen, utkastLage, type Formular } from '../formularutkast/formularutkast.rules.ts';
import { slangFormularutkast, sparaFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { BadRequest } from '../shared/errors.ts';
import { valjAnvandarePath, valjKnapp } from '../uppdrag/uppdragslista.rules.ts';
import { slappAterstalld } from '../web/aterstall.ts';
import { arAutospar, svaraAutospar } from '../web/autospar.ts';
import { formWith } from '../web/form.ts';
import { url } from '../web/url.ts';

/** What one request is about. */
export interface Anropet {
  readonly req: Request;
  readonly res: Response;
  readonly actor: Actor;
}

/** Where the buttons that keep the form lead, given the id of the draft; other buttons no page of ours has. */
const vidare = (knapp: string, { sida }: Formular): ((utkastId: string) => string) => {
  if (knapp === 'utkast') return () => sida;
  if (knapp !== valjKnapp('deltagaransvariga')) throw new BadRequest();
  return (utkastId) => url(valjAnvandarePath, { utkastId }, { lista: 'deltagaransvariga' });
};

const kasta = async (hus: Hus, { res, actor }: Anropet, formular: Formular): Promise<void> => {
  await hus.db.transaction(actor, (tx) => slangFormularutkast(tx, formular));
  res.redirect(303, formular.sida);
};

/**
 * Every button but Spara: keeps the whole form as a draft and goes to "Välj användare" or back, or throws the draft away. Nothing
 * else is stored. The script that saves while the user types gets a line of text.
 */
export const hanteraUtkast = async (hus: Hus, anropet: Anropet, formular: Formular): Promise<void> => {
  const { req, res, actor } = anropet;
  const knapp = knappen(req.body);
  if (knapp === 'kasta') return kasta(hus, anropet, formular);
  const till = vidare(knapp, formular);
  const { values } = formWith(req.body, {});
  const sparat = await hus.db.transaction(actor, (tx) =>
    sparaFormularutkast(tx, hus.nycklar, actor, { ...formular, values }),
  );
  slappAterstalld(req, res);
  if (arAutospar(req)) svaraAutospar(res, utkastLage(sparat?.sparatAt ?? null));
  else res.redirect(303, sparat === null ? formular.sida : till(sparat.id));
};
