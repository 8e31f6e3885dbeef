import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen, utkastLage, type Formular } from '../formularutkast/formularutkast.rules.ts';
import { slangFormularutkast, sparaFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { BadRequest } from '../shared/errors.ts';
import { valjAnvandarePath, valjKnapp, type Uppdragslista } from '../uppdrag/uppdragslista.rules.ts';
import { slappAterstalld } from '../web/aterstall.ts';
import { arAutospar, svaraAutospar } from '../web/autospar.ts';
import { formWith } from '../web/form.ts';
import { url } from '../web/url.ts';
import { kommunvalPath, organisationsvalPath } from './adress.rules.ts';

type Valjare = Readonly<Record<string, (utkastId: string) => string>>;

const anvandare =
  (lista: Uppdragslista): Valjare[string] =>
  (utkastId) =>
    url(valjAnvandarePath, { utkastId }, { lista });

/** The pickers of the two forms, by what their buttons send. */
const valjare: Valjare = {
  'valj-kommuner': (utkastId) => url(kommunvalPath, { utkastId }),
  'valj-ingaende': (utkastId) => url(organisationsvalPath, { utkastId }),
  [valjKnapp('samverkansadministratorer')]: anvandare('samverkansadministratorer'),
  [valjKnapp('insatsansvariga')]: anvandare('insatsansvariga'),
};

interface Anropet {
  readonly req: Request;
  readonly res: Response;
  readonly actor: Actor;
}

const kasta = async (hus: Hus, { res, actor }: Anropet, formular: Formular): Promise<void> => {
  await hus.db.transaction(actor, (tx) => slangFormularutkast(tx, formular));
  res.redirect(303, formular.sida);
};

/** Where a button leads once the draft is kept: null stays on the page. A button that no page of ours has is a BadRequest. */
const valjareFor = (knapp: string): ((utkastId: string) => string) | null => {
  const till = Object.hasOwn(valjare, knapp) ? valjare[knapp] : undefined;
  if (till === undefined && knapp !== 'utkast') throw new BadRequest();
  return till ?? null;
};

const spara = async (hus: Hus, { req, actor }: Anropet, formular: Formular) => {
  const { values } = formWith(req.body, {});
  return hus.db.transaction(actor, (tx) =>
    sparaFormularutkast(tx, hus.nycklar, actor, { ...formular, values }),
  );
};

/**
 * Every button but Spara: keeps the whole form as a draft and goes to a picker or back, or throws the draft away. Nothing else is
 * stored. The script that saves while the user types gets a line of text.
 */
export const hanteraUtkast = async (hus: Hus, anropet: Anropet, formular: Formular): Promise<void> => {
  const { req, res } = anropet;
  const knapp = knappen(req.body);
  if (knapp === 'kasta') return kasta(hus, anropet, formular);
  const till = valjareFor(knapp);
  const sparat = await spara(hus, anropet, formular);
  slappAterstalld(req, res);
  if (arAutospar(req)) svaraAutospar(res, utkastLage(sparat?.sparatAt ?? null));
  else res.redirect(303, sparat === null || till === null ? formular.sida : till(sparat.id));
};
