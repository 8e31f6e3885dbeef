import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { brytForsegling, forsegla, type Nycklar } from '../db/kryptering.ts';
import { actorOf, utgangenOf } from './actor.ts';
import { deleteCookie, readCookie, setCookie } from './cookie.ts';
import type { Meddelande } from './delar.ts';
import type { Form } from './form.ts';
import { internSida } from './url.ts';

/*
 * Nothing typed is lost, also when the session or the CSRF token has run out: the form goes sealed in a cookie of the
 * user's own browser, and the page it came from shows it again to the same user. The server stores nothing.
 */
const namn = 'aterstall';
// The real name behind an alias, `verkligt_…`, is kept nowhere either.
const aldrig = new Set(['_csrf', 'losenord', 'nytt_losenord', 'upprepa', 'kod', 'aktiveringskod']);

const sparad = z.object({
  anvandareId: z.string(),
  path: z.string(),
  values: z.record(z.string(), z.unknown()),
});

/** Keeps a refused form for the user. Over 3 kB it does not fit in a cookie and is left out: false. */
const behall = (nycklar: Nycklar, req: Request, res: Response, anvandareId: string): boolean => {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const values = Object.fromEntries(
    Object.entries(body).filter(([key]) => !aldrig.has(key) && !key.startsWith('verkligt_')),
  );
  const text = forsegla(nycklar, namn, { anvandareId, path: req.path, values });
  if (text.length > 3800) return false;
  setCookie(req, res, { name: namn, value: text, seconds: 24 * 60 * 60 });
  return true;
};

/** Keeps what a signed-in user sent to a page that could not take it just now. */
export const behallSkickat = (req: Request, res: Response): void => {
  const actor = actorOf(res);
  if (req.method !== 'POST' || actor === null) return;
  behall((req.app.locals as { nycklar: Nycklar }).nycklar, req, res, actor.id);
};

/** To the sign-in page, and back afterwards; a form that was sent comes along. */
export const tillInloggning = (req: Request, res: Response): void => {
  const anvandareId = utgangenOf(res);
  const { nycklar } = req.app.locals as { nycklar: Nycklar };
  if (req.method === 'POST' && anvandareId !== null) behall(nycklar, req, res, anvandareId);
  const tillbaka = req.method === 'GET' ? req.originalUrl : req.path;
  res.redirect(
    303,
    tillbaka === '/' ? '/logga-in' : `/logga-in?${new URLSearchParams({ till: tillbaka }).toString()}`,
  );
};

/** To the page where a signed-in user shows again who they are, and back afterwards; a form that was sent comes along. */
export const tillBekraftelse = (req: Request, res: Response): void => {
  const actor = actorOf(res);
  const { nycklar } = req.app.locals as { nycklar: Nycklar };
  if (req.method === 'POST' && actor !== null) behall(nycklar, req, res, actor.id);
  const till = req.method === 'GET' ? req.originalUrl : req.path;
  res.redirect(303, `/konto/bekrafta?${new URLSearchParams({ till }).toString()}`);
};

/** After a CSRF token that had run out: the same page again, with everything typed and a line that says why. */
export const visaIgen =
  (nycklar: Nycklar): RequestHandler =>
  (req, res) => {
    const actor = actorOf(res);
    if (actor === null) {
      const till = internSida((req.body as { till?: unknown } | undefined)?.till);
      res.redirect(303, `${req.path}?${new URLSearchParams({ varfor: 'token', till }).toString()}`);
      return;
    }
    behall(nycklar, req, res, actor.id);
    res.redirect(303, internSida(req.path));
  };

/** The form that was kept for this user and this page, until the page is sent again; null when there is none. */
export const aterstalldForm = (req: Request, res: Response): Form | null => {
  const text = readCookie(req, namn);
  const actor = actorOf(res);
  if (text === null || actor === null) return null;
  const { nycklar } = req.app.locals as { nycklar: Nycklar };
  const parsed = sparad.safeParse(brytForsegling(nycklar, namn, text));
  if (!parsed.success || parsed.data.anvandareId !== actor.id || parsed.data.path !== req.path) return null;
  return { values: parsed.data.values, errors: {} };
};

/** Above a form that was kept because the page had been open for too long. */
export const aterstalldMeddelande: Meddelande = {
  slag: 'varning',
  text: 'Sidan hade legat öppen för länge, så inget sparades. Det du hade skrivit finns kvar. Kontrollera det och fortsätt.',
};

/** Forgets the form that was kept: what the page sent now is newer. */
export const slappAterstalld = (req: Request, res: Response): void => {
  if (aterstalldForm(req, res) !== null) deleteCookie(req, res, namn);
};
