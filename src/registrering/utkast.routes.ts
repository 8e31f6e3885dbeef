import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { slappAterstalld } from '../web/aterstall.ts';
import { arAutospar, svaraAutospar } from '../web/autospar.ts';
import type { FormErrors } from '../web/form.ts';
import { gorOf, utkastValues } from './utkast.schema.ts';
import { kastaUtkast, sparaUtkast, type NyttUtkast } from './utkast.service.ts';
import { utkastLage } from './utkast.view.ts';

const utanSamtycke = 'Kryssa i samtycket först. Utan det sparar SUS inget om personen, inte ens ett utkast.';
const forLangt = 'Korta texten. Utkastet är för långt för att sparas.';

const arIkryssat = (body: unknown): boolean =>
  (body as { samtycke?: unknown } | undefined)?.samtycke === 'ja';

/** Without samtycke nothing is kept of a person, and a draft has its limit. */
const hindretFor = (
  body: unknown,
  { deltagandeId, formular }: Omit<NyttUtkast, 'values'>,
): FormErrors | null => {
  if (deltagandeId === null && !arIkryssat(body)) return { samtycke: utanSamtycke };
  const falt = formular === 'inregistrering' ? 'startdag' : 'avslutningsdag';
  return utkastValues(body) === null ? { [falt]: forLangt } : null;
};

/** The line of the save row when nothing was kept. */
const inteSparat = ({ samtycke }: FormErrors): string =>
  samtycke === undefined ? forLangt : 'Utkastet sparas när samtycket är ikryssat';

interface Anropet {
  readonly req: Request;
  readonly res: Response;
  readonly actor: Actor;
}

/**
 * Saves the draft of a form, or throws it away, and shows the page again. The script that saves while the user types
 * gets a line of text instead. Gives what to tell the user when nothing could be kept.
 */
export const hanteraUtkast = async (
  hus: Hus,
  { req, res, actor }: Anropet,
  utkast: Omit<NyttUtkast, 'values'>,
): Promise<FormErrors | null> => {
  if (gorOf(req.body) === 'kasta') {
    await hus.db.transaction(actor, (tx) => kastaUtkast(tx, utkast.id));
    res.redirect(303, req.path);
    return null;
  }
  const hinder = hindretFor(req.body, utkast);
  if (hinder === null) await sparaOchSvara(hus, { req, res, actor }, utkast);
  else await nekaUtkast(hus, { req, res, actor }, { id: utkast.id, hinder });
  return arAutospar(req) ? null : hinder;
};

const sparaOchSvara = async (
  hus: Hus,
  anropet: Anropet,
  utkast: Omit<NyttUtkast, 'values'>,
): Promise<void> => {
  const { req, res } = anropet;
  const at = await spara(hus, anropet, { ...utkast, values: utkastValues(req.body) ?? {} });
  if (arAutospar(req)) svaraAutospar(res, utkastLage(at));
  else res.redirect(303, req.path);
};

/** A samtycke that is unticked takes the draft that was kept under it along. */
const nekaUtkast = async (
  hus: Hus,
  { req, res, actor }: Anropet,
  { id, hinder }: { readonly id: string; readonly hinder: FormErrors },
): Promise<void> => {
  if (hinder['samtycke'] !== undefined) await hus.db.transaction(actor, (tx) => kastaUtkast(tx, id));
  if (arAutospar(req)) svaraAutospar(res, inteSparat(hinder));
};

const spara = async (hus: Hus, { req, res, actor }: Anropet, utkast: NyttUtkast): Promise<Date | null> => {
  const at = await hus.db.transaction(actor, (tx) => sparaUtkast(tx, hus.nycklar, actor, utkast));
  if (at !== null) slappAterstalld(req, res);
  return at;
};
