import type { Request, Response } from 'express';
import { z } from 'zod';
import { brytForsegling, forsegla, type Nycklar } from '../db/kryptering.ts';
import { actorOf } from './actor.ts';
import { deleteCookie, readCookie, setCookie } from './cookie.ts';
import type { Meddelande } from './delar.ts';

/*
 * A message for the first page after a sign-in. The session is not written to after that, so it goes sealed in a cookie of its own,
 * which the page that shows it takes away.
 */
const namn = 'besked';

const sparat = z.object({
  anvandareId: z.string(),
  slag: z.enum(['info', 'varning']),
  text: z.string(),
});

interface Besked {
  readonly slag: 'info' | 'varning';
  readonly text: string;
}

/** Leaves a message for the user's next page; null leaves none. */
export const lamnaBesked = (
  req: Request,
  res: Response,
  anvandareId: string,
  besked: Besked | null,
): void => {
  if (besked === null) return;
  const { nycklar } = req.app.locals as { nycklar: Nycklar };
  const value = forsegla(nycklar, namn, { anvandareId, ...besked });
  setCookie(req, res, { name: namn, value, seconds: 10 * 60 });
};

/** The message left for this user, once. */
export const taBesked = (req: Request, res: Response): Meddelande | null => {
  const [text, actor] = [readCookie(req, namn), actorOf(res)];
  if (text === null || actor === null) return null;
  deleteCookie(req, res, namn);
  const { nycklar } = req.app.locals as { nycklar: Nycklar };
  const parsed = sparat.safeParse(brytForsegling(nycklar, namn, text));
  return parsed.success && parsed.data.anvandareId === actor.id
    ? { slag: parsed.data.slag, text: parsed.data.text }
    : null;
};
